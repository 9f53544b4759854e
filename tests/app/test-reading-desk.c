/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "fixture.h"
#include "history.h"
#include "reading-desk-private.h"
#include "reading-page-private.h"

#define N_DOCUMENTS 5

typedef struct
{
  HwFixture base;
  GtkWindow *window;
  HwReadingDesk *desk;
  gint64 documents[N_DOCUMENTS + 1]; /* from 1 */
  guint n_told;                      /* of "document-changed" */
  guint n_failures;                  /* of "failed" */
} Fixture;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HwDocumentLoad *load = hw_session_run_finish (HW_SESSION (source), result, NULL);

  g_assert_nonnull (load);
  hw_reading_desk_restore (data, load);
}

static void
told_cb (Fixture *f)
{
  f->n_told++;
}

static void
open_desk (Fixture *f, int width)
{
  f->window = GTK_WINDOW (gtk_window_new ());
  f->desk = HW_READING_DESK (hw_reading_desk_new (f->base.session));
  f->n_told = 0;
  g_signal_connect_swapped (f->desk, "document-changed", G_CALLBACK (told_cb), f);
  gtk_window_set_default_size (f->window, width, 500);
  gtk_window_set_child (f->window, GTK_WIDGET (f->desk));
  hw_session_run (f->base.session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, loaded_cb, f->desk);
  gtk_window_present (f->window);
  hw_fixture_settle (&f->base);
}

static void
close_desk (Fixture *f)
{
  hw_reading_desk_save (f->desk);
  g_object_ref (f->desk);
  gtk_window_destroy (f->window);
  hw_fixture_settle (&f->base);
  g_assert_finalize_object (f->desk);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  for (int i = 1; i <= N_DOCUMENTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("وثيقة <%d>", i);

      f->documents[i] = hw_fixture_add_document (&f->base, title, "نص قصير.\nShort.\n");
    }
  open_desk (f, 1000);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_desk (f);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  hw_fixture_tear_down (&f->base, NULL);
}

static int
number_of (Fixture *f, gint64 document)
{
  for (int i = 1; i <= N_DOCUMENTS; i++)
    if (f->documents[i] == document)
      return i;
  return 0;
}

/* What is open: the numbers of the documents, the selected one of a column with a star, that of the active
 * column with two; columns apart by a line. */
static void
assert_open (Fixture *f, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      g_string_append (found, i > 0 ? "|" : "");
      for (guint k = 0; k < hw_reading_desk_count (f->desk, i); k++)
        {
          HwReadingTab *tab = hw_reading_desk_get_tab (f->desk, i, k);

          g_string_append_printf (found, "%d", number_of (f, hw_reading_tab_get_document (tab)));
          if (tab == hw_reading_desk_get_selected (f->desk, i))
            g_string_append (found, i == f->desk->active ? "**" : "*");
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Asserts also that the active page shows the document. */
static void
open (Fixture *f, int number, HwOpenWhere where)
{
  HwReadingPage *page;

  hw_reading_desk_open (f->desk, f->documents[number], NULL, where);
  hw_fixture_settle (&f->base);
  page = hw_reading_desk_get_page (f->desk);
  g_assert_nonnull (page);
  g_assert_cmpint (hw_reading_page_get_document (page)->id, ==, f->documents[number]);
}

static void
test_open (Fixture *f, gconstpointer data)
{
  assert_open (f, "|");
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_HERE);
  assert_open (f, "2**|");
  open (f, 1, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_TAB);
  assert_open (f, "213**|");
  /* What is open is shown where it is. */
  open (f, 2, HW_OPEN_HERE);
  assert_open (f, "2**13|");
  open (f, 3, HW_OPEN_TAB);
  open (f, 2, HW_OPEN_TAB);
  assert_open (f, "2**13|");
  /* A new one stands beside the one it was opened from. */
  open (f, 4, HW_OPEN_TAB);
  assert_open (f, "24**13|");
}

static void
test_beside (Fixture *f, gconstpointer data)
{
  /* Nothing is there yet to be beside of. */
  open (f, 1, HW_OPEN_BESIDE);
  assert_open (f, "1**|");
  open (f, 2, HW_OPEN_BESIDE);
  assert_open (f, "1*|2**");
  open (f, 3, HW_OPEN_HERE);
  assert_open (f, "1*|3**");
  open (f, 1, HW_OPEN_HERE);
  assert_open (f, "1**|3*");
  open (f, 2, HW_OPEN_TAB);
  assert_open (f, "12**|3*");
  /* From a tab behind, it comes over; the one that is read stays, and is seen twice. */
  open (f, 1, HW_OPEN_BESIDE);
  assert_open (f, "2*|31**");
  open (f, 1, HW_OPEN_BESIDE);
  assert_open (f, "21**|31*");
  hw_reading_desk_move_across (f->desk);
  assert_open (f, "2*|311**");
  hw_reading_desk_focus_other (f->desk);
  assert_open (f, "2**|311*");
  /* The last of its column takes the column with it, the last of all stays. */
  hw_reading_desk_move_across (f->desk);
  assert_open (f, "|3112**");
  hw_reading_desk_focus_other (f->desk);
  assert_open (f, "|3112**");
}

static void
test_close (Fixture *f, gconstpointer data)
{
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_TAB);
  open (f, 4, HW_OPEN_BESIDE);
  open (f, 2, HW_OPEN_HERE);
  assert_open (f, "12**3|4*");
  hw_reading_desk_close (f->desk);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (hw_reading_desk_count (f->desk, 0), ==, 2);
  open (f, 4, HW_OPEN_HERE);
  f->n_told = 0;
  hw_reading_desk_close (f->desk);
  hw_fixture_settle (&f->base);
  assert_open (f, "13**|");
  g_assert_cmpuint (f->n_told, >, 0);

  /* The last one first, each where it was. */
  g_assert_true (hw_reading_desk_reopen (f->desk));
  hw_fixture_settle (&f->base);
  assert_open (f, "13*|4**");
  g_assert_true (hw_reading_desk_reopen (f->desk));
  hw_fixture_settle (&f->base);
  assert_open (f, "12**3|4*");
  g_assert_false (hw_reading_desk_reopen (f->desk));

  for (int i = 0; i < 4; i++)
    hw_reading_desk_close (f->desk);
  hw_fixture_settle (&f->base);
  assert_open (f, "|");
  g_assert_null (hw_reading_desk_get_page (f->desk));
}

/* The place of reading and all tabs are back; what was not looked at has not been read. */
static void
test_restart (Fixture *f, gconstpointer data)
{
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_TAB);
  open (f, 4, HW_OPEN_BESIDE);
  open (f, 5, HW_OPEN_TAB);
  open (f, 2, HW_OPEN_HERE);
  f->desk->share = 400;
  adw_tab_view_reorder_first (f->desk->columns[1].view,
                              adw_tab_view_get_selected_page (f->desk->columns[1].view));
  assert_open (f, "12**3|5*4");
  close_desk (f);

  open_desk (f, 1000);
  assert_open (f, "12**3|5*4");
  g_assert_cmpuint (f->desk->share, ==, 400);
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    for (guint k = 0; k < hw_reading_desk_count (f->desk, i); k++)
      {
        HwReadingTab *tab = hw_reading_desk_get_tab (f->desk, i, k);
        HwReadingPage *page = hw_reading_tab_get_page (tab);

        g_assert_true ((page != NULL) == (tab == hw_reading_desk_get_selected (f->desk, i)));
        g_assert_true (g_str_has_prefix (hw_reading_tab_get_title (tab), "وثيقة"));
      }
  /* Looked at, it is read. */
  adw_tab_view_select_next_page (f->desk->columns[0].view);
  hw_fixture_settle (&f->base);
  assert_open (f, "123**|5*4");
  g_assert_cmpint (hw_reading_page_get_document (hw_reading_desk_get_page (f->desk))->id, ==,
                   f->documents[3]);
}

/* More than the first frame brings. */
static void
test_restart_with_many (Fixture *f, gconstpointer data)
{
  HwDeskState *state = hw_desk_state_new ();

  close_desk (f);
  for (int i = 0; i < 40; i++)
    hw_desk_state_add (state, i < 25 ? 0 : 1, f->documents[1 + i % N_DOCUMENTS], NULL);
  state->selected[0] = 13;
  state->selected[1] = 14;
  hw_fixture_do (&f->base, hw_desk_state_write, state);
  hw_desk_state_free (state);
  open_desk (f, 1000);
  while (f->desk->coming != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_open (f, "12345123451234**51234512345|123451234512345*");
}

static gpointer
remember_one (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwDocument) document = hw_library_get_document (library, *(gint64 *) data, error);

  hw_library_set_state (library, "open-documents", NULL, error);
  hw_library_set_state (library, "last-document", document->guid, error);
  return NULL;
}

/* A library of an earlier version knows one document. */
static void
test_earlier_version (Fixture *f, gconstpointer data)
{
  close_desk (f);
  hw_fixture_do (&f->base, remember_one, &f->documents[3]);
  open_desk (f, 1000);
  assert_open (f, "3**|");
}

static gpointer
remove_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_remove_documents (library, data, 1, error);
  return NULL;
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

/* Also where it is behind others, and was not read since the start. */
static void
test_removed (Fixture *f, gconstpointer data)
{
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_TAB);
  close_desk (f);
  open_desk (f, 1000);
  for (int i = 2; i <= 3; i++)
    {
      hw_session_edit (f->base.session, remove_document, &f->documents[i], NULL);
      hw_fixture_settle (&f->base);
    }
  assert_open (f, "1**|");
  g_assert_false (hw_reading_desk_reopen (f->desk));

  /* Back in the library, it comes back to its place, and takes nothing away. */
  hw_session_edit (f->base.session, undo, NULL, NULL);
  hw_session_edit (f->base.session, undo, NULL, NULL);
  hw_fixture_settle (&f->base);
  open (f, 3, HW_OPEN_HERE);
  assert_open (f, "13**|");
  open (f, 2, HW_OPEN_HERE);
  assert_open (f, "12**3|");

  for (int i = 1; i <= 3; i++)
    hw_session_edit (f->base.session, remove_document, &f->documents[i], NULL);
  hw_fixture_settle (&f->base);
  assert_open (f, "|");

  /* Empty as it was left. */
  close_desk (f);
  open_desk (f, 1000);
  open (f, 4, HW_OPEN_HERE);
  assert_open (f, "4**|");
}

static gpointer
rename_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwDocumentChange change = { .title = "Renamed & more", .direction = -1 };

  hw_library_change_document (library, *(gint64 *) data, &change, error);
  return NULL;
}

static void
failed_cb (Fixture *f)
{
  f->n_failures++;
}

/* A document that went while nobody looked, behind a row that still names it: what is open stays open, and
 * the one tab that cannot be opened again does not stand before the others. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  g_signal_connect_swapped (f->desk, "failed", G_CALLBACK (failed_cb), f);
  open (f, 1, HW_OPEN_HERE);
  hw_reading_desk_open (f->desk, 4711, NULL, HW_OPEN_HERE);
  hw_fixture_settle (&f->base);
  assert_open (f, "1**|");
  g_assert_cmpuint (f->n_failures, ==, 1);
  hw_session_edit (f->base.session, rename_document, &f->documents[1], NULL);
  hw_fixture_settle (&f->base);
  assert_open (f, "1**|");

  open (f, 2, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_TAB);
  hw_reading_desk_close (f->desk);
  open (f, 2, HW_OPEN_HERE);
  hw_reading_desk_close (f->desk);
  hw_session_edit (f->base.session, remove_document, &f->documents[2], NULL);
  hw_fixture_settle (&f->base);
  assert_open (f, "1**|");
  for (int i = 0; i < 2; i++)
    {
      hw_reading_desk_reopen (f->desk);
      hw_fixture_settle (&f->base);
    }
  assert_open (f, "13**|");
}

static void
test_renamed (Fixture *f, gconstpointer data)
{
  AdwTabPage *page;

  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_TAB);
  close_desk (f);
  open_desk (f, 1000);
  hw_session_edit (f->base.session, rename_document, &f->documents[1], NULL);
  hw_fixture_settle (&f->base);
  page = adw_tab_view_get_nth_page (f->desk->columns[0].view, 0);
  g_assert_nonnull (strstr (adw_tab_page_get_title (page), "Renamed & more"));
  g_assert_nonnull (strstr (adw_tab_page_get_tooltip (page), "Renamed &amp; more"));
}

static gboolean
is_seen (Fixture *f, guint column)
{
  return gtk_widget_get_mapped (f->desk->columns[column].box);
}

/* Where there is room for one column, it is the active one. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_BESIDE);
  g_assert_true (is_seen (f, 0) && is_seen (f, 1));
  close_desk (f);

  open_desk (f, 400);
  assert_open (f, "1*|2**");
  g_assert_false (is_seen (f, 0));
  g_assert_true (is_seen (f, 1));
  g_assert_true (hw_reading_desk_focus_other (f->desk));
  hw_fixture_settle (&f->base);
  assert_open (f, "1**|2*");
  g_assert_true (is_seen (f, 0));
  g_assert_false (is_seen (f, 1));
  open (f, 2, HW_OPEN_HERE);
  g_assert_true (is_seen (f, 1));
  gtk_window_set_default_size (f->window, 1000, 500);
  hw_fixture_settle (&f->base);
  g_assert_true (is_seen (f, 0) && is_seen (f, 1));
}

/* The column that has the keyboard is the one that the rest of the window speaks of. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_BESIDE);
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      f->n_told = 0;
      gtk_widget_grab_focus (GTK_WIDGET (hw_reading_desk_get_selected (f->desk, i)));
      hw_fixture_settle (&f->base);
      g_assert_cmpint (hw_reading_page_get_document (hw_reading_desk_get_page (f->desk))->id, ==,
                       f->documents[i + 1]);
      if (i == 1)
        g_assert_cmpuint (f->n_told, ==, 1);
    }
}

/* As a drag of the tab ends: it is read on where it was put down, with its neighbour in the background. */
static void
test_put_down (Fixture *f, gconstpointer data)
{
  HwDeskColumn *columns = f->desk->columns;

  open (f, 1, HW_OPEN_HERE);
  open (f, 2, HW_OPEN_TAB);
  open (f, 3, HW_OPEN_BESIDE);
  open (f, 2, HW_OPEN_HERE);
  assert_open (f, "12**|3*");
  f->n_told = 0;
  adw_tab_view_transfer_page (columns[0].view, adw_tab_view_get_nth_page (columns[0].view, 0),
                              columns[1].view, 1);
  hw_fixture_settle (&f->base);
  assert_open (f, "2*|31**");
  g_assert_cmpuint (f->n_told, >=, 1);
  g_assert_cmpint (hw_reading_page_get_document (hw_reading_desk_get_page (f->desk))->id, ==,
                   f->documents[1]);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), columns[1].box));
}

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_mark (library, *(gint64 *) data, 0, 2, NULL, error);
  return NULL;
}

/* A page behind others is as it should be when it is looked at, and costs nothing before. */
static void
test_behind (Fixture *f, gconstpointer data)
{
  HwReadingPage *page;

  open (f, 1, HW_OPEN_HERE);
  page = hw_reading_desk_get_page (f->desk);
  open (f, 2, HW_OPEN_TAB);
  hw_session_edit (f->base.session, mark, &f->documents[1], NULL);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (page->passages->len, ==, 0);
  open (f, 1, HW_OPEN_HERE);
  g_assert_true (hw_reading_desk_get_page (f->desk) == page);
  g_assert_cmpuint (page->passages->len, ==, 1);
  hw_session_edit (f->base.session, mark, &f->documents[1], NULL);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (page->passages->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/reading-desk/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("open", test_open);
  ADD ("beside", test_beside);
  ADD ("close", test_close);
  ADD ("restart", test_restart);
  ADD ("restart-with-many", test_restart_with_many);
  ADD ("earlier-version", test_earlier_version);
  ADD ("removed", test_removed);
  ADD ("renamed", test_renamed);
  ADD ("gone", test_gone);
  ADD ("narrow", test_narrow);
  ADD ("focus", test_focus);
  ADD ("put-down", test_put_down);
  ADD ("behind", test_behind);
  return g_test_run ();
}

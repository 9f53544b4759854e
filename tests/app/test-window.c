/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "document-row.h"
#include "notes.h"
#include "passage-row.h"
#include "passages.h"
#include "reading-page-private.h"
#include "tag-row.h"
#include "tags.h"
#include "widgets.h"
#include "window-private.h"

#define TEXT "قال الكاتب: هذا نصّ قصير.\nAnd a second line of it.\n"

typedef struct
{
  HwFixture base;
  HwWindow *window;
  gint64 document;
} Fixture;

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  hw_window_begin (data, result);
}

static void
open_window (Fixture *f)
{
  f->window = hw_window_new (NULL, f->base.session);
  hw_session_run (f->base.session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, begin_cb, f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
}

static void
close_window (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_null (f->window);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  if (data != NULL)
    f->document = hw_fixture_add_document (&f->base, "عنوان", data);
  open_window (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_window (f);
  hw_fixture_tear_down (&f->base, NULL);
}

static const char *
visible_page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (f->window->stack);
}

static HwReadingPage *
open_document (Fixture *f)
{
  hw_window_open_document (f->window, f->document, NULL, HW_OPEN_HERE);
  hw_fixture_settle (&f->base);
  g_assert_cmpstr (visible_page (f), ==, "reading");
  return hw_window_get_reading (f->window);
}

static void
activate (Fixture *f, const char *action)
{
  HwReadingPage *page = hw_window_get_reading (f->window);

  g_assert_true (gtk_widget_activate_action (
      page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (f->window), action, NULL));
  hw_fixture_settle (&f->base);
}

static void
test_samples (Fixture *f, gconstpointer data)
{
  HwDocument *document;

  g_assert_cmpstr (visible_page (f), ==, "empty");
  g_assert_null (hw_window_get_reading (f->window));
  activate (f, "win.samples");
  g_assert_cmpstr (visible_page (f), ==, "reading");
  document = hw_reading_page_get_document (hw_window_get_reading (f->window));
  g_assert_nonnull (document);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, document->title);

  /* Their undo takes them all away, and the window says again what to do. */
  activate (f, "win.undo");
  g_assert_cmpstr (visible_page (f), ==, "empty");
  g_assert_null (hw_window_get_document (f->window));
}

static void
test_mark (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = open_document (f);
  const HwPassage *passage;
  gsize start, end;

  /* Blanks at the ends of a selection are no part of the passage. */
  hw_reader_select (page->reader, 3, 11);
  activate (f, "reading.mark");
  g_assert_cmpuint (page->passages->len, ==, 1);
  passage = g_ptr_array_index (page->passages, 0);
  g_assert_cmpstr (passage->quote, ==, "الكاتب:");
  g_assert_cmpint (hw_reader_get_focused_range (page->reader), ==, passage->id);
  g_assert_false (hw_reader_get_selection (page->reader, &start, &end));

  hw_reading_page_tag_created (page, "أمن");
  hw_fixture_settle (&f->base);
  passage = g_ptr_array_index (page->passages, 0);
  g_assert_cmpuint (passage->n_tags, ==, 1);
  g_assert_cmpstr (passage->tag_names[0], ==, "أمن");

  activate (f, "win.undo");
  passage = g_ptr_array_index (page->passages, 0);
  g_assert_cmpuint (passage->n_tags, ==, 0);
  activate (f, "win.undo");
  g_assert_cmpuint (page->passages->len, ==, 0);
  activate (f, "win.redo");
  g_assert_cmpuint (page->passages->len, ==, 1);
  activate (f, "reading.next");
  activate (f, "reading.remove");
  g_assert_cmpuint (page->passages->len, ==, 0);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
}

static void
test_nothing_selected (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = open_document (f);

  activate (f, "reading.mark");
  activate (f, "reading.note");
  activate (f, "reading.remove");
  activate (f, "reading.next");
  /* Only blanks are nothing as well. */
  hw_reader_select (page->reader, 3, 4);
  activate (f, "reading.mark");
  g_assert_cmpuint (page->passages->len, ==, 0);
}

static void
test_bar (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = open_document (f);

  hw_reader_select (page->reader, 4, 10);
  g_signal_emit_by_name (page->reader, "selection-settled");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->bar)));
  hw_reader_select (page->reader, 0, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->bar)));

  hw_reader_select (page->reader, 4, 10);
  activate (f, "reading.tag");
  g_assert_true (hw_selection_bar_asks_tag (page->bar));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (page->bar)));
  /* Away again, the keyboard is in the text. */
  g_assert_true (hw_reading_page_hide_bar (page));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (page->reader));
}

static void
test_remembers (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = open_document (f);
  gsize place;

  hw_reader_set_place (page->reader, 4000);
  hw_fixture_settle (&f->base);
  place = hw_reader_get_place (page->reader);
  g_assert_cmpuint (place, >, 0);
  close_window (f);

  open_window (f);
  g_assert_cmpstr (visible_page (f), ==, "reading");
  page = hw_window_get_reading (f->window);
  g_assert_cmpint (hw_reading_page_get_document (page)->id, ==, f->document);
  g_assert_cmpuint (hw_reader_get_place (page->reader), ==, place);
  /* The keys turn its pages at once. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (page->reader));
}

static gpointer
remove_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_remove_documents (library, data, 1, error);
  return NULL;
}

static void
test_removed (Fixture *f, gconstpointer data)
{
  open_document (f);
  hw_session_edit (f->base.session, remove_document, &f->document, NULL);
  hw_fixture_settle (&f->base);
  g_assert_null (hw_window_get_document (f->window));
  g_assert_cmpstr (visible_page (f), ==, "empty");
  activate (f, "win.undo");
  g_assert_cmpstr (visible_page (f), ==, "reading");
  g_assert_cmpint (hw_window_get_document (f->window)->id, ==, f->document);
}

typedef struct
{
  gint64 document, other, passage, tag, on_tag, on_library, on_document;
} Notes;

static gpointer
fill_notes (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Notes *notes = data;

  notes->tag = hw_library_ensure_tag (library, "أمن", error);
  notes->passage = hw_library_mark (library, notes->document, 4, 10, NULL, error);
  hw_library_tag_passages (library, &notes->passage, 1, notes->tag, error);
  notes->on_tag = hw_library_write_note (library, HW_NOTE_ON_TAG, notes->tag, "كوكب الوسم", error);
  notes->on_library = hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "كوكب المكتبة", error);
  notes->on_document
      = hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, notes->other, "كوكب الوثيقة", error);
  return NULL;
}

static GtkSelectionModel *
selection_of (Fixture *f, GType row_type)
{
  GtkWidget *row = hw_find_widget (f->window->sidebar, row_type, NULL);

  g_assert_nonnull (row);
  return gtk_list_view_get_model (
      GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW)));
}

static guint64
n_selected (Fixture *f, GType row_type)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection_of (f, row_type));

  return gtk_bitset_get_size (selected);
}

/* On a tag's page, title, sidebar and panel speak of the tag; back at the text, of the document. */
static void
test_tag_page (Fixture *f, gconstpointer data)
{
  Notes notes = { .document = f->document };

  notes.other = hw_fixture_add_document (&f->base, "آخر", "نص آخر\n");
  hw_fixture_do (&f->base, fill_notes, &notes);
  open_document (f);
  hw_panes_show (f->window->panes, HW_PANE_PANEL);
  hw_window_get_panel (f->window);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (n_selected (f, HW_TYPE_DOCUMENT_ROW), ==, 1);
  g_assert_cmpuint (n_selected (f, HW_TYPE_TAG_ROW), ==, 0);
  g_assert_nonnull (hw_find_widget (f->window->panel, HW_TYPE_PASSAGE_ROW, NULL));

  for (int i = 0; i < 2; i++) /* the second time without reading */
    {
      hw_window_show_tag (f->window, notes.tag);
      hw_fixture_settle (&f->base);
      g_assert_cmpstr (visible_page (f), ==, "tag");
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "أمن");
      g_assert_cmpstr (adw_window_title_get_subtitle (f->window->title), ==,
                       "1 passage in 1 document");
      g_assert_cmpuint (n_selected (f, HW_TYPE_DOCUMENT_ROW), ==, 0);
      g_assert_cmpuint (n_selected (f, HW_TYPE_TAG_ROW), ==, 1);
      g_assert_null (hw_find_widget (f->window->panel, HW_TYPE_PASSAGE_ROW, NULL));
      g_assert_nonnull (hw_find_widget (f->window->panel, GTK_TYPE_LABEL, "No Document Shown"));

      g_signal_emit_by_name (f->window->tag_page, "closed");
      hw_fixture_settle (&f->base);
      g_assert_cmpstr (visible_page (f), ==, "reading");
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "عنوان");
      g_assert_cmpuint (n_selected (f, HW_TYPE_DOCUMENT_ROW), ==, 1);
      g_assert_cmpuint (n_selected (f, HW_TYPE_TAG_ROW), ==, 0);
      g_assert_nonnull (hw_find_widget (f->window->panel, HW_TYPE_PASSAGE_ROW, NULL));
    }
}

/* The text in the note editor that has the keyboard. */
static char *
edited_note (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  char *text = NULL;

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "text", &text, NULL);
  return text;
}

/* Wherever a note is, a hit in it leads to the note. */
static void
test_note_hits (Fixture *f, gconstpointer data)
{
  Notes notes = { .document = f->document };
  const struct
  {
    const char *text;
    gint64 *document, *tag, *note;
  } places[] = {
    { "كوكب الوسم", NULL, &notes.tag, &notes.on_tag },
    { "كوكب المكتبة", NULL, NULL, &notes.on_library },
    { "كوكب الوثيقة", &notes.other, NULL, &notes.on_document },
  };

  notes.other = hw_fixture_add_document (&f->base, "آخر", "نص آخر\n");
  hw_fixture_do (&f->base, fill_notes, &notes);
  open_document (f);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const HwHit hit = { .document = places[i].document != NULL ? *places[i].document : 0,
                          .tag = places[i].tag != NULL ? *places[i].tag : 0,
                          .note = *places[i].note,
                          .start = 0,
                          .end = 4 };
      g_autofree char *text = NULL;

      g_signal_emit_by_name (hw_window_get_sidebar (f->window), "hit-activated", &hit,
                             HW_OPEN_HERE);
      hw_fixture_settle (&f->base);
      text = edited_note (f);
      g_assert_cmpstr (text, ==, places[i].text);
      g_assert_cmpstr (visible_page (f), ==, i == 0 || i == 1 ? "tag" : "reading");
    }
  g_assert_cmpint (hw_reading_page_get_document (hw_window_get_reading (f->window))->id, ==,
                   notes.other);
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_milliseconds (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* What is said above the content now. */
static guint
count_toasts (Fixture *f, const char *text)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->window->toasts));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "toast"))
      {
        g_autoptr (AdwToast) toast = NULL;

        g_object_get (child, "toast", &toast, NULL);
        n += text == NULL || g_str_equal (adw_toast_get_title (toast), text);
      }
  return n;
}

/* Steps in quick succession: in the end the last one is told, alone. */
static void
test_toasts (Fixture *f, gconstpointer data)
{
  static const guint pauses[] = { 350, 20, 330, 0, 550, 100, 10, 320, 150, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      hw_window_toast (f->window, text);
      wait_milliseconds (pauses[i]);
    }
  for (int i = 0; i < 200 && (count_toasts (f, NULL) != 1 || count_toasts (f, "9") != 1); i++)
    wait_milliseconds (20);
  g_assert_cmpuint (count_toasts (f, NULL), ==, 1);
  g_assert_cmpuint (count_toasts (f, "9"), ==, 1);
}

/* What was done last is told at once, whatever is still being told. */
static void
test_last_toast (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = open_document (f);

  hw_reader_select (page->reader, 4, 10);
  activate (f, "reading.mark");
  hw_reader_select (page->reader, 13, 16);
  activate (f, "reading.mark");
  hw_window_toast_undo (f->window, "One");
  g_assert_cmpuint (count_toasts (f, "One"), ==, 1);
  hw_window_toast (f->window, "Two");
  g_assert_cmpuint (count_toasts (f, "Two"), ==, 1);
  g_assert_cmpuint (count_toasts (f, "One"), ==, 0);
  hw_window_toast_undo (f->window, "Three");
  g_assert_cmpuint (count_toasts (f, "Three"), ==, 1);
  g_assert_cmpuint (count_toasts (f, "Two"), ==, 0);
  /* One that went by itself, after it came in, is not missed. */
  wait_milliseconds (900);
  adw_toast_dismiss (f->window->toast);
  g_assert_null (f->window->toast);
  hw_window_toast (f->window, "Four");
  g_assert_cmpuint (count_toasts (f, "Four"), ==, 1);
  hw_window_toast_undo (f->window, "Five");

  /* The button means one step; with the first undo it has done its work. */
  activate (f, "win.undo");
  g_assert_cmpuint (count_toasts (f, "Five"), ==, 0);
  activate (f, "win.undo");
  g_assert_cmpuint (page->passages->len, ==, 0);
  g_assert_false (f->window->offers_undo);
}

static void
test_not_a_library (void)
{
  g_autofree char *dir = g_dir_make_tmp ("hawashi-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "letters.txt", NULL);
  g_autofree char *kept = NULL;
  Fixture f = { 0 };

  g_assert_true (g_file_set_contents (path, "Dear reader, this is no library.\n", -1, NULL));
  f.base.session = hw_session_new (path);
  open_window (&f);
  g_assert_true (hw_window_has_failed (f.window));
  g_assert_cmpstr (visible_page (&f), ==, "empty");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f.window), "open"));
  close_window (&f);
  g_assert_finalize_object (f.base.session);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "Dear reader, this is no library.\n");
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) book = g_string_new (NULL);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (int i = 0; i < 400; i++)
    g_string_append_printf (book, "الفقرة %d من كتاب طويل لا ينتهي في صفحة.\n", i);
#define ADD(name, func, text) g_test_add (name, Fixture, text, set_up, func, tear_down)
  ADD ("/window/samples", test_samples, NULL);
  ADD ("/window/mark", test_mark, TEXT);
  ADD ("/window/nothing-selected", test_nothing_selected, TEXT);
  ADD ("/window/bar", test_bar, TEXT);
  ADD ("/window/remembers", test_remembers, book->str);
  ADD ("/window/removed", test_removed, TEXT);
  ADD ("/window/tag-page", test_tag_page, TEXT);
  ADD ("/window/note-hits", test_note_hits, TEXT);
  ADD ("/window/toasts", test_toasts, NULL);
  ADD ("/window/last-toast", test_last_toast, TEXT);
  g_test_add_func ("/window/not-a-library", test_not_a_library);
  return g_test_run ();
}

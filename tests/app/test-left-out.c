/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "asides-view.h"
#include "corrections-view.h"
#include "corrections.h"
#include "excerpt.h"
#include "fixture.h"
#include "history.h"
#include "reading-page.h"
#include "side-row.h"
#include "widgets.h"

/* What was left out of a text, and what was corrected in it, as lists beside it. */

#define N_PAGES 400

typedef struct
{
  HwFixture base;
  GtkWidget *window;
  gint64 document;
  gint64 start, end; /* of the place that was asked for last */
  char *told;        /* the last toast */
} Fixture;

static gpointer
add (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (HwText) text = hw_text_new_from_string ("title\nbody one\n\nbody two is here\n");
  g_autoptr (HwStructure) structure = hw_structure_new ();
  const HwNewDocument document = { .title = "page", .text = text, .structure = structure };

  hw_structure_add_aside (structure, 0, HW_ASIDE_FURNITURE, "menu");
  hw_structure_add_aside (structure, 2, HW_ASIDE_FURNITURE, "share <this>");
  for (int i = 0; i < N_PAGES; i++)
    hw_structure_add_aside (structure, 4, HW_ASIDE_PAGE_NUMBER, i % 2 == 0 ? "7" : "8");
  f->document = hw_library_add_document (library, &document, NULL, error);
  return NULL;
}

static void
place_cb (Fixture *f, gint64 document, gint64 start, gint64 end)
{
  g_assert_cmpint (document, ==, f->document);
  f->start = start;
  f->end = end;
}

static void
notified (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *f = user_data;

  g_free (f->told);
  f->told = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const GActionEntry entries[]
      = { { .name = "notify-undo", .activate = notified, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  hw_fixture_set_up (&f->base, NULL);
  hw_fixture_do (&f->base, add, f);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 800);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (actions));
}

static void
show (Fixture *f, GtkWidget *view)
{
  g_signal_connect_swapped (view, "place-activated", G_CALLBACK (place_cb), f);
  gtk_window_set_child (GTK_WINDOW (f->window), view);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  hw_fixture_tear_down (&f->base, NULL);
  g_free (f->told);
}

static gpointer
read_text (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwText) text = hw_library_load_text (library, *(gint64 *) data, error);

  return hw_text_slice (text, 0, G_MAXSIZE);
}

static void
assert_begins (Fixture *f, const char *expected)
{
  g_autofree char *text = hw_fixture_do (&f->base, read_text, &f->document);

  g_assert_true (g_str_has_prefix (text, expected));
}

static guint
count_rows (Fixture *f)
{
  GtkListView *list = GTK_LIST_VIEW (hw_find_widget (f->window, GTK_TYPE_LIST_VIEW, NULL));

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)))
                      : 0;
}

/* The button of a row whose words are @text. */
static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (gtk_widget_has_css_class (child, "side-row")
          && (hw_find_widget (child, HW_TYPE_EXCERPT, text) != NULL
              || hw_find_widget (child, GTK_TYPE_LABEL, text) != NULL))
        return hw_find_widget (child, GTK_TYPE_BUTTON, NULL);
      found = find_button (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Buttons of rows that cannot be pressed. */
static guint
count_fixed (GtkWidget *root)
{
  guint n = gtk_widget_has_css_class (root, "side-button") && !gtk_widget_get_sensitive (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_fixed (child);
  return n;
}

static void
click (Fixture *f, GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  hw_fixture_settle (&f->base);
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

static void
test_asides (Fixture *f, gconstpointer data)
{
  GtkWidget *view = hw_asides_view_new (f->base.session);
  GtkWidget *reason;

  show (f, view);
  g_assert_cmpuint (count_rows (f), ==, 0);
  hw_asides_view_set_document (HW_ASIDES_VIEW (view), f->document);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, 2 + N_PAGES);

  /* One comes back, and is shown; the others stay what they are. */
  click (f, find_button (view, "share <this>"));
  assert_begins (f, "title\nbody one\nshare <this>\n\nbody two");
  g_assert_cmpstr (f->told, ==, "1 paragraph taken back");
  g_assert_cmpint (f->start, ==, 16);
  g_assert_cmpint (f->end, ==, 32);
  g_assert_cmpuint (count_rows (f), ==, 1 + N_PAGES);
  g_assert_null (find_button (view, "share <this>"));

  /* Only one kind, of which all come back in one step. */
  reason = hw_find_widget (view, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (reason))), ==,
                    3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (reason), 2);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, N_PAGES);
  click (f, hw_find_widget (view, GTK_TYPE_BUTTON, "Take _All Back"));
  assert_begins (f, "title\nbody one\nshare <this>\n\nbody two is here\n7\n8\n7\n8\n");
  g_assert_cmpstr (f->told, ==, "400 paragraphs taken back");
  g_assert_cmpuint (count_rows (f), ==, 0);
  hw_fixture_do (&f->base, undo, NULL);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, N_PAGES);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (reason), 0);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, 1 + N_PAGES);
}

static gpointer
correct (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 document = *(gint64 *) data;
  const gsize aside = 0;

  hw_library_correct_paragraph (library, document, 1, "body first", error);
  hw_library_correct_paragraph (library, document, 3, "body two was here", error);
  hw_library_take_back_asides (library, document, &aside, 1, error);
  hw_library_correct_paragraph (library, document, 2, "body second", error);
  return NULL;
}

static void
test_corrections (Fixture *f, gconstpointer data)
{
  GtkWidget *view = hw_corrections_view_new (f->base.session);
  GtkWidget *button;

  show (f, view);
  hw_corrections_view_set_document (HW_CORRECTIONS_VIEW (view), f->document);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, 0);
  hw_fixture_do (&f->base, correct, &f->document);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (count_rows (f), ==, 4);
  assert_begins (f, "menu\ntitle\nbody second\n\nbody two was here\n");

  /* One of them alone; not one that was corrected again. */
  button = find_button (view, "Words corrected · Paragraph 5");
  g_assert_nonnull (button);
  click (f, button);
  assert_begins (f, "menu\ntitle\nbody second\n\nbody two is here\n");
  g_assert_cmpint (f->start, ==, 24);
  g_assert_cmpstr (f->told, ==, "Correction taken back");
  g_assert_cmpuint (count_rows (f), ==, 5);
  click (f, find_button (view, "second"));
  assert_begins (f, "menu\ntitle\nbody first\n\nbody two is here\n");
  /* Two were taken back by others. */
  g_assert_cmpuint (count_rows (f), ==, 6);
  g_assert_cmpuint (count_fixed (view), ==, 2);
  click (f, find_button (view, "menu"));
  assert_begins (f, "title\nbody first\n\nbody two is here\n");
}

/* A line above the text tells of it once. */
static void
test_bar (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *page = hw_reading_page_new (f->base.session);
      GtkWidget *bar;

      gtk_window_set_child (GTK_WINDOW (f->window), page);
      gtk_window_present (GTK_WINDOW (f->window));
      hw_reading_page_open (HW_READING_PAGE (page), f->document, NULL);
      hw_fixture_settle (&f->base);
      bar = hw_find_widget (page, GTK_TYPE_LABEL, "402 paragraphs were left out");
      g_assert_cmpint (bar != NULL, ==, i == 0);
      if (i == 0)
        click (f, hw_find_widget (page, GTK_TYPE_BUTTON, "_Show"));
      g_assert_null (hw_find_widget (page, GTK_TYPE_LABEL, "402 paragraphs were left out"));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  TEST ("/left-out/asides", test_asides);
  TEST ("/left-out/corrections", test_corrections);
  TEST ("/left-out/bar", test_bar);
#undef TEST
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-row.h"
#include "documents.h"
#include "edits.h"
#include "excerpt.h"
#include "fixture.h"
#include "saved-list.h"
#include "search-list.h"
#include "search-summary.h"
#include "search.h"
#include "sidebar.h"
#include "tag-row.h"
#include "tags.h"
#include "widgets.h"

static GtkWidget *window;
static GtkWidget *sidebar;
static gint64 activated;

static void
activated_cb (GtkWidget *widget, gint64 id)
{
  activated = id;
}

static gint64 hit_document, hit_start, hit_end;

static void
hit_cb (GtkWidget *widget, const HwHit *hit)
{
  hit_document = hit->document;
  hit_start = hit->start;
  hit_end = hit->end;
}

static void
open_sidebar (HwFixture *f)
{
  sidebar = hw_sidebar_new (f->session);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 700);
  gtk_window_set_child (GTK_WINDOW (window), sidebar);
  activated = hit_document = 0;
  g_signal_connect (sidebar, "document-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (sidebar, "tag-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (sidebar, "hit-activated", G_CALLBACK (hit_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  hw_fixture_settle (f);
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  g_object_ref (sidebar);
  gtk_window_destroy (GTK_WINDOW (window));
  hw_fixture_settle (f);
  g_assert_finalize_object (sidebar);
  hw_fixture_tear_down (f, data);
}

static GtkListView *
find_list (GType row_type)
{
  GtkWidget *row = hw_find_widget (sidebar, row_type, NULL);

  g_assert_nonnull (row);
  return GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW));
}

static void
test_empty (HwFixture *f, gconstpointer data)
{
  open_sidebar (f);
  g_assert_nonnull (hw_find_widget (sidebar, GTK_TYPE_BUTTON, "Open the _Samples"));
  g_assert_nonnull (hw_find_widget (sidebar, GTK_TYPE_LABEL, "No Tags Yet"));
  hw_fixture_add_document (f, "كتاب", "نص\n");
  hw_fixture_settle (f);
  g_assert_null (hw_find_widget (sidebar, GTK_TYPE_BUTTON, "Open the _Samples"));
  g_assert_nonnull (hw_find_widget (sidebar, HW_TYPE_EXCERPT, "كتاب"));
}

static gpointer
fill (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  HwText *text = hw_text_new_from_string ("قال أحمد الكاظمي في بغداد\n");

  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      g_autofree char *title = g_strdup_printf ("Document %05d", i);
      const HwNewDocument document = { .title = title, .hash = title, .text = text };
      hw_library_add_document (library, &document, NULL, error);
    }
  hw_text_unref (text);
  return NULL;
}

/* A long list makes widgets for what is near the screen, and stands where it stood after a change. */
static void
test_many (HwFixture *f, gconstpointer data)
{
  GtkListView *list;
  GtkAdjustment *adjustment;
  double value;

  hw_fixture_do (f, fill, GINT_TO_POINTER (2000));
  open_sidebar (f);
  list = find_list (HW_TYPE_DOCUMENT_ROW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    2000);
  g_assert_cmpuint (hw_count_widgets (GTK_WIDGET (list), HW_TYPE_DOCUMENT_ROW), <, 300);

  hw_sidebar_set_document (HW_SIDEBAR (sidebar), 1000);
  hw_fixture_settle (f);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 1000);
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (list), 1000));

  hw_fixture_add_document (f, "A new one", "text\n"); /* comes to the top of the list */
  hw_fixture_settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    2001);
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (list), 1001));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment) - value,
                                  gtk_adjustment_get_upper (adjustment) / 2001, 40);
}

/* What stands on the list for the document that is open, and what activating a row says. */
static void
test_activate (HwFixture *f, gconstpointer data)
{
  gint64 one = hw_fixture_add_document (f, "one", "text\n");
  gint64 two = hw_fixture_add_document (f, "two", "text\n");
  GtkListView *list;

  open_sidebar (f);
  list = find_list (HW_TYPE_DOCUMENT_ROW);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.activate-item", "u", 0);
  g_assert_cmpint (activated, ==, two); /* the last added first */
  gtk_widget_activate_action (GTK_WIDGET (list), "documents.sort", "s", "title");
  hw_fixture_settle (f);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.activate-item", "u", 0);
  g_assert_cmpint (activated, ==, one);
}

static void
type (const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (hw_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         text);
}

static gboolean
has_hit (gpointer match)
{
  return hw_find_widget (sidebar, GTK_TYPE_LABEL, match) != NULL;
}

/* Typing searches, whatever was asked before; Enter goes to the first hit, an empty field leads back. */
static void
test_search (HwFixture *f, gconstpointer data)
{
  gint64 document = hw_fixture_add_document (f, "خبر", "قال أحمد الكاظمي في بغداد\n");

  open_sidebar (f);
  for (int i = 0; i < 5; i++)
    {
      type ("بغداد");
      g_main_context_iteration (NULL, FALSE);
      type ("لا شيء من هذا");
      g_main_context_iteration (NULL, FALSE);
    }
  hw_wait_until (has_hit, (gpointer) "No Results");
  type ("الكاظمى");
  hw_wait_until (has_hit, (gpointer) "1 result");
  hw_fixture_settle (f);
  g_assert_nonnull (hw_find_widget (sidebar, HW_TYPE_EXCERPT, "قال أحمد الكاظمي في بغداد"));
  g_signal_emit_by_name (hw_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  g_assert_cmpint (hit_document, ==, document);
  g_assert_cmpint (hit_start, ==, 9);
  g_assert_cmpint (hit_end, ==, 16);
  g_signal_emit_by_name (hw_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  hw_fixture_settle (f);
  g_assert_nonnull (hw_find_widget (sidebar, HW_TYPE_DOCUMENT_ROW, NULL));
}

static GtkListView *
get_results (void)
{
  GtkWidget *row = hw_find_widget (sidebar, HW_TYPE_SEARCH_LIST, NULL);

  g_assert_nonnull (row);
  return GTK_LIST_VIEW (hw_find_widget (row, GTK_TYPE_LIST_VIEW, NULL));
}

static guint
count_results (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_results ())));
}

/* Whatever order answers could come in: the one that stays is that of what was typed last, however often
 * the library changes meanwhile. */
static void
test_newest_wins (HwFixture *f, gconstpointer data)
{
  hw_fixture_add_document (f, "1", "alpha one\n\nalpha two\n\nalpha three\n\nbeta\n");
  open_sidebar (f);
  for (int round = 0; round < 10; round++)
    {
      g_autofree char *title = g_strdup_printf ("more %d", round);

      type ("alpha");
      for (int i = 0; i < round; i++)
        g_main_context_iteration (NULL, FALSE);
      hw_fixture_add_document (f, title, "gamma\n");
      type ("beta");
      hw_fixture_settle (f);
      g_assert_cmpuint (count_results (), ==, 1);
      g_assert_true (has_hit ((gpointer) "1 result"));
    }
}

static GtkWidget *
find_styled (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (root, css_class) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_styled (child, css_class);
  return found;
}

static GtkWidget *
find_row (const char *name)
{
  GtkWidget *label = hw_find_widget (sidebar, GTK_TYPE_LABEL, name);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

static GtkWidget *
find_narrow_button (void)
{
  GtkWidget *summary = hw_find_widget (sidebar, HW_TYPE_SEARCH_SUMMARY, NULL);

  return hw_find_widget (summary, GTK_TYPE_MENU_BUTTON, NULL);
}

/* A facet narrows, stands there as a pill, and goes with it; a message says what was not understood. */
static void
test_narrow (HwFixture *f, gconstpointer data)
{
  GtkWidget *row, *button;
  GtkEditable *entry;
  int position;

  hw_fixture_add_document (f, "first", "peace now\n\npeace then\n");
  hw_fixture_add_document (f, "second", "peace here\n");
  open_sidebar (f);
  type ("peace");
  hw_wait_until (has_hit, (gpointer) "3 results");
  hw_fixture_settle (f);
  button = find_narrow_button ();
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  hw_fixture_settle (f);
  row = find_row ("second");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  hw_wait_until (has_hit, (gpointer) "1 result");
  hw_fixture_settle (f);
  g_assert_cmpuint (count_results (), ==, 1);

  /* It stays while the words change, */
  entry = GTK_EDITABLE (hw_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY, NULL));
  position = 5;
  gtk_editable_insert_text (entry, " here", -1, &position);
  hw_fixture_settle (f);
  g_assert_cmpuint (count_results (), ==, 1);
  gtk_editable_delete_text (entry, 5, -1);
  hw_fixture_settle (f);
  g_assert_cmpuint (count_results (), ==, 1);
  /* until its pill is pressed. */
  button = find_styled (sidebar, "search-pill");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  hw_wait_until (has_hit, (gpointer) "3 results");

  type ("peace foo:bar");
  hw_fixture_settle (f);
  g_assert_nonnull (find_styled (sidebar, "search-message"));
  type ("peace");
  hw_fixture_settle (f);
  g_assert_null (find_styled (sidebar, "search-message"));
}

/* A search that was saved stands in the sidebar, finds the same again with its switches, and goes and
 * comes back. */
static void
test_saved (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new ("أحمد");
  HwSearchQuestion *asked;
  GtkWidget *list;

  hw_fixture_add_document (f, "1", "قال أحمد\n\nقال احمد\n");
  open_sidebar (f);
  list = hw_find_widget (sidebar, HW_TYPE_SAVED_LIST, NULL);
  g_assert_null (list);
  question->exact = TRUE;
  hw_edit_save_search (f->session, "names", question);
  hw_fixture_settle (f);
  list = hw_find_widget (sidebar, HW_TYPE_SAVED_LIST, NULL);
  g_assert_nonnull (list);
  list = hw_find_widget (list, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  hw_fixture_settle (f);
  asked = hw_sidebar_get_question (HW_SIDEBAR (sidebar));
  g_assert_true (hw_search_question_equal (asked, question));
  g_assert_cmpuint (count_results (), ==, 1);
  g_signal_emit_by_name (hw_find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  hw_fixture_settle (f);
  list = hw_find_widget (sidebar, HW_TYPE_SAVED_LIST, NULL);
  list = hw_find_widget (list, GTK_TYPE_LIST_VIEW, NULL);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 0, TRUE);
  gtk_widget_activate_action (list, "saved.delete", NULL);
  hw_fixture_settle (f);
  g_assert_null (hw_find_widget (sidebar, HW_TYPE_SAVED_LIST, NULL));
  g_assert_cmpuint (f->n_failed, ==, 0);
}

static gpointer
make_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_ensure_tag (library, "politics / security / borders", error);
  hw_library_ensure_tag (library, "politics / trade", NULL);
  hw_library_ensure_tag (library, "أدب", NULL);
  return NULL;
}

static gpointer
find_tag (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = g_new (gint64, 1);

  *id = hw_library_find_tag (library, data, NULL);
  return id;
}

static void
test_tags (HwFixture *f, gconstpointer data)
{
  g_autofree gint64 *trade = NULL, *renamed = NULL;
  GtkListView *list;
  GListModel *rows;

  hw_fixture_do (f, make_tags, NULL);
  trade = hw_fixture_do (f, find_tag, (gpointer) "trade");
  open_sidebar (f);
  list = find_list (HW_TYPE_TAG_ROW);
  rows = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 5);

  /* A branch closes and opens; showing a tag opens the way to it. */
  g_signal_emit_by_name (hw_find_widget (sidebar, HW_TYPE_TAG_ROW, NULL), "toggled");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  hw_sidebar_set_tag (HW_SIDEBAR (sidebar), *trade);
  hw_fixture_settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 5);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 3));

  /* Moving it up among its sisters keeps it selected. */
  gtk_widget_activate_action (GTK_WIDGET (list), "tags.up", NULL);
  hw_fixture_settle (f);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 1));
  gtk_widget_activate_action (GTK_WIDGET (list), "tags.delete", NULL);
  hw_fixture_settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
  renamed = hw_fixture_do (f, find_tag, (gpointer) "trade");
  g_assert_cmpint (*renamed, ==, 0);
  g_assert_cmpuint (f->n_failed, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sidebar/empty", HwFixture, NULL, hw_fixture_set_up, test_empty, tear_down);
  g_test_add ("/sidebar/many", HwFixture, NULL, hw_fixture_set_up, test_many, tear_down);
  g_test_add ("/sidebar/activate", HwFixture, NULL, hw_fixture_set_up, test_activate, tear_down);
  g_test_add ("/sidebar/search", HwFixture, NULL, hw_fixture_set_up, test_search, tear_down);
  g_test_add ("/sidebar/newest-wins", HwFixture, NULL, hw_fixture_set_up, test_newest_wins,
              tear_down);
  g_test_add ("/sidebar/narrow", HwFixture, NULL, hw_fixture_set_up, test_narrow, tear_down);
  g_test_add ("/sidebar/saved", HwFixture, NULL, hw_fixture_set_up, test_saved, tear_down);
  g_test_add ("/sidebar/tags", HwFixture, NULL, hw_fixture_set_up, test_tags, tear_down);
  return g_test_run ();
}

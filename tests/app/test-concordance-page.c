/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-page.h"
#include "concordance-row.h"
#include "fixture.h"
#include "history.h"
#include "passages.h"
#include "tag-entry.h"
#include "widgets.h"

#include <string.h>

static GtkWidget *window, *page;
static gint64 first, second, line_document, line_start, line_end;

static void
line_activated_cb (GtkWidget *widget, gint64 document, gint64 start, gint64 end)
{
  line_document = document;
  line_start = start;
  line_end = end;
}

static void
set_up (HwFixture *f, gconstpointer data)
{
  hw_fixture_set_up (f, data);
  line_document = 0;
  first = hw_fixture_add_document (f, "ب", "قال كلمة ثم\nرأى الكلمة وسار\nأخيرا كلمة هنا\n");
  second = hw_fixture_add_document (f, "أ", "the word كلمة stands here\n");
  page = hw_concordance_page_new (f->session);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_signal_connect (page, "line-activated", G_CALLBACK (line_activated_cb), NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 500);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  hw_fixture_settle (f);
}

static gboolean
is_gone (gpointer data)
{
  return page == NULL;
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (window));
  hw_wait_until (is_gone, NULL);
  hw_fixture_settle (f);
  hw_fixture_tear_down (f, data);
}

static GtkListView *
get_list (void)
{
  return GTK_LIST_VIEW (
      gtk_widget_get_template_child (GTK_WIDGET (page), HW_TYPE_CONCORDANCE_PAGE, "list"));
}

static GtkMenuButton *
get_tag_button (void)
{
  return GTK_MENU_BUTTON (
      gtk_widget_get_template_child (GTK_WIDGET (page), HW_TYPE_CONCORDANCE_PAGE, "tag_button"));
}

static GtkSelectionModel *
get_selection (void)
{
  return gtk_list_view_get_model (get_list ());
}

/* The rows as a screen reader has them, from the first to the last. */
static char *
read_rows (void)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list ())); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      g_autofree char *name = NULL;

      if (child == NULL || !gtk_widget_get_child_visible (row))
        continue;
      name = hw_concordance_row_dup_name (HW_CONCORDANCE_ROW (child));
      g_strdelimit (name, "\n", '/');
      g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", name);
    }
  return g_string_free (text, FALSE);
}

static void
set_query (const char *query)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new (query);

  hw_concordance_page_set_question (HW_CONCORDANCE_PAGE (page), question);
}

static void
ask (HwFixture *f, const char *query)
{
  set_query (query);
  hw_fixture_settle (f);
}

static gboolean
has_rows (gpointer data)
{
  g_autofree char *rows = read_rows ();

  return g_str_equal (rows, data);
}

static void
assert_rows (const char *expected)
{
  g_autofree char *rows = NULL;

  for (int i = 0; i < 200 && !has_rows ((gpointer) expected); i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
  rows = read_rows ();
  g_assert_cmpstr (rows, ==, expected);
}

static void
choose (guint which, guint order)
{
  GtkWidget *sort = hw_find_widget (page, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *grid = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (sort)));

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child) && which-- == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (child), order);
    else if (GTK_IS_CHECK_BUTTON (child) && order == G_MAXUINT)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), TRUE);
}

#define LINE_1 "قال [كلمة] ثم/ب"
#define LINE_2 "رأى [الكلمة] وسار/ب"
#define LINE_3 "أخيرا [كلمة] هنا/ب"
#define LINE_4 "the word [كلمة] stands here/أ"

static void
test_lines (HwFixture *f, gconstpointer data)
{
  ask (f, "كلمه");
  assert_rows (LINE_1 "|" LINE_2 "|" LINE_3 "|" LINE_4);
  g_assert_nonnull (hw_find_widget (page, GTK_TYPE_LABEL, "4 lines in 2 documents"));

  gtk_widget_activate_action (GTK_WIDGET (get_list ()), "list.activate-item", "u", 1);
  g_assert_cmpint (line_document, ==, first);
  g_assert_cmpint (line_start, ==, 16);
  g_assert_cmpint (line_end, ==, 22);

  /* By the first word before, then by the document. */
  choose (0, 1);
  assert_rows (LINE_4 "|" LINE_3 "|" LINE_2 "|" LINE_1);
  choose (0, 8);
  assert_rows (LINE_4 "|" LINE_1 "|" LINE_2 "|" LINE_3);
  choose (1, 1);
  assert_rows (LINE_4 "|" LINE_3 "|" LINE_2 "|" LINE_1);
  ask (f, "");
  assert_rows ("");
  g_assert_cmpstr (hw_concordance_page_get_question (HW_CONCORDANCE_PAGE (page))->query, ==, "");
}

/* What changes in the library is seen, and never the answer to another question. */
static void
test_fresh (HwFixture *f, gconstpointer data)
{
  set_query ("الكلمة");
  set_query ("stands");
  assert_rows ("the word كلمة [stands] here/أ");
  hw_fixture_add_document (f, "ت", "it stands\n");
  assert_rows ("the word كلمة [stands] here/أ|it [stands]/ت");
}

/* What narrows the lines stands above them, and a click takes it away. */
static void
test_narrow (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new ("كلمة");
  int end = 4;
  GtkWidget *pills
      = GTK_WIDGET (gtk_widget_get_template_child (page, HW_TYPE_CONCORDANCE_PAGE, "pills"));

  ask (f, "stands");
  question->document = second;
  question->document_title = g_strdup ("أ");
  hw_concordance_page_set_question (HW_CONCORDANCE_PAGE (page), question);
  assert_rows (LINE_4);
  /* Another word is looked for in the same place. */
  gtk_editable_insert_text (GTK_EDITABLE (hw_find_widget (page, GTK_TYPE_SEARCH_ENTRY, NULL)),
                            " the", -1, &end);
  assert_rows ("[the] word كلمة stands here/أ|" LINE_4);
  hw_fixture_settle (f);
  g_assert_nonnull (hw_find_widget (pills, GTK_TYPE_BUTTON, NULL));
  g_signal_emit_by_name (hw_find_widget (pills, GTK_TYPE_BUTTON, NULL), "clicked");
  hw_fixture_settle (f);
  g_assert_false (gtk_widget_get_visible (pills));
  ask (f, "كلمة");
  assert_rows (LINE_1 "|" LINE_2 "|" LINE_3 "|" LINE_4);
}

static void
test_groups (HwFixture *f, gconstpointer data)
{
  GtkWidget *forms = NULL;

  ask (f, "كلمة");
  choose (9, G_MAXUINT);
  assert_rows ("\u2068كلمة\u2069 · 3|" LINE_1 "|" LINE_3 "|" LINE_4
               "|\u2068الكلمة\u2069 · 1|" LINE_2);
  /* A heading is no line. */
  gtk_widget_activate_action (GTK_WIDGET (get_list ()), "list.activate-item", "u", 0);
  g_assert_cmpint (line_document, ==, 0);
  gtk_selection_model_select_all (get_selection ());
  g_assert_cmpstr (gtk_menu_button_get_label (get_tag_button ()), ==, "_Tag 4 Lines…");

  /* Behind the one for sorting. */
  forms = gtk_widget_get_next_sibling (hw_find_widget (page, GTK_TYPE_MENU_BUTTON, NULL));
  gtk_menu_button_popup (GTK_MENU_BUTTON (forms));
  hw_fixture_settle (f);
  forms = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (forms)));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (hw_find_widget (forms, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  assert_rows ("\u2068الكلمة\u2069 · 1|" LINE_2);
  gtk_popover_popdown (GTK_POPOVER (forms));
  /* Another word is shown with all of its forms. */
  ask (f, "كلمه");
  assert_rows ("\u2068كلمة\u2069 · 3|" LINE_1 "|" LINE_3 "|" LINE_4
               "|\u2068الكلمة\u2069 · 1|" LINE_2);
}

static gpointer
list_passages (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassageQuery query = { 0 };

  return hw_library_list_passages (library, &query, error);
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 document, passage;

  return GINT_TO_POINTER (hw_library_undo (library, &document, &passage, error));
}

/* Lines are tagged in one step. */
static void
test_tag (HwFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) passages = NULL, left = NULL;
  GtkWidget *entry;

  ask (f, "كلمة");
  assert_rows (LINE_1 "|" LINE_2 "|" LINE_3 "|" LINE_4);
  choose (0, 8);
  assert_rows (LINE_4 "|" LINE_1 "|" LINE_2 "|" LINE_3);
  gtk_selection_model_select_item (get_selection (), 2, TRUE);
  gtk_selection_model_select_item (get_selection (), 0, FALSE);
  g_assert_cmpstr (gtk_menu_button_get_label (get_tag_button ()), ==, "_Tag 2 Lines…");
  gtk_menu_button_popup (get_tag_button ());
  hw_fixture_settle (f);
  entry = gtk_popover_get_child (gtk_menu_button_get_popover (get_tag_button ()));
  g_assert_true (HW_IS_TAG_ENTRY (entry));
  g_signal_emit_by_name (entry, "create", "لغة/مفردات");
  hw_fixture_settle (f);
  passages = hw_fixture_do (f, list_passages, NULL);
  g_assert_cmpuint (passages->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const HwPassage *passage = passages->pdata[i];

      g_assert_cmpstr (passage->quote, ==, passage->document == first ? "الكلمة" : "كلمة");
      g_assert_cmpuint (passage->n_tags, ==, 1);
    }
  /* Who tags goes on with the next lines: the same are selected where they were. */
  hw_fixture_settle (f);
  assert_rows (LINE_4 "|" LINE_1 "|" LINE_2 "|" LINE_3);
  g_assert_true (gtk_selection_model_is_selected (get_selection (), 2));
  g_assert_cmpstr (gtk_menu_button_get_label (get_tag_button ()), ==, "_Tag 2 Lines…");
  g_assert_true (hw_fixture_do (f, undo, NULL) != NULL);
  left = hw_fixture_do (f, list_passages, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (f->n_failed, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(path, function) g_test_add (path, HwFixture, NULL, set_up, function, tear_down)
  TEST ("/concordance-page/lines", test_lines);
  TEST ("/concordance-page/fresh", test_fresh);
  TEST ("/concordance-page/narrow", test_narrow);
  TEST ("/concordance-page/groups", test_groups);
  TEST ("/concordance-page/tag", test_tag);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "documents.h"
#include "fixture.h"
#include "fold.h"
#include "groups.h"
#include "plot-view.h"
#include "stop-list.h"
#include "widgets.h"
#include "word-list.h"
#include "words-frequencies.h"
#include "words-page.h"
#include "words-plots.h"
#include "words-query.h"
#include "words-row.h"
#include "words-save.h"
#include "words-scope.h"
#include "words-table.h"

/* The page of words against what the library itself says. */

typedef struct
{
  HwFixture base;
  GtkWidget *window, *page;
  gint64 documents[3];
  gint64 group;
  HwSearchQuestion *asked; /* of the concordance, last; NULL for none */
  gint64 place_document, place_start, place_end;
  GFile *saved;
} Fixture;

static gpointer
fill (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const dates[] = { "1991-03-02", "1993", "" };
  Fixture *f = data;

  f->group = hw_library_create_group (library, "أخبار", error);
  hw_library_add_to_group (library, f->group, &f->documents[0], 1, error);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    hw_library_change_document (library, f->documents[i],
                                &(HwDocumentChange){ .published = dates[i], .direction = -1 },
                                error);
  return NULL;
}

static void
concordance_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *f = data;

  g_clear_pointer (&f->asked, hw_search_question_unref);
  f->asked = hw_search_question_new_from_variant (parameter);
}

static void
place_cb (Fixture *f, gint64 document, gint64 start, gint64 end)
{
  f->place_document = document;
  f->place_start = start;
  f->place_end = end;
}

static void
saved_cb (Fixture *f, GFile *file)
{
  g_set_object (&f->saved, file);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const GActionEntry entries[] = { { .name = "concordance-of",
                                            .activate = concordance_cb,
                                            .parameter_type = HW_SEARCH_QUESTION_TYPE } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  hw_fixture_set_up (&f->base, NULL);
  f->documents[0] = hw_fixture_add_document (
      &f->base, "أ", "ميناء بغداد القديم\nفي الميناء سفينة، وفي ميناء آخر سفينة\n");
  f->documents[1] = hw_fixture_add_document (&f->base, "ب", "سوق بغداد وسفينة الأمن والامن\n");
  f->documents[2] = hw_fixture_add_document (&f->base, "ج", "ميناء البصرة\n");
  hw_fixture_do (&f->base, fill, f);
  f->page = hw_words_page_new (f->base.session);
  g_signal_connect_swapped (f->page, "place-activated", G_CALLBACK (place_cb), f);
  g_signal_connect_swapped (f->page, "saved", G_CALLBACK (saved_cb), f);
  f->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_ref (f->page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_finalize_object (f->page);
  g_clear_pointer (&f->asked, hw_search_question_unref);
  g_clear_object (&f->saved);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  hw_fixture_tear_down (&f->base, NULL);
}

static HwWordsTable *
table_of (Fixture *f)
{
  return HW_WORDS_TABLE (hw_find_widget (f->page, HW_TYPE_WORDS_TABLE, NULL));
}

static void
show_part (Fixture *f, const char *name)
{
  GtkWidget *switcher = hw_find_widget (f->page, GTK_TYPE_STACK_SWITCHER, NULL);

  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)),
                                    name);
  hw_fixture_settle (&f->base);
}

static void
type_query (Fixture *f, const char *text)
{
  GtkWidget *entry = hw_find_widget (f->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  hw_fixture_settle (&f->base);
}

static gpointer
list_words (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_words (library, data, cancellable, error);
}

static gpointer
get_stop_words (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_stop_words (library);
}

/* The rows are the library's list in its own order, word for word and number for number. */
static void
assert_same_list (Fixture *f, HwWordListOptions options)
{
  g_autoptr (HwWordList) list = NULL;
  HwWordsTable *table = table_of (f);

  options.order = options.against != NULL ? HW_WORD_ORDER_KEYNESS : HW_WORD_ORDER_COUNT;
  list = hw_fixture_do (&f->base, list_words, &options);
  g_assert_cmpuint (hw_words_table_get_n (table), ==, list->items->len);
  g_assert_cmpuint (list->items->len, >, 0);
  for (guint i = 0; i < list->items->len; i++)
    {
      const HwWordListItem *wanted = &g_array_index (list->items, HwWordListItem, i);
      gboolean found = FALSE;

      for (guint j = 0; j < list->items->len && !found; j++)
        {
          const HwWordListItem *shown = hw_words_table_get_item (table, j);

          found = strcmp (shown->word, wanted->word) == 0;
          if (!found)
            continue;
          g_assert_cmpuint (shown->count, ==, wanted->count);
          g_assert_cmpuint (shown->n_documents, ==, wanted->n_documents);
          g_assert_cmpuint (shown->against_count, ==, wanted->against_count);
          g_assert_cmpfloat (shown->keyness, ==, wanted->keyness);
        }
      g_assert_true (found);
    }
  for (guint i = 1; i < list->items->len; i++)
    {
      const HwWordListItem *before = hw_words_table_get_item (table, i - 1),
                           *after = hw_words_table_get_item (table, i);

      if (options.against != NULL)
        g_assert_cmpfloat (before->keyness, >=, after->keyness);
      else
        g_assert_cmpuint (before->count, >=, after->count);
    }
}

static void
choose (Fixture *f, guint which, const HwTextScope *scope)
{
  GtkWidget *chooser = hw_find_widget (f->page, HW_TYPE_WORDS_SCOPE, NULL);

  if (which == 1)
    chooser = hw_find_widget (hw_find_widget (f->page, HW_TYPE_WORDS_FREQUENCIES, NULL),
                              HW_TYPE_WORDS_SCOPE, NULL);
  g_assert_true (hw_words_scope_choose (HW_WORDS_SCOPE (chooser), scope));
  g_signal_emit_by_name (chooser, "changed");
  hw_fixture_settle (&f->base);
}

static void
test_frequencies (Fixture *f, gconstpointer data)
{
  const HwTextScope all = { 0 }, group = { .group = f->group },
                    document = { .document = f->documents[1] };
  g_autoptr (GHashTable) stop = hw_fixture_do (&f->base, get_stop_words, NULL);
  GtkWidget *toggle = hw_find_widget (f->page, GTK_TYPE_TOGGLE_BUTTON, "Without Common Words");
  GtkWidget *part = hw_find_widget (f->page, HW_TYPE_WORDS_FREQUENCIES, NULL);
  GtkWidget *size = hw_find_widget (part, GTK_TYPE_DROP_DOWN, NULL);

  assert_same_list (f, (HwWordListOptions){ .n = 1, .stop = stop });
  g_assert_nonnull (hw_find_widget (f->page, GTK_TYPE_LABEL, "in 3 documents"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  hw_fixture_settle (&f->base);
  assert_same_list (f, (HwWordListOptions){ .n = 1 });
  choose (f, 0, &group);
  assert_same_list (f, (HwWordListOptions){ .n = 1, .scope = group });
  gtk_drop_down_set_selected (GTK_DROP_DOWN (size), 1);
  hw_fixture_settle (&f->base);
  assert_same_list (f, (HwWordListOptions){ .n = 2, .scope = group });
  gtk_drop_down_set_selected (GTK_DROP_DOWN (size), 0);
  choose (f, 1, &all);
  assert_same_list (f, (HwWordListOptions){ .n = 1, .scope = group, .against = &all });

  /* "This document" is the one that is read. */
  hw_words_page_set_document (HW_WORDS_PAGE (f->page), f->documents[0], "أ");
  choose (f, 0, &(HwTextScope){ .document = f->documents[0] });
  hw_words_page_set_document (HW_WORDS_PAGE (f->page), f->documents[1], "ب");
  hw_fixture_settle (&f->base);
  assert_same_list (f, (HwWordListOptions){ .n = 1, .scope = document, .against = &all });
}

static void
click_title (Fixture *f, const char *title)
{
  GtkWidget *label = hw_find_widget (GTK_WIDGET (table_of (f)), GTK_TYPE_LABEL, title);

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  hw_fixture_settle (&f->base);
}

static const char *
word_at (Fixture *f, gsize i)
{
  return ((const HwWordListItem *) hw_words_table_get_item (table_of (f), i))->word;
}

/* A title sorts, once more the other way round; a filter is folded; a row is activated with its word. */
static void
test_sort_and_filter (Fixture *f, gconstpointer data)
{
  HwWordsTable *table = table_of (f);
  const gsize n = hw_words_table_get_n (table);
  g_autofree char *first = NULL;
  GtkWidget *list;

  g_assert_cmpstr (word_at (f, 0), ==, "ميناء");
  click_title (f, "Word");
  first = g_strdup (word_at (f, 0));
  for (gsize i = 1; i < n; i++)
    g_assert_cmpint (hw_fold_compare (word_at (f, i - 1), word_at (f, i)), <, 0);
  click_title (f, "Word");
  g_assert_cmpstr (word_at (f, n - 1), ==, first);
  click_title (f, "Documents");
  g_assert_cmpuint (((HwWordListItem *) hw_words_table_get_item (table, 0))->n_documents, ==, 2);

  hw_words_table_set_filter (table, "الآمن");
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (hw_words_table_get_n (table), ==, 2);
  g_assert_nonnull (hw_find_widget (f->page, GTK_TYPE_LABEL, "2 shown of"));
  hw_words_table_set_filter (table, "ميناء");
  click_title (f, "Count");
  g_assert_cmpuint (hw_words_table_get_n (table), ==, 2);
  list = hw_find_widget (GTK_WIDGET (table), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (hw_find_widget (list, HW_TYPE_WORDS_ROW, NULL));
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_cmpstr (f->asked->query, ==, "ميناء");
  g_assert_cmpint (f->asked->group, ==, 0);

  /* Lines are those of what is counted. */
  choose (f, 0, &(HwTextScope){ .group = f->group });
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_cmpint (f->asked->group, ==, f->group);
  g_assert_cmpstr (f->asked->group_name, ==, "أخبار");
  hw_words_page_set_document (HW_WORDS_PAGE (f->page), f->documents[0], "أ");
  choose (f, 0, &(HwTextScope){ .document = f->documents[0] });
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_cmpint (f->asked->document, ==, f->documents[0]);
  g_assert_cmpstr (f->asked->document_title, ==, "أ");
}

static char *
save (Fixture *f, const char *ending, HwWordsWrite write, gpointer what, GDestroyNotify free_what)
{
  g_autofree char *path = g_strconcat (f->base.dir, "/out.", ending, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *contents;

  g_clear_object (&f->saved);
  hw_words_save_to (f->page, f->base.session, file, write, what, free_what);
  while (f->saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_equal (f->saved, file));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_remove (path);
  return contents;
}

/* What is saved is the table as it is seen. */
static void
test_save (Fixture *f, gconstpointer data)
{
  HwWordsTable *table = table_of (f);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  hw_words_table_set_filter (table, "ميناء");
  hw_fixture_settle (&f->base);
  csv = save (f, "csv", hw_words_table_write_csv, hw_words_table_take_csv (table),
              hw_words_table_csv_free);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "\xef\xbb\xbfWord,Forms,Count,Per Million,Documents");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "ميناء,,3,"));
  g_assert_true (g_str_has_suffix (lines[1], ",2"));
}

/* Of many questions only the last has an answer. */
static void
test_newest_wins (Fixture *f, gconstpointer data)
{
  const HwTextScope scopes[] = { { 0 }, { .group = f->group }, { .group = f->group } };
  GtkWidget *part = hw_find_widget (f->page, HW_TYPE_WORDS_FREQUENCIES, NULL);
  g_autoptr (GHashTable) stop = hw_fixture_do (&f->base, get_stop_words, NULL);

  for (int i = 0; i < 50; i++)
    {
      hw_words_frequencies_ask (HW_WORDS_FREQUENCIES (part), &scopes[i % 2], TRUE);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  hw_fixture_settle (&f->base);
  assert_same_list (f, (HwWordListOptions){ .n = 1, .stop = stop, .scope = scopes[1] });
}

static gpointer
add_to_group (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  hw_library_add_to_group (library, f->group, &f->documents[1], 1, error);
  return NULL;
}

static gboolean
has_more_words (gpointer data)
{
  return hw_words_table_get_n (table_of (data)) > 6;
}

/* What is shown follows the library by itself, a little later. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) stop = hw_fixture_do (&f->base, get_stop_words, NULL);

  choose (f, 0, &(HwTextScope){ .group = f->group });
  g_assert_cmpuint (hw_words_table_get_n (table_of (f)), ==, 6);
  hw_fixture_do (&f->base, add_to_group, f);
  hw_wait_until (has_more_words, f);
  hw_fixture_settle (&f->base);
  assert_same_list (f, (HwWordListOptions){ .n = 1, .stop = stop, .scope = { .group = f->group } });
}

static void
test_collocates (Fixture *f, gconstpointer data)
{
  HwWordsTable *table;
  GtkWidget *list;

  show_part (f, "collocates");
  g_assert_nonnull (hw_find_widget (f->page, GTK_TYPE_LABEL, "Which Word?"));
  type_query (f, "سفينة");
  g_assert_nonnull (hw_find_widget (f->page, GTK_TYPE_LABEL, "3 places"));
  table = table_of (f);
  g_assert_cmpuint (hw_words_table_get_n (table), >, 0);
  click_title (f, "Near");
  list = hw_find_widget (GTK_WIDGET (table), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_true (g_str_has_prefix (f->asked->query, "سفينة NEAR/4 "));
  type_query (f, "لا توجد");
  g_assert_cmpuint (hw_words_table_get_n (table_of (f)), ==, 0);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  GtkWidget *plots, *view;
  HwPlot *plot;
  g_autofree char *csv = NULL, *svg = NULL;

  show_part (f, "places");
  type_query (f, "=ميناء");
  plots = hw_find_widget (f->page, HW_TYPE_WORDS_PLOTS, NULL);
  view = hw_find_widget (plots, HW_TYPE_PLOT_VIEW, NULL);
  plot = hw_plot_view_get_plot (HW_PLOT_VIEW (view));
  g_assert_cmpuint (hw_plot_get_n_items (plot), ==, 2);
  /* Most first. */
  g_assert_cmpint (hw_plot_get_item (plot, 0)->key, ==, f->documents[0]);
  g_assert_cmpuint (hw_plot_get_item (plot, 0)->count, ==, 2);
  g_assert_cmpuint (hw_words_table_get_n (table_of (f)), ==, 2);
  g_signal_emit_by_name (view, "picked", 0, 1);
  g_assert_cmpint (f->place_document, ==, f->documents[0]);
  g_assert_cmpint (f->place_start, ==,
                   g_utf8_strlen ("ميناء بغداد القديم\nفي الميناء سفينة، وفي ", -1));
  g_assert_cmpint (f->place_end - f->place_start, ==, 5);

  csv = save (f, "csv", hw_words_plots_write, hw_words_plots_take_plot (HW_WORDS_PLOTS (plots)),
              hw_words_plots_taken_free);
  g_assert_nonnull (strstr (csv, "document,characters,position\r\nأ,"));
  svg = save (f, "svg", hw_words_plots_write, hw_words_plots_take_plot (HW_WORDS_PLOTS (plots)),
              hw_words_plots_taken_free);
  g_assert_nonnull (strstr (svg, "<svg"));
}

static void
test_periods (Fixture *f, gconstpointer data)
{
  GtkWidget *view;
  HwPlot *plot;

  show_part (f, "periods");
  type_query (f, "=ميناء");
  view = hw_find_widget (f->page, HW_TYPE_PLOT_VIEW, NULL);
  plot = hw_plot_view_get_plot (HW_PLOT_VIEW (view));
  g_assert_cmpuint (hw_plot_get_n_items (plot), ==, 3);
  g_assert_cmpstr (hw_plot_get_item (plot, 0)->label, ==, "1991");
  g_assert_cmpuint (hw_plot_get_item (plot, 0)->count, ==, 2);
  g_assert_nonnull (hw_find_widget (f->page, GTK_TYPE_LABEL, "1 is in documents without a date"));
  g_signal_emit_by_name (view, "picked", 1, 0);
  g_assert_null (f->asked);
  g_signal_emit_by_name (view, "picked", 0, 0);
  g_assert_cmpstr (f->asked->query, ==, "=ميناء after:1990 before:1992");
}

static void
assert_query (char *query, const char *wanted)
{
  g_assert_cmpstr (query, ==, wanted);
  g_free (query);
}

static void
test_queries (void)
{
  assert_query (hw_words_query_of ("ميناء"), "ميناء");
  assert_query (hw_words_query_of ("في الميناء"), "\"في الميناء\"");
  assert_query (hw_words_query_of ("OR"), "\"OR\"");
  assert_query (hw_words_query_near ("ميناء", "سفينة", 1), "ميناء NEAR/1 سفينة");
  assert_query (hw_words_query_in ("ميناء", "1991"), "ميناء after:1990 before:1992");
  assert_query (hw_words_query_in ("ميناء", "1991-12"), "ميناء after:1991-11 before:1992-01");
  assert_query (hw_words_query_in ("ميناء", "1991-01"), "ميناء after:1990-12 before:1991-02");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/words/frequencies", test_frequencies);
  ADD ("/words/sort-and-filter", test_sort_and_filter);
  ADD ("/words/save", test_save);
  ADD ("/words/newest-wins", test_newest_wins);
  ADD ("/words/follows", test_follows);
  ADD ("/words/collocates", test_collocates);
  ADD ("/words/places", test_places);
  ADD ("/words/periods", test_periods);
  g_test_add_func ("/words/queries", test_queries);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "find-bar.h"
#include "fixture.h"
#include "history.h"
#include "passages.h"
#include "reading-page.h"
#include "tag-hits-dialog.h"
#include "tag-entry.h"
#include "widgets.h"

/* What is done with the hits of a search: marked in their text, tagged all at once. */

static GtkWidget *window, *page;

static void
open_page (HwFixture *f)
{
  page = hw_reading_page_new (f->session);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  hw_fixture_settle (f);
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
  hw_fixture_settle (f);
  hw_fixture_tear_down (f, data);
}

static gboolean
has_label (gpointer text)
{
  return hw_find_widget (page, GTK_TYPE_LABEL, text) != NULL;
}

/* A hit opens its document with all forms that the search found: "2 of 3". Stepping goes through them, closing
 * takes them away, and typing looks for what is typed. */
static void
test_marked (HwFixture *f, gconstpointer data)
{
  gint64 document
      = hw_fixture_add_document (f, "خبر", "قال الكاظمي كلمة\n\nوعن kadhimi خبر\n\nللكاظمي بيت\n");
  g_autoptr (HwSearchQuestion) question = hw_search_question_new ("الكاظمى");
  const HwReadingTarget target = { .start = 22, .end = 29, .select = TRUE, .question = question };
  GtkWidget *entry;

  open_page (f);
  hw_reading_page_open (HW_READING_PAGE (page), document, &target);
  hw_wait_until (has_label, (gpointer) "2 of 3");
  entry = hw_find_widget (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "الكاظمى");
  hw_reading_page_step_hit (HW_READING_PAGE (page), 1);
  hw_fixture_settle (f);
  g_assert_true (has_label ((gpointer) "3 of 3"));
  hw_reading_page_step_hit (HW_READING_PAGE (page), 1);
  hw_fixture_settle (f);
  g_assert_true (has_label ((gpointer) "1 of 3"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "خبر");
  hw_wait_until (has_label, (gpointer) "1 of 1");
  gtk_widget_activate_action (entry, "find.close", NULL);
  hw_fixture_settle (f);
  g_assert_false (
      hw_find_bar_is_open (HW_FIND_BAR (hw_find_widget (page, HW_TYPE_FIND_BAR, NULL))));
}

/* What was found by the beginning of a word that was still being typed is marked too. */
static void
test_begun (HwFixture *f, gconstpointer data)
{
  gint64 document = hw_fixture_add_document (f, "1", "negotiation and negotiator\n");
  g_autoptr (HwSearchQuestion) question = hw_search_question_new ("negot");
  const HwReadingTarget target = { .start = 0, .end = 11, .select = TRUE, .question = question };

  open_page (f);
  hw_reading_page_open (HW_READING_PAGE (page), document, &target);
  hw_wait_until (has_label, (gpointer) "1 of 2");
}

static gpointer
count_passages (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, NULL, error);
  guint n = 0;

  for (guint i = 0; i < passages->len; i++)
    n += ((HwPassage *) passages->pdata[i])->n_tags == 1;
  return GUINT_TO_POINTER (n);
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

static GtkWidget *
open_dialog (HwFixture *f, const char *query)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new (query);
  GtkWidget *dialog = hw_tag_hits_dialog_new (f->session, NULL, question);

  gtk_window_present (GTK_WINDOW (dialog));
  hw_fixture_settle (f);
  return dialog;
}

/* All places are shown and checked; those that are left out stay as they are; one undo takes back the
 * rest. */
static void
test_tag_all (HwFixture *f, gconstpointer data)
{
  GtkWidget *dialog, *list, *accept, *entry;

  hw_fixture_add_document (f, "one", "peace here\n\nand peace there\n");
  hw_fixture_add_document (f, "two", "more peace\n");
  dialog = open_dialog (f, "peace");
  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "3 of 3 places"));
  accept = hw_find_widget (dialog, GTK_TYPE_BUTTON, "_Tag");
  g_assert_false (gtk_widget_get_sensitive (accept));
  list = hw_find_widget (dialog, GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  hw_fixture_settle (f);
  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "2 of 3 places"));

  gtk_menu_button_popup (GTK_MENU_BUTTON (hw_find_widget (dialog, GTK_TYPE_MENU_BUTTON, NULL)));
  hw_fixture_settle (f);
  entry = hw_find_widget (dialog, HW_TYPE_TAG_ENTRY, NULL);
  g_assert_nonnull (entry);
  g_signal_emit_by_name (entry, "create", "war / ended");
  hw_fixture_settle (f);
  g_assert_true (gtk_widget_get_sensitive (accept));
  g_signal_emit_by_name (accept, "clicked");
  hw_fixture_settle (f);
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (f, count_passages, NULL)), ==, 2);
  hw_fixture_do (f, undo, NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (f, count_passages, NULL)), ==, 0);
  g_assert_cmpuint (f->n_failed, ==, 0);
}

/* Closing the dialog while it reads, or without an answer, does nothing. */
static void
test_tag_none (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new ("peace");
  GtkWidget *dialog;

  hw_fixture_add_document (f, "one", "peace here\n");
  dialog = hw_tag_hits_dialog_new (f->session, NULL, question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  hw_fixture_settle (f);
  dialog = open_dialog (f, "nowhere");
  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "Nothing to Tag"));
  gtk_window_close (GTK_WINDOW (dialog));
  hw_fixture_settle (f);
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (f, count_passages, NULL)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/search-hits/marked", HwFixture, NULL, hw_fixture_set_up, test_marked, tear_down);
  g_test_add ("/search-hits/begun", HwFixture, NULL, hw_fixture_set_up, test_begun, tear_down);
  g_test_add ("/search-hits/tag-all", HwFixture, NULL, hw_fixture_set_up, test_tag_all, tear_down);
  g_test_add ("/search-hits/tag-none", HwFixture, NULL, hw_fixture_set_up, test_tag_none,
              tear_down);
  return g_test_run ();
}

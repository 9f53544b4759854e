/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "correct-card.h"
#include "correct-edit.h"
#include "correction-markup.h"
#include "fixture.h"
#include "history.h"
#include "passages.h"
#include "reading-page-private.h"
#include "text-place.h"
#include "widgets.h"

/* The page on which a paragraph is corrected. */

#define TEXT "first line\nتشمل الخطه بناء ميه ألف وحذة سكنية\nlast line\n"
#define LINE_2 11

typedef struct
{
  HwFixture base;
  GtkWidget *window;
  HwReadingPage *page;
  gint64 document, passage;
  char *done; /* told last */
  guint n_failed;
} Fixture;

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  /* "بناء ميه" */
  f->passage = hw_library_mark (library, f->document, LINE_2 + 11, LINE_2 + 19, NULL, error);
  return NULL;
}

static void
done_cb (Fixture *f, const char *text)
{
  g_free (f->done);
  f->done = g_strdup (text);
}

static void
failed_cb (Fixture *f)
{
  f->n_failed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  f->document = hw_fixture_add_document (&f->base, "عنوان", TEXT);
  hw_fixture_do (&f->base, mark, f);
  f->window = gtk_window_new ();
  f->page = HW_READING_PAGE (hw_reading_page_new (f->base.session));
  g_signal_connect_swapped (f->page, "done", G_CALLBACK (done_cb), f);
  g_signal_connect_swapped (f->page, "failed", G_CALLBACK (failed_cb), f);
  gtk_widget_set_size_request (GTK_WIDGET (f->page), 800, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  hw_reading_page_open (f->page, f->document, NULL);
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  hw_fixture_tear_down (&f->base, NULL);
  g_free (f->done);
}

static HwCorrectCard *
get_card (Fixture *f)
{
  return HW_CORRECT_CARD (hw_find_widget (GTK_WIDGET (f->page), HW_TYPE_CORRECT_CARD, NULL));
}

static GtkTextBuffer *
get_buffer (Fixture *f)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (hw_find_widget (GTK_WIDGET (get_card (f)), GTK_TYPE_TEXT_VIEW, NULL)));
}

static void
open_at (Fixture *f, gsize position, gsize end)
{
  hw_reader_select (f->page->reader, position, end);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.correct", NULL);
  g_assert_nonnull (get_card (f));
}

static void
click (Fixture *f, const char *label)
{
  GtkWidget *button = hw_find_widget (GTK_WIDGET (get_card (f)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  hw_fixture_settle (&f->base);
}

/* As a key does it. */
static void
type (Fixture *f, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (f);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
assert_text (Fixture *f, const char *expected)
{
  g_autofree char *text = hw_text_slice (f->page->text, 0, G_MAXSIZE);

  g_assert_cmpstr (text, ==, expected);
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

/* What is selected is replaced, the passage keeps to its words, the caret stays, undo brings it back. */
static void
test_correct (Fixture *f, gconstpointer data)
{
  const gsize word = LINE_2 + 16;

  open_at (f, word, word + 3);
  g_assert_cmpuint (hw_correct_card_get_index (get_card (f)), ==, 1);
  g_assert_false (hw_correct_card_is_changed (get_card (f)));
  type (f, "مئة");
  g_assert_true (hw_correct_card_is_changed (get_card (f)));
  click (f, "_Save");
  g_assert_null (get_card (f));
  assert_text (f, "first line\nتشمل الخطه بناء مئة ألف وحذة سكنية\nlast line\n");
  g_assert_cmpstr (f->done, ==, "Paragraph corrected");
  g_assert_cmpstr (hw_reading_page_find (f->page, f->passage)->quote, ==, "بناء مئة");
  g_assert_cmpuint (hw_text_get_paragraph_at (f->page->text, hw_reader_get_caret (f->page->reader)),
                    ==, 1);

  /* A passage that loses words, and one that loses all. */
  open_at (f, LINE_2 + 11, LINE_2 + 16);
  type (f, "");
  click (f, "_Save");
  g_assert_nonnull (strstr (f->done, "1 passage has fewer words"));
  open_at (f, LINE_2 + 11, LINE_2 + 15);
  type (f, "");
  click (f, "_Save");
  g_assert_nonnull (strstr (f->done, "no word is left of 1 passage"));
  assert_text (f, "first line\nتشمل الخطه ألف وحذة سكنية\nlast line\n");
  for (int i = 0; i < 3; i++)
    hw_fixture_do (&f->base, undo, NULL);
  hw_fixture_settle (&f->base);
  assert_text (f, TEXT);
  g_assert_cmpstr (hw_reading_page_find (f->page, f->passage)->quote, ==, "بناء ميه");
  g_assert_cmpuint (f->n_failed, ==, 0);
}

/* Lines become one; letters and marks stay as they are. */
static void
test_letters (Fixture *f, gconstpointer data)
{
  g_autofree char *after = NULL;

  open_at (f, LINE_2, LINE_2);
  type (f, "UN: \xEF\xBB\xB3\xEF\xBA\xA4\xEF\xBA\xB0 مُحَمَّدٌ\nو\r\nز\xE2\x80\xA9 ");
  after = hw_correct_card_get_after (get_card (f));
  g_assert_cmpstr (
      after, ==,
      "UN: \xEF\xBB\xB3\xEF\xBA\xA4\xEF\xBA\xB0 مُحَمَّدٌ و ز  تشمل الخطه بناء ميه ألف وحذة سكنية");
  click (f, "_Save");
  g_assert_cmpstr (f->done, ==, "Paragraph corrected");
  g_free (after);
  after = hw_text_slice (f->page->text, LINE_2, LINE_2 + 14);
  g_assert_cmpstr (after, ==, "UN: \xEF\xBB\xB3\xEF\xBA\xA4\xEF\xBA\xB0 مُحَمَ");
}

/* Nothing that was typed goes by itself. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  open_at (f, 0, 0);
  click (f, "_Cancel");
  g_assert_null (get_card (f));
  open_at (f, 0, 0);
  type (f, "new ");
  click (f, "_Cancel");
  g_assert_nonnull (get_card (f));
  click (f, "_Discard");
  g_assert_null (get_card (f));
  assert_text (f, TEXT);

  /* Another document: what was typed is kept. */
  open_at (f, 0, 0);
  type (f, "new ");
  hw_reading_page_open (f->page, hw_fixture_add_document (&f->base, "other", "other text"), NULL);
  hw_fixture_settle (&f->base);
  assert_text (f, "other text");
  g_assert_null (get_card (f));
  hw_reading_page_open (f->page, f->document, NULL);
  hw_fixture_settle (&f->base);
  assert_text (f, "new first line\nتشمل الخطه بناء ميه ألف وحذة سكنية\nlast line\n");
}

typedef struct
{
  gint64 document;
  gsize paragraph;
  const char *text; /* NULL to leave it out */
} Change;

static gpointer
change (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  if (change->text != NULL)
    hw_library_correct_paragraph (library, change->document, change->paragraph, change->text,
                                  error);
  else
    hw_library_set_paragraph_aside (library, change->document, change->paragraph, error);
  return NULL;
}

/* The text changes while somebody types. */
static void
test_meanwhile (Fixture *f, gconstpointer data)
{
  open_at (f, LINE_2, LINE_2);
  type (f, "إذ ");
  hw_fixture_do (&f->base, change, &(Change){ f->document, 0, NULL });
  hw_fixture_settle (&f->base);
  g_assert_nonnull (get_card (f));
  g_assert_cmpuint (hw_correct_card_get_index (get_card (f)), ==, 0);
  click (f, "_Save");
  assert_text (f, "إذ تشمل الخطه بناء ميه ألف وحذة سكنية\nlast line\n");

  open_at (f, 0, 0);
  type (f, "typed ");
  hw_fixture_do (&f->base, change, &(Change){ f->document, 0, "theirs" });
  hw_fixture_settle (&f->base);
  click (f, "_Save");
  g_assert_cmpuint (f->n_failed, ==, 1);
  g_assert_nonnull (get_card (f));
  assert_text (f, "theirs\nlast line\n");
  click (f, "_Cancel");
  click (f, "_Discard");
}

/* Of a line of 100 KB a part is shown, and the rest of it stays. */
static void
test_long (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *expected = NULL;
  gint64 document;
  GtkTextIter start, end;

  for (int i = 0; i < 6000; i++)
    g_string_append_printf (line, "كلمة%04d ", i);
  document = hw_fixture_add_document (&f->base, "long", line->str);
  hw_reading_page_open (f->page, document, NULL);
  hw_fixture_settle (&f->base);
  open_at (f, 9 * 3000, 9 * 3000 + 8);
  gtk_text_buffer_get_bounds (get_buffer (f), &start, &end);
  g_assert_cmpint (gtk_text_iter_get_offset (&end), <, 6000);
  type (f, "سلام");
  click (f, "_Save");
  expected = g_strdup (line->str);
  memmove (strstr (expected, "كلمة3000") + strlen ("سلام"),
           strstr (expected, "كلمة3000") + strlen ("كلمة3000"),
           strlen (strstr (expected, "كلمة3000") + strlen ("كلمة3000")) + 1);
  memcpy (strstr (expected, "كلمة2999") + strlen ("كلمة2999 "), "سلام", strlen ("سلام"));
  assert_text (f, expected);
}

static void
test_leave_out (Fixture *f, gconstpointer data)
{
  hw_reader_select (f->page->reader, LINE_2, LINE_2);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.leave-out", NULL);
  hw_fixture_settle (&f->base);
  assert_text (f, "first line\nlast line\n");
  g_assert_cmpuint (f->page->structure->asides->len, ==, 1);
  hw_fixture_do (&f->base, undo, NULL);
  hw_fixture_settle (&f->base);
  assert_text (f, TEXT);
}

static void
test_markup (void)
{
  g_autofree char *none = hw_correction_markup ("a <b>", "a <b>");
  g_autofree char *one = hw_correction_markup ("a <b> c", "a <x> c");
  g_autofree char *said = hw_correction_describe ("بناء ميه ألف", "بناء مئة ألف و");
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  g_autofree char *two = NULL, *plain = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (pango_parse_markup (one, -1, 0, NULL, &plain, NULL, NULL));
  g_assert_cmpstr (plain, ==, "\u200ea <\u2068b\u2069 \u2068x\u2069> c");
  g_assert_cmpstr (said, ==, "“ميه” became “مئة”\n“ و” was put in");
  /* What is long stays short. */
  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "w%d ", i);
      g_string_append_printf (after, "%s%d ", i % 100 == 7 ? "x" : "w", i);
    }
  two = hw_correction_markup (before->str, after->str);
  g_assert_cmpuint (strlen (two), <, 4000);
  g_free (two);
  two = hw_correction_markup ("", before->str);
  g_assert_cmpuint (strlen (two), <, 1000);
  g_assert_true (pango_parse_markup (two, -1, 0, NULL, NULL, NULL, NULL));
}

static void
test_place (void)
{
  g_autoptr (HwText) old = hw_text_new_from_string ("a\n\nb b\n\nc\nd\n\nlast\n");
  g_autoptr (HwText) new = hw_text_new_from_string ("menu\na\nclock\n\nb c\n\nc\nd\n\nlast\nend");
  static const struct
  {
    gsize old, new;
  } places[] = { { 0, 5 }, { 3, 14 }, { 5, 16 }, { 6, 17 }, { 8, 19 }, { 10, 21 }, { 13, 24 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpuint (hw_text_place_map (old, new, places[i].old, NULL), ==, places[i].new);
  for (gsize i = 0; i < hw_text_get_n_chars (old); i++)
    g_assert_cmpuint (hw_text_place_map (old, old, i, NULL), ==, i);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  TEST ("/correcting/correct", test_correct);
  TEST ("/correcting/letters", test_letters);
  TEST ("/correcting/leave", test_leave);
  TEST ("/correcting/meanwhile", test_meanwhile);
  TEST ("/correcting/long", test_long);
  TEST ("/correcting/leave-out", test_leave_out);
#undef TEST
  g_test_add_func ("/correcting/markup", test_markup);
  g_test_add_func ("/correcting/place", test_place);
  return g_test_run ();
}

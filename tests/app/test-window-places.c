/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "fixture.h"
#include "reading-page-private.h"
#include "window-private.h"

/* Finding in a document, and going back to places that were left, with the window as it is. */

typedef struct
{
  HwFixture base;
  HwWindow *window;
  gint64 documents[2];
} Fixture;

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  hw_window_begin (data, result);
}

static void
open_document (Fixture *f, gint64 document, const HwReadingTarget *target)
{
  hw_window_open_document (f->window, document, target, HW_OPEN_HERE);
  hw_fixture_settle (&f->base);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) book = g_string_new (NULL);

  hw_fixture_set_up (&f->base, NULL);
  for (int i = 1; i <= 400; i++)
    g_string_append_printf (book, "الفقرة %d من كتابٍ طويل%s لا ينتهي في صفحة.\n", i,
                            i % 100 == 0 ? " قاله أحمد" : "");
  f->documents[0] = hw_fixture_add_document (&f->base, "كتاب", book->str);
  f->documents[1] = hw_fixture_add_document (&f->base, "رسالة", "قال احمد: هذا نصّ قصير.\n");
  f->window = hw_window_new (NULL, f->base.session);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  hw_session_run (f->base.session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, begin_cb, f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  open_document (f, f->documents[0], NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_null (f->window);
  hw_fixture_tear_down (&f->base, NULL);
}

static HwReadingPage *
page_of (Fixture *f)
{
  return hw_window_get_reading (f->window);
}

static void
activate (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page_of (f)), action, NULL);
  hw_fixture_settle (&f->base);
}

static gboolean
is_found (gpointer data)
{
  Fixture *f = data;
  HwFindJob *job = page_of (f)->find_job;

  return job != NULL && hw_find_job_is_done (job);
}

static void
type (Fixture *f, const char *text)
{
  hw_find_bar_open (page_of (f)->find_bar, text);
  if (*text != '\0')
    hw_wait_until (is_found, f);
  hw_fixture_settle (&f->base);
}

static guint
count (Fixture *f)
{
  return (guint) hw_span_list_get_n (hw_find_job_get_hits (page_of (f)->find_job));
}

/* The number of the paragraph whose hit is selected. */
static gsize
selected_paragraph (Fixture *f)
{
  gsize start, end;

  g_assert_true (hw_reader_get_selection (page_of (f)->reader, &start, &end));
  return hw_text_get_paragraph_at (page_of (f)->text, start) + 1;
}

/* The first hit from the caret on is selected and on screen; the next and the one before go round. */
static void
test_find (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = page_of (f);
  const gsize caret = hw_text_get_paragraph (page->text, 149).start;
  gsize start, end, asked;
  GdkRectangle area;

  hw_reader_select (page->reader, caret, caret);
  hw_reader_reveal (page->reader, caret, caret);
  hw_fixture_settle (&f->base);
  activate (f, "win.find");
  g_assert_true (hw_find_bar_is_open (page->find_bar));
  type (f, "احمد");
  g_assert_cmpuint (count (f), ==, 4);
  g_assert_cmpuint (selected_paragraph (f), ==, 200);
  g_assert_true (hw_reader_get_selection (page->reader, &start, &end));
  g_assert_true (hw_reader_get_range_area (page->reader, start, end, &area));
  activate (f, "win.find-next");
  g_assert_cmpuint (selected_paragraph (f), ==, 300);
  activate (f, "win.find-next");
  activate (f, "win.find-next");
  g_assert_cmpuint (selected_paragraph (f), ==, 100);
  activate (f, "win.find-previous");
  g_assert_cmpuint (selected_paragraph (f), ==, 400);

  /* Typing looks from the hit that was asked for; where nothing is found, the place is that one again. */
  g_assert_true (hw_reader_get_selection (page->reader, &asked, &end));
  type (f, "طويل قاله أحمد");
  g_assert_cmpuint (selected_paragraph (f), ==, 400);
  type (f, "كتاب محمود");
  g_assert_cmpuint (count (f), ==, 0);
  g_assert_false (hw_reader_get_selection (page->reader, &start, &end));
  g_assert_cmpuint (hw_reader_get_caret (page->reader), ==, asked);
  g_assert_true (hw_reader_get_range_area (page->reader, asked, asked + 1, &area));
  type (f, "كتاب");
  g_assert_cmpuint (count (f), ==, 400);
  type (f, "");
  g_assert_null (page->find_job);

  /* Closed, the selection stays and the keyboard is in the text. */
  type (f, "احمد");
  g_assert_true (hw_reading_page_close_find (page));
  g_assert_null (page->find_job);
  g_assert_true (hw_reader_get_selection (page->reader, &start, &end));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (page->reader));

  /* What is selected is what is looked for. */
  activate (f, "win.find");
  g_assert_cmpstr (hw_find_bar_get_text (page->find_bar), ==, "أحمد");
  hw_wait_until (is_found, f);
  g_assert_cmpuint (selected_paragraph (f), ==, 400);
  g_assert_true (hw_reading_page_close_find (page));

  /* Without the bar, on from what is selected. */
  activate (f, "win.find-previous");
  hw_wait_until (is_found, f);
  g_assert_cmpuint (selected_paragraph (f), ==, 300);
  g_assert_true (hw_reading_page_close_find (page));

  /* What was looked for before is marked, and nothing moves until it is asked for. */
  hw_reader_select (page->reader, caret, caret);
  hw_reader_reveal (page->reader, caret, caret);
  hw_fixture_settle (&f->base);
  activate (f, "win.find");
  hw_wait_until (is_found, f);
  g_assert_cmpuint (count (f), ==, 4);
  g_assert_false (hw_reader_get_selection (page->reader, &start, &end));
  activate (f, "win.find-next");
  g_assert_cmpuint (selected_paragraph (f), ==, 200);
  activate (f, "win.find-next");
  g_assert_cmpuint (selected_paragraph (f), ==, 300);

  /* Back to where the search was begun, not from hit to hit. */
  activate (f, "win.back");
  g_assert_cmpuint (hw_reader_get_caret (page->reader), ==, caret);
}

static void
test_switches (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = page_of (f);

  activate (f, "win.find");
  type (f, "احمد");
  gtk_widget_activate_action (GTK_WIDGET (page->find_bar), "find.letters", NULL);
  hw_wait_until (is_found, f);
  g_assert_cmpuint (count (f), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page->find_bar), "find.letters", NULL);
  hw_wait_until (is_found, f);
  g_assert_cmpuint (count (f), ==, 4);
  type (f, "احم");
  g_assert_cmpuint (count (f), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (page->find_bar), "find.words", NULL);
  hw_wait_until (is_found, f);
  g_assert_cmpuint (count (f), ==, 0);
}

/* Another document, and the search goes on in it. */
static void
test_another_document (Fixture *f, gconstpointer data)
{
  activate (f, "win.find");
  type (f, "احمد");
  open_document (f, f->documents[1], NULL);
  hw_wait_until (is_found, f);
  g_assert_cmpuint (count (f), ==, 1);
}

static gpointer
remove_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_remove_documents (library, data, 1, error);
  return NULL;
}

static gsize
caret_paragraph (Fixture *f)
{
  HwReadingPage *page = page_of (f);

  return hw_text_get_paragraph_at (page->text, hw_reader_get_caret (page->reader)) + 1;
}

static void
test_back (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = page_of (f);
  gsize top;

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "back"));
  hw_reading_page_go_to_paragraph (page, "٣٠٠");
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (caret_paragraph (f), ==, 300);
  top = hw_reader_get_place (page->reader);
  open_document (f, f->documents[1], NULL);
  open_document (f, f->documents[0], NULL);

  activate (f, "win.back");
  g_assert_cmpint (page->document->id, ==, f->documents[1]);
  activate (f, "win.back");
  g_assert_cmpint (page->document->id, ==, f->documents[0]);
  g_assert_cmpuint (caret_paragraph (f), ==, 300);
  g_assert_cmpuint (hw_reader_get_place (page->reader), ==, top);
  activate (f, "win.back");
  g_assert_cmpuint (caret_paragraph (f), ==, 1);
  activate (f, "win.forward");
  g_assert_cmpuint (caret_paragraph (f), ==, 300);
  g_assert_cmpuint (hw_reader_get_place (page->reader), ==, top);

  /* What lies in a document that is no more is passed over. */
  hw_session_edit (f->base.session, remove_document, &f->documents[1], NULL);
  hw_fixture_settle (&f->base);
  activate (f, "win.forward");
  g_assert_cmpint (page->document->id, ==, f->documents[0]);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "forward"));
}

/* Pages of words and lines are places as texts are. */
static void
test_back_to_page (Fixture *f, gconstpointer data)
{
  const HwReadingTarget target = { .start = 4, .end = 8, .select = TRUE };

  hw_reading_page_go_to_paragraph (page_of (f), "300");
  hw_fixture_settle (&f->base);
  hw_window_show_words (f->window);
  hw_fixture_settle (&f->base);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.concordance", "s", "احمد");
  hw_fixture_settle (&f->base);
  g_assert_true (hw_window_shows_concordance (f->window));
  open_document (f, f->documents[0], &target);
  g_assert_true (hw_window_shows_desk (f->window));
  g_assert_cmpuint (caret_paragraph (f), ==, 1);

  activate (f, "win.back");
  g_assert_true (hw_window_shows_concordance (f->window));
  activate (f, "win.back");
  g_assert_true (hw_window_shows_words (f->window));
  activate (f, "win.back");
  g_assert_true (hw_window_shows_desk (f->window));
  g_assert_cmpuint (caret_paragraph (f), ==, 300);
  activate (f, "win.forward");
  g_assert_true (hw_window_shows_words (f->window));
  activate (f, "win.forward");
  g_assert_true (hw_window_shows_concordance (f->window));
}

/* Also where the text behind the page is another one by then. */
static void
test_back_to_another (Fixture *f, gconstpointer data)
{
  hw_window_show_words (f->window);
  hw_fixture_settle (&f->base);
  open_document (f, f->documents[1], NULL);
  g_assert_true (hw_window_shows_desk (f->window));
  activate (f, "win.back");
  g_assert_true (hw_window_shows_words (f->window));
  activate (f, "win.back");
  g_assert_true (hw_window_shows_desk (f->window));
  g_assert_cmpint (hw_window_get_document (f->window)->id, ==, f->documents[0]);
}

static void
test_paragraph (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = page_of (f);
  gsize at, n;

  hw_reading_page_go_to_paragraph (page, "۴۲");
  g_assert_cmpuint (caret_paragraph (f), ==, 42);
  g_assert_true (hw_reading_page_get_paragraph (page, &at, &n));
  g_assert_cmpuint (at, ==, 42);
  g_assert_cmpuint (n, ==, 400);
  hw_reading_page_go_to_paragraph (page, "99999999999999999999999");
  g_assert_cmpuint (caret_paragraph (f), ==, 400);
  hw_reading_page_go_to_paragraph (page, "0");
  g_assert_cmpuint (caret_paragraph (f), ==, 1);
  hw_reading_page_go_to_paragraph (page, "ten");
  g_assert_cmpuint (caret_paragraph (f), ==, 1);
}

/* With pages in the text a page can be typed, in the words and digits of either language. */
static void
test_page (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    gsize paragraph;
  } tries[] = { { "p2", 101 },    { "P. 3", 201 },   { "\u0635 \u0662", 101 },
                { "xiv", 301 },   { "page 3", 201 }, { "\u0635\u0641\u062d\u0629 3", 201 },
                { "p xiv", 301 }, { "7", 7 } };
  HwReadingPage *page = page_of (f);

  g_assert_false (hw_reading_page_has_pages (page));
  for (gsize i = 0; i < 3; i++)
    {
      static const char *const labels[] = { "2", "3", "xiv" };

      hw_structure_add_locator (page->structure,
                                hw_text_get_paragraph (page->text, 100 * (i + 1)).start,
                                HW_LOCATOR_PAGE, labels[i]);
    }
  g_assert_true (hw_reading_page_has_pages (page));
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      hw_reading_page_go_to_paragraph (page, tries[i].typed);
      g_assert_cmpuint (caret_paragraph (f), ==, tries[i].paragraph);
    }
  hw_reading_page_go_to_paragraph (page, "p99");
  g_assert_cmpuint (caret_paragraph (f), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window-places/find", test_find);
  ADD ("/window-places/switches", test_switches);
  ADD ("/window-places/another-document", test_another_document);
  ADD ("/window-places/back", test_back);
  ADD ("/window-places/back-to-page", test_back_to_page);
  ADD ("/window-places/back-to-another", test_back_to_another);
  ADD ("/window-places/paragraph", test_paragraph);
  ADD ("/window-places/page", test_page);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "documents.h"
#include "fixture.h"
#include "history.h"
#include "passages.h"
#include "reading-page-private.h"
#include "replace.h"

/* A text that is replaced while it is read, in two places at once. */

#define N_PARAGRAPHS 400

typedef struct
{
  HwFixture base;
  GtkWidget *window;
  HwReadingPage *pages[2];
  gint64 document, passage;
  char *before, *after;
  const char *expected; /* the whole of what both pages are to show */
} Fixture;

/* What comes new stands before everything, and a paragraph in the middle is gone. */
static char *
make_text (gboolean is_new)
{
  GString *text = g_string_new (is_new ? "فقرة جديدة في أول النص.\nوأخرى بعدها.\n" : "");

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    if (!is_new || i != N_PARAGRAPHS / 2)
      g_string_append_printf (text, "الفقرة %u من هذا النص، وفيها كلام لا يطول.\n", i);
  return g_string_free (text, FALSE);
}

static gint64
find (const char *text, const char *words)
{
  return g_utf8_pointer_to_offset (text, strstr (text, words));
}

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  const gint64 start = find (f->before, "الفقرة 100 ");

  f->passage = hw_library_mark (library, f->document, start, start + 10, NULL, error);
  return NULL;
}

static gpointer
replace (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (HwText) text = hw_text_new_from_string (f->after);
  const HwNewDocument new = { .text = text };

  g_array_unref (hw_library_replace_text (library, f->document, &new, error));
  return NULL;
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  hw_fixture_set_up (&f->base, NULL);
  f->before = make_text (FALSE);
  f->after = make_text (TRUE);
  f->document = hw_fixture_add_document (&f->base, "عنوان", f->before);
  hw_fixture_do (&f->base, mark, f);
  f->window = gtk_window_new ();
  for (guint i = 0; i < 2; i++)
    {
      f->pages[i] = HW_READING_PAGE (hw_reading_page_new (f->base.session));
      gtk_widget_set_size_request (GTK_WIDGET (f->pages[i]), 500, 500);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->pages[i]));
    }
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  for (guint i = 0; i < 2; i++)
    hw_reading_page_open (f->pages[i], f->document, NULL);
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  g_free (f->before);
  g_free (f->after);
  hw_fixture_tear_down (&f->base, NULL);
}

static gboolean
show_expected (gpointer data)
{
  Fixture *f = data;

  for (guint i = 0; i < 2; i++)
    {
      gsize n_bytes;
      const char *utf8 = hw_text_get_utf8 (f->pages[i]->text, &n_bytes);

      if (n_bytes != strlen (f->expected) || memcmp (utf8, f->expected, n_bytes) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_text (Fixture *f, const char *text)
{
  f->expected = text;
  hw_wait_until (show_expected, f);
  hw_fixture_settle (&f->base);
}

static gsize
get_paragraph (HwReadingPage *page)
{
  return hw_text_get_paragraph_at (page->text, hw_reader_get_place (page->reader));
}

/* The paragraph whose words are at the top stays there, in either page, through undo and redo. */
static void
test_place (Fixture *f, gconstpointer data)
{
  static const char *const tops[] = { "الفقرة 60 ", "الفقرة 300 " };

  for (guint i = 0; i < 2; i++)
    hw_reader_set_place (f->pages[i]->reader, (gsize) find (f->before, tops[i]));
  hw_fixture_settle (&f->base);
  for (guint round = 0; round < 2; round++)
    {
      const char *text = round == 0 ? f->after : f->before;

      hw_fixture_do (&f->base, round == 0 ? replace : undo, f);
      wait_for_text (f, text);
      for (guint i = 0; i < 2; i++)
        g_assert_cmpuint (
            get_paragraph (f->pages[i]), ==,
            hw_text_get_paragraph_at (f->pages[i]->text, (gsize) find (text, tops[i])));
    }
}

/* The top is gone: about as far down as before. */
static void
test_place_is_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *gone = g_strdup_printf ("الفقرة %d ", N_PARAGRAPHS / 2);

  g_free (f->after);
  f->after = g_strdup ("كلام آخر.\nثم كلام غيره.\nثم ثالث.\nثم رابع.\n");
  hw_reader_set_place (f->pages[0]->reader, (gsize) find (f->before, gone));
  hw_fixture_settle (&f->base);
  hw_fixture_do (&f->base, replace, f);
  wait_for_text (f, f->after);
  g_assert_null (hw_reading_page_find (f->pages[0], f->passage));
  hw_fixture_do (&f->base, undo, f);
  wait_for_text (f, f->before);
  g_assert_nonnull (hw_reading_page_find (f->pages[0], f->passage));
}

/* Who jumps just then gets the new text all the same. */
static void
test_jump_meanwhile (Fixture *f, gconstpointer data)
{
  const HwReadingTarget target = { .start = 10, .end = 20 };

  hw_fixture_do (&f->base, replace, f);
  for (guint i = 0; i < 50; i++)
    {
      hw_reading_page_open (f->pages[0], f->document, &target);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  wait_for_text (f, f->after);
}

static gboolean
is_editing (gpointer data)
{
  Fixture *f = data;

  return hw_note_editor_get_target (f->pages[0]->editor) == f->passage;
}

static gpointer
read_note (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwPassage) passage = hw_library_get_passage (library, *(gint64 *) data, error);

  return g_strdup (passage->note);
}

/* What is being written in a note is not lost with the text below it. */
static void
test_note_meanwhile (Fixture *f, gconstpointer data)
{
  GtkWidget *view = NULL;
  g_autofree char *note = NULL;

  hw_reading_page_focus_passage (f->pages[0], f->passage, TRUE);
  hw_reading_page_edit_note (f->pages[0], f->passage);
  hw_wait_until (is_editing, f);
  hw_fixture_settle (&f->base);
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (f->pages[0]->editor)); w != NULL;
       w = gtk_widget_get_first_child (w))
    if (GTK_IS_TEXT_VIEW (w))
      view = w;
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "half a thought", -1);
  hw_fixture_do (&f->base, replace, f);
  wait_for_text (f, f->after);
  hw_note_editor_commit (f->pages[0]->editor);
  hw_fixture_settle (&f->base);
  note = hw_fixture_do (&f->base, read_note, &f->passage);
  g_assert_cmpstr (note, ==, "half a thought");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/reading-reload/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/reading-reload/place-is-gone", Fixture, NULL, set_up, test_place_is_gone,
              tear_down);
  g_test_add ("/reading-reload/jump-meanwhile", Fixture, NULL, set_up, test_jump_meanwhile,
              tear_down);
  g_test_add ("/reading-reload/note-meanwhile", Fixture, NULL, set_up, test_note_meanwhile,
              tear_down);
  return g_test_run ();
}

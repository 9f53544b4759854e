/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "history.h"
#include "note-editor.h"
#include "notes.h"

static gint64 document;
static GtkWidget *window;
static HwNoteEditor *editor;

static gpointer
read_notes (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_notes (library, HW_NOTE_ON_DOCUMENT, document, error);
}

/* The texts of the document's notes, with | between them. */
static char *
get_notes (HwFixture *f)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  hw_fixture_settle (f);
  notes = hw_fixture_do (f, read_notes, NULL);
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", ((HwNote *) notes->pdata[i])->text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

#define assert_notes(f, expected)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *notes_now = get_notes (f);                                                    \
    g_assert_cmpstr (notes_now, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static GtkTextView *
find_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *view = find_view (child);
      if (view != NULL)
        return view;
    }
  return NULL;
}

static void
type (const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor))),
                                    text, -1);
}

static char *
get_shown (void)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor))), "text", &text, NULL);
  return text;
}

static void
set_up (HwFixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  hw_fixture_set_up (f, data);
  document = hw_fixture_add_document (f, "Title", "Text\n");
  editor = HW_NOTE_EDITOR (hw_note_editor_new (f->session, "Write"));
  window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("elsewhere"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (editor));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, "");
  hw_note_editor_focus (editor);
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  if (window != NULL)
    {
      g_object_ref (editor);
      gtk_window_destroy (GTK_WINDOW (window));
      hw_fixture_settle (f);
      g_assert_finalize_object (editor);
    }
  hw_fixture_tear_down (f, data);
}

static gboolean
is_written (gpointer data)
{
  return hw_note_editor_get_note (editor) != 0;
}

/* Nothing is written while typing goes on, and everything soon after it stops. */
static void
test_pause (HwFixture *f, gconstpointer data)
{
  gint64 began = g_get_monotonic_time ();

  type ("first");
  g_assert_cmpint (hw_note_editor_get_note (editor), ==, 0);
  hw_wait_until (is_written, NULL);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 500000);
  assert_notes (f, "first");
}

/* Texts that are committed while the first one is still under way change the note that it makes. */
static void
test_one_note (HwFixture *f, gconstpointer data)
{
  for (int i = 0; i < 10; i++)
    {
      type ("x");
      hw_note_editor_commit (editor);
    }
  assert_notes (f, "xxxxxxxxxx");
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

/* All that was typed with the keyboard in the editor is one step, and the editor follows undo. */
static void
test_undo (HwFixture *f, gconstpointer data)
{
  g_autofree char *shown = NULL;

  for (int i = 0; i < 5; i++)
    {
      type ("word ");
      hw_note_editor_commit (editor);
      hw_fixture_settle (f);
    }
  hw_fixture_do (f, undo, NULL);
  assert_notes (f, "");
  hw_note_editor_refresh (editor, 0, "");
  shown = get_shown ();
  g_assert_cmpstr (shown, ==, "");
  /* The note that it was writing is gone: the next text makes another. */
  type ("again");
  hw_note_editor_commit (editor);
  assert_notes (f, "again");
  g_assert_cmpuint (f->n_failed, ==, 0);
}

/* What the library says never replaces what is being typed. */
static void
test_refresh (HwFixture *f, gconstpointer data)
{
  g_autofree char *typed = NULL, *queued = NULL, *quiet = NULL;

  type ("mine");
  hw_note_editor_refresh (editor, 1, "theirs");
  typed = get_shown ();
  g_assert_cmpstr (typed, ==, "mine");
  hw_note_editor_commit (editor);
  hw_note_editor_refresh (editor, 1, "older");
  queued = get_shown ();
  g_assert_cmpstr (queued, ==, "mine");
  hw_fixture_settle (f);
  hw_note_editor_refresh (editor, hw_note_editor_get_note (editor), "theirs");
  quiet = get_shown ();
  g_assert_cmpstr (quiet, ==, "theirs");
  /* Showing it is not writing it. */
  hw_note_editor_commit (editor);
  assert_notes (f, "mine");
}

static void
test_blank (HwFixture *f, gconstpointer data)
{
  type ("note");
  hw_note_editor_commit (editor);
  assert_notes (f, "note");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor))), " \n", -1);
  hw_note_editor_commit (editor);
  assert_notes (f, "");
  g_assert_cmpint (hw_note_editor_get_note (editor), ==, 0);
  type ("back");
  hw_note_editor_commit (editor);
  assert_notes (f, " \nback");
}

/* Opening another note, losing the keyboard and going away each commit what is typed. */
static void
test_leaving (HwFixture *f, gconstpointer data)
{
  type ("one");
  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, "");
  assert_notes (f, "one");

  type ("two");
  gtk_widget_grab_focus (gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (window))));
  assert_notes (f, "one|two");

  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, "");
  type ("three");
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&window)));
  assert_notes (f, "one|two|three");
}

static void
test_direction (HwFixture *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (find_view (GTK_WIDGET (editor)));

  type ("UN قرار مجلس الأمن");
  g_assert_cmpint (gtk_widget_get_direction (view), ==, GTK_TEXT_DIR_RTL);
  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, "the word قرار in English");
  g_assert_cmpint (gtk_widget_get_direction (view), ==, GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/note-editor/pause", HwFixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/note-editor/one-note", HwFixture, NULL, set_up, test_one_note, tear_down);
  g_test_add ("/note-editor/undo", HwFixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/note-editor/refresh", HwFixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/note-editor/blank", HwFixture, NULL, set_up, test_blank, tear_down);
  g_test_add ("/note-editor/leaving", HwFixture, NULL, set_up, test_leaving, tear_down);
  g_test_add ("/note-editor/direction", HwFixture, NULL, set_up, test_direction, tear_down);
  return g_test_run ();
}

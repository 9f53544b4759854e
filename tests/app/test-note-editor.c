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

/* As a keyboard does it. */
static void
press (const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor)));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_at_cursor (buffer, c, (int) (g_utf8_next_char (c) - c));
      gtk_text_buffer_end_user_action (buffer);
    }
}

/* The place of the letter that is the @n-th of a line's, in the width of the field. */
static double
place_of (int line, int n)
{
  GtkTextView *view = find_view (GTK_WIDGET (editor));
  GdkRectangle place;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &at, line);
  for (gunichar c = gtk_text_iter_get_char (&at); c == 0x200e || c == 0x200f;
       c = gtk_text_iter_get_char (&at))
    gtk_text_iter_forward_char (&at);
  gtk_text_iter_forward_chars (&at, n);
  gtk_text_view_get_iter_location (view, &at, &place);
  return (double) place.x / gtk_widget_get_width (GTK_WIDGET (view));
}

#define MIXED "UN قرار مجلس الأمن"
#define LATIN "قرار is a resolution"

/* Each line is set while it is written as it is read, by most of its letters; what is written is what was
 * typed. */
static void
test_lines (HwFixture *f, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  press (MIXED "\n" LATIN "\n\nUN is here\nهنا ");
  hw_note_editor_commit (editor);
  assert_notes (f, MIXED "\n" LATIN "\n\nUN is here\nهنا ");
  g_assert_cmpfloat (place_of (0, 0), >, 0.7);
  g_assert_cmpfloat (place_of (0, 4), >, 0.7);
  g_assert_cmpfloat (place_of (1, 0), <, 0.3);
  g_assert_cmpfloat (place_of (1, 8), <, 0.3);
  g_assert_cmpfloat (place_of (3, 0), <, 0.3);
  g_assert_cmpfloat (place_of (4, 0), >, 0.7);

  /* The same for one that is opened; that is not writing it. */
  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, LATIN "\n" MIXED);
  hw_note_editor_commit (editor);
  g_assert_cmpint (hw_note_editor_get_note (editor), ==, 0);
  hw_fixture_settle (f);
  g_assert_cmpfloat (place_of (0, 0), <, 0.3);
  g_assert_cmpfloat (place_of (1, 0), >, 0.7);
}

/* Marks that the person wrote are theirs, however the line is changed afterwards. */
static void
test_own_marks (HwFixture *f, gconstpointer data)
{
  static const char *const texts[]
      = { "\342\200\217" MIXED, "\342\200\216" MIXED, "\342\200\217" LATIN, "\342\200\217قرار",
          "\342\200\217\n" MIXED "\n\342\200\216" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *taken = NULL;
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor)));
      GtkTextIter at, past;

      hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, texts[i]);
      hw_note_editor_commit (editor);
      g_assert_cmpint (hw_note_editor_get_note (editor), ==, 0);
      gtk_text_buffer_get_start_iter (buffer, &at);
      gtk_text_buffer_place_cursor (buffer, &at);
      press ("x");
      gtk_text_buffer_get_start_iter (buffer, &at);
      while (gtk_text_iter_get_char (&at) != 'x')
        gtk_text_iter_forward_char (&at);
      past = at;
      gtk_text_iter_forward_char (&past);
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete (buffer, &at, &past);
      gtk_text_buffer_end_user_action (buffer);
      hw_note_editor_commit (editor);
      taken = get_notes (f);
      g_assert_cmpstr (taken, ==, "");
    }
}

static int
get_caret (void)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor)));
  int caret;

  g_object_get (buffer, "cursor-position", &caret, NULL);
  return caret;
}

/* A letter is one step of the caret, at the beginning of a line too, and one press of Backspace or Delete. */
static void
test_caret (HwFixture *f, gconstpointer data)
{
  GtkTextView *view = find_view (GTK_WIDGET (editor));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;
  int last;

  hw_note_editor_open (editor, HW_NOTE_ON_DOCUMENT, document, 0, MIXED "\n" MIXED);
  hw_note_editor_focus (editor);
  for (glong i = 0; i < g_utf8_strlen (MIXED "\n" MIXED, -1); i++)
    {
      last = get_caret ();
      g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, -1, FALSE);
      g_assert_cmpint (get_caret (), <, last);
    }
  last = get_caret ();
  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, -1, FALSE);
  g_assert_cmpint (get_caret (), ==, last);

  gtk_text_buffer_get_iter_at_line (buffer, &at, 1);
  gtk_text_iter_forward_char (&at);
  gtk_text_buffer_place_cursor (buffer, &at);
  g_signal_emit_by_name (view, "backspace");
  hw_note_editor_commit (editor);
  assert_notes (f, MIXED MIXED);
  press ("\n");
  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1, FALSE);
  g_signal_emit_by_name (view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  hw_note_editor_commit (editor);
  assert_notes (f, MIXED "\nN قرار مجلس الأمن");
}

/* Undo and redo go through what was typed, and no further. */
static void
test_marks_undo (HwFixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (GTK_WIDGET (editor)));
  g_autofree char *whole = NULL, *none = NULL, *again = NULL;

  press (MIXED "\n" MIXED);
  whole = get_shown ();
  for (int i = 0; i < 100 && gtk_text_buffer_get_can_undo (buffer); i++)
    gtk_text_buffer_undo (buffer);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  none = get_shown ();
  g_assert_cmpstr (none, ==, "");
  for (int i = 0; i < 100 && gtk_text_buffer_get_can_redo (buffer); i++)
    gtk_text_buffer_redo (buffer);
  again = get_shown ();
  g_assert_cmpstr (again, ==, whole);
  hw_note_editor_commit (editor);
  assert_notes (f, MIXED "\n" MIXED);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* What the middle button pastes of a selection is what the person wrote, on whichever screen the editor
 * comes next. */
static void
test_middle_button (HwFixture *f, gconstpointer data)
{
  GtkTextView *view = find_view (GTK_WIDGET (editor));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  type ("GDP ارتفع كثيرا\nwords");
  hw_fixture_settle (f);
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *shown = get_shown (), *primary = NULL;
      GtkTextIter start, end;

      g_assert_cmpstr (shown, !=, "GDP ارتفع كثيرا\nwords");
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_select_range (buffer, &start, &end);
      gdk_clipboard_read_text_async (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), NULL,
                                     read_cb, &primary);
      hw_wait_until (is_read, &primary);
      g_assert_cmpstr (primary, ==, "GDP ارتفع كثيرا\nwords");
      gtk_text_buffer_place_cursor (buffer, &end);
      gtk_widget_set_visible (window, FALSE);
      gtk_widget_unrealize (window);
      gtk_window_present (GTK_WINDOW (window));
    }
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
  g_test_add ("/note-editor/lines", HwFixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/note-editor/own-marks", HwFixture, NULL, set_up, test_own_marks, tear_down);
  g_test_add ("/note-editor/caret", HwFixture, NULL, set_up, test_caret, tear_down);
  g_test_add ("/note-editor/middle-button", HwFixture, NULL, set_up, test_middle_button, tear_down);
  g_test_add ("/note-editor/marks-undo", HwFixture, NULL, set_up, test_marks_undo, tear_down);
  return g_test_run ();
}

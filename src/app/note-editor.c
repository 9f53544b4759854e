/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-editor.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "line-directions.h"
#include "note-writing.h"

/* A pause in the typing of this length commits (ms). */
#define PAUSE_MS 600
/* A few frames (ms). */
#define RESIZE_MS 60

struct _HwNoteEditor
{
  AdwBin parent_instance;

  GtkTextView *view;
  GtkLabel *placeholder;

  HwSession *session;     /* owned */
  HwNoteWriting *writing; /* NULL while nothing is open */
  gint64 target_id;
  gint64 note;
  char *saved;    /* what the library has, or will have when all that is queued is done */
  guint number;   /* of the editing session: from getting the keyboard to losing it */
  guint n_queued; /* texts that are on their way */
  guint pause_id;
  guint resize_id;
  gboolean loading; /* the buffer changes by us, not by the person */
};

G_DEFINE_FINAL_TYPE (HwNoteEditor, hw_note_editor, ADW_TYPE_BIN)

enum
{
  ESCAPED,
  LEFT,
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_text (HwNoteEditor *self)
{
  return hw_line_directions_get_text (gtk_text_view_get_buffer (self->view));
}

static void
show_direction (HwNoteEditor *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_set_direction (GTK_WIDGET (self->view), hw_directed_of (text));
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0');
}

/* An answer that comes after the editor has gone still tells of a failure. */
typedef struct
{
  GWeakRef editor;
  HwNoteWriting *writing;
} Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;
  g_autoptr (HwNoteEditor) self = g_weak_ref_get (&saved->editor);
  g_autoptr (GError) error = NULL;
  gint64 note = hw_note_writing_save_finish (HW_SESSION (source), result, &error);

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  if (self != NULL && self->writing == saved->writing)
    {
      self->n_queued--;
      if (error != NULL)
        g_clear_pointer (&self->saved, g_free); /* the next commit tries again */
      else
        {
          self->note = note;
          g_signal_emit (self, signals[WRITTEN], 0);
        }
    }
  hw_note_writing_unref (saved->writing);
  g_weak_ref_clear (&saved->editor);
  g_free (saved);
}

void
hw_note_editor_commit (HwNoteEditor *self)
{
  g_autofree char *text = NULL;
  Saved *saved;

  g_return_if_fail (HW_IS_NOTE_EDITOR (self));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->writing == NULL)
    return;
  text = get_text (self);
  if (g_strcmp0 (text, self->saved) == 0)
    return;

  saved = g_new0 (Saved, 1);
  g_weak_ref_init (&saved->editor, self);
  saved->writing = hw_note_writing_ref (self->writing);
  hw_note_writing_save (self->writing, self->session, text, self->number, saved_cb, saved);
  self->n_queued++;
  g_free (self->saved);
  self->saved = g_steal_pointer (&text);
}

static gboolean
pause_cb (gpointer data)
{
  HwNoteEditor *self = data;

  self->pause_id = 0;
  hw_note_editor_commit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HwNoteEditor *self)
{
  show_direction (self);
  if (self->loading)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
focus_entered_cb (HwNoteEditor *self)
{
  static guint last_number;

  self->number = ++last_number;
}

static void
focus_left_cb (HwNoteEditor *self)
{
  hw_note_editor_commit (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HwNoteEditor *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  hw_note_editor_commit (self);
  g_signal_emit (self, signals[ESCAPED], 0);
  return TRUE;
}

/* A text view knows its height when it has laid out its lines, which it does after its first
 * allocation; the request that follows from that is lost where it comes while a parent is still
 * being allocated. */
static gboolean
resize_cb (gpointer data)
{
  HwNoteEditor *self = data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

static void
set_text (HwNoteEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  hw_line_directions_update (buffer);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
  g_free (self->saved);
  self->saved = g_strdup (text);
  if (self->resize_id == 0)
    self->resize_id = g_timeout_add (RESIZE_MS, resize_cb, self);
}

static void
hw_note_editor_dispose (GObject *object)
{
  HwNoteEditor *self = HW_NOTE_EDITOR (object);

  if (self->view != NULL)
    hw_note_editor_commit (self);
  g_clear_pointer (&self->writing, hw_note_writing_unref);
  g_clear_handle_id (&self->resize_id, g_source_remove);
  self->view = NULL;
  G_OBJECT_CLASS (hw_note_editor_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_note_editor_finalize (GObject *object)
{
  g_free (HW_NOTE_EDITOR (object)->saved);
  G_OBJECT_CLASS (hw_note_editor_parent_class)->finalize (object);
}

static void
hw_note_editor_class_init (HwNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hw_note_editor_dispose;
  object_class->finalize = hw_note_editor_finalize;
  signals[ESCAPED] = g_signal_new ("escaped", HW_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", HW_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[WRITTEN] = g_signal_new ("written", HW_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hw_note_editor_init (HwNoteEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "note-editor");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  hw_line_directions_attach (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of a field in which a note is written */
                                  C_ ("accessible", "Note"), -1);
  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "dim-label");
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->placeholder), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->placeholder), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->placeholder), 8);
  gtk_widget_set_margin_end (GTK_WIDGET (self->placeholder), 8);
  gtk_widget_set_margin_top (GTK_WIDGET (self->placeholder), 6);
  gtk_label_set_ellipsize (self->placeholder, PANGO_ELLIPSIZE_END);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->placeholder));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->placeholder), TRUE);
  adw_bin_set_child (ADW_BIN (self), overlay);

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

GtkWidget *
hw_note_editor_new (HwSession *session, const char *placeholder)
{
  HwNoteEditor *self = g_object_new (HW_TYPE_NOTE_EDITOR, NULL);

  self->session = g_object_ref (session);
  gtk_label_set_text (self->placeholder, placeholder);
  return GTK_WIDGET (self);
}

void
hw_note_editor_open (
    HwNoteEditor *self, HwNoteTarget target, gint64 target_id, gint64 note, const char *text)
{
  g_return_if_fail (HW_IS_NOTE_EDITOR (self));
  hw_note_editor_commit (self);
  g_clear_pointer (&self->writing, hw_note_writing_unref);
  self->writing = hw_note_writing_new (target, target_id, note);
  self->target_id = target_id;
  self->note = note;
  self->n_queued = 0;
  set_text (self, text);
}

void
hw_note_editor_refresh (HwNoteEditor *self, gint64 note, const char *text)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (HW_IS_NOTE_EDITOR (self));
  if (self->writing == NULL || self->n_queued > 0)
    return;
  typed = get_text (self);
  /* Not what is not committed yet; and the library is right about what is. */
  if (g_strcmp0 (typed, self->saved) != 0 || g_str_equal (typed, text))
    return;
  set_text (self, text);
  self->note = note;
}

gint64
hw_note_editor_get_note (HwNoteEditor *self)
{
  return self->note;
}

gint64
hw_note_editor_get_target (HwNoteEditor *self)
{
  return self->writing != NULL ? self->target_id : 0;
}

void
hw_note_editor_focus (HwNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
hw_note_editor_refocus (HwNoteEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
hw_note_editor_has_focus (HwNoteEditor *self)
{
  return gtk_widget_is_focus (GTK_WIDGET (self->view));
}

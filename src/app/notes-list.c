/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes-list.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "excerpt.h"
#include "feed.h"
#include "note-editor.h"
#include "note-markup.h"

struct _HwNotesList
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *empty;
  GtkListBox *list;
  AdwBin *composer_place;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  GPtrArray *notes;       /* HwNote, the last answer */
  HwNoteEditor *editor;   /* in the row that is edited */
  HwNoteEditor *composer; /* for a new note, below the list */

  HwNoteTarget target;
  gint64 target_id;
  gint64 wanted_target, wanted_note; /* is edited as soon as it has been read; 0 for none */
};

G_DEFINE_FINAL_TYPE (HwNotesList, hw_notes_list, ADW_TYPE_BIN)

/* In a library thread. */
static gpointer
read_notes (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  int target;
  gint64 target_id;

  g_variant_get (data, "(ix)", &target, &target_id);
  return hw_library_list_notes (library, (HwNoteTarget) target, target_id, error);
}

static gint64
get_note_of_row (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "note");

  return id != NULL ? *id : 0;
}

static const HwNote *
find_note (HwNotesList *self, gint64 id)
{
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++)
    {
      const HwNote *note = self->notes->pdata[i];
      if (note->id == id)
        return note;
    }
  return NULL;
}

static GtkListBoxRow *
find_row (HwNotesList *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (get_note_of_row (GTK_WIDGET (row)) == id)
        return row;
    }
  return NULL;
}

/* The child of a row is a box: the note as text or its editor, and a button to delete it. */
static GtkWidget *
get_excerpt (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "excerpt");
}

static void
put_editor_away (HwNotesList *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->editor));
  GtkWidget *row = box != NULL ? gtk_widget_get_ancestor (box, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL)
    return;
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_widget_set_visible (get_excerpt (GTK_LIST_BOX_ROW (row)), TRUE);
}

static void
begin_edit (HwNotesList *self, GtkListBoxRow *row)
{
  const HwNote *note = find_note (self, get_note_of_row (GTK_WIDGET (row)));
  GtkWidget *excerpt = get_excerpt (row);

  if (note == NULL || gtk_widget_is_ancestor (GTK_WIDGET (self->editor), GTK_WIDGET (row)))
    return;
  put_editor_away (self);
  hw_note_editor_open (self->editor, self->target, self->target_id, note->id, note->text);
  gtk_widget_set_visible (excerpt, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (excerpt)), GTK_WIDGET (self->editor));
  hw_note_editor_focus (self->editor);
}

static void show_notes (HwNotesList *self);

static void
delete_clicked_cb (GtkWidget *button, HwNotesList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  hw_edit_delete_note (self->session, GTK_WIDGET (self), get_note_of_row (row));
}

static void
show_text (GtkWidget *excerpt, const HwNote *note)
{
  g_autofree char *plain = hw_note_plain (note->text, NULL);

  hw_excerpt_set_text (HW_EXCERPT (excerpt), plain);
}

static void
add_row (HwNotesList *self, const HwNote *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *excerpt = hw_excerpt_new_with_breaks (0);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (row, "note-row");
  gtk_widget_set_hexpand (excerpt, TRUE);
  gtk_widget_set_valign (excerpt, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Delete Note"));
  g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), excerpt);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "note", g_memdup2 (&note->id, sizeof note->id), g_free);
  g_object_set_data (G_OBJECT (row), "excerpt", excerpt);
  show_text (excerpt, note);
  gtk_list_box_append (self->list, row);
}

/* Is it the note that is being written below the list? It comes up here when that is done. */
static gboolean
is_composed (HwNotesList *self, const HwNote *note)
{
  return note->id == hw_note_editor_get_note (self->composer);
}

static void
show_notes (HwNotesList *self)
{
  GtkListBoxRow *row;
  gboolean any = FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    {
      const HwNote *note = find_note (self, get_note_of_row (GTK_WIDGET (row)));

      if (note != NULL && !is_composed (self, note))
        {
          i++;
          continue;
        }
      if (gtk_widget_is_ancestor (GTK_WIDGET (self->editor), GTK_WIDGET (row)))
        put_editor_away (self);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }

  /* Oldest first: what is new comes last. */
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++)
    {
      const HwNote *note = self->notes->pdata[i];

      if (is_composed (self, note))
        continue;
      any = TRUE;
      row = find_row (self, note->id);
      if (row == NULL)
        add_row (self, note);
      else
        show_text (get_excerpt (row), note);
      if (row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->editor), GTK_WIDGET (row)))
        hw_note_editor_refresh (self->editor, note->id, note->text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
}

static void
edit_wanted (HwNotesList *self)
{
  GtkListBoxRow *row;

  if (self->wanted_note == 0 || self->notes == NULL || self->target_id != self->wanted_target)
    return;
  row = find_row (self, self->wanted_note);
  self->wanted_note = 0;
  if (row != NULL)
    begin_edit (self, row);
}

static void
notes_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwNotesList *self = owner;

  if (error != NULL)
    {
      g_signal_emit_by_name (self->session, "failed", error->message);
      return;
    }
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = g_ptr_array_ref (answer);
  show_notes (self);
  edit_wanted (self);
}

static gboolean
end_edit_cb (gpointer data)
{
  HwNotesList *self = data;

  if (self->editor != NULL && !hw_note_editor_has_focus (self->editor))
    put_editor_away (self);
  return G_SOURCE_REMOVE;
}

static void
editor_left_cb (HwNotesList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_edit_cb, g_object_ref (self), g_object_unref);
}

static void
editor_escaped_cb (HwNotesList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), GTK_TYPE_LIST_BOX_ROW);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
begin_new (HwNotesList *self)
{
  hw_note_editor_open (self->composer, self->target, self->target_id, 0, "");
}

static gboolean
end_new_cb (gpointer data)
{
  HwNotesList *self = data;

  if (self->composer != NULL && !hw_note_editor_has_focus (self->composer))
    {
      begin_new (self);
      show_notes (self);
    }
  return G_SOURCE_REMOVE;
}

static void
composer_left_cb (HwNotesList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_new_cb, g_object_ref (self), g_object_unref);
}

static void
composer_escaped_cb (HwNotesList *self)
{
  begin_new (self);
  show_notes (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, HwNotesList *self)
{
  begin_edit (self, row);
}

static void
hw_notes_list_dispose (GObject *object)
{
  HwNotesList *self = HW_NOTES_LIST (object);

  if (self->editor != NULL)
    {
      hw_notes_list_commit (self);
      put_editor_away (self);
    }
  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  g_clear_object (&self->editor);
  self->composer = NULL;
  G_OBJECT_CLASS (hw_notes_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_notes_list_finalize (GObject *object)
{
  g_clear_pointer (&HW_NOTES_LIST (object)->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (hw_notes_list_parent_class)->finalize (object);
}

static void
hw_notes_list_class_init (HwNotesListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_notes_list_dispose;
  object_class->finalize = hw_notes_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/notes-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwNotesList, empty);
  gtk_widget_class_bind_template_child (widget_class, HwNotesList, list);
  gtk_widget_class_bind_template_child (widget_class, HwNotesList, composer_place);
}

static void
hw_notes_list_init (HwNotesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

void
hw_notes_list_set_session (HwNotesList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_NOTES_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_notes, (GDestroyNotify) g_ptr_array_unref,
                            notes_read_cb, self);
  self->editor = g_object_ref_sink (HW_NOTE_EDITOR (hw_note_editor_new (session, "")));
  self->composer = HW_NOTE_EDITOR (hw_note_editor_new (session, _ ("Write a new note…")));
  adw_bin_set_child (self->composer_place, GTK_WIDGET (self->composer));
  g_signal_connect_object (self->editor, "left", G_CALLBACK (editor_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "escaped", G_CALLBACK (editor_escaped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "left", G_CALLBACK (composer_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "escaped", G_CALLBACK (composer_escaped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "written", G_CALLBACK (show_notes), self,
                           G_CONNECT_SWAPPED);
}

void
hw_notes_list_set_target (HwNotesList *self, HwNoteTarget target, gint64 target_id)
{
  hw_notes_list_commit (self);
  put_editor_away (self);
  self->target = target;
  self->target_id = target_id;
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  gtk_label_set_text (self->empty,
                      target == HW_NOTE_ON_LIBRARY
                          ? _ ("Notes on the library as a whole: a plan, a list of questions.")
                          : _ ("Notes on this document as a whole, beside those on its passages."));
  begin_new (self);
  show_notes (self);
  if (target == HW_NOTE_ON_DOCUMENT && target_id == 0)
    hw_feed_ask (self->feed, NULL);
  else
    hw_feed_ask (self->feed, g_variant_new ("(ix)", (int) target, target_id));
}

void
hw_notes_list_edit (HwNotesList *self, gint64 target_id, gint64 note)
{
  g_return_if_fail (HW_IS_NOTES_LIST (self));
  self->wanted_target = target_id;
  self->wanted_note = note;
  edit_wanted (self);
}

void
hw_notes_list_commit (HwNotesList *self)
{
  if (self->editor == NULL)
    return;
  hw_note_editor_commit (self->editor);
  hw_note_editor_commit (self->composer);
}

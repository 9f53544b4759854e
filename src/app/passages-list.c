/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passages-list-private.h"

#include <glib/gi18n.h>

#include "list-kind.h"
#include "passage-row.h"
#include "popovers.h"

G_DEFINE_FINAL_TYPE (HwPassagesList, hw_passages_list, ADW_TYPE_BIN)

/* Every 50 ms: five seconds. */
#define MAX_EDIT_TRIES 100
#define FRAMES_OF_FOCUS 3

enum
{
  PASSAGE_ACTIVATED,
  TAG_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In a library thread. */
static gpointer
read_passages (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassageQuery query = { .document = g_variant_get_int64 (data) };

  return hw_passage_rows_read_sorted (library, &query, error);
}

const HwPassageEntry *
hw_passages_list_get_selected (HwPassagesList *self)
{
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? hw_row_get_item (row) : NULL;
}

void
hw_passages_list_activate (HwPassagesList *self, guint position)
{
  HwRows *rows = hw_row_model_get_rows (self->model);
  const HwPassage *passage;

  if (position >= hw_rows_get_n (rows))
    return;
  passage = ((const HwPassageEntry *) hw_rows_get_item (rows, position))->passage;
  g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, passage->document, passage->id,
                 passage->start, passage->end);
}

/* Takes the editor out of the row that it is in. */
static void
put_editor_away (HwPassagesList *self)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), HW_TYPE_PASSAGE_ROW);

  if (widget != NULL)
    hw_passage_row_set_editor (HW_PASSAGE_ROW (widget), NULL);
}

static gboolean
end_edit_cb (gpointer data)
{
  HwPassagesList *self = data;

  if (self->editor == NULL || hw_note_editor_has_focus (self->editor))
    return G_SOURCE_REMOVE;
  if (!self->had_focus)
    {
      put_editor_away (self);
      hw_note_editor_open (self->editor, HW_NOTE_ON_PASSAGE, 0, 0, "");
    }
  else if (gtk_widget_get_parent (GTK_WIDGET (self->editor)) != NULL)
    hw_note_editor_refocus (self->editor);
  return G_SOURCE_REMOVE;
}

/* Not while GTK is still moving the focus. */
static void
editor_left_cb (HwPassagesList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_edit_cb, g_object_ref (self), g_object_unref);
}

static void
editor_escaped_cb (HwPassagesList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), HW_TYPE_PASSAGE_ROW);

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

void
hw_passages_list_begin_edit (HwPassagesList *self, HwRow *row)
{
  const HwPassage *passage = ((const HwPassageEntry *) hw_row_get_item (row))->passage;
  GtkWidget *widget = hw_list_find_widget (self->list, row);

  if (widget == NULL)
    return;
  if (hw_note_editor_get_target (self->editor) != passage->id)
    {
      put_editor_away (self);
      hw_note_editor_open (self->editor, HW_NOTE_ON_PASSAGE, passage->id, passage->note_id,
                           passage->note);
    }
  hw_passage_row_set_editor (HW_PASSAGE_ROW (widget), GTK_WIDGET (self->editor));
  hw_note_editor_focus (self->editor);
}

static gboolean
edit_selected_cb (gpointer data)
{
  HwPassagesList *self = data;
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  /* A busy machine takes its time with that frame. */
  if (hw_list_find_widget (self->list, row) == NULL && self->n_edit_tries++ < MAX_EDIT_TRIES)
    return G_SOURCE_CONTINUE;
  hw_passages_list_begin_edit (self, row);
  return G_SOURCE_REMOVE;
}

/* Shows what was asked for, once it is in the list. */
static void
show_asked (HwPassagesList *self)
{
  guint position = hw_row_model_find (self->model, self->to_show);
  gboolean edit = self->to_edit;
  g_autoptr (HwRow) row = NULL;

  if (position == G_MAXUINT)
    return;
  self->to_show = 0;
  self->to_edit = FALSE;
  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
  hw_list_scroll_to (self->list, position);
  if (!edit)
    return;
  row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (hw_list_find_widget (self->list, row) != NULL)
    hw_passages_list_begin_edit (self, row);
  else /* its widget comes with the next frame */
    {
      self->n_edit_tries = 0;
      g_timeout_add_full (G_PRIORITY_DEFAULT, 50, edit_selected_cb, g_object_ref (self),
                          g_object_unref);
    }
}

static void
refresh_editor (HwPassagesList *self, const HwRows *rows)
{
  gint64 target = hw_note_editor_get_target (self->editor);
  gssize index = target != 0 ? hw_rows_find (rows, target) : -1;

  if (index >= 0)
    {
      const HwPassageEntry *entry = hw_rows_get_item (rows, (gsize) index);
      hw_note_editor_refresh (self->editor, entry->passage->note_id, entry->passage->note);
    }
}

static void
passages_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwPassagesList *self = owner;

  if (error != NULL)
    {
      g_signal_emit_by_name (self->session, "failed", error->message);
      return;
    }
  hw_row_model_set_rows (self->model, answer);
  refresh_editor (self, answer);
  gtk_stack_set_visible_child_name (self->stack, hw_rows_get_n (answer) > 0 ? "list" : "empty");
  hw_passages_list_update_actions (self);
  if (self->to_show != 0)
    show_asked (self);
}

static void
note_clicked_cb (GtkWidget *widget, HwPassagesList *self)
{
  guint position = hw_list_get_position (widget);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  hw_passages_list_begin_edit (self, hw_list_get_row (widget));
}

static void
pill_activated_cb (GtkWidget *widget, gint64 tag, HwPassagesList *self)
{
  g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

static void
remedy_chosen_cb (GtkWidget *widget, const char *action, HwPassagesList *self)
{
  const guint position = hw_list_get_position (widget);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *widget = hw_passage_row_new (HW_PASSAGE_ROW_QUOTE);

  g_signal_connect (widget, "note-clicked", G_CALLBACK (note_clicked_cb), owner);
  g_signal_connect (widget, "tag-activated", G_CALLBACK (pill_activated_cb), owner);
  g_signal_connect (widget, "remedy-chosen", G_CALLBACK (remedy_chosen_cb), owner);
  return widget;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwPassagesList *self = owner;
  const HwPassageEntry *entry = hw_row_get_item (row);

  hw_passage_row_set_entry (HW_PASSAGE_ROW (widget), entry);
  hw_passage_row_set_selected (HW_PASSAGE_ROW (widget), row == self->selected);
  /* A row that comes back to the screen while its note is being written. */
  if (hw_note_editor_get_target (self->editor) == entry->id
      && gtk_widget_get_parent (GTK_WIDGET (self->editor)) == NULL)
    hw_passage_row_set_editor (HW_PASSAGE_ROW (widget), GTK_WIDGET (self->editor));
}

/* GTK moves the focus away from a widget that lost its row in one of the next frames. */
static gboolean
forget_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HwPassagesList *self = HW_PASSAGES_LIST (widget);

  if (--self->n_frames_of_focus > 0)
    return G_SOURCE_CONTINUE;
  self->had_focus = FALSE;
  return end_edit_cb (self);
}

static void
unbind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwPassagesList *self = owner;

  if (self->editor != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->editor), widget))
    {
      /* The list may only be giving its row another widget: the editor keeps the focus that it had. */
      if (hw_note_editor_has_focus (self->editor))
        {
          if (!self->had_focus)
            gtk_widget_add_tick_callback (GTK_WIDGET (self), forget_focus_cb, NULL, NULL);
          self->had_focus = TRUE;
          self->n_frames_of_focus = FRAMES_OF_FOCUS;
        }
      hw_note_editor_commit (self->editor);
      hw_passage_row_set_editor (HW_PASSAGE_ROW (widget), NULL);
      editor_left_cb (self);
    }
}

static void
activate_row (gpointer owner, guint position)
{
  hw_passages_list_activate (owner, position);
}

static void
show_row_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  hw_passages_list_show_menu (owner, widget, x, y);
}

static const HwListKind passage_kind
    = { make_row, bind_row, unbind_row, activate_row, show_row_menu };

static void
set_shown_selected (HwPassagesList *self, gboolean selected)
{
  GtkWidget *widget
      = self->selected != NULL ? hw_list_find_widget (self->list, self->selected) : NULL;

  if (widget != NULL)
    hw_passage_row_set_selected (HW_PASSAGE_ROW (widget), selected);
}

static void
selected_cb (HwPassagesList *self)
{
  set_shown_selected (self, FALSE);
  g_set_object (&self->selected, gtk_single_selection_get_selected_item (self->selection));
  set_shown_selected (self, TRUE);
  hw_passages_list_update_actions (self);
}

static void
hw_passages_list_dispose (GObject *object)
{
  HwPassagesList *self = HW_PASSAGES_LIST (object);

  if (self->editor != NULL)
    {
      hw_note_editor_commit (self->editor);
      put_editor_away (self);
    }
  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  g_clear_object (&self->editor);
  g_clear_object (&self->selected);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_passages_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_passages_list_finalize (GObject *object)
{
  HwPassagesList *self = HW_PASSAGES_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hw_passages_list_parent_class)->finalize (object);
}

static void
hw_passages_list_class_init (HwPassagesListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_passages_list_dispose;
  object_class->finalize = hw_passages_list_finalize;
  signals[PASSAGE_ACTIVATED]
      = g_signal_new ("passage-activated", HW_TYPE_PASSAGES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", HW_TYPE_PASSAGES_LIST, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/passages-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwPassagesList, stack);
  gtk_widget_class_bind_template_child (widget_class, HwPassagesList, list);
}

static void
hw_passages_list_init (HwPassagesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hw_row_model_new (hw_passage_entry_same);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  self->actions = g_simple_action_group_new ();
  hw_passages_list_add_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "passage", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
hw_passages_list_set_session (HwPassagesList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_PASSAGES_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->editor
      = g_object_ref_sink (HW_NOTE_EDITOR (hw_note_editor_new (session, _ ("Write a note…"))));
  g_signal_connect_object (self->editor, "escaped", G_CALLBACK (editor_escaped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (editor_left_cb), self,
                           G_CONNECT_SWAPPED);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_passages, (GDestroyNotify) hw_rows_unref,
                            passages_read_cb, self);
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &passage_kind, self);
}

void
hw_passages_list_set_document (HwPassagesList *self, gint64 document)
{
  if (document == self->document)
    return;
  hw_note_editor_commit (self->editor);
  put_editor_away (self);
  hw_note_editor_open (self->editor, HW_NOTE_ON_PASSAGE, 0, 0, "");
  self->document = document;
  self->to_show = 0;
  hw_feed_ask (self->feed, document != 0 ? g_variant_new_int64 (document) : NULL);
  if (document == 0)
    hw_row_model_set_rows (self->model, NULL);
}

void
hw_passages_list_show_passage (HwPassagesList *self, gint64 passage)
{
  /* The text tells of the passage whose note is asked for as soon as it shows it: the wish stands. */
  if (passage != self->to_show)
    self->to_edit = FALSE;
  self->to_show = passage;
  if (passage != 0)
    show_asked (self);
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

void
hw_passages_list_edit_note (HwPassagesList *self, gint64 passage)
{
  self->to_show = passage;
  self->to_edit = TRUE;
  show_asked (self);
}

void
hw_passages_list_commit (HwPassagesList *self)
{
  if (self->editor != NULL)
    hw_note_editor_commit (self->editor);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edits.h"
#include "list-kind.h"
#include "tag-row.h"
#include "tag-tree-private.h"

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *widget)
{
  HwRow *row = hw_list_get_row (widget);

  return row != NULL ? gdk_content_provider_new_typed (HW_TYPE_ROW, row) : NULL;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *widget)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Where on @widget the dragged tag would go: never into itself or below itself. */
static HwDrop
get_drop (HwTagTree *self, GtkDropTarget *target, GtkWidget *widget, double y)
{
  const GValue *value = gtk_drop_target_get_value (target);
  HwRow *dragged = value != NULL ? g_value_get_object (value) : NULL;
  HwRow *row = hw_list_get_row (widget);

  if (dragged == NULL || row == NULL
      || hw_tag_nodes_is_below (self->tags, hw_row_get_key (row), hw_row_get_key (dragged)))
    return HW_DROP_NOWHERE;
  return hw_tag_row_get_drop_at (HW_TAG_ROW (widget), y);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, HwTagTree *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  HwDrop drop = get_drop (self, target, widget, y);

  hw_tag_row_show_drop (HW_TAG_ROW (widget), drop);
  return drop != HW_DROP_NOWHERE ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target, HwTagTree *self)
{
  hw_tag_row_show_drop (
      HW_TAG_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))),
      HW_DROP_NOWHERE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HwTagTree *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  HwDrop drop = get_drop (self, target, widget, y);
  const HwTagNode *node;
  gint64 moved;

  hw_tag_row_show_drop (HW_TAG_ROW (widget), HW_DROP_NOWHERE);
  if (drop == HW_DROP_NOWHERE)
    return FALSE;
  moved = hw_row_get_key (g_value_get_object (value));
  node = hw_row_get_item (hw_list_get_row (widget));
  /* The line below an open branch is the place of its first tag. */
  if (drop == HW_DROP_AFTER && node->expanded)
    hw_edit_move_tag (self->session, moved, node->id, 0);
  else if (drop == HW_DROP_INTO)
    hw_edit_move_tag (self->session, moved, node->id, -1);
  else
    hw_edit_move_tag (
        self->session, moved, node->tag->parent,
        hw_tag_nodes_position_beside (self->tags, moved, node->id, drop == HW_DROP_AFTER));
  return TRUE;
}

void
hw_tag_tree_add_row_drag (HwTagTree *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HW_TYPE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Below the last row: to the top of the tree, at its end. */
static gboolean
list_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HwTagTree *self)
{
  hw_edit_move_tag (self->session, hw_row_get_key (g_value_get_object (value)), 0, -1);
  return TRUE;
}

void
hw_tag_tree_add_list_drop (HwTagTree *self)
{
  GtkDropTarget *target = gtk_drop_target_new (HW_TYPE_ROW, GDK_ACTION_MOVE);

  g_signal_connect (target, "drop", G_CALLBACK (list_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

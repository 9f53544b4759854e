/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-row.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "list-kind.h"

#define INDENT 18

struct _HwTagRow
{
  GtkBox parent_instance;

  GtkWidget *arrow;
  HwColourMark *mark;
  GtkWidget *name;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (HwTagRow, hw_tag_row, GTK_TYPE_BOX)

static guint toggled;

static void
arrow_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwTagRow *self)
{
  /* Neither selects the row nor shows the tag. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, toggled, 0);
}

static void
hw_tag_row_class_init (HwTagRowClass *klass)
{
  toggled = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
hw_tag_row_init (HwTagRow *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-row");

  self->arrow = gtk_image_new ();
  g_signal_connect (press, "pressed", G_CALLBACK (arrow_pressed_cb), self);
  gtk_widget_add_controller (self->arrow, GTK_EVENT_CONTROLLER (press));
  self->mark = HW_COLOUR_MARK (hw_colour_mark_new (FALSE));
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (self->name, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");

  gtk_box_append (GTK_BOX (self), self->arrow);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self), self->name);
  gtk_box_append (GTK_BOX (self), self->count);
}

GtkWidget *
hw_tag_row_new (void)
{
  return g_object_new (HW_TYPE_TAG_ROW, NULL);
}

void
hw_tag_row_set_node (HwTagRow *self, const HwTagNode *node)
{
  g_autofree char *name = hw_directed_text (node->tag->name, NULL);
  g_autofree char *count = g_strdup_printf ("%d", (int) node->tag->n_passages_below);
  g_autofree char *passages = g_strdup_printf (
      ngettext ("%d passage", "%d passages", (gulong) node->tag->n_passages_below),
      (int) node->tag->n_passages_below);
  const char *branch = node->expanded ? _ ("Hide the tags below") : _ ("Show the tags below");
  g_autofree char *row_name = g_strconcat (node->tag->name, "\n", passages,
                                           node->has_children ? "\n" : NULL, branch, NULL);

  hw_list_set_row_name (GTK_WIDGET (self), row_name);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) node->depth * INDENT);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                node->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_opacity (self->arrow, node->has_children ? 1 : 0);
  gtk_widget_set_can_target (self->arrow, node->has_children);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  branch, -1);
  hw_colour_mark_set_colour (self->mark, node->tag->colour);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  node->tag->name, -1);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  passages, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               *node->tag->description != '\0' ? node->tag->description : NULL);
}

HwDrop
hw_tag_row_get_drop_at (HwTagRow *self, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (y < height * 0.25)
    return HW_DROP_BEFORE;
  return y > height * 0.75 ? HW_DROP_AFTER : HW_DROP_INTO;
}

void
hw_tag_row_show_drop (HwTagRow *self, HwDrop drop)
{
  static const char *const classes[] = {
    [HW_DROP_BEFORE] = "drop-before", [HW_DROP_INTO] = "drop-into", [HW_DROP_AFTER] = "drop-after"
  };

  for (guint i = HW_DROP_BEFORE; i < G_N_ELEMENTS (classes); i++)
    {
      if (i == drop)
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
}

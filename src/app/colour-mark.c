/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "colour-mark.h"

#define DOT_SIZE 12

struct _HwColourMark
{
  GtkWidget parent_instance;

  gboolean bar;
  GdkRGBA colour;
};

G_DEFINE_FINAL_TYPE (HwColourMark, hw_colour_mark, GTK_TYPE_WIDGET)

static void
hw_colour_mark_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gboolean bar = HW_COLOUR_MARK (widget)->bar;

  *minimum = *natural
      = bar && orientation == GTK_ORIENTATION_HORIZONTAL ? HW_COLOUR_MARK_BAR_WIDTH : DOT_SIZE;
}

void
hw_colour_mark_draw (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *box)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, MIN (box->size.width, box->size.height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, box);
  gtk_snapshot_pop (snapshot);
}

void
hw_colour_mark_parse (const char *colour, GdkRGBA *parsed)
{
  if (!gdk_rgba_parse (parsed, colour))
    *parsed = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 1 };
}

static void
hw_colour_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwColourMark *self = HW_COLOUR_MARK (widget);
  float width = (float) gtk_widget_get_width (widget),
        height = (float) gtk_widget_get_height (widget);
  float size = MIN (width, height);
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, width, height);

  if (!self->bar)
    graphene_rect_init (&box, (width - size) / 2, (height - size) / 2, size, size);
  hw_colour_mark_draw (snapshot, &self->colour, &box);
}

static void
hw_colour_mark_class_init (HwColourMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = hw_colour_mark_measure;
  widget_class->snapshot = hw_colour_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "colourmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hw_colour_mark_init (HwColourMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hw_colour_mark_new (gboolean bar)
{
  HwColourMark *self = g_object_new (HW_TYPE_COLOUR_MARK, NULL);

  self->bar = bar;
  gtk_widget_set_valign (GTK_WIDGET (self), bar ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  return GTK_WIDGET (self);
}

void
hw_colour_mark_set_colour (HwColourMark *self, const char *colour)
{
  hw_colour_mark_parse (colour, &self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

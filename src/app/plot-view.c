/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-view.h"

#include "compat.h"

#define MIN_WIDTH 280
#define NATURAL_WIDTH 720

struct _HwPlotView
{
  GtkWidget parent_instance;

  HwPlot *plot;
};

G_DEFINE_FINAL_TYPE (HwPlotView, hw_plot_view, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_mirrored (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size G_GNUC_UNUSED,
         int *minimum,
         int *natural,
         int *minimum_baseline G_GNUC_UNUSED,
         int *natural_baseline G_GNUC_UNUSED)
{
  HwPlotView *self = HW_PLOT_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = self->plot != NULL ? hw_plot_get_height (self->plot) : 0;
}

static GdkRGBA
fade (const GdkRGBA *colour, float alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha *= alpha;
  return faded;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *shot)
{
  HwPlotView *self = HW_PLOT_VIEW (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  HwPlotColours colours;
  cairo_t *cr;

  if (self->plot == NULL)
    return;
  hw_compat_get_colour (widget, &colours.text);
  colours.dim = fade (&colours.text, 0.7f);
  colours.ground = fade (&colours.text, 0.12f);
  if (!gtk_style_context_lookup_color (style, "accent_color", &colours.mark))
    colours.mark = colours.text;
  cr = gtk_snapshot_append_cairo (shot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  hw_plot_draw (self->plot, cr, gtk_widget_get_pango_context (widget), width, &colours,
                is_mirrored (widget));
  cairo_destroy (cr);
}

static void
released_cb (HwPlotView *self, int n_press G_GNUC_UNUSED, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint item, place;

  if (self->plot != NULL
      && hw_plot_pick (self->plot, gtk_widget_get_width (widget), is_mirrored (widget), x, y, &item,
                       &place))
    g_signal_emit (self, signals[PICKED], 0, item, place);
}

static void
dispose (GObject *object)
{
  HwPlotView *self = HW_PLOT_VIEW (object);

  g_clear_pointer (&self->plot, hw_plot_unref);
  G_OBJECT_CLASS (hw_plot_view_parent_class)->dispose (object);
}

static void
hw_plot_view_class_init (HwPlotViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[PICKED] = g_signal_new ("picked", HW_TYPE_PLOT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
hw_plot_view_init (HwPlotView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hw_plot_view_new (void)
{
  return g_object_new (HW_TYPE_PLOT_VIEW, NULL);
}

void
hw_plot_view_set_plot (HwPlotView *self, HwPlot *plot)
{
  g_return_if_fail (HW_IS_PLOT_VIEW (self));

  if (plot != NULL)
    hw_plot_ref (plot);
  g_clear_pointer (&self->plot, hw_plot_unref);
  self->plot = plot;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plot != NULL ? hw_plot_get_title (plot) : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

HwPlot *
hw_plot_view_get_plot (HwPlotView *self)
{
  g_return_val_if_fail (HW_IS_PLOT_VIEW (self), NULL);

  return self->plot;
}

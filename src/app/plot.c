/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot.h"

struct _HwPlot
{
  HwPlotKind kind;
  char *title, *unit;
  GArray *items; /* element-type HwPlotItem */
};

static void
clear_item (gpointer data)
{
  HwPlotItem *item = data;

  g_free (item->label);
  g_clear_pointer (&item->places, g_array_unref);
}

HwPlot *
hw_plot_new (HwPlotKind kind, const char *title, const char *unit)
{
  HwPlot *self = g_rc_box_new0 (HwPlot);

  self->kind = kind;
  self->title = g_strdup (title);
  self->unit = g_strdup (unit);
  self->items = g_array_new (FALSE, TRUE, sizeof (HwPlotItem));
  g_array_set_clear_func (self->items, clear_item);
  return self;
}

HwPlot *
hw_plot_ref (HwPlot *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_plot (gpointer data)
{
  HwPlot *self = data;

  g_free (self->title);
  g_free (self->unit);
  g_array_unref (self->items);
}

void
hw_plot_unref (HwPlot *self)
{
  g_rc_box_release_full (self, clear_plot);
}

void
hw_plot_add_bar (HwPlot *self, const char *label, guint64 count, double value, gint64 key)
{
  const HwPlotItem item = { .label = g_strdup (label), .count = count, .value = value, .key = key };

  g_return_if_fail (self->kind == HW_PLOT_BARS);
  g_array_append_val (self->items, item);
}

void
hw_plot_add_places (HwPlot *self, const char *label, double length, GArray *places, gint64 key)
{
  const HwPlotItem item = { .label = g_strdup (label),
                            .count = places->len,
                            .length = length,
                            .places = g_array_ref (places),
                            .key = key };

  g_return_if_fail (self->kind == HW_PLOT_PLACES);
  g_array_append_val (self->items, item);
}

HwPlotKind
hw_plot_get_kind (const HwPlot *self)
{
  return self->kind;
}

const char *
hw_plot_get_title (const HwPlot *self)
{
  return self->title;
}

const char *
hw_plot_get_unit (const HwPlot *self)
{
  return self->unit;
}

guint
hw_plot_get_n_items (const HwPlot *self)
{
  return self->items->len;
}

const HwPlotItem *
hw_plot_get_item (const HwPlot *self, guint i)
{
  return &g_array_index (self->items, HwPlotItem, i);
}

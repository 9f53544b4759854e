/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot.h"

#include <math.h>

#include "directed.h"

/* Pixels. */
#define TITLE_HEIGHT 34
#define ROW_HEIGHT 28
#define STRIP_HEIGHT 16
#define BARS_HEIGHT 240
#define FOOT_HEIGHT 28
#define GAP 12
#define MAX_LABEL 220
#define COUNT_WIDTH 64
#define AXIS_WIDTH 64
#define N_GRID_LINES 4

/* Where things stand from the side where reading begins: mirrored only when they are drawn. */
typedef struct
{
  const HwPlot *plot;
  cairo_t *cr;
  PangoContext *context;
  int width;
  const HwPlotColours *colours;
  gboolean mirrored;
} Canvas;

typedef enum
{
  ALIGN_START,
  ALIGN_CENTRE,
  ALIGN_END,
} Align;

static double
label_width (int width)
{
  return MIN (MAX_LABEL, width / 3);
}

static double
body_start (const HwPlot *self, int width)
{
  return hw_plot_get_kind (self) == HW_PLOT_PLACES ? label_width (width) + GAP : AXIS_WIDTH;
}

static double
body_width (const HwPlot *self, int width)
{
  const double end = hw_plot_get_kind (self) == HW_PLOT_PLACES ? COUNT_WIDTH + GAP : GAP;

  return MAX (width - body_start (self, width) - end, 1);
}

int
hw_plot_get_height (const HwPlot *self)
{
  if (hw_plot_get_kind (self) == HW_PLOT_PLACES)
    return TITLE_HEIGHT + (int) hw_plot_get_n_items (self) * ROW_HEIGHT + GAP;
  return TITLE_HEIGHT + BARS_HEIGHT + FOOT_HEIGHT;
}

static void
rectangle (const Canvas *self, double x, double y, double width, double height)
{
  cairo_rectangle (self->cr, self->mirrored ? self->width - x - width : x, y, width, height);
}

static void
fill (const Canvas *self, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (self->cr, colour);
  cairo_fill (self->cr);
}

/* Within [x, x + width) from the start, cut with an ellipsis; the middle of its line at @y. Its width. */
static double
text (const Canvas *self,
      const char *words,
      double x,
      double y,
      double width,
      Align align,
      const GdkRGBA *colour)
{
  g_autofree char *directed = hw_directed_text (words, NULL);
  PangoLayout *layout = pango_layout_new (self->context);
  int own_width, height;

  pango_layout_set_text (layout, directed, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &own_width, &height);
  if (own_width > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      own_width = (int) width;
    }
  if (align == ALIGN_CENTRE)
    x += (width - own_width) / 2;
  else if (align == ALIGN_END)
    x += width - own_width;
  cairo_move_to (self->cr, self->mirrored ? self->width - x - own_width : x, y - height / 2.0);
  gdk_cairo_set_source_rgba (self->cr, colour);
  pango_cairo_show_layout (self->cr, layout);
  g_object_unref (layout);
  return own_width;
}

static double
place_to_x (const HwPlotItem *item, gint64 place, double width)
{
  return item->length > 0 ? CLAMP ((double) place / item->length, 0, 1) * (width - 1) : 0;
}

static void
draw_places (const Canvas *self)
{
  const double start = body_start (self->plot, self->width);
  const double width = body_width (self->plot, self->width);

  for (guint i = 0; i < hw_plot_get_n_items (self->plot); i++)
    {
      const HwPlotItem *item = hw_plot_get_item (self->plot, i);
      const double y = TITLE_HEIGHT + i * ROW_HEIGHT, top = y + (ROW_HEIGHT - STRIP_HEIGHT) / 2.0;
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, item->count);
      double last = -1;

      text (self, item->label, 0, y + ROW_HEIGHT / 2.0, label_width (self->width), ALIGN_START,
            &self->colours->text);
      rectangle (self, start, top, width, STRIP_HEIGHT);
      fill (self, &self->colours->ground);
      for (guint j = 0; j < item->places->len; j++)
        {
          const double x
              = floor (place_to_x (item, g_array_index (item->places, gint64, j), width));

          if (x > last)
            rectangle (self, start + x, top, 1, STRIP_HEIGHT);
          last = x;
        }
      fill (self, &self->colours->mark);
      text (self, count, start + width + GAP, y + ROW_HEIGHT / 2.0, COUNT_WIDTH, ALIGN_START,
            &self->colours->dim);
    }
}

static double
highest (const HwPlot *self)
{
  double value = 0;

  for (guint i = 0; i < hw_plot_get_n_items (self); i++)
    value = MAX (value, hw_plot_get_item (self, i)->value);
  return value;
}

/* 1, 2 or 5 times a power of ten, so that at most N_GRID_LINES steps reach @value. */
static double
nice_step (double value)
{
  static const double steps[] = { 1, 2, 5, 10 };
  const double power = pow (10, floor (log10 (value / N_GRID_LINES)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power * N_GRID_LINES >= value)
      return steps[i] * power;
  return 10 * power;
}

static void
draw_axis (const Canvas *self, double top, double step)
{
  const double start = body_start (self->plot, self->width);
  const double width = body_width (self->plot, self->width);

  for (double value = 0; value <= top * 1.0001; value += step)
    {
      const double y = TITLE_HEIGHT + BARS_HEIGHT * (1 - value / top);
      g_autofree char *label = g_strdup_printf ("%g", value);

      rectangle (self, start, floor (y), width, 1);
      fill (self, &self->colours->ground);
      text (self, label, 0, y, start - GAP / 2.0, ALIGN_END, &self->colours->dim);
    }
}

static void
draw_bars (const Canvas *self)
{
  const guint n = hw_plot_get_n_items (self->plot);
  const double value = highest (self->plot), start = body_start (self->plot, self->width);
  const double slot = body_width (self->plot, self->width) / MAX (n, 1);
  double step, top, free_from = start;

  if (value <= 0)
    return;
  step = nice_step (value);
  top = ceil (value / step) * step;
  draw_axis (self, top, step);
  for (guint i = 0; i < n; i++)
    {
      const HwPlotItem *item = hw_plot_get_item (self->plot, i);
      const double height = BARS_HEIGHT * item->value / top, width = MAX (slot * 0.72, 1);
      const double x = start + slot * i;
      const double wanted = MAX (slot, 40);
      const double left = x + slot / 2 - wanted / 2;

      rectangle (self, x + (slot - width) / 2, TITLE_HEIGHT + BARS_HEIGHT - height, width, height);
      fill (self, &self->colours->mark);
      /* Every label that has room beside the one before. */
      if (left >= free_from - GAP && left + wanted <= self->width + GAP)
        {
          text (self, item->label, left, TITLE_HEIGHT + BARS_HEIGHT + FOOT_HEIGHT / 2.0, wanted,
                ALIGN_CENTRE, &self->colours->dim);
          free_from = left + wanted + GAP;
        }
    }
}

void
hw_plot_draw (const HwPlot *self,
              cairo_t *cr,
              PangoContext *context,
              int width,
              const HwPlotColours *colours,
              gboolean mirrored)
{
  const Canvas canvas = { self, cr, context, width, colours, mirrored };
  const double end = text (&canvas, hw_plot_get_title (self), 0, TITLE_HEIGHT / 2.0, width,
                           ALIGN_START, &colours->text);

  if (hw_plot_get_unit (self) != NULL)
    text (&canvas, hw_plot_get_unit (self), end + GAP, TITLE_HEIGHT / 2.0,
          MAX (width - end - GAP, 1), ALIGN_END, &colours->dim);
  if (hw_plot_get_kind (self) == HW_PLOT_PLACES)
    draw_places (&canvas);
  else
    draw_bars (&canvas);
}

static guint
nearest_place (const HwPlotItem *item, double x, double width)
{
  guint best = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < item->places->len; i++)
    {
      const double distance
          = fabs (place_to_x (item, g_array_index (item->places, gint64, i), width) - x);

      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

gboolean
hw_plot_pick (
    const HwPlot *self, int width, gboolean mirrored, double x, double y, guint *item, guint *place)
{
  const double inner = (mirrored ? width - x : x) - body_start (self, width);
  const double whole = body_width (self, width);
  const guint n = hw_plot_get_n_items (self);
  double at;

  *place = 0;
  if (hw_plot_get_kind (self) == HW_PLOT_PLACES)
    {
      at = floor ((y - TITLE_HEIGHT) / ROW_HEIGHT);
      if (at < 0 || at >= n)
        return FALSE;
      *item = (guint) at;
      *place = nearest_place (hw_plot_get_item (self, *item), inner, whole);
      return hw_plot_get_item (self, *item)->places->len > 0;
    }
  at = floor (inner / whole * n);
  if (at < 0 || at >= n || y < TITLE_HEIGHT || y > TITLE_HEIGHT + BARS_HEIGHT + FOOT_HEIGHT)
    return FALSE;
  *item = (guint) at;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-strokes.h"

#include <math.h>

/* In widths of the line. */
#define WAVE 2.2

enum
{
  SOLID,
  DASHED,
  DOTTED,
  DOUBLE,
  DASH_DOT,
  WAVY,
};

static void
draw_wave (cairo_t *cr, double length, double width)
{
  double step = WAVE * width, sign = 1;

  cairo_move_to (cr, 0, 0);
  for (double x = 0; x < length; x += step)
    {
      double half = fmin (step, length - x) / 2;

      cairo_rel_curve_to (cr, half * 0.7, sign * width * 1.6, half * 1.3, sign * width * 1.6,
                          2 * half, 0);
      sign = -sign;
    }
}

void
hw_print_stroke (
    cairo_t *cr, unsigned pattern, double x1, double y1, double x2, double y2, double width)
{
  const double dashes[] = { 5 * width, 3 * width }, dots[] = { 0, 2.6 * width };
  const double both[] = { 6 * width, 2.8 * width, 0, 2.8 * width };
  double length = hypot (x2 - x1, y2 - y1);

  cairo_save (cr);
  cairo_translate (cr, x1, y1);
  cairo_rotate (cr, atan2 (y2 - y1, x2 - x1));
  cairo_set_line_width (cr, width);
  switch (pattern % HW_PRINT_N_PATTERNS)
    {
    case DASHED:
      cairo_set_dash (cr, dashes, 2, 0);
      break;
    case DOTTED:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, width * 1.25);
      cairo_set_dash (cr, dots, 2, 0);
      break;
    case DASH_DOT:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, both, 4, 0);
      break;
    default:
      break;
    }
  if (pattern % HW_PRINT_N_PATTERNS == WAVY)
    draw_wave (cr, length, width);
  else
    {
      cairo_move_to (cr, 0, 0);
      cairo_rel_line_to (cr, length, 0);
    }
  if (pattern % HW_PRINT_N_PATTERNS == DOUBLE)
    {
      cairo_set_line_width (cr, width * 0.7);
      cairo_move_to (cr, 0, -1.9 * width);
      cairo_rel_line_to (cr, length, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

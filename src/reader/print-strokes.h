/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

/* Lines that are told from each other in black and white. */
#define HW_PRINT_N_PATTERNS 6

/* Draws one of them, in the source that is set, from a point to another along an axis. Leaves the dashes of
 * @cr as they were. */
void hw_print_stroke (
    cairo_t *cr, unsigned pattern, double x1, double y1, double x2, double y2, double width);

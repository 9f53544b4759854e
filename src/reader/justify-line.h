/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* A line while it is set: what of it is content, and the spaces that may be widened. Lengths are Pango
 * units. */
typedef struct
{
  PangoLayoutLine *line;
  int index;
  const char *text;
  int start, end;   /* bytes: without white space at either end */
  gboolean fixed;   /* holds a tab, or is ended by a separator */
  int n_spaces;     /* between the words */
  int space_width;  /* of one, as the font has it; 0 where there is none */
  int width;        /* without the spaces at its end */
  gboolean rounded; /* lengths are whole pixels */
} HwJustifyLine;

void hw_justify_line_init (HwJustifyLine *self, PangoLayout *layout, int line);
/* Before the glyphs are changed: Pango forgets what it knows of the line's extents. */
void hw_justify_line_own (HwJustifyLine *self);
/* After they were. */
void hw_justify_line_measure (HwJustifyLine *self);
/* Whether a glyph of a run is one of the spaces. */
gboolean hw_justify_line_is_space (const HwJustifyLine *self, const PangoLayoutRun *run, int glyph);
/* Where a character begins that is not the first of its run: its distance from the left of the line, and the
 * spaces on that way. */
void hw_justify_line_locate (const HwJustifyLine *self, int byte, int *x, int *n_spaces);
/* The white space after the line's last word loses its width, so that it hangs over the edge. */
void hw_justify_line_trim (HwJustifyLine *self);
/* Shares @gap out to the spaces: negative to narrow them. */
void hw_justify_line_spread (HwJustifyLine *self, int gap);

G_END_DECLS

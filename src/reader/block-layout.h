/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "direction.h"

G_BEGIN_DECLS

/* A line. Pixels from the left and the top of the layout. */
typedef struct
{
  int line, y, height, baseline;
  int x; /* of its first glyph, in Pango units */
} HwLineBox;

/* One block of the text as it is set. Pango breaks it into lines and shapes them; where the lines stand is
 * ours, because Pango gives each the height of the tallest font in it. */
typedef struct
{
  PangoLayout *layout;
  HwDirection direction;
  int height;           /* pixels, of the lines alone */
  GskRenderNode *text;  /* drawn once in text_colour, NULL until then */
  GskRenderNode *marks; /* highlights under the text, NULL where there are none */
  guint64 marks_serial; /* of the state that @marks shows; 0 for none */
  guint64 start;        /* byte of the text: the key */
  GList link;
  HwLineBox *boxes;
  guint n_boxes;
} HwBlockLayout;

typedef struct
{
  int leading;      /* distance of base lines in pixels */
  int ascent;       /* of it above the base line */
  int above, below; /* room outside the block that ink may reach into */
} HwLeading;

/* Takes a layout that is set; its lines get their places: base lines at one distance, whatever fonts are in
 * them, and further apart only where ink would touch ink. Transfer full of @layout. */
HwBlockLayout *
hw_block_layout_new (PangoLayout *layout, HwDirection direction, const HwLeading *leading);
void hw_block_layout_free (HwBlockLayout *self);

/* Its text at the origin. Transfer full; NULL where there is nothing to see. */
GskRenderNode *hw_block_layout_draw (HwBlockLayout *self, const GdkRGBA *colour);

/* The line that holds a byte of the block, and the line at a height; clamped. */
void hw_block_layout_line_at_byte (HwBlockLayout *self, int byte, HwLineBox *box);
void hw_block_layout_line_at_y (HwBlockLayout *self, int y, HwLineBox *box);
void hw_block_layout_get_line (HwBlockLayout *self, int line, HwLineBox *box);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "direction.h"

G_BEGIN_DECLS

/* A line. Pixels from the left of the column and the top of the block. */
typedef struct
{
  int line, y, height, baseline;
  int x;     /* of its first glyph, in Pango units */
  int shift; /* of the left of Pango's layout, in Pango units */
  int band;  /* of all lines at its height: its index, unless cells stand side by side */
} HwLineBox;

/* Where the lines of a block stand in the column, unless they begin and end with it. Pixels. */
typedef struct
{
  int x;         /* the left of Pango's layout */
  int n_columns; /* 0 for none: every cell is a paragraph of the layout, as wide as that is */
  int pitch;  /* from the left of a cell to that of the next; 0 where they stand below each other */
  int indent; /* of all cells but the first, where they do */
} HwFrame;

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
  guint n_boxes, n_bands;
  gboolean has_cells; /* lines stand side by side */
} HwBlockLayout;

typedef struct
{
  int leading;      /* distance of base lines in pixels */
  int ascent;       /* of it above the base line */
  int above, below; /* room outside the block that ink may reach into */
  int top;          /* room above the first line */
} HwLeading;

/* Takes a layout that is set; its lines get their places: base lines at one distance, whatever fonts are in
 * them, and further apart only where ink would touch ink. Transfer full of @layout. */
HwBlockLayout *hw_block_layout_new (PangoLayout *layout,
                                    HwDirection direction,
                                    const HwLeading *leading,
                                    const HwFrame *frame);
void hw_block_layout_free (HwBlockLayout *self);

/* Its text at the origin. Transfer full; NULL where there is nothing to see. */
GskRenderNode *hw_block_layout_draw (HwBlockLayout *self, const GdkRGBA *colour);

/* The line that holds a byte of the block, and the line at a height (of those side by side the first); clamped. */
void hw_block_layout_line_at_byte (HwBlockLayout *self, int byte, HwLineBox *box);
void hw_block_layout_line_at_y (HwBlockLayout *self, int y, HwLineBox *box);
void hw_block_layout_get_line (HwBlockLayout *self, int line, HwLineBox *box);
/* The line at a point, which is in the cell that is nearest to it. */
void hw_block_layout_line_at (HwBlockLayout *self, int x, int y, HwLineBox *box);
/* The first line below another. FALSE where it is the last. */
gboolean hw_block_layout_get_below (HwBlockLayout *self, const HwLineBox *box, HwLineBox *below);
/* The top and the foot of the lines from the one to the other. */
void hw_block_layout_get_extent (HwBlockLayout *self, int first, int last, int *top, int *bottom);
/* The height of the lines side by side at one height, of which there are @n_bands. */
int hw_block_layout_get_band_height (HwBlockLayout *self, int band);

G_END_DECLS

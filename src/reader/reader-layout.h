/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "block-tree.h"
#include "reader-fonts.h"

G_BEGIN_DECLS

/* HwLayouts makes the PangoLayout of a block and keeps the most recent ones, about three screens of
 * them. Everything about how text is set is here; nothing about where. */
typedef struct _HwLayouts HwLayouts;

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
} HwBlockLayout;

typedef struct
{
  int line, y, height; /* pixels from the top of the layout */
} HwLineBox;

HwLayouts *hw_layouts_new (void);
void hw_layouts_free (HwLayouts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwLayouts, hw_layouts_free)

/* How text is set from now on; drops what was made. @size is points of the Latin face. */
void hw_layouts_set_style (HwLayouts *self,
                           GtkWidget *widget,
                           const HwReaderFonts *fonts,
                           double size,
                           double line_spacing);
/* Pixels; drops what was made where it differs. */
void hw_layouts_set_width (HwLayouts *self, int width);
/* How many are kept. */
void hw_layouts_set_capacity (HwLayouts *self, guint capacity);
void hw_layouts_clear (HwLayouts *self);
/* Drops the drawings of text, for another colour. */
void hw_layouts_forget_drawings (HwLayouts *self);

/* The layout of a block, made where it is not at hand. Valid until the style changes or capacity more
 * were asked for. */
HwBlockLayout *
hw_layouts_get (HwLayouts *self, HwText *text, const HwBlock *block, HwDirection direction);
HwBlockLayout *hw_layouts_peek (HwLayouts *self, const HwBlock *block);

/* Distance of base lines in pixels, and the average width of a character in pixels. */
int hw_layouts_get_leading (HwLayouts *self, HwDirection direction);
double hw_layouts_get_char_width (HwLayouts *self, HwDirection direction);
guint64 hw_layouts_get_n_made (HwLayouts *self);

/* The line that holds a byte of the block, and the line at a height; clamped. */
void hw_block_layout_line_at_byte (HwBlockLayout *self, int byte, HwLineBox *box);
void hw_block_layout_line_at_y (HwBlockLayout *self, int y, HwLineBox *box);
void hw_block_layout_get_line (HwBlockLayout *self, int line, HwLineBox *box);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HW_COLOUR_MARK_BAR_WIDTH 4

/* A dot or an upright bar in a colour: of a tag, of a passage. Says nothing to a screen reader. */
#define HW_TYPE_COLOUR_MARK (hw_colour_mark_get_type ())
G_DECLARE_FINAL_TYPE (HwColourMark, hw_colour_mark, HW, COLOUR_MARK, GtkWidget)

GtkWidget *hw_colour_mark_new (gboolean bar);
/* @colour is "#rrggbb". */
void hw_colour_mark_set_colour (HwColourMark *self, const char *colour);

/* The same for widgets that draw a mark among other things: @box in @snapshot's place, with round
 * ends. */
void hw_colour_mark_draw (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *box);
/* "#rrggbb", grey where it is none. */
void hw_colour_mark_parse (const char *colour, GdkRGBA *parsed);

G_END_DECLS

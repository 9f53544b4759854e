/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dot or an upright bar in a colour: of a tag, of a passage. Says nothing to a screen reader. */
#define HW_TYPE_COLOUR_MARK (hw_colour_mark_get_type ())
G_DECLARE_FINAL_TYPE (HwColourMark, hw_colour_mark, HW, COLOUR_MARK, GtkWidget)

GtkWidget *hw_colour_mark_new (gboolean bar);
/* @colour is "#rrggbb". */
void hw_colour_mark_set_colour (HwColourMark *self, const char *colour);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "direction.h"

G_BEGIN_DECLS

/* A line of a concordance: the keyword in a column of its own, the context on both sides up against it,
 * and what has no room cut off at the far ends. The line reads as its text reads: of an Arabic one, what
 * comes before stands to the right of the keyword, whatever the window's direction. Each of the three is
 * set by itself, in the text's direction, so that Latin words in one never change places with another. */
#define HW_TYPE_KWIC_LINE (hw_kwic_line_get_type ())
G_DECLARE_FINAL_TYPE (HwKwicLine, hw_kwic_line, HW, KWIC_LINE, GtkWidget)

GtkWidget *hw_kwic_line_new (void);
/* In logical order, as they stand in the text. @direction is the paragraph's. */
void hw_kwic_line_set_text (HwKwicLine *self,
                            const char *before,
                            const char *keyword,
                            const char *after,
                            HwDirection direction);
/* Pixels, the same for all lines of a page, so that the keywords stand in a column; a longer one is cut,
 * and so is any where a line is too narrow. */
void hw_kwic_line_set_keyword_width (HwKwicLine *self, int width);
/* How wide a keyword would be on lines inside of @widget, in pixels. */
int hw_kwic_line_measure (GtkWidget *widget, const char *keyword);

G_END_DECLS

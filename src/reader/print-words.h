/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A line of text on paper, and its words for who reads a PDF by machine.
 *
 * The glyphs of Arabic say little of the letters: one stands for two letters, marks have no width, a lengthened
 * word has glyphs that nobody wrote; and readers of PDF that turn a line round, as pdftotext does, turn round
 * the letters of each glyph as well. So right-to-left glyphs are drawn as marked content without text, and the
 * letters as they were written lie under them, invisible, side by side over the width of their word, in the
 * order in which such readers expect them. Left-to-right runs are text of their own. */

/* The invisible letters, to be drawn before anything else of the line, from the left of the line at @x. @text is
 * the layout's. Nothing where @cr does not draw a PDF. */
void hw_print_words_lay (
    cairo_t *cr, const char *text, PangoLayoutLine *line, double x, double baseline);
/* What is seen, in the source that is set. */
void hw_print_words_show (
    cairo_t *cr, const char *text, PangoLayoutLine *line, double x, double baseline);

G_END_DECLS

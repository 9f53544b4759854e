/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "styled-run.h"

G_BEGIN_DECLS

/* A note's Markdown as Pango markup for a GtkLabel: bold, italic, code, headings, lists, quotations, links
 * to the web; each paragraph a line in its own direction. At most @n_chars of its text, with an ellipsis
 * where there is more; 0 for all of it. Always valid. Transfer full. */
char *hw_note_markup (const char *markdown, gsize n_chars);
/* Its text alone, each paragraph and item of a list a line, with the addresses that links lead to. What is bold
 * or italic in it is appended to @runs (element-type HwStyledRun), in order; NULL where it does not matter.
 * Transfer full. */
char *hw_note_plain (const char *markdown, GArray *runs);
/* Its text alone on one line, shortened as above. */
char *hw_note_line (const char *markdown, gsize n_chars);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A note's Markdown as Pango markup for a GtkLabel: bold, italic, code, headings, lists, quotations, links
 * to the web; each paragraph a line in its own direction. At most @n_chars of its text, with an ellipsis
 * where there is more; 0 for all of it. Always valid. Transfer full. */
char *hw_note_markup (const char *markdown, gsize n_chars);
/* Its text alone, each paragraph and item of a list a line, with the addresses that links lead to. Transfer
 * full. */
char *hw_note_plain (const char *markdown);
/* Its text alone on one line, shortened as above. */
char *hw_note_line (const char *markdown, gsize n_chars);

G_END_DECLS

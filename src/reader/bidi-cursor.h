/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Movement of a caret inside one layout. Positions are bytes of the layout's text, always at a place
 * where a caret may stand. */

/* One step to the left (@direction -1) or right (1) as the eye sees it. */
typedef enum
{
  HW_CURSOR_MOVED,
  HW_CURSOR_BEFORE, /* off the logical start of the layout */
  HW_CURSOR_AFTER,  /* off the logical end */
} HwCursorStep;
HwCursorStep hw_bidi_cursor_step (PangoLayout *layout, int *byte, int direction);

/* The nearest place at or before @byte where a caret may stand. */
int hw_bidi_cursor_clamp (PangoLayout *layout, int byte);

/* Logical: the next end of a word after @byte, or the start of one before it. FALSE where the layout
 * has none. */
gboolean hw_bidi_cursor_next_word_end (PangoLayout *layout, int *byte);
gboolean hw_bidi_cursor_previous_word_start (PangoLayout *layout, int *byte);
/* The word that holds @byte or ends there; FALSE between words, @start and @end are then the stretch
 * between them (equal in an empty layout). */
gboolean hw_bidi_cursor_word_at (PangoLayout *layout, int byte, int *start, int *end);

/* The line that a caret at @byte stands on: the later one at a place where a line is wrapped. */
int hw_bidi_cursor_line (PangoLayout *layout, int byte);
/* The last place on a line, before the white space or the grapheme that a wrapped line ends in. */
int hw_bidi_cursor_line_end (PangoLayout *layout, int line);
/* The place under @x (Pango units, from the left of the layout) on a line. */
int hw_bidi_cursor_at_x (PangoLayout *layout, int line, int x);

G_END_DECLS

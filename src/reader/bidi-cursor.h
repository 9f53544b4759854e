/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Movement of a caret inside one layout. Positions are bytes of the layout's text, always at a place
 * where a caret may stand.
 *
 * Where a line is wrapped its end is the start of the next one: one place that is seen at two. Functions that
 * are given a line take it for the end where that line is the earlier one. */

/* One step to the left (@direction -1) or right (1) as the eye sees it. */
typedef enum
{
  HW_CURSOR_MOVED,
  HW_CURSOR_BEFORE, /* off the logical start of the layout */
  HW_CURSOR_AFTER,  /* off the logical end */
} HwCursorStep;
HwCursorStep hw_bidi_cursor_step (PangoLayout *layout, int line, int *byte, int direction);

/* Where a caret at @byte stands on its line, in Pango units from the line's left: text in the line's direction
 * goes on at the strong place, text of the other direction at the weak one. Not by
 * pango_layout_get_cursor_pos(), which measures every line of a layout that was justified, each time. */
void hw_bidi_cursor_get_x (PangoLayout *layout, int line, int byte, int *strong, int *weak);

/* The nearest place at or before @byte where a caret may stand. */
int hw_bidi_cursor_clamp (PangoLayout *layout, int byte);

/* Logical: the next end of a word after @byte, or the start of one before it. FALSE where the layout
 * has none. */
gboolean hw_bidi_cursor_next_word_end (PangoLayout *layout, int *byte);
gboolean hw_bidi_cursor_previous_word_start (PangoLayout *layout, int *byte);
/* The word that holds @byte or ends there; FALSE between words, @start and @end are then the stretch
 * between them (equal in an empty layout). */
gboolean hw_bidi_cursor_word_at (PangoLayout *layout, int byte, int *start, int *end);

/* The line that a caret at @byte stands on: the later one at a place where a line is wrapped, or with
 * @at_end the earlier one. */
int hw_bidi_cursor_line (PangoLayout *layout, int byte);
int hw_bidi_cursor_line_at (PangoLayout *layout, int byte, gboolean at_end);
/* The last place on a line: of a wrapped one the start of the next, of one that a separator ends the place
 * before that. */
int hw_bidi_cursor_line_end (PangoLayout *layout, int line);
/* The place under @x (Pango units, from the line's left) on a line; its end at most. */
int hw_bidi_cursor_at_x (PangoLayout *layout, int line, int x);
/* The same, short of the end of a wrapped line: a place that is on this line and no other. */
int hw_bidi_cursor_within_x (PangoLayout *layout, int line, int x);

G_END_DECLS

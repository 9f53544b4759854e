/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the code points [start, end) of a line, which are words or what is between them, became [new_start,
 * new_end) of its corrected form. What is in no change is the same in both. */
typedef struct
{
  gsize start, end, new_start, new_end;
  gsize same_before,
      same_after; /* of these so many at the beginning, and at the end, are the same */
} HwWordChange;

/* The changes in order; element type HwWordChange, transfer full. As few words as possible change, but in very
 * long lines. */
GArray *hw_word_diff (const char *before, const char *after);

/* Where a position of the old line is in the new one. What begins (@is_end FALSE) or ends at words that
 * were replaced begins or ends at those which replaced them. */
gsize hw_word_diff_map (const GArray *changes, gsize position, gboolean is_end);

G_END_DECLS

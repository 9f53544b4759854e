/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A join between two Arabic letters that a scribe would lengthen. */
typedef struct
{
  int letter;   /* byte of the letter that is lengthened */
  int byte;     /* of the next letter: where tatweels stand, after the marks of @letter */
  int priority; /* 0 is the best:
                 *   0 after a tatweel of the author's
                 *   1 after an initial or medial seen or sad
                 *   2 before a final teh marbuta, heh or dal
                 *   3 before a final alef, tah, lam, kaf or gaf
                 *   4 before a medial letter of beh's shape that reh or yeh follows
                 *   5 before a final waw, ain, qaf or feh
                 *   6 before any other final letter
                 *   7 between any other two that join */
} HwKashida;

#define HW_MAX_KASHIDAS 16

/* The places in a word (a stretch of bytes without white space), the best first; of equal ones that
 * nearer the word's end. Not inside a lam-alef, not before a final yeh but after seen, not beside a joiner
 * or a non-joiner, not in a word of less than three letters. Tells nothing of what the font can do.
 * Offsets are bytes of @utf8. Returns how many; the worst are left out where there are more. */
guint hw_kashida_find (const char *utf8, int start, int end, HwKashida places[HW_MAX_KASHIDAS]);

G_END_DECLS

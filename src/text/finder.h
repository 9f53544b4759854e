/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"
#include "span-list.h"

G_BEGIN_DECLS

/* HwFinder finds every place of a string in a text, however it is spelled: both are folded. A place is
 * whole graphemes, with the marks that stand on its letters, within one paragraph; places do not
 * overlap. What begins with the article is also found behind لـ, which writes الكاظمي as للكاظمي. */
typedef struct _HwFinder HwFinder;

typedef enum
{
  HW_FINDER_DEFAULT = 0,
  HW_FINDER_LETTERS = 1 << 0, /* letters as typed: أ is not ا, ى not ي, A not a */
  HW_FINDER_MARKS
  = 1 << 1, /* vocalisation and accents as typed, but for those of the last letter */
  HW_FINDER_WORDS = 1 << 2, /* nothing that is part of a longer word */
} HwFinderFlags;

/* @needle is UTF-8; of several lines the first counts. One thread at a time. */
HwFinder *hw_finder_new (const char *needle, HwFinderFlags flags);
void hw_finder_free (HwFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwFinder, hw_finder_free)

/* Nothing is left of the needle: it is found nowhere. */
gboolean hw_finder_is_empty (const HwFinder *self);

/* How far a text has been gone through. */
typedef struct
{
  gsize byte, position; /* where it goes on: bytes, code points */
  gsize taken;          /* end of the last place, code points */
} HwFinderCursor;

/* At the start of a paragraph. */
void hw_finder_cursor_init (HwFinderCursor *self, const HwText *text, gsize paragraph);
/* Goes through the next stretch, at least one paragraph or HW_FINDER_STRETCH bytes and not much more,
 * and no further than @limit bytes of the text, the start of a paragraph or its end. Appends to @places
 * (element type HwSpan) in text order. FALSE where there was nothing left. */
#define HW_FINDER_STRETCH ((gsize) 32 * 1024)
gboolean hw_finder_next (
    HwFinder *self, const HwText *text, HwFinderCursor *cursor, gsize limit, GArray *places);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words and graphemes by Unicode (UAX #29), by ICU. A segmenter is made once and given many texts;
 * one thread at a time. */
typedef struct _HwSegmenter HwSegmenter;

typedef enum
{
  HW_SEGMENT_GRAPHEME, /* user-perceived characters: every byte is in one */
  HW_SEGMENT_WORD,     /* words that hold a letter or a digit; what stands between is left out */
} HwSegmentKind;

HwSegmenter *hw_segmenter_new (HwSegmentKind kind);
void hw_segmenter_free (HwSegmenter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSegmenter, hw_segmenter_free)

/* Begins at the start of @utf8, which must outlive the walk and is not copied: valid UTF-8 of less
 * than 2 GiB; -1 for strlen. Meant for a paragraph at a time; a long one costs no more by the byte. */
void hw_segmenter_set_utf8 (HwSegmenter *self, const char *utf8, gssize n_bytes);
/* The next segment as bytes [start, end) of the text; FALSE at the end. A tatweel, a mark, ZWNJ or
 * ZWJ never ends an Arabic word. */
gboolean hw_segmenter_next (HwSegmenter *self, gsize *start, gsize *end);
/* The word that holds @byte, or that ends there; FALSE between words. HW_SEGMENT_WORD only. Does
 * not move the walk. */
gboolean hw_segmenter_word_at (HwSegmenter *self, gsize byte, gsize *start, gsize *end);

G_END_DECLS

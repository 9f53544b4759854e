/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* A text as passages are looked for in it: folded, blanks and line ends one blank, each letter a
 * number. */
typedef struct _HwAnchorLetters HwAnchorLetters;

HwAnchorLetters *hw_anchor_letters_new (const HwText *text);
void hw_anchor_letters_free (HwAnchorLetters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwAnchorLetters, hw_anchor_letters_free)

/* Numbers of letters are below this. */
guint hw_anchor_letters_get_n_letters (const HwAnchorLetters *self);
const guint16 *hw_anchor_letters_get (const HwAnchorLetters *self, gsize *n);
/* The letters [start, end), start < end, as a range of code points of the text, and where a code point
 * of the text is among the letters. */
void hw_anchor_letters_to_text (
    const HwAnchorLetters *self, gsize start, gsize end, gsize *text_start, gsize *text_end);
gsize hw_anchor_letters_from_text (const HwAnchorLetters *self, gsize position);
/* Appends to @letters (element type guint16) those of a string; what the text has not is 0. */
void hw_anchor_letters_append (const HwAnchorLetters *self, const char *string, GArray *letters);

/* Where in the text some runs of letters stand. */
#define HW_ANCHOR_GRAM 5
/* A run with more places says nothing. */
#define HW_ANCHOR_MAX_PLACES 32

typedef struct _HwAnchorGrams HwAnchorGrams;

HwAnchorGrams *hw_anchor_grams_new (const HwAnchorLetters *letters);
void hw_anchor_grams_free (HwAnchorGrams *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwAnchorGrams, hw_anchor_grams_free)
/* First each run that will be asked for, then the text once, then the questions. */
void hw_anchor_grams_want (HwAnchorGrams *self, const guint16 *gram);
void hw_anchor_grams_read (HwAnchorGrams *self);
/* Appends to @places (element type guint32) where the run begins; FALSE, and none, for one that is frequent. */
gboolean hw_anchor_grams_find (const HwAnchorGrams *self, const guint16 *gram, GArray *places);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far words are from one that was typed, as a scan or a hurried hand damages them: letters lost,
 * added, doubled, confused or swapped with their neighbour. For going through a vocabulary of a million
 * words: most are left after a look at their length and letters. */
typedef struct _HwSpelling HwSpelling;

/* Costs are in tenths: a letter lost, added or wrong is HW_SPELLING_LETTER; one confused with another of
 * its shape (ب ت ث ن ي, ج ح خ, د ذ, ر ز, س ش, ص ض, ط ظ, ع غ, ف ق, ا ل, and i l, o 0, c e), one doubled
 * that is single and two neighbours swapped are less. */
#define HW_SPELLING_LETTER 10
#define HW_SPELLING_TOO_FAR G_MAXUINT

/* @word is folded. @max is the highest cost that counts; 0 for what suits its length: nothing but
 * shapes below four letters, no whole letter for four, one for five and six, then one and a half, and two
 * from nine on. Any number of
 * threads may use it at once. */
HwSpelling *hw_spelling_new (const char *word, guint max);
void hw_spelling_free (HwSpelling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSpelling, hw_spelling_free)

/* What lies between the word and another folded one of @n bytes; HW_SPELLING_TOO_FAR where it is more
 * than the highest cost, and for any other number where digits differ. */
guint hw_spelling_distance (const HwSpelling *self, const char *word, gsize n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a paragraph as a search compares them: folded by hw_fold(), bounded by
 * hw_is_word_char(), each with its place in the source.
 *
 * What a reader types is cut by the same rules, so that anything is found as it stands, as a phrase of
 * its words. Hyphens, underscores, full stops, slashes and @ end a word: al-Kāẓimī has Kazimi,
 * 15/3/1991 has 1991, name@place.example has place. Commas in a number end it: 1,250 is a phrase.
 * ZWNJ, tatweel, marks and the half rings of ʿayn and hamza do not: می‌خواهد and Kaʿba are one word.
 *
 * An apostrophe or grave between two Latin letters is a hamza or ʿayn and not part of the word: Ja'far,
 * Qur’an and Ba`th are Jafar, Quran and Bath. But the English endings 's 't 'm 'll 're 've stand alone
 * (Iraq's has Iraq, we'll is not well), and so does a single consonant before it, as French has it
 * (l'Irak has Irak). */
typedef struct _HwWordScan HwWordScan;

typedef struct
{
  const char *folded; /* NUL-terminated; the scan's, until the next word */
  gsize n_folded;
  gsize start, end; /* bytes of the paragraph; with the marks on its letters */
} HwWord;

/* Made once and given many paragraphs; one thread at a time. Nothing is allocated for a word, but for
 * those with characters that fold to several (ﷺ, ß) or with marks of India's scripts. */
HwWordScan *hw_word_scan_new (void);
void hw_word_scan_free (HwWordScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWordScan, hw_word_scan_free)

/* Begins at the start of @utf8 (@n_bytes may be -1), which must outlive the walk and is not copied. What
 * is not valid UTF-8 gives some words or others. */
void hw_word_scan_start (HwWordScan *self, const char *utf8, gssize n_bytes);
/* The next word; FALSE at the end. Several words have the same place where one character stands for
 * them. */
gboolean hw_word_scan_next (HwWordScan *self, HwWord *word);

G_END_DECLS

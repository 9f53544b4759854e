/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folding makes spellings comparable: one module for search, find, sort and matching. What is
 * folded is for comparing only; it is never stored as text or shown.
 *
 * Marks and tatweel go; so do joiners, bidi controls and all else that Unicode calls ignorable, and
 * the signs for hamza and ʿayn in transliterated names. Unified are the forms of alef and the
 * hamza on a seat (ا و ي), ى ی ې ے and their like (ي), ة ہ ھ ە (ه), ک ڪ (ك), ں (ن); پ چ ژ گ ڤ ٹ ڈ ڑ stay
 * letters of their own. ء stays, but ءا inside a word is آ where it is not the end of a word or behind
 * a long vowel (قرءان is قرآن; إجراءات has إجراء). Latin, Greek and Cyrillic lose case and accents, all
 * decimal digits are ASCII, all compatibility forms are decomposed, quotation marks, dashes and
 * Arabic punctuation are those of ASCII. Marks that stay are in canonical order, so that composed
 * and decomposed text fold to the same, with any flags; what is folded folds to itself. The rules
 * and their sources are in fold-table.c. */

/* What hw_fold() leaves as written. 0 folds everything. */
typedef enum
{
  HW_FOLD_DEFAULT = 0,
  HW_FOLD_KEEP_MARKS = 1 << 0, /* harakat, Quranic marks, Latin accents stay */
  HW_FOLD_KEEP_LETTERS
  = 1 << 1, /* alef and hamza forms, ى ي ة ه, Persian and Urdu letters, case stay */
} HwFoldFlags;

/* A folded string and the way back. For the folded code point i, the source code points that it
 * came from are [source_start[i], source_end[i]): one source may give several (presentation forms),
 * several may give one (a letter and its marks). Marks and tatweel that were dropped belong to the
 * letter before them, so a match covers its vowels; those at the very beginning belong to nothing.
 * byte_of[i] is where it stands in @utf8; byte_of[n_chars] is n_bytes. */
typedef struct
{
  char *utf8; /* NUL-terminated */
  gsize n_bytes;
  gsize n_chars;
  guint32 *source_start;
  guint32 *source_end;
  guint32 *byte_of;
} HwFolded;

/* Folds UTF-8 (@n_bytes may be -1) of less than 2^32 code points. What is not valid is folded as
 * g_utf8_make_valid() would make it. A fixed number of allocations a call, none a character. */
HwFolded *hw_fold (const char *utf8, gssize n_bytes, HwFoldFlags flags);
void hw_folded_free (HwFolded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwFolded, hw_folded_free)

/* Only the folded string, for keys and comparisons. Transfer full. */
char *hw_fold_string (const char *utf8);

/* The next place at or after the folded code point @from where @needle stands in @self: folded code
 * points [*start, *end). FALSE where there is none, and for an empty needle. */
gboolean
hw_folded_find (const HwFolded *self, const HwFolded *needle, gsize from, gsize *start, gsize *end);
/* The folded code point that begins at @byte of self->utf8, or the next one; n_chars past the end. */
gsize hw_folded_char_at (const HwFolded *self, gsize byte);
/* Folded code points [start, end) as a range of source code points. start < end. */
void hw_folded_to_source (
    const HwFolded *self, gsize start, gsize end, gsize *source_start, gsize *source_end);

/* A key for sorting a list: strcmp() of two keys orders their texts as hw_fold_compare() does, and
 * costs no folding. Not to be stored (a later version may fold otherwise). Transfer full. */
char *hw_fold_key (const char *text);
/* Order of two strings for a list: folded, digits by value (2 before 10), then as written. For more
 * than a few strings compare their keys. */
int hw_fold_compare (const char *a, const char *b);

G_END_DECLS

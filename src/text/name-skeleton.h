/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of people and places across scripts and systems: Kadhimi, Kazemi and al-Kāẓimī are الكاظمي. To go
 * through a vocabulary, compare keys first, then measure. Names are folded (see word-scan.h); Latin and
 * Arabic letters are known, whatever has others has no key and is far from everything. The article (ال,
 * al-, el-, …) with what is attached before it, and abdul- for abd al-, do not count. */

/* The consonants of a name in the coarsest classes, so that all spellings of one name have the same key: b f p
 * v; all that hisses, clicks or stops elsewhere (t d z s k g j … are all confused somewhere: Gamal, Jamal;
 * Osman, Uthman; Hachem, Hashim); l; m; n; r. Vowels, h, w, y and ʿayn do not count. 0 where no consonant is
 * left. One name may be several words: its key is that of the words joined. */
guint64 hw_skeleton_key (const char *name, gsize n_bytes);

/* A name in Latin letters against many in Arabic: what of these cannot be near it is told by their letters
 * alone, without reading them again. */
#define HW_NAME_N_LETTERS 6
/* The key, and in @letters those of the first sounds of a name in Arabic, five bits each, with what is not
 * there 31; 0 for a name in Latin letters, or none. Fits 30 bits. */
guint64 hw_skeleton_read (const char *name, gsize n_bytes, guint32 *letters);
/* The same of an Arabic word without the ب ل ك or ف written before it; 0 where it begins otherwise. */
guint64 hw_skeleton_attached_read (const char *word, gsize n_bytes, guint32 *letters);
/* The sets of letters, a bit each, that the sounds of a Latin name may be. */
typedef struct
{
  guint32 allowed[HW_NAME_N_LETTERS];
} HwNameFilter;
void hw_name_filter_init (HwNameFilter *self, const char *name);
/* FALSE where hw_name_distance() would be HW_NAME_NEAR or more; else it may be less. */
static inline gboolean
hw_name_filter_passes (const HwNameFilter *self, guint32 letters)
{
  for (guint i = 0; i < HW_NAME_N_LETTERS; i++, letters >>= 5)
    if (!(self->allowed[i] >> (letters & 31) & 1))
      return FALSE;
  return TRUE;
}

/* Names at less than this are likely to be one. */
#define HW_NAME_NEAR 0.2
/* How unlike two names are: 0 to 1, 1 where their keys differ. Letters of one sound cost nothing, of related
 * ones (q k, j g, z dh) little; long vowels that only one has cost much, short ones nothing beside Arabic. */
double hw_name_distance (const char *a, const char *b);

/* Cuts a name of two parts that is written as one, abdulrahman or عبدالرحمن: bytes of the first part, and
 * *@second where the other begins behind its article. 0 where it is none. */
gsize hw_name_split (const char *word, gsize n_bytes, gsize *second);

G_END_DECLS

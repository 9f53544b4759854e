/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-letters.h"

#include "name-sounds.h"

/* The consonants of Arabic, and those that it borrows for names. */
enum
{
  BEH,
  TEH,
  THEH,
  JEEM,
  KHAH,
  DAL,
  THAL,
  REH,
  ZAIN,
  SEEN,
  SHEEN,
  SAD,
  DAD,
  TAH,
  ZAH,
  GHAIN,
  FEH,
  QAF,
  KAF,
  LAM,
  MEEM,
  NOON,
  PEH,
  TCHEH,
  JEH,
  GAF,
  VEH,
};

#define SET(letter) (1u << (letter))

/* Classes of a key, HW_NAME_CLASS_BITS each: what is confused in no way of writing. */
#define LIPS 1
#define OTHERS 2
#define L 3
#define M 4
#define N 5
#define R 6

static const HwNameLetter arabic[] = {
  { "ا", 0, HW_VOWEL_A },
  { "و", 0, HW_VOWEL_U },
  { "ي", 0, HW_VOWEL_I },
  { "ه", 0, HW_VOWEL_H },
  { "ح", 0, HW_VOWEL_HAH },
  { "ع", 0, HW_VOWEL_AYN },
  { "ء", 0, 0 },
  { "ب", LIPS, 0, SET (BEH), 0, SET (PEH) },
  { "پ", LIPS, 0, SET (PEH), SET (BEH) },
  { "ف", LIPS, 0, SET (FEH), 0, SET (VEH) },
  { "ڤ", LIPS, 0, SET (VEH), SET (FEH) },
  { "ت", OTHERS, 0, SET (TEH) },
  { "ث", OTHERS, 0, SET (THEH) },
  { "ج", OTHERS, 0, SET (JEEM), 0, SET (GHAIN) | SET (GAF) | SET (TCHEH) | SET (JEH) },
  { "خ", OTHERS, 0, SET (KHAH) },
  { "د", OTHERS, 0, SET (DAL) },
  { "ذ", OTHERS, 0, SET (THAL) },
  { "ر", R, 0, SET (REH) },
  { "ز", OTHERS, 0, SET (ZAIN) },
  { "س", OTHERS, 0, SET (SEEN) },
  { "ش", OTHERS, 0, SET (SHEEN), 0, SET (TCHEH) },
  { "ص", OTHERS, 0, SET (SAD) },
  { "ض", OTHERS, 0, SET (DAD), 0, SET (ZAH) },
  { "ط", OTHERS, 0, SET (TAH) },
  { "ظ", OTHERS, 0, SET (ZAH), 0, SET (DAD) },
  { "غ", OTHERS, 0, SET (GHAIN), 0, SET (JEEM) | SET (GAF) },
  { "ق", OTHERS, 0, SET (QAF) },
  { "ك", OTHERS, 0, SET (KAF), 0, SET (GAF) },
  { "گ", OTHERS, 0, SET (GAF), SET (JEEM) | SET (GHAIN) | SET (KAF) | SET (QAF) },
  { "چ", OTHERS, 0, SET (TCHEH), SET (JEEM) | SET (SHEEN) },
  { "ژ", OTHERS, 0, SET (JEH), SET (JEEM) | SET (ZAIN) },
  { "ل", L, 0, SET (LAM) },
  { "م", M, 0, SET (MEEM) },
  { "ن", N, 0, SET (NOON) },
};

/* The longest first. What a letter stands for follows ALA-LC, DIN, the press of Egypt, the Gulf, Iraq, Iran
 * and Turkey, and that of French. */
static const HwNameLetter latin[] = {
  { "tch", OTHERS, 0, SET (TCHEH), SET (JEEM) | SET (SHEEN) },
  { "sch", OTHERS, 0, SET (SHEEN) },
  { "sh", OTHERS, 0, SET (SHEEN), SET (SEEN), 0, SET (SEEN) | SET (SAD) },
  { "ch", OTHERS, 0, SET (SHEEN) | SET (TCHEH), SET (JEEM) | SET (KAF) | SET (KHAH) },
  { "kh", OTHERS, 0, SET (KHAH), SET (KAF), 0, SET (KAF) },
  { "gh", OTHERS, 0, SET (GHAIN), SET (QAF) | SET (GAF), 0, SET (GAF) | SET (JEEM) },
  { "th", OTHERS, 0, SET (THEH), SET (THAL) | SET (ZAH) | SET (TAH) | SET (TEH), 0,
    SET (TEH) | SET (TAH) },
  { "dh", OTHERS, 0, SET (THAL) | SET (ZAH), SET (DAD) | SET (ZAIN) | SET (DAL), 0, SET (DAL) },
  { "zh", OTHERS, 0, SET (JEH), SET (JEEM) | SET (ZAIN) | SET (ZAH), 0, SET (ZAIN) },
  { "ph", LIPS, 0, SET (FEH) },
  { "dj", OTHERS, 0, SET (JEEM) },
  { "ck", OTHERS, 0, SET (KAF), SET (QAF) },
  { "b", LIPS, 0, SET (BEH), SET (PEH) },
  { "p", LIPS, 0, SET (BEH) | SET (PEH) },
  { "f", LIPS, 0, SET (FEH), SET (VEH) },
  { "v", LIPS, 0, SET (FEH) | SET (VEH), SET (BEH) },
  { "t", OTHERS, 0, SET (TEH) | SET (TAH), SET (THEH) },
  { "d", OTHERS, 0, SET (DAL) | SET (DAD), SET (THAL) },
  { "z", OTHERS, 0, SET (ZAIN) | SET (ZAH), SET (THAL) | SET (DAD) | SET (JEH) },
  { "s", OTHERS, 0, SET (SEEN) | SET (SAD), SET (THEH) | SET (SHEEN) },
  { "k", OTHERS, 0, SET (KAF), SET (QAF) | SET (KHAH) | SET (GAF) },
  { "q", OTHERS, 0, SET (QAF), SET (KAF) | SET (GHAIN) },
  { "g", OTHERS, 0, SET (GAF) | SET (JEEM), SET (GHAIN) | SET (QAF) | SET (KAF) },
  { "j", OTHERS, 0, SET (JEEM), SET (JEH) },
  { "c", OTHERS, 0, SET (KAF) | SET (QAF), SET (SEEN) | SET (SAD) | SET (JEEM) },
  { "l", L, 0, SET (LAM) },
  { "m", M, 0, SET (MEEM) },
  { "n", N, 0, SET (NOON) },
  { "r", R, 0, SET (REH) },
  { "a", 0, HW_VOWEL_A },
  { "e", 0, HW_VOWEL_E },
  { "i", 0, HW_VOWEL_I },
  { "y", 0, HW_VOWEL_I },
  { "o", 0, HW_VOWEL_U },
  { "u", 0, HW_VOWEL_U },
  { "w", 0, HW_VOWEL_U },
  { "h", 0, HW_VOWEL_H },
};

static const HwNameLetter *arabic_letters[0x100]; /* U+0600 to U+06FF */
static const HwNameLetter *latin_letters[0x80];   /* those that are one byte */
static guint8 first_of_many[0x80]; /* the first of more bytes in the table, plus one */

void
hw_name_letters_prepare (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    arabic_letters[g_utf8_get_char (arabic[i].utf8) - 0x600] = &arabic[i];
  for (guint i = G_N_ELEMENTS (latin); i > 0; i--)
    {
      const guint8 *utf8 = (const guint8 *) latin[i - 1].utf8;

      if (utf8[1] == '\0')
        latin_letters[*utf8] = &latin[i - 1];
      else
        first_of_many[*utf8] = (guint8) i;
    }
  g_once_init_leave (&filled, 1);
}

static const HwNameLetter *
read_latin (const char **at, const char *end)
{
  const guint8 first = (guint8) * *at;
  const HwNameLetter *letter = latin_letters[first];

  if (first_of_many[first] != 0)
    for (guint i = first_of_many[first] - 1u; latin[i].utf8[1] != '\0'; i++)
      if (hw_name_begins (*at, end, latin[i].utf8))
        {
          letter = &latin[i];
          break;
        }
  *at += letter != NULL ? strlen (letter->utf8) : 0;
  return letter;
}

const HwNameLetter *
hw_name_letter_read (const char **at, const char *end)
{
  const guint8 *byte = (const guint8 *) *at;

  if (hw_name_is_arabic (**at) && end - *at >= 2)
    {
      *at += 2;
      return arabic_letters[(byte[0] & 3) << 6 | (byte[1] & 0x3F)];
    }
  return byte[0] < 0x80 ? read_latin (at, end) : NULL;
}

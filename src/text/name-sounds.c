/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-sounds.h"

#include <string.h>

#include "name-skeleton.h"

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

/* Classes of a key: what is confused in no way of writing. */
#define LIPS 1
#define OTHERS 2
#define L 3
#define M 4
#define N 5
#define R 6
#define CLASS_BITS 3

typedef struct
{
  const char *utf8;
  guint class; /* 0 for what is a vowel or less */
  guint vowel;
  guint32 exact, near, foreign, base;
} Letter;

static const Letter arabic[] = {
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
static const Letter latin[] = {
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

/* The article in front of a word, with what may stand before it, the longest first; and as a word of its
 * own, before letters that it becomes. */
static const char *const articles[]
    = { "وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل" };
static const char *const particles[]
    = { "al", "el", "ul",  "il", "as", "es", "us",  "ash", "esh", "ar", "er", "ur", "ad",
        "ed", "ud", "adh", "at", "et", "ut", "ath", "an",  "en",  "un", "az", "ez", "uz" };

static gboolean
begins (const char *text, const char *end, const char *prefix)
{
  const gsize n = strlen (prefix);

  return (gsize) (end - text) >= n && memcmp (text, prefix, n) == 0;
}

static gboolean
is_vowel (const char *at, const char *end)
{
  return at < end && *at != '\0' && strchr ("aeiou", *at) != NULL;
}

static gboolean
is_arabic_byte (char byte)
{
  return (guint8) byte >= 0xD8 && (guint8) byte <= 0xDB;
}

static gboolean
is_letter (char byte)
{
  return (byte >= 'a' && byte <= 'z') || (guint8) byte >= 0x80;
}

/* Consonants of Latin letters, roughly: for what may be without its article. */
static guint
count_consonants (const char *at, const char *end)
{
  guint n = 0;

  for (; at < end; at++)
    n += strchr ("aeiouyhw", *at) == NULL && (n == 0 || at[0] != at[-1]);
  return n;
}

gsize
hw_name_split (const char *word, gsize n_bytes, gsize *second)
{
  const char *end = word + n_bytes, *at;

  if (begins (word, end, "عبدال") && n_bytes >= strlen ("عبدالله"))
    {
      *second = strlen ("عبدال");
      return strlen ("عبد");
    }
  if (!begins (word, end, "abd"))
    return 0;
  for (at = word + strlen ("abd"); is_vowel (at, end); at++)
    ;
  if (at == word + strlen ("abd") || end - at < 3)
    return 0;
  if (*at == 'l' || (at[0] == at[1] && !is_vowel (at, end)))
    at++;
  else if (begins (at, end, "shsh"))
    at += strlen ("sh");
  if (count_consonants (at, end) == 0)
    return 0;
  *second = (gsize) (at - word);
  return strlen ("abd");
}

/* Two bytes of UTF-8 or the first of ASCII as a place in the tables below. */
#define N_STARTS 256

static const Letter *arabic_by_byte[N_STARTS]; /* the low bits of both bytes */
static guint8 latin_by_byte[128];              /* the first in the table, plus one */

static void
fill_tables (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    arabic_by_byte[g_utf8_get_char (arabic[i].utf8) & 0xFF] = &arabic[i];
  for (guint i = G_N_ELEMENTS (latin); i > 0; i--)
    latin_by_byte[(guint8) latin[i - 1].utf8[0]] = (guint8) i;
  g_once_init_leave (&filled, 1);
}

static const Letter *
read_letter (const char **at, const char *end)
{
  const guint8 *byte = (const guint8 *) *at;

  if (is_arabic_byte (**at) && end - *at >= 2)
    {
      *at += 2;
      return (byte[0] & 0x1C) == 0x18 ? arabic_by_byte[(byte[0] & 3) << 6 | (byte[1] & 0x3F)]
                                      : NULL;
    }
  if (byte[0] >= 0x80 || latin_by_byte[byte[0]] == 0)
    return NULL;
  for (guint i = latin_by_byte[byte[0]] - 1u; i < G_N_ELEMENTS (latin); i++)
    if (begins (*at, end, latin[i].utf8))
      {
        *at += strlen (latin[i].utf8);
        return &latin[i];
      }
  return NULL;
}

static gboolean
add_letter (HwNameSounds *self, const Letter *letter)
{
  if (letter->class == 0)
    {
      if (self->n == 0 && self->vowels[0] == 0 && *letter->utf8 != 'w' && *letter->utf8 != 'y'
          && letter->vowel & (HW_VOWEL_A | HW_VOWEL_AYN | (self->is_arabic ? 0 : HW_VOWEL_ANY)))
        self->vowels[0] |= HW_VOWEL_OPENS;
      self->vowels[self->n] |= letter->vowel;
      return TRUE;
    }
  if (self->n == HW_NAME_MAX_SOUNDS)
    return FALSE;
  self->sounds[self->n++]
      = (HwNameSound){ letter->exact, letter->near, letter->foreign, letter->base };
  self->vowels[self->n] = 0;
  self->key = self->key << CLASS_BITS | letter->class;
  return TRUE;
}

/* Which two vowels of Latin are one long one. */
static gboolean
is_long (const char *at, const char *end)
{
  static const char *const pairs[] = { "aa", "ee", "ii", "uu", "ei", "ai", "ay", "ey", "ae" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (begins (at, end, pairs[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_letters (HwNameSounds *self, const char *at, const char *end)
{
  const Letter *last = NULL;

  while (at < end)
    {
      const Letter *letter;

      if (is_long (at, end))
        self->vowels[self->n] |= HW_VOWEL_LONG;
      if (begins (at, end, "ou") || begins (at, end, "oo"))
        self->vowels[self->n] |= HW_VOWEL_OU;
      if (*at == 'x')
        {
          const char *k = "k", *s = "s";

          if (!add_letter (self, read_letter (&k, k + 1))
              || !add_letter (self, read_letter (&s, s + 1)))
            return FALSE;
          at++;
          last = NULL;
          continue;
        }
      letter = read_letter (&at, end);
      if (letter == NULL)
        return FALSE;
      /* A doubled consonant of Latin is a shadda; Arabic writes two letters for two. */
      if ((letter != last || letter->class == 0 || self->is_arabic) && !add_letter (self, letter))
        return FALSE;
      last = letter;
    }
  return TRUE;
}

static const char *
skip_article (const char *word, const char *end, gboolean is_arabic)
{
  if (!is_arabic)
    return (begins (word, end, "al") || begins (word, end, "el"))
                   && count_consonants (word + 2, end) >= 2
               ? word + 2
               : word;
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (begins (word, end, articles[i])
        && (gsize) (end - word) >= strlen (articles[i]) + strlen ("له"))
      return word + strlen (articles[i]);
  return word;
}

static gboolean
read_part (HwNameSounds *self, const char *word, const char *end)
{
  const gboolean is_arabic = is_arabic_byte (*word);

  for (guint i = 0; !is_arabic && i < G_N_ELEMENTS (particles); i++)
    if ((gsize) (end - word) == strlen (particles[i]) && begins (word, end, particles[i]))
      return TRUE;
  if (self->n > 0)
    {
      if (self->is_arabic != is_arabic)
        return FALSE;
      self->vowels[self->n] |= HW_VOWEL_BORDER;
    }
  self->is_arabic = is_arabic;
  return read_letters (self, skip_article (word, end, is_arabic), end);
}

static gboolean
read_word (HwNameSounds *self, const char *word, const char *end)
{
  gsize second, first = hw_name_split (word, (gsize) (end - word), &second);

  if (first > 0)
    return read_part (self, word, word + first) && read_part (self, word + second, end);
  /* Abdul Rahman: the article belongs to the next word. */
  if (begins (word, end, "abd") && end - word == 5 && is_vowel (word + 3, end))
    end = word + strlen ("abd");
  return read_part (self, word, end);
}

gboolean
hw_name_sounds_read (HwNameSounds *self, const char *name, gsize n_bytes)
{
  const char *at = name, *end = name + n_bytes;

  fill_tables ();
  self->n = 0;
  self->vowels[0] = 0;
  self->key = 0;
  self->is_arabic = FALSE;
  while (at < end)
    {
      const char *word = at;

      while (at < end && is_letter (*at))
        at++;
      if (at > word && !read_word (self, word, at))
        return FALSE;
      /* A number is no name. */
      if (at < end && !is_letter (*at) && g_ascii_isalnum (*at))
        return FALSE;
      while (at < end && !is_letter (*at))
        at++;
    }
  return self->n > 0;
}

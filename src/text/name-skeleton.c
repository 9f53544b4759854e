/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-skeleton.h"

#include <math.h>
#include <string.h>

#include "name-sounds.h"

/* What one difference costs, in sounds: one that is another (1) must be more than a near name may have. A sound
 * of a related spelling is a system of transliteration; a long vowel makes another name (Hasan, Husayn). */
#define OTHER_SOUND 1.
#define RELATED .12
#define SPLIT_DIGRAPH .05
#define OTHER_LETTER .5 /* both Arabic: ج and غ for a foreign g */
#define LONG_VOWEL .85
#define OTHER_VOWEL .72
#define E_FOR_A .1
#define E_FOR_U .25
#define SHORT_VOWEL .1
#define CONJUNCTION .3
#define LOST_H .4
#define LAST_VOWEL .9
#define LAST_A .62
#define LAST_E .25
/* The sum that is wholly unlike: the fewer the sounds, the more each tells. */
#define WHOLE_1 2.
#define WHOLE_2 2.8
#define WHOLE_3 3.5
#define WHOLE 4.

guint64
hw_skeleton_read (const char *name, gsize n_bytes, guint32 *letters)
{
  HwNameSounds sounds;

  *letters = 0;
  if (!hw_name_sounds_read (&sounds, name, n_bytes))
    return 0;
  for (guint i = 0; sounds.is_arabic && i < HW_NAME_N_LETTERS; i++)
    *letters |= (i < sounds.n ? (guint32) g_bit_nth_lsf (sounds.sounds[i].exact, -1) : 31u)
                << 5 * i;
  return sounds.key;
}

guint64
hw_skeleton_key (const char *name, gsize n_bytes)
{
  guint32 letters;

  return hw_skeleton_read (name, n_bytes, &letters);
}

guint64
hw_skeleton_attached_read (const char *word, gsize n_bytes, guint32 *letters)
{
  static const char *const attached[] = { "ب", "ل", "ك", "ف" };

  for (guint i = 0; i < G_N_ELEMENTS (attached); i++)
    if (n_bytes > 3 * strlen (attached[i]) && memcmp (word, attached[i], strlen (attached[i])) == 0)
      return hw_skeleton_read (word + strlen (attached[i]), n_bytes - strlen (attached[i]),
                               letters);
  *letters = 0;
  return 0;
}

static double
compare_sounds (const HwNameSound *a, const HwNameSound *b, gboolean is_arabic)
{
  if (is_arabic)
    {
      if (a->exact == b->exact)
        return 0;
      return (a->foreign & b->exact) || (a->exact & b->foreign) ? OTHER_LETTER : OTHER_SOUND;
    }
  if (a->exact & b->exact)
    return 0;
  if ((a->exact & b->near) || (a->near & b->exact))
    return RELATED;
  return a->near & b->near ? 2 * RELATED : OTHER_SOUND;
}

/* What an Arabic name ends with and what a Latin one does, in it or not. */
static double
compare_ends (guint arabic, guint latin)
{
  const guint vowels = latin & HW_VOWEL_ANY;
  const gboolean has_a = (latin & (HW_VOWEL_A | HW_VOWEL_E)) != 0;
  double cost = arabic & HW_VOWEL_HAH && !(latin & HW_VOWEL_H) ? LOST_H : 0;

  if (arabic & (HW_VOWEL_A | HW_VOWEL_I | HW_VOWEL_U | HW_VOWEL_AYN))
    return cost;
  if (arabic & HW_VOWEL_H)
    return cost + (has_a ? 0 : vowels == 0 ? LAST_A : LAST_VOWEL);
  if (latin & (HW_VOWEL_I | HW_VOWEL_U))
    return cost + LAST_VOWEL;
  if (arabic & HW_VOWEL_HAH)
    return cost;
  return cost + (latin & HW_VOWEL_A ? LAST_A : latin & HW_VOWEL_E ? LAST_E : 0);
}

typedef struct
{
  gboolean is_first, is_last;
  gboolean is_before_last; /* before the last sound: where an ou is long */
} Place;

/* Arabic writes long vowels only; what Latin writes between two consonants is beside that. */
static double
compare_mixed (guint arabic, guint latin, const Place *place)
{
  const gboolean has_a = (latin & HW_VOWEL_A) != 0;
  const gboolean has_i = (latin & (HW_VOWEL_I | HW_VOWEL_E)) != 0;
  const gboolean has_u = (latin & HW_VOWEL_U) != 0;
  const gboolean is_empty = (latin & HW_VOWEL_ANY) == 0;
  const gboolean is_long = latin & HW_VOWEL_LONG || (latin & HW_VOWEL_OU && place->is_before_last);
  const guint written = arabic & (HW_VOWEL_A | HW_VOWEL_I | HW_VOWEL_U);
  double cost = 0;

  /* It may as well be "and". */
  if (place->is_first && arabic == HW_VOWEL_U && latin == 0)
    return CONJUNCTION;
  if (place->is_first && ((arabic ^ latin) & HW_VOWEL_OPENS) && (written & HW_VOWEL_U) == 0)
    cost += OTHER_VOWEL;
  if (arabic & HW_VOWEL_I && !has_i)
    cost += place->is_last && has_a ? RELATED : LONG_VOWEL; /* Musa is موسى */
  if (arabic & HW_VOWEL_U && !has_u)
    cost += LONG_VOWEL;
  if (written != 0 && !(arabic & HW_VOWEL_U) && has_u && !place->is_first)
    cost += OTHER_VOWEL;
  if (arabic & HW_VOWEL_A && !has_a)
    {
      const gboolean is_any = place->is_first && !(arabic & (HW_VOWEL_AYN | HW_VOWEL_HAH));
      const gboolean is_final_e = place->is_last && latin & HW_VOWEL_E && !(arabic & HW_VOWEL_HAH);

      cost += is_any && !is_empty ? 0 : is_final_e ? RELATED : LONG_VOWEL;
    }
  if (place->is_last)
    return cost + compare_ends (arabic, latin);
  if (written == 0 && is_long && !place->is_first && !(arabic & HW_VOWEL_AYN))
    cost += LONG_VOWEL;
  if (((arabic & (HW_VOWEL_H | HW_VOWEL_HAH)) != 0) != ((latin & HW_VOWEL_H) != 0))
    cost += LOST_H;
  return cost;
}

static double
compare_latin (guint a, guint b, const Place *place)
{
  const guint x = a & HW_VOWEL_ANY, y = b & HW_VOWEL_ANY, common = x & y;
  double cost = 0;

  if ((a ^ b) & HW_VOWEL_H && !place->is_last)
    cost += LOST_H;
  if (place->is_first && (a ^ b) & HW_VOWEL_OPENS && x != 0 && y != 0)
    cost += OTHER_VOWEL;
  if (x == y)
    return cost;
  if (x == 0 || y == 0)
    {
      const guint one = x | y;

      if (place->is_last)
        return cost
               + (one & (HW_VOWEL_I | HW_VOWEL_U) ? LAST_VOWEL
                  : one & HW_VOWEL_A              ? LAST_A
                                                  : LAST_E);
      return cost + (one == HW_VOWEL_E ? SHORT_VOWEL : OTHER_VOWEL);
    }
  if ((x ^ y) & HW_VOWEL_U)
    return cost + ((x | y) == (HW_VOWEL_U | HW_VOWEL_E) ? E_FOR_U : OTHER_VOWEL);
  if (common & HW_VOWEL_I)
    return cost + SHORT_VOWEL / 2;
  if ((a ^ b) & HW_VOWEL_LONG)
    return cost + LONG_VOWEL;
  if (common != 0)
    return cost + SHORT_VOWEL / 2;
  if ((x | y) & HW_VOWEL_E)
    return cost + E_FOR_A;
  return cost + (place->is_last ? LAST_VOWEL : OTHER_VOWEL);
}

static double
compare_arabic (guint a, guint b)
{
  const guint differ = (a ^ b) & (HW_VOWEL_ANY | HW_VOWEL_AYN | HW_VOWEL_H | HW_VOWEL_HAH);

  return (double) __builtin_popcount (differ) * OTHER_VOWEL;
}

static double
compare_vowels (const HwNameSounds *a, const HwNameSounds *b, guint at)
{
  const Place place = { at == 0, at == a->n, at + 1 == a->n };
  const guint x = a->vowels[at], y = b->vowels[at];

  /* What stands where two words meet tells nothing of the one that is written for both. */
  if ((x | y) & HW_VOWEL_BORDER)
    return 0;
  if (a->is_arabic && b->is_arabic)
    return compare_arabic (x, y);
  if (a->is_arabic)
    return compare_mixed (x, y, &place);
  if (b->is_arabic)
    return compare_mixed (y, x, &place);
  return compare_latin (x, y, &place);
}

/* Whether a digraph of one is two letters of the other: Fathi is فتحي. The h is then no difference. */
static gboolean
is_split (const HwNameSounds *a, HwNameSounds *b, guint i)
{
  const guint h = b->vowels[i + 1] & (HW_VOWEL_H | HW_VOWEL_HAH);

  if (!(a->sounds[i].base & b->sounds[i].exact) || h == 0 || a->vowels[i + 1] & HW_VOWEL_H)
    return FALSE;
  b->vowels[i + 1] &= ~(guint) (HW_VOWEL_H | HW_VOWEL_HAH);
  return TRUE;
}

void
hw_name_filter_init (HwNameFilter *self, const char *name)
{
  /* Those that are near what other Arabic letters are. */
  static const char *const borrowed[] = { "پ", "ڤ", "گ", "چ", "ژ" };
  HwNameSounds latin, letter;
  const guint n = hw_name_sounds_read (&latin, name, strlen (name)) ? latin.n : 0;

  for (guint i = 0; i < HW_NAME_N_LETTERS; i++)
    {
      const HwNameSound *sound = &latin.sounds[i];

      self->allowed[i] = G_MAXUINT32;
      if (i >= n)
        continue;
      self->allowed[i] = sound->exact | sound->near | sound->base;
      for (guint j = 0; j < G_N_ELEMENTS (borrowed); j++)
        if (hw_name_sounds_read (&letter, borrowed[j], strlen (borrowed[j]))
            && compare_sounds (&letter.sounds[0], sound, FALSE) < OTHER_SOUND)
          self->allowed[i] |= letter.sounds[0].exact;
    }
}

double
hw_name_distance (const char *a, const char *b)
{
  HwNameSounds x, y;
  double sum = 0, whole;

  if (!hw_name_sounds_read (&x, a, strlen (a)) || !hw_name_sounds_read (&y, b, strlen (b))
      || x.key != y.key || x.n != y.n)
    return 1;
  for (guint i = 0; i < x.n; i++)
    sum += is_split (&x, &y, i) || is_split (&y, &x, i)
               ? SPLIT_DIGRAPH
               : compare_sounds (&x.sounds[i], &y.sounds[i], x.is_arabic && y.is_arabic);
  for (guint i = 0; i <= x.n; i++)
    sum += compare_vowels (&x, &y, i);
  whole = x.n == 1 ? WHOLE_1 : x.n == 2 ? WHOLE_2 : x.n == 3 ? WHOLE_3 : WHOLE;
  return MIN (sum / whole, 1);
}

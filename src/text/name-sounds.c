/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-sounds.h"

#include <string.h>

#include "name-letters.h"
#include "name-skeleton.h"

/* The article as a word of its own, before letters that it becomes. */
static const char *const particles[]
    = { "al", "el", "ul",  "il", "as", "es", "us",  "ash", "esh", "ar", "er", "ur", "ad",
        "ed", "ud", "adh", "at", "et", "ut", "ath", "an",  "en",  "un", "az", "ez", "uz" };

static gboolean
is_vowel (const char *at, const char *end)
{
  return at < end && (*at == 'a' || *at == 'e' || *at == 'i' || *at == 'o' || *at == 'u');
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

  if (hw_name_begins (word, end, "عبدال") && n_bytes >= strlen ("عبدالله"))
    {
      *second = strlen ("عبدال");
      return strlen ("عبد");
    }
  if (!hw_name_begins (word, end, "abd"))
    return 0;
  for (at = word + strlen ("abd"); is_vowel (at, end); at++)
    ;
  if (at == word + strlen ("abd") || end - at < 3)
    return 0;
  if (*at == 'l' || (at[0] == at[1] && !is_vowel (at, end)))
    at++;
  else if (hw_name_begins (at, end, "shsh"))
    at += strlen ("sh");
  if (count_consonants (at, end) == 0)
    return 0;
  *second = (gsize) (at - word);
  return strlen ("abd");
}

static gboolean
add_letter (HwNameSounds *self, const HwNameLetter *letter)
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
  self->key = self->key << HW_NAME_CLASS_BITS | letter->class;
  return TRUE;
}

/* What two vowels of Latin are together: HwNameVowels. */
static guint
read_pair (const char *at, const char *end)
{
  const char second = end - at >= 2 ? at[1] : '\0';

  switch (at[0])
    {
    case 'a':
      return second == 'a' || second == 'i' || second == 'y' || second == 'e' ? HW_VOWEL_LONG : 0;
    case 'e':
      return second == 'e' || second == 'i' || second == 'y' ? HW_VOWEL_LONG : 0;
    case 'i':
    case 'u':
      return second == at[0] ? HW_VOWEL_LONG : 0;
    case 'o':
      return second == 'o' || second == 'u' ? HW_VOWEL_OU : 0;
    default:
      return 0;
    }
}

static gboolean
read_letters (HwNameSounds *self, const char *at, const char *end)
{
  const HwNameLetter *last = NULL;

  while (at < end)
    {
      const HwNameLetter *letter;

      self->vowels[self->n] |= read_pair (at, end);
      if (*at == 'x')
        {
          const char *k = "k", *s = "s";

          if (!add_letter (self, hw_name_letter_read (&k, k + 1))
              || !add_letter (self, hw_name_letter_read (&s, s + 1)))
            return FALSE;
          at++;
          last = NULL;
          continue;
        }
      letter = hw_name_letter_read (&at, end);
      if (letter == NULL)
        return FALSE;
      /* A doubled consonant of Latin is a shadda; Arabic writes two letters for two. */
      if ((letter != last || letter->class == 0 || self->is_arabic) && !add_letter (self, letter))
        return FALSE;
      last = letter;
    }
  return TRUE;
}

/* ال or لل with the conjunction and the preposition that may stand before it. */
static const char *
skip_arabic_article (const char *word, const char *end)
{
  const char *at = word;
  gboolean has_preposition;

  if (hw_name_begins (at, end, "و") || hw_name_begins (at, end, "ف"))
    at += strlen ("و");
  has_preposition = hw_name_begins (at, end, "ب") || hw_name_begins (at, end, "ك");
  if (has_preposition)
    at += strlen ("ب");
  if (!hw_name_begins (at, end, "ال") && (has_preposition || !hw_name_begins (at, end, "لل")))
    return word;
  at += strlen ("ال");
  return (gsize) (end - at) >= strlen ("له") ? at : word;
}

static const char *
skip_latin_article (const char *word, const char *end)
{
  return (hw_name_begins (word, end, "al") || hw_name_begins (word, end, "el"))
                 && count_consonants (word + 2, end) >= 2
             ? word + 2
             : word;
}

static gboolean
is_particle (const char *word, const char *end)
{
  for (guint i = 0; end - word <= 3 && i < G_N_ELEMENTS (particles); i++)
    if ((gsize) (end - word) == strlen (particles[i]) && hw_name_begins (word, end, particles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_part (HwNameSounds *self, const char *word, const char *end)
{
  const gboolean is_arabic = hw_name_is_arabic (*word);

  if (!is_arabic && is_particle (word, end))
    return TRUE;
  if (self->n > 0)
    {
      if (self->is_arabic != is_arabic)
        return FALSE;
      self->vowels[self->n] |= HW_VOWEL_BORDER;
    }
  self->is_arabic = is_arabic;
  word = is_arabic ? skip_arabic_article (word, end) : skip_latin_article (word, end);
  return read_letters (self, word, end);
}

static gboolean
read_word (HwNameSounds *self, const char *word, const char *end)
{
  gsize second, first = hw_name_split (word, (gsize) (end - word), &second);

  if (first > 0)
    return read_part (self, word, word + first) && read_part (self, word + second, end);
  /* Abdul Rahman: the article belongs to the next word. */
  if (hw_name_begins (word, end, "abd") && end - word == 5 && is_vowel (word + 3, end))
    end = word + strlen ("abd");
  return read_part (self, word, end);
}

gboolean
hw_name_sounds_read (HwNameSounds *self, const char *name, gsize n_bytes)
{
  const char *at = name, *end = name + n_bytes;

  hw_name_letters_prepare ();
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

#include <string.h>

#define SAMPLE_BYTES (4 * 1024)
/* Fewer letters than this tell nothing. */
#define MIN_LETTERS 8

typedef struct
{
  gsize arabic, latin, hebrew, other;
  gsize arabic_only;  /* letters that Arabic has and Persian writes otherwise: ة ي ك ى */
  gsize persian_only; /* پ چ ژ گ ک ی */
  gsize urdu_only;    /* ٹ ڈ ڑ ں ے ہ */
  gsize kurdish_only; /* ۆ ێ ڵ ڕ ە */
  gsize words, english_words;
} Tally;

static void
tally_letter (Tally *tally, gunichar c)
{
  if (c < 0x80)
    {
      tally->latin++;
      return;
    }
  GUnicodeScript script
      = c >= 0x620 && c < 0x700 ? G_UNICODE_SCRIPT_ARABIC : g_unichar_get_script (c);
  if (script == G_UNICODE_SCRIPT_LATIN)
    tally->latin++;
  else if (script == G_UNICODE_SCRIPT_HEBREW)
    tally->hebrew++;
  else if (script != G_UNICODE_SCRIPT_ARABIC)
    tally->other++;
  if (script != G_UNICODE_SCRIPT_ARABIC)
    return;

  tally->arabic++;
  switch (c)
    {
    case 0x629: /* teh marbuta */
    case 0x64a: /* yeh */
    case 0x643: /* kaf */
    case 0x649: /* alef maqsura */
      tally->arabic_only++;
      break;
    case 0x67e: /* peh */
    case 0x686: /* tcheh */
    case 0x698: /* jeh */
    case 0x6af: /* gaf */
    case 0x6a9: /* keheh */
    case 0x6cc: /* Farsi yeh */
      tally->persian_only++;
      break;
    case 0x679: /* tteh */
    case 0x688: /* ddal */
    case 0x691: /* rreh */
    case 0x6ba: /* noon ghunna */
    case 0x6d2: /* yeh barree */
    case 0x6c1: /* heh goal */
      tally->urdu_only++;
      break;
    case 0x6c6: /* oe */
    case 0x6ce: /* yeh with small v */
    case 0x6b5: /* lam with small v */
    case 0x695: /* reh with small v */
    case 0x6d5: /* ae */
      tally->kurdish_only++;
      break;
    default:
      break;
    }
}

/* Words that make up a good part of any English text and of no other language's. */
static gboolean
is_english (const char *word, gsize n)
{
  static const char *const common[] = { "the", "of",   "and",  "to",   "is",  "that", "for", "with",
                                        "was", "this", "from", "have", "are", "by",   "it",  NULL };
  g_autofree char *lower = g_ascii_strdown (word, (gssize) n);
  return g_strv_contains (common, lower);
}

static void
tally_text (Tally *tally, const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes, *word = NULL;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalpha (c);
      if (letter)
        tally_letter (tally, c);

      gboolean ascii = c < 0x80 && letter;
      if (ascii && word == NULL)
        word = p;
      else if (!ascii && word != NULL)
        {
          tally->words++;
          tally->english_words += is_english (word, (gsize) (p - word));
          word = NULL;
        }
    }
}

const char *
hw_language_guess (const char *utf8, gsize n_bytes)
{
  if (n_bytes > SAMPLE_BYTES)
    {
      n_bytes = SAMPLE_BYTES;
      while (((guchar) utf8[n_bytes] & 0xc0) == 0x80)
        n_bytes--;
    }

  Tally tally = { 0 };
  tally_text (&tally, utf8, n_bytes);
  gsize all = tally.arabic + tally.latin + tally.hebrew + tally.other;
  if (all < MIN_LETTERS)
    return "";

  if (tally.arabic * 2 > all)
    {
      /* OCR puts single Persian letters into Arabic: the majority counts, and ties are Arabic. */
      if (tally.urdu_only * 50 > tally.arabic && tally.urdu_only > tally.arabic_only)
        return "ur";
      if (tally.kurdish_only * 20 > tally.arabic && tally.kurdish_only > tally.arabic_only)
        return "ckb";
      if (tally.persian_only * 50 > tally.arabic && tally.persian_only > tally.arabic_only)
        return "fa";
      return "ar";
    }
  if (tally.hebrew * 2 > all)
    return "he";
  if (tally.latin * 2 > all && tally.english_words >= 2 && tally.english_words * 10 >= tally.words)
    return "en";
  return "";
}

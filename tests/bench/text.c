/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes Arabic-like text to standard output: frequent words as Arabic has them, and many more that
 * are made of roots and patterns, drawn by Zipf's law; sentences, paragraphs of prose length, here
 * and there a Latin name, a number or a vowelled word. The same arguments give the same bytes.
 *
 *   bench-text BYTES [one-line] [seed]
 */

#define N_WORDS 20000

static const char *const frequent[] = {
  "في",  "من",  "على", "أن",  "إلى", "التي", "الذي", "عن",   "هذا",  "مع",
  "هذه", "كان", "ما",  "لا",  "بين", "كل",   "بعد",  "قد",   "لم",   "أو",
  "ذلك", "كما", "عند", "حتى", "قال", "غير",  "كانت", "أكثر", "خلال", "منذ",
  "ثم",  "حيث", "إن",  "هو",  "هي",  "بعض",  "قبل",  "تلك",  "أما",  "لكن",
};
static const char *const roots[] = {
  "كتب", "درس", "علم", "عمل", "فهم", "حكم", "نظر", "شهد", "قرأ", "سمع", "جمع", "فتح", "حمل", "خرج",
  "دخل", "رجع", "سكن", "طلب", "عرف", "غلب", "قطع", "كشف", "لزم", "مسك", "نقل", "هدم", "وصل", "بحث",
  "ترك", "ثبت", "جلس", "حفظ", "خلق", "ذهب", "رسم", "زرع", "سلم", "شرح", "صنع", "ضرب", "ظهر", "عبر",
};
/* 1, 2 and 3 stand for the root's letters. */
static const char *const patterns[] = {
  "123",  "1ا23", "م12و3", "12ا3",   "ت12ي3",  "م1ا23ة", "ا1ت2ا3", "است12ا3", "ي123ون",
  "م123", "12و3", "1و2ا3", "مت1ا23", "ان12ا3", "12ي3ة",  "م12ا3",  "1َ2َ3َ",     "أ12ا3",
};
static const char *const before[] = { "", "ال", "وال", "بال", "لل", "و", "ف", "كال" };
static const char *const after[] = { "", "ها", "هم", "ات", "ين", "نا", "ه" };
static const char *const latin[]
    = { "GTK", "Unicode", "1990", "UN", "(2014)", "٢٠٢٢", "N. Haddad" };

static char *
make_word (GRand *random)
{
  const char *root = roots[g_rand_int_range (random, 0, G_N_ELEMENTS (roots))];
  const char *pattern = patterns[g_rand_int_range (random, 0, G_N_ELEMENTS (patterns))];
  GString *word = g_string_new (before[g_rand_int_range (random, 0, G_N_ELEMENTS (before))]);

  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern >= '1' && *pattern <= '3')
        {
          const char *letter = g_utf8_offset_to_pointer (root, *pattern - '1');

          g_string_append_len (word, letter, g_utf8_next_char (letter) - letter);
        }
      else
        g_string_append_c (word, *pattern);
    }
  g_string_append (word, after[g_rand_int_range (random, 0, G_N_ELEMENTS (after))]);
  return g_string_free (word, FALSE);
}

/* Zipf's law: a word of rank r comes in proportion to 1/r, which is e to the power of a uniform
 * number. */
static const char *
draw (GRand *random, char **words)
{
  return words[(gsize) exp (g_rand_double (random) * log (N_WORDS)) - 1];
}

int
main (int argc, char **argv)
{
  gsize size = argc > 1 ? (gsize) strtoull (argv[1], NULL, 10) : 20000;
  gboolean one_line = argc > 2 && g_str_equal (argv[2], "one-line");
  g_autoptr (GRand) random = g_rand_new_with_seed (argc > 3 ? (guint32) atoi (argv[3]) : 1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_sized_new (size + 256);
  guint left_in_sentence = 12, left_in_paragraph = 60;

  for (gsize i = 0; i < N_WORDS; i++)
    g_ptr_array_add (words,
                     i < G_N_ELEMENTS (frequent) ? g_strdup (frequent[i]) : make_word (random));
  while (text->len < size)
    {
      if (g_rand_int_range (random, 0, 150) == 0)
        g_string_append (text, latin[g_rand_int_range (random, 0, G_N_ELEMENTS (latin))]);
      else
        g_string_append (text, draw (random, (char **) words->pdata));
      if (--left_in_paragraph == 0 && !one_line)
        {
          g_string_append (text, ".\n");
          left_in_paragraph = (guint) g_rand_int_range (random, 10, 160);
          left_in_sentence = 12;
        }
      else if (--left_in_sentence == 0)
        {
          g_string_append (text, g_rand_boolean (random) ? "، " : ". ");
          left_in_sentence = (guint) g_rand_int_range (random, 4, 24);
        }
      else
        g_string_append_c (text, ' ');
      if (left_in_paragraph == 0)
        left_in_paragraph = 60;
    }
  g_string_append_c (text, '\n');
  return fwrite (text->str, 1, text->len, stdout) == text->len ? 0 : 1;
}

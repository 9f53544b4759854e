/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-text.h"

static const char *const arabic[] = {
  "كتاب",    "القارئ",
  "لا",      "الأوراق",
  "مكتبة",   "إلى",
  "لآلئ",    "المدينة",
  "قَلَمٌ",     "حبر",
  "الهامش",  "وقال",
  "صفحة",    "لإنسان",
  "١٩٧٩",    "النصّ",
  "أسطر",    "والكاتب",
  "تحت",     "سؤال",
  "جواب،",   "نهاية.",
  "السَّلامُ",  "أهلًا",
  "عـــراق", "می‌خواهم",
};
static const char *const english[] = {
  "book", "reader", "margin", "the", "page",  "ink,", "library", "of",
  "F-35", "said",   "1979",   "and", "line.", "word", "naïve",   "👩‍👩‍👧",
};

static void
add_words (GString *text, GRand *random, gsize n_bytes, double share_of_arabic)
{
  gsize end = text->len + n_bytes;

  do
    {
      if (text->len > 0 && text->str[text->len - 1] != '\n')
        g_string_append_c (text, ' ');
      if (g_rand_double (random) < share_of_arabic)
        g_string_append (text, arabic[g_rand_int_range (random, 0, G_N_ELEMENTS (arabic))]);
      else
        g_string_append (text, english[g_rand_int_range (random, 0, G_N_ELEMENTS (english))]);
    }
  while (text->len < end);
}

char *
hw_sample_text (guint32 seed, gsize n_bytes)
{
  static const double shares[] = { 1, 1, 0.95, 0.6, 0.5, 0.1, 0, 0 };
  GRand *random = g_rand_new_with_seed (seed);
  GString *text = g_string_sized_new (n_bytes + 1024);

  while (text->len < n_bytes)
    {
      gint32 kind = g_rand_int_range (random, 0, 12);

      if (kind == 0)
        g_string_append (text, g_rand_boolean (random) ? "" : " \t ");
      else
        add_words (text, random,
                   (gsize) (kind == 1 ? g_rand_int_range (random, 2000, 4000)
                                      : g_rand_int_range (random, 1, 1000)),
                   shares[g_rand_int_range (random, 0, G_N_ELEMENTS (shares))]);
      g_string_append_c (text, '\n');
    }
  g_rand_free (random);
  return g_string_free (text, FALSE);
}

char *
hw_sample_line (guint32 seed, gsize n_bytes)
{
  GRand *random = g_rand_new_with_seed (seed);
  GString *text = g_string_sized_new (n_bytes + 1024);

  add_words (text, random, n_bytes, 0.95);
  g_rand_free (random);
  return g_string_free (text, FALSE);
}

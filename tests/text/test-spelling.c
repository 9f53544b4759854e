/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spelling.h"

#include <string.h>

static guint
distance (const char *word, guint max, const char *other)
{
  g_autoptr (HwSpelling) spelling = hw_spelling_new (word, max);

  return hw_spelling_distance (spelling, other, strlen (other));
}

static void
test_near (void)
{
  static const char *const pairs[][2] = {
    { "الكاظمي", "الكاطمي" },    { "حسين", "خسين" },
    { "بغداد", "بعداد" },        { "المخابرات", "المحابرات" },
    { "البصره", "الصره" },       { "العراق", "العراف" },
    { "الوزير", "الوزبر" },      { "النجف", "التجف" },
    { "كربلاء", "كربللاء" },     { "مجلس", "محلس" },
    { "الاجتماع", "لااجتماع" },  { "السليمانيه", "السليمانه" },
    { "baghdad", "baghdacl" },   { "parliament", "parliarnent" },
    { "minister", "rninister" }, { "سامراء", "ساامراء" },
    { "الموصل", "الموصلل" },     { "قصف", "فصف" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const guint max = g_str_is_ascii (pairs[i][0]) ? 20 : 0;

      g_assert_cmpuint (distance (pairs[i][0], max, pairs[i][1]), >, 0);
      g_assert_cmpuint (distance (pairs[i][0], max, pairs[i][1]), !=, HW_SPELLING_TOO_FAR);
      g_assert_cmpuint (distance (pairs[i][0], 0, pairs[i][0]), ==, 0);
    }
}

static void
test_far (void)
{
  static const char *const pairs[][2] = {
    { "حسن", "حسين" }, { "كتاب", "حساب" },   { "1991", "1992" },     { "1991", "199" },
    { "قلم", "علم" },  { "وزير", "وزيران" }, { "العراق", "الاردن" }, { "من", "عن" },
    { "في", "الي" },   { "f16", "f15" },     { "كاظم", "ناظم" },     { "", "في" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_cmpuint (distance (pairs[i][0], 0, pairs[i][1]), ==, HW_SPELLING_TOO_FAR);
      g_assert_cmpuint (distance (pairs[i][1], 0, pairs[i][0]), ==, HW_SPELLING_TOO_FAR);
    }
}

static const char *const letters[]
    = { "ا", "ل", "ب", "ت", "ن", "ح", "ج", "ر", "د", "م", "a", "c", "e", "l", "1", "2", "ж", "漢" };

static char *
random_word (gint least, gint most)
{
  GString *word = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (least, most + 1); n > 0; n--)
    g_string_append (word, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (word, FALSE);
}

/* A word with one letter lost, added or wrong. */
static char *
damage (const char *word)
{
  const glong n = g_utf8_strlen (word, -1), at = g_test_rand_int_range (0, (gint32) n);
  const char *there = g_utf8_offset_to_pointer (word, at);
  g_autofree char *before = g_strndup (word, (gsize) (there - word));
  const char *letter = letters[g_test_rand_int_range (0, 14)];

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_strconcat (before, g_utf8_next_char (there), NULL);
    case 1:
      return g_strconcat (before, letter, there, NULL);
    default:
      return g_strconcat (before, letter, g_utf8_next_char (there), NULL);
    }
}

static gboolean
has_digits (const char *word)
{
  return strpbrk (word, "12") != NULL;
}

/* It is the same from both sides, a filter hides nothing that a higher limit shows, and a letter costs
 * no more than a letter. */
static void
test_properties (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *word = random_word (1, 9), *other = NULL;
      const guint n_damages = (guint) g_test_rand_int_range (1, 4);
      guint cost, highest;

      other = g_strdup (word);
      for (guint k = 0; k < n_damages && *other != '\0'; k++)
        {
          char *damaged = damage (other);

          g_free (other);
          other = damaged;
        }
      highest = distance (word, 100, other);
      cost = distance (word, 10 * (guint) g_test_rand_int_range (1, 4), other);
      if (!has_digits (word) && !has_digits (other))
        g_assert_cmpuint (highest, ==, distance (other, 100, word));
      if (cost != HW_SPELLING_TOO_FAR)
        g_assert_cmpuint (cost, ==, highest);
      if (!has_digits (word) && !has_digits (other))
        {
          g_assert_cmpuint (highest, <=, n_damages * HW_SPELLING_LETTER);
          g_assert_cmpuint (distance (word, n_damages * HW_SPELLING_LETTER, other), ==, highest);
        }
      g_assert_true ((highest == 0) == g_str_equal (word, other));
    }
}

static void
test_odd_words (void)
{
  g_autofree char *longest = g_strnfill (5000, 'a'), *longer = g_strconcat (longest, "b", NULL);

  g_assert_cmpuint (distance (longest, 0, longest), ==, 0);
  g_assert_cmpuint (distance (longest, 0, longer), ==, HW_SPELLING_TOO_FAR);
  g_assert_cmpuint (distance ("", 0, ""), ==, 0);
  g_assert_cmpuint (distance ("كتاب", 0, "\xD8\xD9\xFF\xE2"), ==, HW_SPELLING_TOO_FAR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/near", test_near);
  g_test_add_func ("/spelling/far", test_far);
  g_test_add_func ("/spelling/properties", test_properties);
  g_test_add_func ("/spelling/odd-words", test_odd_words);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>

#include "random-text.h"

/* In the order of a list. */
static void
test_order (void)
{
  static const char *const sorted[] = {
    "",
    "0",
    "00",
    "2 files",
    "10 files",
    "99999999",
    "100000000",
    "12345678901234567890",
    "112345678901234567890",
    "chapter 2",
    "chapter 002 b",
    "Chapter 10",
    "Élan",
    "elan vital",
    "Émile",
    "zoo",
    "أب",
    "اب",
    "ابن",
    "آت",
    "بَاب",
    "رقم ٢",
    "رقم ٣ أ",
    "رقم 10",
    "كتاب",
    "مدرسة",
    "هند",
    "وزير",
    "يوم",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int expected = (i > j) - (i < j), got = hw_fold_compare (sorted[i], sorted[j]);
        if ((got > 0) - (got < 0) != expected)
          g_error ("'%s' and '%s' are in the wrong order", sorted[i], sorted[j]);
      }
}

/* An order: equal only to itself, and transitive, since keys are strings. */
static void
test_keys (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *a = random_text ((guint) g_test_rand_int_range (0, 6));
      g_autofree char *b = random_text ((guint) g_test_rand_int_range (0, 6));
      g_autofree char *key_of_a = hw_fold_key (a);
      g_autofree char *key_of_b = hw_fold_key (b);
      int by_key = strcmp (key_of_a, key_of_b), by_text = hw_fold_compare (a, b);

      g_assert_cmpint ((by_key > 0) - (by_key < 0), ==, (by_text > 0) - (by_text < 0));
      g_assert_cmpint (by_text == 0, ==, strcmp (a, b) == 0);
      g_assert_cmpint (hw_fold_compare (a, a), ==, 0);
    }
}

/* Numbers of any length, against their values. */
static void
test_numbers (void)
{
  for (guint i = 0; i < 500; i++)
    {
      guint64 a = ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ())
                  >> g_test_rand_int_range (0, 64);
      guint64 b = ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ())
                  >> g_test_rand_int_range (0, 64);
      g_autofree char *text_a = g_strdup_printf ("ص %" G_GUINT64_FORMAT "x", a);
      g_autofree char *text_b = g_strdup_printf ("ص 0%" G_GUINT64_FORMAT "x", b);
      int got = hw_fold_compare (text_a, text_b);

      if (a != b)
        g_assert_cmpint ((got > 0) - (got < 0), ==, (a > b) - (a < b));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold-key/order", test_order);
  g_test_add_func ("/text/fold-key/keys", test_keys);
  g_test_add_func ("/text/fold-key/numbers", test_numbers);
  return g_test_run ();
}

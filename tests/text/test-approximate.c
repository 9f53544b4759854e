/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "approximate.h"

#include <string.h>

/* The table of which the bits of Myers are the differences. */
static guint
find_slowly (const guint16 *pattern,
             gsize n,
             const guint16 *text,
             gsize n_text,
             int step,
             gboolean anchored,
             gsize *end)
{
  g_autofree guint *column = g_new (guint, n + 1);
  guint best = (guint) n;

  *end = 0;
  for (gsize i = 0; i <= n; i++)
    column[i] = (guint) i;
  for (gsize j = 0; j < n_text; j++)
    {
      const guint16 letter = step > 0 ? text[j] : text[-(gssize) j - 1];
      guint diagonal = column[0];

      column[0] = anchored ? (guint) j + 1 : 0;
      for (gsize i = 1; i <= n; i++)
        {
          const guint16 own = step > 0 ? pattern[i - 1] : pattern[-(gssize) i];
          const guint same = diagonal + (own == 0 || own != letter);

          diagonal = column[i];
          column[i] = MIN (same, MIN (column[i], column[i - 1]) + 1);
        }
      if (column[n] < best)
        {
          best = column[n];
          *end = j + 1;
        }
    }
  return best;
}

static void
test_truth (void)
{
  g_autoptr (HwApproximate) approximate = hw_approximate_new (12);

  for (guint round = 0; round < 4000; round++)
    {
      const gsize n = (gsize) g_test_rand_int_range (1, round % 4 == 0 ? 300 : 70),
                  n_text = (gsize) g_test_rand_int_range (0, 400);
      const int n_letters = g_test_rand_int_range (2, 12), step = g_test_rand_bit () ? 1 : -1;
      const gboolean anchored = g_test_rand_bit ();
      g_autofree guint16 *pattern = g_new (guint16, n), *text = g_new (guint16, n_text + 1);
      gsize end, expected_end;
      guint changes, expected;

      for (gsize i = 0; i < n; i++)
        pattern[i] = (guint16) g_test_rand_int_range (0, n_letters);
      for (gsize i = 0; i < n_text; i++)
        text[i] = (guint16) g_test_rand_int_range (1, n_letters);
      /* Often most of it is there. */
      if (n < n_text && g_test_rand_bit ())
        {
          const gsize at = anchored ? (step > 0 ? 0 : n_text - n)
                                    : (gsize) g_test_rand_int_range (0, (int) (n_text - n));

          for (gsize i = 0; i < n; i++)
            if (pattern[i] != 0 && g_test_rand_int_range (0, 10) > 0)
              text[at + i] = pattern[i];
        }
      changes = hw_approximate_find (approximate, step > 0 ? pattern : pattern + n, n,
                                     step > 0 ? text : text + n_text, n_text, step, anchored, &end);
      expected = find_slowly (step > 0 ? pattern : pattern + n, n, step > 0 ? text : text + n_text,
                              n_text, step, anchored, &expected_end);
      g_assert_cmpuint (changes, ==, expected);
      g_assert_cmpuint (end, ==, expected_end);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approximate/truth", test_truth);
  return g_test_run ();
}

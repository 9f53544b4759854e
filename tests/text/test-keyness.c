/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyness.h"

#include <math.h>

static void
assert_close (double a, double b)
{
  g_assert_true (isfinite (a));
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6 * MAX (1, fabs (b)));
}

/* Worked by hand from the formulas. */
static void
test_examples (void)
{
  /* 30 of 1,000 against 10 of 1,000: 2 (30 ln 1.5 + 10 ln 0.5) */
  assert_close (hw_keyness (30, 10, 1000, 1000), 10.4649628);
  assert_close (hw_keyness (10, 30, 1000, 1000), -10.4649628);
  /* 10 of 100 against none of 900: 20 ln 10 */
  assert_close (hw_keyness (10, 0, 100, 900), 46.0517019);
  assert_close (hw_mutual_information (8, 16, 32, 1024), 4);
  assert_close (hw_dice (8, 16, 32), 1. / 3);
  /* 10, 10, 10, 70 in the cells: 2 (10 ln 2.5 + 20 ln .625 + 70 ln 1.09375) */
  assert_close (hw_log_likelihood (10, 20, 20, 100),
                2 * (10 * log (2.5) + 20 * log (.625) + 70 * log (1.09375)));
}

static void
test_nothing (void)
{
  g_assert_cmpfloat (hw_keyness (0, 0, 0, 0), ==, 0);
  g_assert_cmpfloat (hw_keyness (0, 0, 100, 100), ==, 0);
  g_assert_cmpfloat (hw_keyness (5, 0, 100, 0), ==, 0);
  g_assert_cmpfloat (hw_keyness (0, 5, 0, 100), ==, 0);
  g_assert_cmpfloat (hw_log_likelihood (0, 0, 0, 0), ==, 0);
  g_assert_cmpfloat (hw_log_likelihood (0, 0, 5, 10), ==, 0);
  g_assert_cmpfloat (hw_log_likelihood (10, 10, 10, 10), ==, 0);
  g_assert_cmpfloat (hw_mutual_information (0, 5, 5, 100), ==, 0);
  g_assert_cmpfloat (hw_mutual_information (0, 0, 0, 0), ==, 0);
  g_assert_cmpfloat (hw_dice (0, 0, 0), ==, 0);
  g_assert_cmpfloat (hw_dice (3, 3, 3), ==, 1);
}

static void
test_properties (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const guint64 n_a = (guint64) g_test_rand_int_range (1, 1000000);
      const guint64 n_b = (guint64) g_test_rand_int_range (1, 1000000);
      const guint64 a = (guint64) g_test_rand_int_range (0, (gint32) n_a + 1);
      const guint64 b = (guint64) g_test_rand_int_range (0, (gint32) n_b + 1);
      const guint64 together = (guint64) g_test_rand_int_range (0, 1000);
      const double keyness = hw_keyness (a, b, n_a, n_b);

      g_assert_true (isfinite (keyness));
      g_assert_cmpfloat_with_epsilon (keyness, -hw_keyness (b, a, n_b, n_a),
                                      1e-6 * (1 + fabs (keyness)));
      /* Ten times the words say the same ten times as surely. */
      g_assert_cmpfloat_with_epsilon (hw_keyness (10 * a, 10 * b, 10 * n_a, 10 * n_b), 10 * keyness,
                                      1e-6 * (1 + fabs (10 * keyness)));
      g_assert_cmpfloat_with_epsilon (hw_keyness (a, a, n_a, n_a), 0, 1e-6);
      g_assert_true (isfinite (hw_log_likelihood (together, a, b, n_a)));
      g_assert_true (isfinite (hw_mutual_information (together, a, b, n_a)));
      g_assert_true (hw_dice (together, a, b) >= 0 && hw_dice (together, a, b) <= 1);
    }
}

/* The more often two words meet, the more they belong together, and the sign turns where it is chance. */
static void
test_grows (void)
{
  const guint64 a = 500, b = 800, n = 10000;
  double last = -G_MAXDOUBLE;

  for (guint64 together = 0; together <= a; together += 10)
    {
      const double found = hw_log_likelihood (together, a, b, n);

      g_assert_cmpfloat (found, >, last);
      if (together != 40)
        g_assert_true ((found > 0) == (together > 40));
      last = found;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyness/examples", test_examples);
  g_test_add_func ("/keyness/nothing", test_nothing);
  g_test_add_func ("/keyness/properties", test_properties);
  g_test_add_func ("/keyness/grows", test_grows);
  return g_test_run ();
}

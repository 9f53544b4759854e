/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyness.h"

#include <math.h>

/* A cell's part of a log-likelihood ratio. The limit of x ln x at 0 is 0. */
static double
part (double observed, double expected)
{
  return observed > 0 && expected > 0 ? observed * log (observed / expected) : 0;
}

/* Rounding may leave a little less than nothing. */
static double
signed_ratio (double sum, gboolean is_more)
{
  const double ratio = MAX (2 * sum, 0);

  return is_more ? ratio : -ratio;
}

double
hw_keyness (guint64 a, guint64 b, guint64 n_a, guint64 n_b)
{
  const double both = (double) a + (double) b, n = (double) n_a + (double) n_b;
  double expected_a, expected_b;

  if (n <= 0 || both <= 0)
    return 0;
  expected_a = (double) n_a * both / n;
  expected_b = (double) n_b * both / n;
  return signed_ratio (part ((double) a, expected_a) + part ((double) b, expected_b),
                       (double) a >= expected_a);
}

double
hw_log_likelihood (guint64 together, guint64 a, guint64 b, guint64 n)
{
  double total = (double) n, with_a = (double) MIN (a, n), with_b = (double) MIN (b, n);
  double both = MIN ((double) together, MIN (with_a, with_b)), sum = 0;
  double cells[4], rows[2], columns[2];

  if (n == 0)
    return 0;
  /* Two words that together stand in more places than there are must meet. */
  both = MAX (both, with_a + with_b - total);
  cells[0] = both;
  cells[1] = with_a - both;
  cells[2] = with_b - both;
  cells[3] = total - with_a - with_b + both;
  rows[0] = with_a;
  rows[1] = total - with_a;
  columns[0] = with_b;
  columns[1] = total - with_b;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    sum += part (cells[i], rows[i / 2] * columns[i % 2] / total);
  return signed_ratio (sum, both * total >= with_a * with_b);
}

double
hw_mutual_information (guint64 together, guint64 a, guint64 b, guint64 n)
{
  const guint64 both = MIN (together, MIN (a, b));

  if (both == 0 || n == 0)
    return 0;
  return log2 ((double) both / (double) a * (double) n / (double) b);
}

double
hw_dice (guint64 together, guint64 a, guint64 b)
{
  const double both = (double) MIN (together, MIN (a, b));

  return both > 0 ? 2 * both / ((double) a + (double) b) : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-layout.h"

#include <math.h>

/* Taking the heights above a card off its place leaves one rule: places never decrease. The nearest such
 * row is found by pooling neighbours that are in the wrong order at their mean (isotonic regression), and
 * a bound that holds for all is met by clamping. */

typedef struct
{
  double sum;
  guint n;
} Pool;

static void
place_run (HwCardPlace *cards, const double *above, guint n, double low, double high)
{
  g_autofree Pool *pools = g_new (Pool, n);
  guint n_pools = 0, next = 0;

  for (guint i = 0; i < n; i++)
    {
      Pool pool = { cards[i].wanted - above[i], 1 };

      while (n_pools > 0 && pools[n_pools - 1].sum / pools[n_pools - 1].n >= pool.sum / pool.n)
        {
          pool.sum += pools[--n_pools].sum;
          pool.n += pools[n_pools].n;
        }
      pools[n_pools++] = pool;
    }
  for (guint p = 0; p < n_pools; p++)
    for (guint i = 0; i < pools[p].n; i++, next++)
      cards[next].y = floor (MAX (MIN (pools[p].sum / pools[p].n, high), low) + 0.5) + above[next];
}

void
hw_card_layout_place (HwCardPlace *cards, guint n_cards, int gap, double low, double high)
{
  g_autofree double *above = g_new (double, n_cards);
  guint pinned = n_cards;
  double end = 0;

  for (guint i = 0; i < n_cards; i++)
    {
      above[i] = end;
      end += cards[i].height + gap;
      if (cards[i].pinned)
        pinned = i;
    }
  high = MAX (high - end + gap, low);
  if (pinned < n_cards)
    {
      double pin = CLAMP (cards[pinned].wanted - above[pinned], low, high);

      cards[pinned].y = floor (pin + 0.5) + above[pinned];
      place_run (cards, above, pinned, low, pin);
      place_run (cards + pinned + 1, above + pinned + 1, n_cards - pinned - 1, pin, high);
    }
  else
    place_run (cards, above, n_cards, low, high);
}

void
hw_card_layout_fold (
    const double *wanted, guint n_cards, double page, double open, double folded, HwCardFold *folds)
{
  guint first = 0, after = 0;

  for (guint i = 0; i < n_cards; i++)
    {
      double n;

      while (wanted[first] < wanted[i] - page / 2)
        first++;
      while (after < n_cards && wanted[after] <= wanted[i] + page / 2)
        after++;
      n = after - first;
      folds[i] = n * open <= page     ? HW_CARD_OPEN
                 : n * folded <= page ? HW_CARD_FOLDED
                                      : HW_CARD_GROUPED;
    }
}

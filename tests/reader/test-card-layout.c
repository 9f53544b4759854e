/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-layout.h"

#include <math.h>

#define GAP 6
#define FAR 100000.0

static guint
random_cards (HwCardPlace *cards, guint most)
{
  guint n = (guint) g_test_rand_int_range (1, (gint32) most);
  double y = 0;

  for (guint i = 0; i < n; i++)
    {
      y += g_test_rand_int_range (0, 3) == 0 ? g_test_rand_int_range (0, 300) : 0;
      cards[i] = (HwCardPlace){ .wanted = y, .height = g_test_rand_int_range (20, 120) };
    }
  return n;
}

static double
misplaced (const HwCardPlace *cards, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (cards[i].y - cards[i].wanted) * (cards[i].y - cards[i].wanted);
  return sum;
}

static void
assert_in_order (const HwCardPlace *cards, guint n)
{
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (cards[i].y, >=, cards[i - 1].y + cards[i - 1].height + GAP);
}

/* A card alone in its height stands where it is wanted, and none overlaps another. */
static void
test_apart (void)
{
  HwCardPlace cards[30];

  for (int round = 0; round < 500; round++)
    {
      guint n = random_cards (cards, 30);

      hw_card_layout_place (cards, n, GAP, -FAR, FAR);
      assert_in_order (cards, n);
      for (guint i = 0; i < n; i++)
        {
          gboolean free_above
              = i == 0 || cards[i - 1].y + cards[i - 1].height + GAP < cards[i].y - 1;
          gboolean free_below
              = i + 1 == n || cards[i].y + cards[i].height + GAP < cards[i + 1].y - 1;

          /* Where there is room on a side it is not off to the other: it would go there. */
          if (free_above)
            g_assert_cmpfloat (cards[i].y, <=, cards[i].wanted + 1);
          if (free_below)
            g_assert_cmpfloat (cards[i].y, >=, cards[i].wanted - 1);
        }
    }
}

/* No shift of a run of neighbours brings all of them nearer. */
static void
test_nearest (void)
{
  HwCardPlace cards[12];

  for (int round = 0; round < 200; round++)
    {
      guint n = random_cards (cards, 12);
      double best;

      hw_card_layout_place (cards, n, GAP, -FAR, FAR);
      best = misplaced (cards, n);
      for (guint from = 0; from < n; from++)
        for (guint to = from; to < n; to++)
          for (int shift = -4; shift <= 4; shift += 8)
            {
              HwCardPlace other[12];
              gboolean fits = TRUE;

              for (guint i = 0; i < n; i++)
                {
                  other[i] = cards[i];
                  if (i >= from && i <= to)
                    other[i].y += shift;
                }
              for (guint i = 1; i < n; i++)
                fits &= other[i].y >= other[i - 1].y + other[i - 1].height + GAP;
              /* A pixel each for rounding. */
              if (fits)
                g_assert_cmpfloat (misplaced (other, n), >=, best - 2.0 * n * 4);
            }
    }
}

static void
test_pinned (void)
{
  HwCardPlace cards[30];

  for (int round = 0; round < 300; round++)
    {
      guint n = random_cards (cards, 30), pinned = (guint) g_test_rand_int_range (0, (gint32) n);

      cards[pinned].pinned = TRUE;
      hw_card_layout_place (cards, n, GAP, -FAR, FAR);
      assert_in_order (cards, n);
      g_assert_cmpfloat (cards[pinned].y, ==, cards[pinned].wanted);
    }
}

/* Scrolling moves all of them by the same. */
static void
test_moved (void)
{
  HwCardPlace cards[30], moved[30];

  for (int round = 0; round < 300; round++)
    {
      guint n = random_cards (cards, 30);
      int by = g_test_rand_int_range (-2000, 2000);

      for (guint i = 0; i < n; i++)
        {
          moved[i] = cards[i];
          moved[i].wanted += by;
        }
      hw_card_layout_place (cards, n, GAP, -10, 3000);
      hw_card_layout_place (moved, n, GAP, -10 + by, 3000 + by);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat (moved[i].y, ==, cards[i].y + by);
    }
}

/* Many at the text's first line stand below its top, also with one of them focused. */
static void
test_bounds (void)
{
  for (guint pinned = 0; pinned <= 8; pinned++)
    {
      HwCardPlace cards[8];

      for (guint i = 0; i < 8; i++)
        cards[i] = (HwCardPlace){ .wanted = 5, .height = 40, .pinned = i == pinned };
      hw_card_layout_place (cards, 8, GAP, 0, 1000);
      assert_in_order (cards, 8);
      g_assert_cmpfloat (cards[0].y, >=, 0);
      hw_card_layout_place (cards, 8, GAP, -FAR, 45);
      assert_in_order (cards, 8);
      g_assert_cmpfloat (cards[7].y + cards[7].height, <=, 45);
      /* Too many for both: the first is seen. */
      hw_card_layout_place (cards, 8, GAP, 0, 100);
      assert_in_order (cards, 8);
      g_assert_cmpfloat (cards[0].y, ==, 0);
    }
}

/* Few are open, more are folded, and 300 on a screen are one line a line; a crowd does not fold what is a
 * screen away from it. */
static void
test_fold (void)
{
  const struct
  {
    guint n;
    HwCardFold fold;
  } cases[] = { { 1, HW_CARD_OPEN },    { 6, HW_CARD_OPEN },     { 12, HW_CARD_FOLDED },
                { 20, HW_CARD_FOLDED }, { 40, HW_CARD_GROUPED }, { 300, HW_CARD_GROUPED } };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autofree double *wanted = g_new (double, cases[k].n + 1);
      g_autofree HwCardFold *folds = g_new (HwCardFold, cases[k].n + 1);

      for (guint i = 0; i < cases[k].n; i++)
        wanted[i] = 300;
      wanted[cases[k].n] = 2000;
      hw_card_layout_fold (wanted, cases[k].n + 1, 700, 100, 30, folds);
      for (guint i = 0; i < cases[k].n; i++)
        g_assert_cmpint (folds[i], ==, cases[k].fold);
      g_assert_cmpint (folds[cases[k].n], ==, HW_CARD_OPEN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-layout/apart", test_apart);
  g_test_add_func ("/card-layout/nearest", test_nearest);
  g_test_add_func ("/card-layout/pinned", test_pinned);
  g_test_add_func ("/card-layout/moved", test_moved);
  g_test_add_func ("/card-layout/bounds", test_bounds);
  g_test_add_func ("/card-layout/fold", test_fold);
  return g_test_run ();
}

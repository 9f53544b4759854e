/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lanes.h"

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const HwLaneItem *x = a, *y = b;

  return (x->top > y->top) - (x->top < y->top);
}

static HwLaneItem *
random_items (gsize n)
{
  HwLaneItem *items = g_new (HwLaneItem, n);

  for (gsize i = 0; i < n; i++)
    {
      items[i].top = g_test_rand_int_range (0, 200);
      items[i].bottom = items[i].top + g_test_rand_int_range (1, 60);
      items[i].lane = HW_NO_LANE;
    }
  if (n > 0)
    qsort (items, n, sizeof *items, compare_tops);
  return items;
}

static gboolean
clash (const HwLaneItem *a, const HwLaneItem *b)
{
  return a->top < b->bottom && b->top < a->bottom;
}

/* Two that share a height share a lane only where it is the last. */
static void
assert_apart (const HwLaneItem *items, gsize n, guint n_lanes)
{
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpuint (items[i].lane, <, n_lanes);
      for (gsize k = 0; k < i; k++)
        if (items[k].lane == items[i].lane && clash (&items[k], &items[i]))
          g_assert_cmpuint (items[i].lane, ==, n_lanes - 1);
    }
}

static void
test_apart (void)
{
  for (int round = 0; round < 300; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 30);
      guint n_lanes = (guint) g_test_rand_int_range (1, 7), n_used;
      g_autofree HwLaneItem *items = random_items (n);

      n_used = hw_lanes_assign (items, n, n_lanes);
      assert_apart (items, n, n_lanes);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpuint (items[i].lane, <, n_used);
          /* No lane before its own was free where it begins. */
          for (guint lane = 0; lane < items[i].lane; lane++)
            {
              gboolean taken = FALSE;

              for (gsize k = 0; k < i; k++)
                taken |= items[k].lane == lane && items[k].bottom > items[i].top;
              g_assert_true (taken);
            }
        }
    }
}

/* Those that are still on the screen keep their lanes when others come and go at its edges. */
static void
test_kept (void)
{
  for (int round = 0; round < 300; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (2, 40), first, after, n_kept = 0;
      g_autofree HwLaneItem *items = random_items (n);
      g_autofree HwLaneItem *before = NULL;

      first = (gsize) g_test_rand_int_range (0, (gint32) n);
      after = (gsize) g_test_rand_int_range ((gint32) first, (gint32) n + 1);
      hw_lanes_assign (items + first, after - first, 5);
      before = g_memdup2 (items, n * sizeof *items);
      hw_lanes_assign (items, n, 5);
      assert_apart (items, n, 5);
      for (gsize i = first; i < after; i++)
        n_kept += items[i].lane == before[i].lane;
      g_assert_cmpuint (n_kept, ==, after - first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/apart", test_apart);
  g_test_add_func ("/lanes/kept", test_kept);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-entries.h"

/* The algebra of rows against sets that are simply arrays of flags. */

#define N_ROWS 200

static GArray *
make_entries (gboolean *set, gint32 density)
{
  GArray *entries = hw_entries_new ();

  for (guint32 row = 0; row < N_ROWS; row++)
    {
      HwEntry entry = { row, (float) g_test_rand_int_range (1, 5), 1,
                        (HwMatchKind) g_test_rand_int_range (1, 5) };

      set[row] = g_test_rand_int_range (0, 100) < density;
      if (set[row])
        g_array_append_val (entries, entry);
    }
  return entries;
}

static void
assert_set (const GArray *entries, const gboolean *expected)
{
  guint n = 0;

  for (guint32 row = 0; row < N_ROWS; row++)
    if (expected[row])
      {
        g_assert_cmpuint (n, <, entries->len);
        g_assert_cmpuint (g_array_index (entries, HwEntry, n++).row, ==, row);
      }
  g_assert_cmpuint (n, ==, entries->len);
}

static void
test_sets (void)
{
  for (guint round = 0; round < 300; round++)
    {
      gboolean a[N_ROWS], b[N_ROWS], both[N_ROWS], any[N_ROWS], only[N_ROWS];
      g_autoptr (GArray) one = make_entries (a, g_test_rand_int_range (0, 101));
      g_autoptr (GArray) other = make_entries (b, g_test_rand_int_range (0, 101));
      g_autoptr (GArray) and = hw_entries_and (one, other), or = hw_entries_or (one, other);
      float sum = 0, expected = 0;

      for (guint i = 0; i < N_ROWS; i++)
        {
          both[i] = a[i] && b[i];
          any[i] = a[i] || b[i];
          only[i] = a[i] && !b[i];
        }
      assert_set (and, both);
      assert_set (or, any);
      for (guint i = 0; i < one->len; i++)
        expected += g_array_index (one, HwEntry, i).score;
      for (guint i = 0; i < other->len; i++)
        expected += g_array_index (other, HwEntry, i).score;
      for (guint i = 0; i < or->len; i++)
        sum += g_array_index (or, HwEntry, i).score;
      g_assert_cmpfloat (sum, ==, expected);
      hw_entries_remove (one, other);
      assert_set (one, only);
    }
}

static void
test_ranges (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GArray) one = hw_ranges_new (), other = hw_ranges_new ();
      g_autoptr (GArray) and = NULL, or = NULL, not = NULL;

      for (guint i = 0; i < 8; i++)
        {
          guint32 first = (guint32) g_test_rand_int_range (0, N_ROWS);
          HwRowRange range
              = { first, (guint32) g_test_rand_int_range ((gint32) first, N_ROWS + 1) };

          if (range.first < range.end && i % 2 == 0)
            g_array_append_val (one, range);
          else if (range.first < range.end)
            g_array_append_val (other, range);
        }
      hw_ranges_settle (one);
      hw_ranges_settle (other);
      and = hw_ranges_and (one, other);
      or = hw_ranges_or (one, other);
      not = hw_ranges_invert (one, N_ROWS);
      for (guint32 row = 0; row < N_ROWS; row++)
        {
          gboolean a = hw_ranges_hold (one, row), b = hw_ranges_hold (other, row);

          g_assert_true (hw_ranges_hold (and, row) == (a && b));
          g_assert_true (hw_ranges_hold (or, row) == (a || b));
          g_assert_true (hw_ranges_hold (not, row) == !a);
        }
    }
}

/* The best of a few are the first of all in order. */
static void
test_top (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gboolean set[N_ROWS], by_kind = g_test_rand_bit ();
      g_autoptr (GArray) entries = make_entries (set, 80);
      g_autoptr (GArray) all = hw_entries_top (entries, entries->len, by_kind);
      gsize n = (gsize) g_test_rand_int_range (0, N_ROWS);
      g_autoptr (GArray) top = hw_entries_top (entries, n, by_kind);

      g_assert_cmpuint (all->len, ==, entries->len);
      g_assert_cmpuint (top->len, ==, MIN (n, entries->len));
      for (guint i = 0; i < top->len; i++)
        g_assert_cmpuint (g_array_index (top, HwEntry, i).row, ==,
                          g_array_index (all, HwEntry, i).row);
      for (guint i = 1; i < all->len; i++)
        {
          const HwEntry *before = &g_array_index (all, HwEntry, i - 1);
          const HwEntry *entry = &g_array_index (all, HwEntry, i);

          if (by_kind)
            g_assert_cmpint (before->kind, <=, entry->kind);
          if (!by_kind || before->kind == entry->kind)
            g_assert_cmpfloat (before->score, >=, entry->score);
          if (before->score == entry->score && (!by_kind || before->kind == entry->kind))
            g_assert_cmpuint (before->row, <, entry->row);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-entries/sets", test_sets);
  g_test_add_func ("/search-entries/ranges", test_ranges);
  g_test_add_func ("/search-entries/top", test_top);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "range-index.h"

static gboolean
touches (const HwReaderRange *range, gsize start, gsize end)
{
  return range->start < end && range->end > start && range->start < range->end;
}

static void
test_against_naive (void)
{
  for (int round = 0; round < 200; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 60);
      g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, n + 1);
      g_autoptr (HwRangeIndex) index = NULL;

      for (gsize i = 0; i < n; i++)
        {
          ranges[i].id = (gint64) i + 1;
          ranges[i].start = (gsize) g_test_rand_int_range (0, 100);
          ranges[i].end = ranges[i].start + (gsize) g_test_rand_int_range (0, 30);
        }
      index = hw_range_index_new (ranges, n);
      for (gsize start = 0; start < 130; start += 3)
        {
          g_autoptr (GPtrArray) found = g_ptr_array_new ();
          gsize end = start + (gsize) g_test_rand_int_range (1, 12), expected = 0;

          hw_range_index_find (index, start, end, found);
          for (gsize i = 0; i < n; i++)
            expected += touches (&ranges[i], start, end);
          g_assert_cmpuint (found->len, ==, expected);
          for (guint i = 0; i < found->len; i++)
            {
              const HwReaderRange *r = &((const HwIndexedRange *) found->pdata[i])->range;
              const HwReaderRange *s
                  = i > 0 ? &((const HwIndexedRange *) found->pdata[i - 1])->range : r;

              g_assert_true (touches (r, start, end));
              g_assert_true (s->start < r->start || (s->start == r->start && s->end >= r->end));
            }
        }
    }
}

static void
test_lanes (void)
{
  HwReaderRange ranges[] = {
    { .id = 1, .start = 0, .end = 100 },   { .id = 2, .start = 10, .end = 20 },
    { .id = 3, .start = 15, .end = 30 },   { .id = 4, .start = 20, .end = 25 },
    { .id = 5, .start = 100, .end = 110 },
  };
  const guint lanes[] = { 0, 1, 2, 1, 0 };
  g_autoptr (HwRangeIndex) index = hw_range_index_new (ranges, G_N_ELEMENTS (ranges));

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    g_assert_cmpuint (hw_range_index_lookup (index, ranges[i].id)->lane, ==, lanes[i]);
  g_assert_cmpuint (hw_range_index_get_n_lanes (index), ==, 3);
  g_assert_null (hw_range_index_lookup (index, 6));
}

/* A pile deeper than the lanes is still there, and 100,000 ranges cost a look-up no walk over them. */
static void
test_many (void)
{
  gsize n = 100000;
  g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, n);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (HwRangeIndex) index = NULL;
  gint64 start;

  for (gsize i = 0; i < n; i++)
    ranges[i] = (HwReaderRange){ .id = (gint64) i + 1, .start = i * 10, .end = i * 10 + 95 };
  index = hw_range_index_new (ranges, n);
  g_assert_cmpuint (hw_range_index_get_n_lanes (index), ==, HW_RANGE_LANES);
  start = g_get_monotonic_time ();
  for (gsize i = 0; i < 10000; i++)
    {
      g_ptr_array_set_size (found, 0);
      hw_range_index_find (index, 500000 + i, 500001 + i, found);
      g_assert_cmpuint (found->len, >=, 9);
    }
  g_test_message ("10,000 look-ups: %" G_GINT64_FORMAT " us", g_get_monotonic_time () - start);
  /* A walk over all of them would take 10^9 steps. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/range-index/against-naive", test_against_naive);
  g_test_add_func ("/range-index/lanes", test_lanes);
  g_test_add_func ("/range-index/many", test_many);
  return g_test_run ();
}

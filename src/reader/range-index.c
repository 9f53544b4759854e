/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "range-index.h"

#include "lam-alef.h"
#include "lanes.h"

struct _HwRangeIndex
{
  HwIndexedRange *ranges; /* by start, the longer first */
  gsize *greatest_end;    /* of the subtree whose root is at this index */
  gsize n_ranges;
  guint n_lanes;
  GHashTable *by_id; /* gint64 * in the range -> HwIndexedRange */
};

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const HwReaderRange *x = &((const HwIndexedRange *) a)->range;
  const HwReaderRange *y = &((const HwIndexedRange *) b)->range;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* The subtree over [low, high) has its root in the middle. */
static gsize
fill_greatest_end (HwRangeIndex *self, gsize low, gsize high)
{
  gsize middle = low + (high - low) / 2, left, right;

  if (low >= high)
    return 0;
  left = fill_greatest_end (self, low, middle);
  right = fill_greatest_end (self, middle + 1, high);
  return self->greatest_end[middle] = MAX (self->ranges[middle].range.end, MAX (left, right));
}

static void
assign_lanes (HwRangeIndex *self)
{
  g_autofree HwLaneItem *items = g_new (HwLaneItem, self->n_ranges);

  for (gsize i = 0; i < self->n_ranges; i++)
    {
      const HwReaderRange *range = &self->ranges[i].range;

      items[i] = (HwLaneItem){ (double) range->start, (double) range->end, HW_NO_LANE };
    }
  self->n_lanes = hw_lanes_assign (items, self->n_ranges, HW_RANGE_LANES);
  for (gsize i = 0; i < self->n_ranges; i++)
    self->ranges[i].lane = items[i].lane;
}

HwRangeIndex *
hw_range_index_new (const HwReaderRange *ranges, gsize n_ranges)
{
  HwRangeIndex *self = g_new0 (HwRangeIndex, 1);

  self->ranges = g_new0 (HwIndexedRange, n_ranges);
  for (gsize i = 0; i < n_ranges; i++)
    if (ranges[i].start < ranges[i].end)
      self->ranges[self->n_ranges++].range = ranges[i];
  if (self->n_ranges > 0)
    qsort (self->ranges, self->n_ranges, sizeof *self->ranges, compare_ranges);
  self->greatest_end = g_new0 (gsize, self->n_ranges);
  fill_greatest_end (self, 0, self->n_ranges);
  assign_lanes (self);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gsize i = 0; i < self->n_ranges; i++)
    g_hash_table_insert (self->by_id, &self->ranges[i].range.id, &self->ranges[i]);
  return self;
}

void
hw_range_index_free (HwRangeIndex *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self->ranges);
  g_free (self->greatest_end);
  g_free (self);
}

gsize
hw_range_index_get_n_ranges (const HwRangeIndex *self)
{
  return self->n_ranges;
}

guint
hw_range_index_get_n_lanes (const HwRangeIndex *self)
{
  return self->n_lanes;
}

static void
find (const HwRangeIndex *self, gsize low, gsize high, gsize start, gsize end, GPtrArray *found)
{
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->greatest_end[middle] <= start)
        return;
      find (self, low, middle, start, end, found);
      if (self->ranges[middle].range.start >= end)
        return;
      if (self->ranges[middle].range.end > start)
        g_ptr_array_add (found, &self->ranges[middle]);
      low = middle + 1;
    }
}

void
hw_range_index_find (const HwRangeIndex *self, gsize start, gsize end, GPtrArray *found)
{
  find (self, 0, self->n_ranges, start, end, found);
}

const HwIndexedRange *
hw_range_index_lookup (const HwRangeIndex *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

gsize
hw_range_index_get_rank (const HwRangeIndex *self, const HwIndexedRange *range)
{
  return (gsize) (range - self->ranges);
}

void
hw_range_index_clip (
    HwText *text, const HwReaderRange *range, const HwBlock *block, gsize *start, gsize *end)
{
  *start = block->start;
  *end = block->end;
  if (range->start > block->char_start)
    *start = MIN (hw_text_to_byte (text, range->start), block->end);
  if (range->end <= block->char_start + block->n_chars)
    *end = hw_text_to_byte (text, range->end);
  hw_lam_alef_widen (hw_text_get_utf8 (text, NULL), block->start, block->end, start, end);
}

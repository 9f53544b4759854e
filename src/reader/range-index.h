/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "block-tree.h"
#include "reader.h"

G_BEGIN_DECLS

/* HwRangeIndex answers which ranges touch a stretch of text: an array in order of position with the
 * greatest end of every subtree beside it (an implicit interval tree), so a block on screen costs
 * O(log n + its own ranges) and what is off screen costs nothing. */
typedef struct _HwRangeIndex HwRangeIndex;

/* Ranges that overlap stand in different lanes, up to this many; a pile deeper than that shares the
 * last one. */
#define HW_RANGE_LANES 5

typedef struct
{
  HwReaderRange range;
  guint lane;
} HwIndexedRange;

/* Copies @ranges, in any order; empty ones are left out. */
HwRangeIndex *hw_range_index_new (const HwReaderRange *ranges, gsize n_ranges);
void hw_range_index_free (HwRangeIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwRangeIndex, hw_range_index_free)

gsize hw_range_index_get_n_ranges (const HwRangeIndex *self);
/* The most lanes in use at once. */
guint hw_range_index_get_n_lanes (const HwRangeIndex *self);

/* Appends the ranges that share a code point with [start, end) to @found (element-type const
 * HwIndexedRange *, owned by @self), by start, the longer first. */
void hw_range_index_find (const HwRangeIndex *self, gsize start, gsize end, GPtrArray *found);
/* The range with an id; NULL where there is none. */
const HwIndexedRange *hw_range_index_lookup (const HwRangeIndex *self, gint64 id);

/* Its place among the ranges in the order of the text. */
gsize hw_range_index_get_rank (const HwRangeIndex *self, const HwIndexedRange *range);

/* The bytes of @text that a range has of a block which it touches, in whole letters. */
void hw_range_index_clip (
    HwText *text, const HwReaderRange *range, const HwBlock *block, gsize *start, gsize *end);

G_END_DECLS

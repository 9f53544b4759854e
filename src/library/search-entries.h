/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "query-match.h"

G_BEGIN_DECLS

/* A row that answers a part of a query. Arrays of them are sorted by row, each row once. */
typedef struct
{
  guint32 row;
  float score;
  float matched;    /* the weight of all that it answers: see hw_entries_coordinate() */
  HwMatchKind kind; /* as far as the index tells: never EXACT */
} HwEntry;

GArray *hw_entries_new (void);

/* Rows of both, with the worse kind; rows of either, with the better one. Scores are added. */
GArray *hw_entries_and (const GArray *a, const GArray *b);
GArray *hw_entries_or (const GArray *a, const GArray *b);
/* The union of many; takes them (element type GArray), and leaves @parts empty. */
GArray *hw_entries_or_all (GPtrArray *parts);
/* Removes from @self the rows of @other. */
void hw_entries_remove (GArray *self, const GArray *other);

/* Rows from first to below end. Arrays of them are sorted, and nothing overlaps or touches. */
typedef struct
{
  guint32 first, end;
} HwRowRange;

GArray *hw_ranges_new (void);
/* At or behind the last. */
void hw_ranges_append (GArray *self, guint32 first, guint32 end);
/* In any order, overlapping or not, until hw_ranges_settle(). */
void hw_ranges_settle (GArray *self);
GArray *hw_ranges_and (const GArray *a, const GArray *b);
GArray *hw_ranges_or (const GArray *a, const GArray *b);
/* The other rows below @end. */
GArray *hw_ranges_invert (const GArray *self, guint32 end);
gboolean hw_ranges_hold (const GArray *self, guint32 row);

/* Keeps, or removes, the rows of @ranges. */
void hw_entries_filter (GArray *self, const GArray *ranges, gboolean keep);

/* Raises the score of rows by the share that they answer of @total. */
void hw_entries_coordinate (GArray *self, float total);

/* The best @n of @self, best first; by kind and then score where @by_kind, else by score; of equal ones
 * the lower row. Takes time in proportion to self->len for a small n. */
GArray *hw_entries_top (const GArray *self, gsize n, gboolean by_kind);

G_END_DECLS

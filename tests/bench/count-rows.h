/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "queries.h"

G_BEGIN_DECLS

/* Counts, by reading every paragraph of a library, how many answer each of some queries: without an
 * index, and the folded words only. */
typedef struct _HwRowCounter HwRowCounter;

HwRowCounter *hw_row_counter_new (void);
void hw_row_counter_free (HwRowCounter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwRowCounter, hw_row_counter_free)

void hw_row_counter_add (HwRowCounter *self, HwQueriesKind kind, const HwBenchQuery *query);
/* One word, or several that follow each other, as they stand in a text. */
void hw_row_counter_add_phrase (HwRowCounter *self, const char *phrase);
void hw_row_counter_run (HwRowCounter *self, const char *path);
/* Of the query that was added as number @index. */
gint64 hw_row_counter_get (const HwRowCounter *self, guint index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rows.h"
#include "search.h"

G_BEGIN_DECLS

/* A hit as a row: the first one of each document or tag carries its title as a heading. */
typedef struct
{
  gint64 key;
  HwHit *hit;
  gboolean first;
} HwHitRow;

/* The rows of @hits (HwHit, best first; taken): documents, tags and the library in the order of their
 * best hit, hits in a document in the order of its text, those in its notes after that. Element type
 * HwHitRow. */
HwRows *hw_hit_rows_new (GPtrArray *hits);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rows.h"
#include "tags.h"

G_BEGIN_DECLS

/* A tag as a line of the tree that is shown: a collapsed tag's descendants have no line. */
typedef struct
{
  gint64 id; /* the key */
  HwTag *tag;
  guint depth; /* 0 at the top */
  gboolean has_children;
  gboolean expanded;
} HwTagNode;

/* The lines of the tree. @tags is a reading of HwTag in depth-first order; @collapsed a set of ids
 * (gint64 *). Element type HwTagNode, transfer full. */
HwRows *hw_tag_nodes_new (const HwRows *tags, GHashTable *collapsed);
gboolean hw_tag_node_same (gconstpointer a, gconstpointer b);

/* NULL for none. Borrowed. */
const HwTag *hw_tag_nodes_find_tag (const HwRows *tags, gint64 id);
/* Is @id the tag @ancestor, or below it? */
gboolean hw_tag_nodes_is_below (const HwRows *tags, gint64 id, gint64 ancestor);
/* Where @moved comes to stand among its new sisters when it is put before (or after) @target, as
 * hw_library_move_tag() counts: without itself. */
int hw_tag_nodes_position_beside (const HwRows *tags, gint64 moved, gint64 target, gboolean after);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tags.h"

G_BEGIN_DECLS

/* The tags as a tree, without counts: what listing, finding and checking them have in common. */
typedef struct
{
  GPtrArray *tags;   /* HwTag, depth first */
  GHashTable *ranks; /* gint64* id -> index + 1 in tags */
} HwTagTree;

HwTagTree *hw_tag_tree_load (HwLibrary *self, GError **error);
void hw_tag_tree_free (HwTagTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwTagTree, hw_tag_tree_free)

/* NULL where there is none. */
HwTag *hw_tag_tree_get (HwTagTree *self, gint64 id);
/* -1 where there is none. */
int hw_tag_tree_get_rank (HwTagTree *self, gint64 id);
/* The child of @parent (0 for the top) of this folded name. */
HwTag *hw_tag_tree_find_child (HwTagTree *self, gint64 parent, const char *name);
/* Is @id @ancestor, or below it? */
gboolean hw_tag_tree_is_below (HwTagTree *self, gint64 id, gint64 ancestor);

G_END_DECLS

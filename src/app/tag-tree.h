/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The tags in the sidebar, as a tree.
 * Signal: tag-activated (gint64 tag)
 * Actions, as a group "tags": new, and for the selected tag new-below, rename, recolour, describe,
 * move, merge, delete, up, down. */
#define HW_TYPE_TAG_TREE (hw_tag_tree_get_type ())
G_DECLARE_FINAL_TYPE (HwTagTree, hw_tag_tree, HW, TAG_TREE, AdwBin)

void hw_tag_tree_set_session (HwTagTree *self, HwSession *session);
/* Selects the tag whose page is shown, and opens the tree down to it; 0 for none. */
void hw_tag_tree_set_tag (HwTagTree *self, gint64 tag);
GActionGroup *hw_tag_tree_get_actions (HwTagTree *self);

G_END_DECLS

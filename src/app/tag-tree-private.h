/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed.h"
#include "row-model.h"
#include "tag-nodes.h"
#include "tag-tree.h"

G_BEGIN_DECLS

struct _HwTagTree
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListView *list;
  GMenuModel *context_menu;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRows *tags; /* all, HwTag; NULL before the first answer */
  HwRowModel *model;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;
  GHashTable *collapsed; /* gint64 *, owned: while the program runs */

  gint64 tag; /* to be selected as soon as it is in the tree */
};

/* tag-tree.c */
/* The selected tag, NULL for none. Borrowed until the library changes. */
const HwTag *hw_tag_tree_get_selected (HwTagTree *self);
void hw_tag_tree_set_expanded (HwTagTree *self, gint64 tag, gboolean expanded);

/* tag-tree-actions.c */
void hw_tag_tree_add_actions (HwTagTree *self);
void hw_tag_tree_update_actions (HwTagTree *self);

/* tag-tree-drag.c */
void hw_tag_tree_add_row_drag (HwTagTree *self, GtkWidget *row);
void hw_tag_tree_add_list_drop (HwTagTree *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tag-nodes.h"

G_BEGIN_DECLS

/* A tag in the tree of the sidebar: an arrow where there are tags below it, its colour, name and
 * count. Signal: toggled ()   the arrow was clicked */
#define HW_TYPE_TAG_ROW (hw_tag_row_get_type ())
G_DECLARE_FINAL_TYPE (HwTagRow, hw_tag_row, HW, TAG_ROW, GtkBox)

GtkWidget *hw_tag_row_new (void);
void hw_tag_row_set_node (HwTagRow *self, const HwTagNode *node);

/* Where something that is dragged would go. */
typedef enum
{
  HW_DROP_NOWHERE,
  HW_DROP_BEFORE,
  HW_DROP_INTO,
  HW_DROP_AFTER,
} HwDrop;
HwDrop hw_tag_row_get_drop_at (HwTagRow *self, double y);
void hw_tag_row_show_drop (HwTagRow *self, HwDrop drop);

G_END_DECLS

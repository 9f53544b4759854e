/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/* A line of the report on what was taken over: what became of one thing; of a conflict, both versions and which of them
 * is to stand. */
#define HW_TYPE_TAKE_ITEM (hw_take_item_get_type ())
G_DECLARE_FINAL_TYPE (HwTakeItem, hw_take_item, HW, TAKE_ITEM, GObject)

HwTakeItem *hw_take_item_new (const HwProjectItem *item, HwPrefer prefer);

HwProjectStatus hw_take_item_get_status (HwTakeItem *self);
/* NULL where there is nothing to choose. */
const char *hw_take_item_get_guid (HwTakeItem *self);
HwPrefer hw_take_item_get_choice (HwTakeItem *self);

/* Shows items of a list in rows. Transfer full. */
GtkListItemFactory *hw_take_item_factory_new (void);

G_END_DECLS

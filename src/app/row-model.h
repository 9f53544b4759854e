/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rows.h"

G_BEGIN_DECLS

/* One row of a list, as a GListModel needs it. Made when a list asks for it, and the same object
 * for the same key as long as anyone holds it, so that selections survive a new reading. Signal:
 * changed ()   the item behind it is another one now; bind again. */
#define HW_TYPE_ROW (hw_row_get_type ())
G_DECLARE_FINAL_TYPE (HwRow, hw_row, HW, ROW, GObject)

gint64 hw_row_get_key (HwRow *self);
/* Valid until the main loop turns, or the next hw_row_model_set_rows(). */
gconstpointer hw_row_get_item (HwRow *self);

/* Does it look the same on the screen? */
typedef gboolean (*HwRowSame) (gconstpointer a, gconstpointer b);

/* A GListModel of HwRow over HwRows. A long list that is new is announced a screenful first and the
 * rest when the main loop is idle: a GtkListView makes 200 row widgets for what it is told of, and
 * all of them in one frame would be a visible stop. */
#define HW_TYPE_ROW_MODEL (hw_row_model_get_type ())
G_DECLARE_FINAL_TYPE (HwRowModel, hw_row_model, HW, ROW_MODEL, GObject)

/* @same may be NULL: then every row is bound again after every reading. */
HwRowModel *hw_row_model_new (HwRowSame same);
/* Shows @rows (NULL for none) in place of what was there, by the least change. */
void hw_row_model_set_rows (HwRowModel *self, HwRows *rows);
/* Binds every row again that is on the screen or near it: what is shown beside its item has changed. */
void hw_row_model_rebind (HwRowModel *self);
/* All rows, whether announced yet or not. NULL for none. Borrowed. */
HwRows *hw_row_model_get_rows (HwRowModel *self);
/* The position of a key, which is announced from now on; GTK_INVALID_LIST_POSITION (G_MAXUINT) for
 * none. */
guint hw_row_model_find (HwRowModel *self, gint64 key);
/* How many HwRow objects are alive: for tests and measurements. */
guint hw_row_model_get_n_live (HwRowModel *self);

G_END_DECLS

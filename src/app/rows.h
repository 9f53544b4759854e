/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HwRows is what one reading of the library found for one list: immutable, reference counted
 * (atomically), made in a library thread together with the keys that the main loop compares, so
 * that taking over 50,000 rows costs it a comparison of numbers and nothing per row. */
typedef struct _HwRows HwRows;

/* The key of an item, the same for the same thing in every reading. */
typedef gint64 (*HwRowsKey) (gconstpointer item);

/* Takes @items (its elements are freed by its own free function). @key may be NULL for structures
 * that begin with a gint64 key, as all those of the library do. */
HwRows *hw_rows_new (GPtrArray *items, HwRowsKey key);
HwRows *hw_rows_ref (HwRows *self);
/* The last reference to many rows frees them in a thread. */
void hw_rows_unref (HwRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwRows, hw_rows_unref)

gsize hw_rows_get_n (const HwRows *self);
gint64 hw_rows_get_key (const HwRows *self, gsize index);
gconstpointer hw_rows_get_item (const HwRows *self, gsize index);
/* The first row with this key, -1 for none. Linear. */
gssize hw_rows_find (const HwRows *self, gint64 key);

/* The rows [old_start, old_end) of one reading became [new_start, new_end) of the next. */
typedef struct
{
  gsize old_start, old_end, new_start, new_end;
} HwRowsHunk;

/* What turns @before into @after, ascending, with what is the same at both ends and in between left
 * alone. Where that would be very many hunks it is one. Either may be NULL for no rows. Element
 * type HwRowsHunk. */
GArray *hw_rows_diff (const HwRows *before, const HwRows *after);

G_END_DECLS

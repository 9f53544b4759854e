/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "concordance.h"
#include "rows.h"

G_BEGIN_DECLS

/* A concordance as a list shows it: which of its lines, in which order, and headings between them. It is
 * put in order in a thread. */
typedef struct
{
  HwConcordance *concordance; /* owned */
  HwConcordanceKey keys[3];
  guint n_keys;
  gboolean grouped; /* lines of a form stand together below it, the most frequent form first */
  gboolean *hidden; /* owned: a flag a form, or NULL */
  HwRows *rows;     /* owned, once it is in order; its items are read by the functions below */
  gsize n_lines;    /* of the rows */
} HwConcordanceOrder;

/* Takes references; @hidden is taken. */
HwConcordanceOrder *hw_concordance_order_new (HwConcordance *concordance,
                                              const HwConcordanceKey *keys,
                                              guint n_keys,
                                              gboolean grouped,
                                              gboolean *hidden);
void hw_concordance_order_free (HwConcordanceOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwConcordanceOrder, hw_concordance_order_free)

/* Takes @self and gives it back in order. */
void hw_concordance_order_run (HwConcordanceOrder *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* NULL where it was cancelled. Transfer full. */
HwConcordanceOrder *hw_concordance_order_finish (GAsyncResult *result);
/* The same, at once: for tests. */
void hw_concordance_order_sort (HwConcordanceOrder *self);

/* Of an item of the rows: is it a heading? */
gboolean hw_concordance_item_is_heading (gconstpointer item);
/* The number of its line, or of its form where it is a heading. */
guint hw_concordance_item_get_index (gconstpointer item);

G_END_DECLS

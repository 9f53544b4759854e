/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "concordance-order.h"

G_BEGIN_DECLS

/* Writes the lines of @order (taken; it is in order) to @file as a table, in a thread. Columns: document,
 * title, published, start, end, before, match, after, form, kind. */
void hw_concordance_csv_save (HwConcordanceOrder *order,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean hw_concordance_csv_finish (GAsyncResult *result, GError **error);

G_END_DECLS

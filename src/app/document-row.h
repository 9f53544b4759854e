/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "documents.h"

G_BEGIN_DECLS

/* A document in the sidebar: its title, and below it where and when it is from and how much is
 * marked. */
#define HW_TYPE_DOCUMENT_ROW (hw_document_row_get_type ())
G_DECLARE_FINAL_TYPE (HwDocumentRow, hw_document_row, HW, DOCUMENT_ROW, GtkBox)

GtkWidget *hw_document_row_new (void);
void hw_document_row_set_document (HwDocumentRow *self, const HwDocument *document);
/* Would two look the same? */
gboolean hw_document_row_same (gconstpointer a, gconstpointer b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* The paragraphs of a text together with those that were set aside of it, in the order of the page. */
typedef struct
{
  gboolean is_aside;
  gsize index; /* of the paragraph in the text, or of what was set aside in the structure */
} HwExtractRow;

/* 0 where there is no text. */
gsize hw_extract_count_rows (const HwExtract *self);
/* @index must be of one. Looked up, not walked to. */
HwExtractRow hw_extract_get_row (const HwExtract *self, gsize index);

/* Before the document comes in: of these rows, what was set aside becomes a paragraph, and what is a paragraph is set
 * aside. @rows: ascending. Pages, comments and forms stay with their words; a comment of which no word is left is told
 * of in a remark. FALSE with HW_IMPORT_ERROR_EMPTY where no text would be left; then nothing has changed. */
gboolean hw_extract_toggle_rows (HwExtract *self, const guint *rows, gsize n_rows, GError **error);

G_END_DECLS

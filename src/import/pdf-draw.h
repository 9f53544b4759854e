/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-picture.h"
#include "pdf-file.h"

G_BEGIN_DECLS

/* A page as so many pixels wide, fewer where it would be larger than a picture may be. NULL with
 * HW_IMPORT_ERROR_DAMAGED where there is no such page (counted from 0), or nothing to draw. */
HwPagePicture *hw_pdf_draw_page (HwPdfFile *self, guint number, guint width, GError **error);

/* The labels of the pages: "12", "xiv". Element type utf8, transfer full. TOO_LARGE where there are more than
 * HW_PDF_MAX_PAGES. */
GPtrArray *hw_pdf_list_labels (HwPdfFile *self, GError **error);

G_END_DECLS

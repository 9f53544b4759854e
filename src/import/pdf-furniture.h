/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-page-lines.h"
#include "structure.h"

G_BEGIN_DECLS

/* For each of @lines (HwPdfPageLine of all pages) an HwAsideReason, or 0 for what is text: lines near the top or the
 * foot of a page are running heads where several pages have the same (digits apart), and page numbers where
 * they are little else than a number. @heights: of each page, in points (float). Element type guint8, transfer
 * full. */
GArray *hw_pdf_furniture_find (const GArray *lines, const GArray *heights);

G_END_DECLS

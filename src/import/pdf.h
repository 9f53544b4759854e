/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "pdf-file.h"

G_BEGIN_DECLS

/* NULL with LOCKED or DAMAGED. @bytes must outlive it. */
HwPdfFile *hw_pdf_open (GBytes *bytes, GError **error);

/* A PDF document by poppler: its text in reading order by where it stands, in paragraphs, with its pages as
 * locators. Running heads and page numbers are set aside. Arabic is mended (see pdf-arabic.h), and a remark
 * says so. EMPTY for pictures of pages without text, LOCKED where a password is needed. */
HwExtract *hw_pdf_extract (GBytes *bytes,
                           const HwReadOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS

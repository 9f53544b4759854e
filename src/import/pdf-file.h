/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-picture.h"

G_BEGIN_DECLS

/* A PDF document by poppler's C++ interface. For its text see pdf-glyphs.h. */
typedef struct _HwPdfFile HwPdfFile;

#define HW_PDF_MAX_PAGES HW_PAGE_LABELS_MAX

/* @bytes must outlive it. NULL for what is no PDF; *is_locked where a password is needed. */
HwPdfFile *hw_pdf_file_open (GBytes *bytes, gboolean *is_locked);
void hw_pdf_file_free (HwPdfFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPdfFile, hw_pdf_file_free)

int hw_pdf_file_get_n_pages (HwPdfFile *self);
/* As the document states them; "" for nothing. Transfer full. */
char *hw_pdf_file_get_title (HwPdfFile *self);
char *hw_pdf_file_get_author (HwPdfFile *self);

/* What the page is called: where the document does not say it, or has no such page, its number from 1.
 * Transfer full. */
char *hw_pdf_file_get_label (HwPdfFile *self, int number);

G_END_DECLS

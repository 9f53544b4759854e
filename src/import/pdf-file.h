/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-picture.h"

G_BEGIN_DECLS

/* A PDF document by poppler's C++ interface: the C one knows the text of a page as a selection only, and on pages
 * of right-to-left columns that leaves lines and whole columns out. */
typedef struct _HwPdfFile HwPdfFile;

/* Points from the page's left. */
typedef struct
{
  gunichar c;
  float x1, x2;
} HwPdfChar;

/* Characters that stand together, in the order of sight. Points from the page's top left. */
typedef struct
{
  float x1, x2, y1, y2;
  const HwPdfChar *chars;
  guint n_chars;
} HwPdfBox;

typedef void (*HwPdfBoxFunc) (const HwPdfBox *box, gpointer data);

typedef struct
{
  float width, height;
  char *label; /* "12", "xiv"; owned */
} HwPdfPage;

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

/* Calls @func for each piece of upright text on a page. A page that cannot be read is empty. */
void hw_pdf_file_read_page (
    HwPdfFile *self, int number, HwPdfPage *page, HwPdfBoxFunc func, gpointer data);

G_END_DECLS

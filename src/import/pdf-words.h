/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-file.h"

G_BEGIN_DECLS

/* Characters of a page that stand together without a gap, in points from the page's top left. A word of the
 * text may be several of them: marks, and letters of another font, come as pieces of their own. */
typedef struct
{
  float x1, x2, y1, y2;
  char *text;          /* in logical order, without bidi controls; owned */
  gint16 n_rtl, n_ltr; /* strong letters */
  gboolean has_forms;  /* was stored as presentation forms */
} HwPdfWord;

/* Reads the pages of one document: what the letters of its fonts are like is learnt on the way. */
typedef struct _HwPdfWords HwPdfWords;
HwPdfWords *hw_pdf_words_new (HwPdfFile *file);
void hw_pdf_words_free (HwPdfWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPdfWords, hw_pdf_words_free)

/* The words of a page, in no order. NULL where it has more than a page can have. Element type HwPdfWord, transfer
 * full. */
GArray *hw_pdf_words_read (HwPdfWords *self, int number, HwPdfPage *page);

/* Lam-alefs that one glyph stood for and that came out the wrong way round; all are right in the words. */
guint hw_pdf_words_get_n_swapped (const HwPdfWords *self);

G_END_DECLS

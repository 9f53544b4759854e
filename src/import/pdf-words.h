/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-pieces.h"

G_BEGIN_DECLS

/* Glyphs of a page that stand together without a gap, in points from the page's top left. A word of the text may be
 * several of them: letters of another font come as pieces of their own, and so do signs beside Latin letters and
 * numbers, since their place in the order of reading depends on the line. */
typedef struct
{
  float x1, x2, y1, y2;
  char *text;          /* in logical order, without bidi controls; owned */
  gint16 n_rtl, n_ltr; /* strong letters */
  guint16 angle;       /* degrees, clockwise; its places are those of the page turned back by it */
  gboolean has_forms;  /* was stored as presentation forms */
} HwPdfWord;

/* Reads the pages of one document: what its glyphs are like is learnt on the way. */
typedef struct _HwPdfWords HwPdfWords;
HwPdfWords *hw_pdf_words_new (HwPdfGlyphs *glyphs);
void hw_pdf_words_free (HwPdfWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPdfWords, hw_pdf_words_free)

/* The words of a page, in no order. NULL where it has more than a page can have. Element type HwPdfWord, transfer
 * full. */
GArray *hw_pdf_words_read (HwPdfWords *self, int number, HwPdfPage *page);

/* The blanks of the page that was read last. Element type HwPdfBlank, owned by @self. */
GArray *hw_pdf_words_get_blanks (const HwPdfWords *self);

/* Ligatures whose font states their letters the wrong way round; all are right in the words. */
guint hw_pdf_words_get_n_swapped (const HwPdfWords *self);

/* Signs that stretched words, and were left out. */
guint hw_pdf_words_get_n_stretched (const HwPdfWords *self);

G_END_DECLS

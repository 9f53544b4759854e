/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-glyphs.h"

G_BEGIN_DECLS

/* Lines are stretched by a stroke between letters that join (kashida). It is no letter of the text, and its glyph has
 * none, or an ASCII sign («الع!!راق»). Such a glyph is known by standing within Arabic words nearly always. What is
 * learnt holds for all pages of a document. */
typedef struct _HwPdfStretch HwPdfStretch;
HwPdfStretch *hw_pdf_stretch_new (void);
void hw_pdf_stretch_free (HwPdfStretch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPdfStretch, hw_pdf_stretch_free)

/* Looks at the glyphs of a page (HwPdfGlyph), in the order that they are drawn in. */
void hw_pdf_stretch_look (HwPdfStretch *self, const GArray *glyphs);

gboolean hw_pdf_stretch_is_one (const HwPdfStretch *self, const HwPdfGlyph *glyph);

G_END_DECLS

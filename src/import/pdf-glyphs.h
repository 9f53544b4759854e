/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the pages of a PDF document draw as text, glyph by glyph. The text that poppler's own interfaces make of a page
 * is no use for Arabic: it tears the letters of a ligature apart, puts them among letters in the order of sight, and
 * drops what has no letter, so that a stretched word falls to pieces. */
typedef struct _HwPdfGlyphs HwPdfGlyphs;

/* Places are in points, from the page's top left, with the page turned so that the glyph stands upright. */
typedef struct
{
  const gunichar *letters; /* in the order that its font states; none for an unknown glyph */
  guint n_letters;
  float x1, x2;         /* from its origin on by its width */
  float y, top, bottom; /* of the base line, and of the font's letters */
  float size;           /* of the font */
  guint64 shape;        /* the same for each use of one glyph of one font */
  guint font;
  guint angle; /* degrees, clockwise: 0 is upright */
} HwPdfGlyph;

typedef void (*HwPdfGlyphFunc) (const HwPdfGlyph *glyph, gpointer data);

typedef struct
{
  float width, height;
} HwPdfPage;

/* @bytes: of a document that was opened as an HwPdfFile, which must outlive this as they must. */
HwPdfGlyphs *hw_pdf_glyphs_new (GBytes *bytes);
void hw_pdf_glyphs_free (HwPdfGlyphs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPdfGlyphs, hw_pdf_glyphs_free)

/* Calls @func for each glyph of a page in the order that they are drawn in. A page that cannot be read is empty.
 * @number: from 0. */
void hw_pdf_glyphs_read_page (
    HwPdfGlyphs *self, int number, HwPdfPage *page, HwPdfGlyphFunc func, gpointer data);

G_END_DECLS

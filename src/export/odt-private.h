/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper.h"
#include "xml.h"

G_BEGIN_DECLS

/* The names of all that an OpenDocument file here uses, for its outermost element. */
#define HW_ODT_NAMESPACES                                                                          \
  "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "xmlns:style",               \
      "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "xmlns:text",                             \
      "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "xmlns:table",                             \
      "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "xmlns:fo",                               \
      "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "xmlns:svg",                  \
      "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "xmlns:meta",                    \
      "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "xmlns:dc",                                \
      "http://purl.org/dc/elements/1.1/", "xmlns:xlink", "http://www.w3.org/1999/xlink",           \
      "office:version", "1.3"

GBytes *hw_odt_styles (const HwPaper *paper);
void hw_odt_font_faces (HwXml *xml);
const char *hw_odt_style_name (HwPaperStyle style);
/* Of a heading, "1" or "2"; NULL for others. */
const char *hw_odt_outline_level (HwPaperStyle style);

/* Styles that are made as they are met: each combination of properties has one. */
typedef struct _HwOdtStyles HwOdtStyles;
HwOdtStyles *hw_odt_styles_new (void);
void hw_odt_styles_free (HwOdtStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwOdtStyles, hw_odt_styles_free)
/* The name of the style of a paragraph, or of a piece of it; NULL for a piece that needs none. */
const char *hw_odt_styles_get_paragraph (HwOdtStyles *self, const HwPaperParagraph *paragraph);
const char *hw_odt_styles_get_piece (HwOdtStyles *self,
                                     const HwPaperParagraph *paragraph,
                                     const HwPaperPiece *piece);
/* Writes all that were asked for so far. */
void hw_odt_styles_write (HwOdtStyles *self, HwXml *xml);

G_END_DECLS

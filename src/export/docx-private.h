/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper.h"
#include "xml.h"

G_BEGIN_DECLS

#define HW_DOCX_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* The parts of the archive that say how things look; all transfer full. */
GBytes *hw_docx_styles (const HwPaper *paper);
GBytes *hw_docx_settings (const HwPaper *paper);
GBytes *hw_docx_fonts (void);
GBytes *hw_docx_footer (const HwPaper *paper);
/* "Quote": the style's name in the file. */
const char *hw_docx_style_name (HwPaperStyle style);

/* Opens w:p, writes what it says of itself and its text. */
void hw_docx_paragraph (HwXml *xml, const HwPaperParagraph *paragraph, gboolean in_comment);

G_END_DECLS

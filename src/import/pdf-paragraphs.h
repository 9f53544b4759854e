/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract-builder.h"
#include "pdf-page-lines.h"

G_BEGIN_DECLS

/* Puts lines together to the paragraphs that they were set from, over columns and pages too, joins words that
 * were broken at a line's end, and takes large lines for headings. @reasons as of hw_pdf_furniture_find();
 * @labels: of each page (char *). */
void hw_pdf_paragraphs_write (HwExtractBuilder *builder,
                              const GArray *lines,
                              const GArray *reasons,
                              const GPtrArray *labels);

G_END_DECLS

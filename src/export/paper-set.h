/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats.h"
#include "paper.h"

G_BEGIN_DECLS

/* What the job says, as it is to stand on paper: notes under headings, a table, or a document with its passages
 * as comments. NULL with @error. */
HwPaper *hw_paper_from_job (const HwExportJob *job, GError **error);

HwPaper *hw_paper_of_notes (const HwExportJob *job);
HwPaper *hw_paper_of_table (const HwExportJob *job, GError **error);
HwPaper *hw_paper_of_document (const HwExportJob *job, GError **error);

/* A line of parts with dots between them, each keeping its order. NULL where there are none. Transfer full. */
HwPaperParagraph *
hw_paper_parts (HwPaperStyle style, HwDirection direction, const char *const *parts);

G_END_DECLS

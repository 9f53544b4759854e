/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-set.h"

G_BEGIN_DECLS

/* Sets where a passage stands, in which directions it runs, and what is around it: @context words on either side, or the whole paragraph
 * (HW_EXPORT_CONTEXT_PARAGRAPH). An ellipsis stands where the paragraph goes on. */
void hw_export_passage_place (HwExportPassage *self,
                              const HwExportSection *section,
                              const HwText *text,
                              const HwStructure *structure,
                              guint context);

/* The parts of the line below a quotation: what it is from (where @with_document), and its place. NULL-terminated,
 * may be empty. Transfer full. */
GStrv hw_export_passage_cite (const HwExportPassage *self,
                              const HwExportSection *section,
                              HwExportCitation citation,
                              gboolean with_document);

G_END_DECLS

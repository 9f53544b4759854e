/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-set.h"

G_BEGIN_DECLS

/* One export on its way: what a format may ask for. */
typedef struct
{
  HwLibrary *library; /* between hw_library_begin_read() and hw_library_end_read() */
  const HwExportScope *scope;
  const HwExportOptions *options;
  const HwExportSet *set;
  GCancellable *cancellable;
} HwExportJob;

/* Each format writes what the job says. NULL with @error. */
GBytes *hw_export_docx (const HwExportJob *job, GError **error);
GBytes *hw_export_odt (const HwExportJob *job, GError **error);
GBytes *hw_export_pdf (const HwExportJob *job, GError **error);
GBytes *hw_export_html (const HwExportJob *job, GError **error);
GBytes *hw_export_markdown (const HwExportJob *job, GError **error);
GBytes *hw_export_obsidian (const HwExportJob *job, GError **error);
GBytes *hw_export_xlsx (const HwExportJob *job, GError **error);
GBytes *hw_export_template (const HwExportJob *job, GError **error);
GBytes *hw_export_json (const HwExportJob *job, GError **error);
GBytes *hw_export_bibtex (const HwExportJob *job, GError **error);
GBytes *hw_export_csl_json (const HwExportJob *job, GError **error);
GBytes *hw_export_library (const HwExportJob *job, GError **error);
GBytes *hw_export_csv (const HwExportJob *job, GError **error);
GBytes *hw_export_web_annotation (const HwExportJob *job, GError **error);
GBytes *hw_export_qdpx (const HwExportJob *job, GError **error);
GBytes *hw_export_qdc (const HwExportJob *job, GError **error);

/* A quotation as Markdown: each of its lines a paragraph, nothing of it taken for anything else. */
void hw_export_markdown_quotation (GString *out, const HwExportPassage *item);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-job.h"

G_BEGIN_DECLS

/* Tells of documents that came in and whose encoding was guessed, where another may be meant, and leads to reading
 * them again. Hidden where there is none.
 * Property: n-doubts (uint, read only)
 * Signal: reload (gint64 document, const char *path)   a person wants to choose its encoding */
#define HW_TYPE_IMPORT_DOUBTS (hw_import_doubts_get_type ())
G_DECLARE_FINAL_TYPE (HwImportDoubts, hw_import_doubts, HW, IMPORT_DOUBTS, AdwBin)

/* Those of a job that has finished; they stay until the row is closed. */
void hw_import_doubts_add_job (HwImportDoubts *self, HwImportJob *job);
guint hw_import_doubts_get_n (HwImportDoubts *self);

G_END_DECLS

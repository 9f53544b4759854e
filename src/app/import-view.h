/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-job.h"

G_BEGIN_DECLS

/* The row at the foot of the window while documents come in: a bar with counts, Cancel; and after
 * it, where files could not be added, how many, with a list of them and their reasons. */
#define HW_TYPE_IMPORT_VIEW (hw_import_view_get_type ())
G_DECLARE_FINAL_TYPE (HwImportView, hw_import_view, HW, IMPORT_VIEW, AdwBin)

GtkWidget *hw_import_view_new (void);
/* Follows this import from now on. */
void hw_import_view_set_job (HwImportView *self, HwImportJob *job);

/* Properties: is-needed (boolean, read only): there is something to see. */

G_END_DECLS

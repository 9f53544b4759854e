/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-job.h"
#include "session.h"

G_BEGIN_DECLS

/* The foot of the window while documents come in: a bar with counts, Cancel; and where files could not
 * be added, a row that names a few of them with their reasons, or has a list of many. That row stays,
 * through other imports as well, until it is closed. */
#define HW_TYPE_IMPORT_VIEW (hw_import_view_get_type ())
G_DECLARE_FINAL_TYPE (HwImportView, hw_import_view, HW, IMPORT_VIEW, AdwBin)

GtkWidget *hw_import_view_new (void);
/* Follows this import from now on, and still tells of what failed in those before. */
void hw_import_view_add_job (HwImportView *self, HwImportJob *job);

/* Also shows how far the session is with its index, where that takes longer than a moment and no import
 * runs; Cancel then puts it off. */
void hw_import_view_follow_index (HwImportView *self, HwSession *session);

/* Properties: is-needed (boolean, read only): there is something to see.
 * Signals: reload (gint64 document, const char *path)   its encoding was guessed, and a person wants to choose it */

G_END_DECLS

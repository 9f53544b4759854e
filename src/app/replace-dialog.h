/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "replace-job.h"

G_BEGIN_DECLS

/* How far a replacement is, and then what became of the passages: kept, moved, uncertain, lost. What was done stays
 * where the window is closed.
 * Signals: undone ()   all of it was taken back; the window is closed
 *          passage-activated (gint64 document, gint64 passage, gint64 start, gint64 end)
 *                      a row; the window is closed */
#define HW_TYPE_REPLACE_DIALOG (hw_replace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HwReplaceDialog, hw_replace_dialog, HW, REPLACE_DIALOG, AdwWindow)

/* Of a job that runs. */
GtkWidget *hw_replace_dialog_new (HwReplaceJob *job);
/* The job is done: the window turns to the report. */
void hw_replace_dialog_show_report (HwReplaceDialog *self);
/* "31 passages kept, 2 moved, 1 lost". Transfer full. */
char *hw_replace_dialog_summarize (HwReplaceJob *job);

G_END_DECLS

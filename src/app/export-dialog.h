/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents.h"
#include "session.h"

G_BEGIN_DECLS

/* Asks which notes go out, as what, and where; writes them, with a way to cancel. */
#define HW_TYPE_EXPORT_DIALOG (hw_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HwExportDialog, hw_export_dialog, HW, EXPORT_DIALOG, AdwWindow)

/* @open: the document that is open, or NULL; @chosen: the documents chosen in a list, which are then
 * what is offered first; may be empty. */
GtkWidget *
hw_export_dialog_new (HwSession *session, HwDocument *open, const gint64 *chosen, gsize n_chosen);

/* Writes what is chosen in the dialog to @file: what its button does when a file has been chosen. */
void hw_export_dialog_write (HwExportDialog *self, GFile *file);

/* Signals:
 *   exported (GFile *file)   written whole; the dialog is gone
 */

G_END_DECLS

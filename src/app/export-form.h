/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "export.h"

G_BEGIN_DECLS

/* How notes are written: rows for what the chosen format heeds. */
#define HW_TYPE_EXPORT_FORM (hw_export_form_get_type ())
G_DECLARE_FINAL_TYPE (HwExportForm, hw_export_form, HW, EXPORT_FORM, AdwPreferencesGroup)

/* @document: the one that can be written itself, with its comments; 0 for none. */
void hw_export_form_set_document (HwExportForm *self, gint64 document);
void hw_export_form_set_format (HwExportForm *self, HwExportFormat format);
/* Transfer full; free with hw_export_options_free(). */
HwExportOptions *hw_export_form_get_options (HwExportForm *self);

/* Signals:
 *   changed ()   by the person
 */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "export.h"
#include "session.h"

G_BEGIN_DECLS

/* How an export begins, where it is text, else a list of what will be in it. */
#define HW_TYPE_EXPORT_PREVIEW (hw_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (HwExportPreview, hw_export_preview, HW, EXPORT_PREVIEW, GtkBox)

/* Shows it a moment later, unless it is called again before. Takes @scope and @options. */
void hw_export_preview_show (HwExportPreview *self,
                             HwSession *session,
                             HwExportScope *scope,
                             HwExportOptions *options);

G_END_DECLS

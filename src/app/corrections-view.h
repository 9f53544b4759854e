/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The corrections of a text, the last one first, beside it: what changed, who changed it, and a way back for each
 * that still stands. */
#define HW_TYPE_CORRECTIONS_VIEW (hw_corrections_view_get_type ())
G_DECLARE_FINAL_TYPE (HwCorrectionsView, hw_corrections_view, HW, CORRECTIONS_VIEW, AdwBin)

GtkWidget *hw_corrections_view_new (HwSession *session);
/* 0 for none. */
void hw_corrections_view_set_document (HwCorrectionsView *self, gint64 document);

/* Signals:
 *   place-activated (gint64 document, gint64 start, gint64 end)   a corrected paragraph
 *   original-requested (gint64 document)
 *   closed () */

G_END_DECLS

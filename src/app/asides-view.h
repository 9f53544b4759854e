/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* What was left out of a text, paragraph by paragraph, beside it: where each stood, why it was left out, and a
 * way back. */
#define HW_TYPE_ASIDES_VIEW (hw_asides_view_get_type ())
G_DECLARE_FINAL_TYPE (HwAsidesView, hw_asides_view, HW, ASIDES_VIEW, AdwBin)

GtkWidget *hw_asides_view_new (HwSession *session);
/* 0 for none. */
void hw_asides_view_set_document (HwAsidesView *self, gint64 document);

/* Signals:
 *   place-activated (gint64 document, gint64 start, gint64 end)   the words behind one of them
 *   closed () */

G_END_DECLS

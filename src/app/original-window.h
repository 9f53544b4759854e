/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* A document's text as it was read, before all corrections: to read and to copy from. */
#define HW_TYPE_ORIGINAL_WINDOW (hw_original_window_get_type ())
G_DECLARE_FINAL_TYPE (HwOriginalWindow, hw_original_window, HW, ORIGINAL_WINDOW, AdwWindow)

/* A failure to read it is told by the session's "failed". */
GtkWidget *hw_original_window_new (HwSession *session, gint64 document);

G_END_DECLS

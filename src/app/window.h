/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "application.h"
#include "session.h"

G_BEGIN_DECLS

#define HW_TYPE_WINDOW (hw_window_get_type ())
G_DECLARE_FINAL_TYPE (HwWindow, hw_window, HW, WINDOW, AdwApplicationWindow)

HwWindow *hw_window_new (HwApplication *application, HwSession *session);

/* The answer to hw_document_load_last(), which the session was asked before the window was made. */
void hw_window_begin (HwWindow *self, GAsyncResult *result);
/* TRUE where the library could not be opened. */
gboolean hw_window_has_failed (HwWindow *self);

/* Adds files and folders to the library (element type GFile), with progress in the window. */
void hw_window_import (HwWindow *self, GPtrArray *files);

G_END_DECLS

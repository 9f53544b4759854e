/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "print-paper.h"

G_BEGIN_DECLS

/* The pages as they will be printed, one at a time. */
#define HW_TYPE_PRINT_PREVIEW (hw_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (HwPrintPreview, hw_print_preview, HW, PRINT_PREVIEW, AdwWindow)

/* @paper is laid out, and outlives the window; @width and @height of its sheets in points. */
GtkWidget *hw_print_preview_new (HwPrintPaper *paper, double width, double height);

G_END_DECLS

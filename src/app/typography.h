/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The popover with what a person sets about the text: its size, column and lines, light or dark. */
#define HW_TYPE_TYPOGRAPHY (hw_typography_get_type ())
G_DECLARE_FINAL_TYPE (HwTypography, hw_typography, HW, TYPOGRAPHY, GtkPopover)

GtkWidget *hw_typography_new (void);

G_END_DECLS

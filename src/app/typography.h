/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The popover with what a person sets about the text: its fonts, sizes, lines and paper. What is set is seen
 * at once and kept. */
#define HW_TYPE_TYPOGRAPHY (hw_typography_get_type ())
G_DECLARE_FINAL_TYPE (HwTypography, hw_typography, HW, TYPOGRAPHY, GtkPopover)

GtkWidget *hw_typography_new (void);

/* What to say of characters of the document that the fonts lack, as HwReader's "missing-characters" has them.
 * Transfer full; NULL for NULL. */
char *hw_typography_describe_missing (const char *characters);
/* @text of the above. */
void hw_typography_set_missing (HwTypography *self, const char *text);

G_END_DECLS

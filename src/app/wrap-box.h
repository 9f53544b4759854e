/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children beside each other as long as there is room, and then on the next line, as words are. One that
 * expands takes what its line has left. In templates they are children as those of a GtkBox. */
#define HW_TYPE_WRAP_BOX (hw_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (HwWrapBox, hw_wrap_box, HW, WRAP_BOX, GtkWidget)

void hw_wrap_box_append (HwWrapBox *self, GtkWidget *child);

G_END_DECLS

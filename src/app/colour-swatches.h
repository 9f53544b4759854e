/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of buttons that mark, or mark anew, in a colour of the palette: by the action
 * "reading.mark-colour" of the page around it. Floating. */
GtkWidget *hw_colour_swatches_new (void);
/* The colour that is there already; NULL for none. */
void hw_colour_swatches_set_current (GtkWidget *self, const char *colour);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program's style sheets and its own icons. They are brought in here, and the application has no resource
 * base path: with one, GTK gives the icon theme another folder while a thread of GTK's is reading that theme,
 * and the start waits for the thread first and reads the whole theme once more after it. */

/* Once, when the display is there. */
void hw_style_load (void);

/* The symbolic icon of the program, at @size pixels and the scale of @widget. Transfer full. */
GdkPaintable *hw_style_get_icon (GtkWidget *widget, int size);

/* From here on the program's icon is found by its name, also where it is not installed. */
void hw_style_name_icons (void);

G_END_DECLS

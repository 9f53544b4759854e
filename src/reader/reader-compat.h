/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 has only in calls that later versions deprecate. */
void hw_reader_compat_get_colour (GtkWidget *widget, GdkRGBA *colour);
gboolean hw_reader_compat_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);
gboolean hw_reader_compat_is_high_contrast (GtkWidget *widget);

G_END_DECLS

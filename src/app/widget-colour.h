/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
void hw_compat_get_colour (GtkWidget *widget, GdkRGBA *colour);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-colour.h"
void
hw_compat_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

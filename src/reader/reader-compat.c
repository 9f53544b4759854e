/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-compat.h"

#include <string.h>

#include <adwaita.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

void
hw_reader_compat_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

gboolean
hw_reader_compat_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour);
}

G_GNUC_END_IGNORE_DEPRECATIONS

gboolean
hw_reader_compat_is_high_contrast (GtkWidget *widget)
{
  g_autofree char *theme = NULL;

  /* libadwaita has its own themes, without GTK's names. */
  if (adw_is_initialized ())
    return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &theme, NULL);
  return theme != NULL && strstr (theme, "HighContrast") != NULL;
}

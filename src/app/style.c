/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "style.h"

#define RESOURCES "/io/github/hawashi/Hawashi/"

static GtkStyleProvider *
add_sheet (const char *resource, guint priority)
{
  GtkCssProvider *sheet = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (sheet, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (sheet), priority);
  return GTK_STYLE_PROVIDER (sheet);
}

static void
follow_contrast (AdwStyleManager *manager)
{
  static GtkStyleProvider *sheet;

  if (adw_style_manager_get_high_contrast (manager) == (sheet != NULL))
    return;
  if (sheet == NULL)
    /* After the sheet that it changes. */
    sheet = add_sheet (RESOURCES "style-hc.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    {
      gtk_style_context_remove_provider_for_display (gdk_display_get_default (), sheet);
      g_clear_object (&sheet);
    }
}

void
hw_style_load (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_object_unref (add_sheet (RESOURCES "style.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION));
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (follow_contrast), NULL);
  follow_contrast (manager);
}

GdkPaintable *
hw_style_get_icon (GtkWidget *widget, int size)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource://" RESOURCES
                                               "icons/symbolic/apps/" HW_APP_ID "-symbolic.svg");

  return GDK_PAINTABLE (
      gtk_icon_paintable_new_for_file (file, size, gtk_widget_get_scale_factor (widget)));
}

void
hw_style_name_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  if (!gtk_icon_theme_has_icon (theme, HW_APP_ID))
    gtk_icon_theme_add_resource_path (theme, RESOURCES "icons");
}

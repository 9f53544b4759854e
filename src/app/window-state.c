/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings.h"
#include "window-private.h"

void
hw_window_restore_state (HwWindow *self)
{
  GSettings *settings = hw_settings_get ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  hw_panes_set_wish (self->panes, HW_PANE_SIDEBAR,
                     g_settings_get_boolean (settings, "sidebar-shown"),
                     g_settings_get_int (settings, "sidebar-width"));
  hw_panes_set_wish (self->panes, HW_PANE_PANEL, g_settings_get_boolean (settings, "panel-shown"),
                     g_settings_get_int (settings, "panel-width"));
}

void
hw_window_save_state (HwWindow *self)
{
  GSettings *settings = hw_settings_get ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_boolean (settings, "sidebar-shown",
                          hw_panes_get_wanted (self->panes, HW_PANE_SIDEBAR));
  g_settings_set_int (settings, "sidebar-width", hw_panes_get_width (self->panes, HW_PANE_SIDEBAR));
  g_settings_set_boolean (settings, "panel-shown",
                          hw_panes_get_wanted (self->panes, HW_PANE_PANEL));
  g_settings_set_int (settings, "panel-width", hw_panes_get_width (self->panes, HW_PANE_PANEL));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "typography.h"
#include "window-private.h"

/* The menu of the text, and the mark on its button where the fonts lack characters of the document. */

static char *
get_missing (HwWindow *self)
{
  g_autoptr (GObject) page = g_signal_group_dup_target (self->page_signals);
  char *characters = NULL;

  if (page != NULL)
    g_object_get (page, "missing-characters", &characters, NULL);
  return characters;
}

static void
update_missing (HwWindow *self)
{
  g_autofree char *characters = get_missing (self);
  g_autofree char *text = hw_typography_describe_missing (characters);
  const char *tooltip = text != NULL ? text : _ ("Text appearance (Ctrl+,)");
  GtkPopover *popover = gtk_menu_button_get_popover (self->typography_button);
  GtkWidget *button = GTK_WIDGET (self->typography_button);

  /* GTK asks the X server where the pointer is, whether the text is another or not. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) != 0)
    gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  if (text != NULL)
    gtk_widget_add_css_class (button, "attention");
  else
    gtk_widget_remove_css_class (button, "attention");
  if (popover != NULL)
    hw_typography_set_missing (HW_TYPOGRAPHY (popover), text);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  gtk_menu_button_set_popover (button, hw_typography_new ());
  update_missing (user_data);
}

static void
show_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  /* Where a narrow bar left it out. */
  gtk_widget_set_visible (GTK_WIDGET (self->typography_button), TRUE);
  gtk_menu_button_popup (self->typography_button);
}

void
hw_window_add_typography (HwWindow *self)
{
  static const GActionEntry entries[] = { { .name = "typography", .activate = show_menu } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->typography_button, make_menu_cb, self, NULL);
  self->page_signals = g_signal_group_new (HW_TYPE_READING_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::missing-characters",
                                  G_CALLBACK (update_missing), self);
}

void
hw_window_follow_fonts (HwWindow *self)
{
  g_signal_group_set_target (self->page_signals, hw_window_get_reading (self));
  update_missing (self);
}

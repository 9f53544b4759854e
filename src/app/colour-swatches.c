/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "colour-swatches.h"

#include <glib/gi18n.h>

#include "palette.h"

static GtkWidget *
swatch_new (HwPaletteColour colour)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  /* Translators: %s is a colour, as in "Yellow" */
  g_autofree char *label = g_strdup_printf (_ ("Mark: %s"), colour.name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reading.mark-colour");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", colour.colour);
  gtk_widget_set_tooltip_text (button, colour.name);
  gtk_widget_add_css_class (button, "swatch");
  gtk_widget_add_css_class (button, colour.css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* A click on the bar leaves the keyboard, and the selection, in the text; Tab still comes here. */
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

GtkWidget *
hw_colour_swatches_new (void)
{
  GtkWidget *self = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < HW_N_MARK_COLOURS; i++)
    gtk_box_append (GTK_BOX (self), swatch_new (hw_palette_get (i)));
  return self;
}

void
hw_colour_swatches_set_current (GtkWidget *self, const char *colour)
{
  GtkWidget *swatch = gtk_widget_get_first_child (self);

  for (guint i = 0; swatch != NULL; i++, swatch = gtk_widget_get_next_sibling (swatch))
    {
      const gboolean is_current
          = colour != NULL && g_ascii_strcasecmp (colour, hw_palette_get (i).colour) == 0;

      if (is_current)
        gtk_widget_add_css_class (swatch, "current");
      else
        gtk_widget_remove_css_class (swatch, "current");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_STATE_PRESSED,
          is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* A window with one of each thing that the driver must be able to reach: a button in a header bar,
 * a text that takes files, an entry and a button in a popover. */

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  gtk_button_set_label (button, "Clicked");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *list = g_value_get_boxed (value);
  g_autofree char *name = g_file_get_basename (list->data);

  gtk_button_set_label (GTK_BUTTON (user_data), name);
  return TRUE;
}

static void
activate_cb (GtkApplication *app, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_label ("In the bar");
  GtkWidget *inner = gtk_button_new_with_label ("In the popover");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *text = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), button);
  gtk_widget_add_controller (text, GTK_EVENT_CONTROLLER (target));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  g_signal_connect (inner, "clicked", G_CALLBACK (clicked_cb), NULL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), "More");
  gtk_box_append (GTK_BOX (content), entry);
  gtk_box_append (GTK_BOX (content), inner);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name",
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, "Text", -1);
  gtk_text_buffer_set_text (buffer, "سلام على من قرأ هذه الحاشية", -1);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), text);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 500);
  gtk_window_set_title (GTK_WINDOW (window), "Driver");
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat.h"

#include "formats.h"

#include <glib/gi18n.h>

#include "style.h"
#include "worker.h"

typedef struct
{
  GtkFileChooserNative *dialog; /* owned */
  HwChooseFunc func;
  gpointer user_data;
  GDestroyNotify free_user_data;
} Choice;

static void
choice_free (Choice *choice)
{
  if (choice->free_user_data != NULL)
    choice->free_user_data (choice->user_data);
  g_object_unref (choice->dialog);
  g_free (choice);
}

static void
choice_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      if (g_list_model_get_n_items (files) > 0)
        choice->func (files, choice->user_data);
    }
  choice_free (choice);
}

/* By the ends of their names: what a file is called decides how it is read, too. */
static void
add_document_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) documents = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  gsize n_formats;
  const HwFormat *formats = hw_formats_list (&n_formats);

  gtk_file_filter_set_name (documents, _ ("Documents"));
  for (gsize i = 0; i < n_formats; i++)
    {
      g_auto (GStrv) extensions = g_strsplit (formats[i].extensions, " ", -1);

      for (char **extension = extensions; *extension != NULL; extension++)
        gtk_file_filter_add_suffix (documents, *extension);
    }
  gtk_file_chooser_add_filter (chooser, documents);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
hw_compat_choose_files (GtkWindow *parent,
                        HwChoose what,
                        const char *title,
                        const char *accept_label,
                        const char *suggested_name,
                        HwChooseFunc func,
                        gpointer user_data,
                        GDestroyNotify free_user_data)
{
  static const GtkFileChooserAction actions[] = {
    [HW_CHOOSE_DOCUMENTS] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [HW_CHOOSE_DOCUMENT] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [HW_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
    [HW_CHOOSE_LIBRARY] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [HW_CHOOSE_TARGET] = GTK_FILE_CHOOSER_ACTION_SAVE,
  };
  Choice *choice = g_new0 (Choice, 1);
  GtkFileChooser *chooser;

  choice->dialog
      = gtk_file_chooser_native_new (title, parent, actions[what], accept_label, _ ("_Cancel"));
  choice->func = func;
  choice->user_data = user_data;
  choice->free_user_data = free_user_data;
  chooser = GTK_FILE_CHOOSER (choice->dialog);
  gtk_file_chooser_set_select_multiple (chooser,
                                        what == HW_CHOOSE_DOCUMENTS || what == HW_CHOOSE_FOLDER);
  if (what == HW_CHOOSE_DOCUMENTS || what == HW_CHOOSE_DOCUMENT)
    add_document_filters (chooser);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (chooser, suggested_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->dialog), TRUE);
  g_signal_connect (choice->dialog, "response", G_CALLBACK (choice_response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->dialog));
}

/* A message may name a file whose path has no place to break a line at. */
static void
break_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    break_words (child);
}

void
hw_compat_show_message (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  break_words (dialog);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
hw_compat_show_about (GtkWindow *parent)
{
  static const char *const developers[] = { "The Hawashi maintainers", NULL };
  g_autofree char *sandbox = hw_worker_describe (FALSE);
  g_autofree char *debug_info
      = g_strdup_printf ("%s %s\n%s\n", "Hawashi", HW_VERSION, sandbox != NULL ? sandbox : "");
  GtkWidget *about = adw_about_window_new ();

  hw_style_name_icons ();
  g_object_set (about, "application-name", _ ("Hawashi"), "application-icon", HW_APP_ID, "version",
                HW_VERSION, "developer-name", _ ("The Hawashi maintainers"), "developers",
                developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("A reading room for Arabic documents: read them, mark them, write in their "
                   "margins, and take your notes with you."),
                /* Translators: your name, one a line; shown in the about window */
                "translator-credits", _ ("translator-credits"), "debug-info", debug_info, NULL);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}

void
hw_compat_show_folder (GtkWindow *parent, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

void
hw_compat_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

void
hw_compat_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

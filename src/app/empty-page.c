/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "empty-page.h"

#include <glib/gi18n.h>

#include "style.h"

/* As the theme has it. */
#define ICON_SIZE 128

static void
add_button (GtkWidget *box, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
hw_empty_page_new (HwEmptyPageKind kind, const char *detail)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GdkPaintable) icon = NULL;
  g_autofree char *escaped = NULL;

  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  switch (kind)
    {
    case HW_EMPTY_PAGE_WELCOME:
      icon = hw_style_get_icon (page, ICON_SIZE);
      adw_status_page_set_paintable (ADW_STATUS_PAGE (page), icon);
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("A Reading Room"));
      adw_status_page_set_description (
          ADW_STATUS_PAGE (page),
          _ ("Drop documents or a folder here, or open them: PDF, Word, OpenDocument, RTF, EPUB, "
             "web pages, e-mail, subtitles, tables, Markdown and plain text. They stay on this "
             "machine."));
      add_button (box, _ ("_Open Files…"), "win.open", TRUE);
      add_button (box, _ ("Open a _Folder…"), "win.open-folder", FALSE);
      add_button (box, _ ("Open the _Samples"), "win.samples", FALSE);
      break;
    case HW_EMPTY_PAGE_CHOOSE:
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-document-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Document Open"));
      adw_status_page_set_description (
          ADW_STATUS_PAGE (page),
          _ ("Choose a document in the sidebar, or search in all of them."));
      add_button (box, _ ("Show the _Documents"), "win.documents", TRUE);
      add_button (box, _ ("_Open Files…"), "win.open", FALSE);
      break;
    case HW_EMPTY_PAGE_FAILED:
      escaped = g_markup_escape_text (detail, -1);
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This Library Cannot Be Opened"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
      add_button (box, _ ("Open _Another Library…"), "app.open-library", TRUE);
      break;
    default:
      g_return_val_if_reached (page);
    }
  return page;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK 4.10 or libadwaita 1.4 and later do with other types stands here, once: a move to those
 * versions changes this file alone. */

typedef enum
{
  HW_CHOOSE_DOCUMENTS, /* one or more files */
  HW_CHOOSE_DOCUMENT,  /* one of these */
  HW_CHOOSE_FOLDER,
  HW_CHOOSE_LIBRARY, /* a file that is there */
  HW_CHOOSE_TARGET,  /* a file to write */
} HwChoose;

/* @files: element type GFile, never empty; the callback is not called where the person cancelled. */
typedef void (*HwChooseFunc) (GListModel *files, gpointer user_data);

/* Shows the desktop's file dialog. @suggested_name is for HW_CHOOSE_TARGET, else NULL. @user_data is freed
 * with @free_user_data when the dialog is gone. */
void hw_compat_choose_files (GtkWindow *parent,
                             HwChoose what,
                             const char *title,
                             const char *accept_label,
                             const char *suggested_name,
                             HwChooseFunc func,
                             gpointer user_data,
                             GDestroyNotify free_user_data);

/* A message that must be read, with a button to close it. */
void hw_compat_show_message (GtkWindow *parent, const char *heading, const char *body);

void hw_compat_show_about (GtkWindow *parent);

/* Shows the folder that holds @file in the file manager. */
void hw_compat_show_folder (GtkWindow *parent, GFile *file);

/* The colour that a widget's text has by its style. */
void hw_compat_get_colour (GtkWidget *widget, GdkRGBA *colour);

/* The name of a choice, for a screen reader: newer GTK names it by what is chosen, whatever its label. */
void hw_compat_name_drop_down (GtkDropDown *drop_down, const char *name);

G_END_DECLS

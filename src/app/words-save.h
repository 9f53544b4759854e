/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

/* In a thread: writes what @data is to @file, which is on this computer. */
typedef gboolean (*HwWordsWrite) (gpointer data, GFile *file, GError **error);

/* Asks for a file and writes it off the main thread. Then @from emits "saved" (GFile *), or the session
 * "failed". @data is freed also where the person cancelled. */
void hw_words_save (GtkWidget *from,
                    HwSession *session,
                    const char *suggested_name,
                    HwWordsWrite write,
                    gpointer data,
                    GDestroyNotify free_data);

/* The part behind the dialog. */
void hw_words_save_to (GtkWidget *from,
                       HwSession *session,
                       GFile *file,
                       HwWordsWrite write,
                       gpointer data,
                       GDestroyNotify free_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Finds widgets of a test's window as a person finds them: by what they are and say. */

/* The first widget of @type below @root (or itself) whose text or accessible label is @text (NULL for
 * any), that is shown; NULL for none. */
GtkWidget *hw_find_widget (GtkWidget *root, GType type, const char *text);
/* How many there are. */
guint hw_count_widgets (GtkWidget *root, GType type);

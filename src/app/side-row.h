/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of a list beside the text: a line that says what it is, a button, the words, and one more line. */
GtkWidget *hw_side_row_new (const char *button_label, GCallback clicked, gpointer owner);

/* @words, or @markup of them where that is not NULL. @foot may be NULL. */
void hw_side_row_set (
    GtkWidget *row, const char *head, const char *words, const char *markup, const char *foot);
/* Can it be pressed, or else why not? @tooltip may be NULL. */
void hw_side_row_set_button (GtkWidget *row, gboolean sensitive, const char *tooltip);
/* The row that a button belongs to, which HwListKind knows. */
GtkWidget *hw_side_row_of_button (GtkWidget *button);

G_END_DECLS

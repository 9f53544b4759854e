/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "direction.h"

G_BEGIN_DECLS

/* Text of any script inside a window of any direction: it reads in its own direction, which the
 * majority of its letters decides, and not the first one as in GTK. */

/* @text with a direction mark before each of its lines, or as it is where nothing in it has a
 * direction. Transfer full. */
char *hw_directed_text (const char *text, HwDirection *direction);
/* The direction of @text as GTK names it, of the interface where it has none. */
GtkTextDirection hw_directed_of (const char *text);
/* Sets the text of a GtkLabel or GtkInscription in its own direction and aligned by it, with @text
 * as it is for its accessible name. */
void hw_directed_set (GtkWidget *label, const char *text);

G_END_DECLS

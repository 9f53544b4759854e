/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkTextView lays a line out by its first strong letter, and has no property to say otherwise. Where
 * the majority of a line's letters says otherwise, as everywhere else in the program, a direction mark
 * stands before the line while it is edited. The person neither sees it, nor meets it with the caret, nor
 * copies it; undo takes it back with what it came from. */
void hw_line_directions_attach (GtkTextView *view);
/* Puts the marks of a text that was set just now. */
void hw_line_directions_update (GtkTextBuffer *buffer);
/* What the person wrote, without them. Transfer full. */
char *hw_line_directions_get_text (GtkTextBuffer *buffer);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small popovers that lists open at a row. Each belongs to @parent (a GtkBox or an AdwBin) while it
 * is open. */

/* Opens @popover (floating) on @parent, pointing at @at (a widget in it; NULL for the top of @parent),
 * and takes it away when it closes. */
void hw_popover_open (GtkPopover *popover, GtkWidget *parent, GtkWidget *at);

/* The same, pointing at @area of @parent. */
void hw_popover_open_at (GtkPopover *popover, GtkWidget *parent, const GdkRectangle *area);

/* Takes away what is still open on @parent: for its dispose. */
void hw_popover_close_all (GtkWidget *parent);

typedef void (*HwTextDone) (GtkWidget *parent, gint64 id, const char *text);
/* Asks for a line of text, @text to begin with. @done gets it with @id if the person accepts, and
 * it is not blank or @may_be_empty. @title is the name of the field too. */
void hw_popover_ask_text (GtkWidget *parent,
                          GtkWidget *at,
                          const char *title,
                          const char *text,
                          const char *accept,
                          gboolean may_be_empty,
                          HwTextDone done,
                          gint64 id);

typedef void (*HwColourDone) (GtkWidget *parent, gint64 id, const char *colour);
/* Offers the palette, each colour with its name. @current (may be NULL) is marked. */
void hw_popover_ask_colour (
    GtkWidget *parent, GtkWidget *at, const char *current, HwColourDone done, gint64 id);

/* Opens @menu at @at, or where the pointer is in it (@x, @y not negative). */
void hw_popover_menu (GMenuModel *menu, GtkWidget *parent, GtkWidget *at, double x, double y);

G_END_DECLS

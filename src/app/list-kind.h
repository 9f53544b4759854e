/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "row-model.h"

G_BEGIN_DECLS

/* What the lists of the window have in common: rows are bound anew when their item changes, one
 * click or Enter goes there, the second button and the Menu key open a menu at the row. */
typedef struct
{
  /* A row widget, floating. */
  GtkWidget *(*make) (gpointer owner);
  void (*bind) (gpointer owner, GtkWidget *widget, HwRow *row);
  /* May be NULL: the widget leaves its row. */
  void (*unbind) (gpointer owner, GtkWidget *widget, HwRow *row);
  void (*activate) (gpointer owner, guint position);
  /* May be NULL. @x and @y in @widget, or negative where it was the keyboard. The row is selected.
   */
  void (*menu) (gpointer owner, guint position, GtkWidget *widget, double x, double y);
  /* May be NULL: what the middle button does. */
  void (*open_tab) (gpointer owner, guint position);
  /* One click only selects the row: two, or Enter, go there. */
  gboolean on_double_click;
} HwListKind;

/* Makes @list show @selection, whose items are HwRow. @kind is static, @owner outlives @list. */
void hw_list_set_up (GtkListView *list,
                     GtkSelectionModel *selection,
                     const HwListKind *kind,
                     gpointer owner);
/* The row object and the position of a widget that make() returned; NULL while it is in no row. */
HwRow *hw_list_get_row (GtkWidget *widget);
guint hw_list_get_position (GtkWidget *widget);
/* What a screen reader says of the row of a widget that make() returned, from bind() on: GTK 4.8 does not
 * put it together from what is in the row. Nothing where the widget is in no list. */
void hw_list_set_row_name (GtkWidget *widget, const char *name);
/* The widget of a row that is on the screen or near it, else NULL. Borrowed. */
GtkWidget *hw_list_find_widget (GtkListView *list, HwRow *row);
/* The widget of the selected row of a list with a GtkSingleSelection, for a popover to point at; NULL
 * for none and where it is not on the screen. Borrowed. */
GtkWidget *hw_list_get_selected_widget (GtkListView *list);
/* The widget of the row that has the focus, or holds it; else NULL. Borrowed. */
GtkWidget *hw_list_get_focused (GtkListView *list);
/* Brings a row on the screen; nothing where it is there. */
void hw_list_scroll_to (GtkListView *list, guint position);
/* Gives the keyboard to a row, once it is on the screen. */
void hw_list_focus (GtkListView *list, guint position);

G_END_DECLS

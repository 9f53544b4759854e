/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* Cards stand in the margin beside the ranges, one each where there is room. The reader does not know what
 * is on them: it has them made, says which range they are for, and places them. Only those near the screen
 * exist. All is called outside of layout and drawing. */
typedef struct
{
  /* A card for any range; floating. It should do with little width. */
  GtkWidget *(*make) (gpointer data);
  /* Shows the range @id from now on, or shows it anew after hw_reader_set_ranges(). For itself and for
   * @n_behind others that begin on the same line and have no card of their own. 0: it shows none. */
  void (*bind) (GtkWidget *card, gint64 id, const gint64 *behind, guint n_behind, gpointer data);
  /* Folded to one line; or open, and focused. */
  void (*set_state) (GtkWidget *card, gboolean folded, gboolean focused, gpointer data);
  /* What a screen reader says of a range, where there is room for a card and where there is not: its stripe
   * is called so, and the pane is described so while the keyboard is there. Transfer full, NULL for a range
   * that is gone. */
  char *(*describe) (gint64 id, gpointer data);
} HwReaderCardFactory;

/* @factory is kept, not copied. */
void hw_reader_set_card_factory (HwReader *self, const HwReaderCardFactory *factory, gpointer data);
/* On by default. Where it is off, or the pane is too narrow, the margin has stripes alone. */
void hw_reader_set_show_cards (HwReader *self, gboolean show);
/* Is there room for cards in the pane as it is? */
gboolean hw_reader_has_cards (HwReader *self);
/* The card of a range, made at once where its range begins on the screen, or goes on there and is focused; NULL
 * where it does not. */
GtkWidget *hw_reader_get_card (HwReader *self, gint64 id);

G_END_DECLS

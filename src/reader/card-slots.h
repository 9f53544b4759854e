/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader-private.h"

G_BEGIN_DECLS

/* Where a card stands, or would. */
typedef struct
{
  const HwIndexedRange *range; /* valid as long as the ranges */
  double wanted; /* the top of the line where its range begins, in the pane, or the edge */
  double y;      /* where it stands */
  int height;
  gboolean folded, focused;
  guint n_behind;                     /* others on its line that it stands for */
  const HwIndexedRange *const *found; /* itself and those; valid as long as the slots */
} HwCardSlot;

/* Appends to @slots a card for each range, or each line of ranges where they are many, that begins within
 * a screen of the screen, in order, and one for the focused range where any of it is on the screen. @folded
 * is the height of a folded card, @height that of the focused one; is that @written on? */
void hw_card_slots_find (HwReader *self, int folded, int height, gboolean written, GArray *slots);
/* Gives them heights and places. */
void hw_card_slots_place (HwReader *self,
                          GArray *slots,
                          int (*height_of) (const HwCardSlot *slot, gpointer data),
                          gpointer data);

G_END_DECLS

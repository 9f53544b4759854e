/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the cards in the margin stand. Heights and places are pixels, in any one origin: moving all that
 * is wanted by the same moves all that is given by the same, so that nothing jumps while scrolling. */

typedef struct
{
  double wanted; /* where its passage begins */
  int height;
  gboolean pinned; /* stands exactly there: the focused one, at most one of them */
  double y;        /* given */
} HwCardPlace;

/* Places @cards, which are in order, one below the other with at least @gap between: all together as near
 * to where they are wanted as can be (the least sum of squares), within [@low, @high]. Where there is not
 * room for all, @low holds. */
void hw_card_layout_place (HwCardPlace *cards, guint n_cards, int gap, double low, double high);

typedef enum
{
  HW_CARD_OPEN,
  HW_CARD_FOLDED,  /* to one line */
  HW_CARD_GROUPED, /* one line for all that begin at the same height */
} HwCardFold;

/* How much each card has to be folded, for those within half a @page of it to have room beside their
 * text: by where they are @wanted (in order) alone, and the usual height of one that is open or folded. */
void hw_card_layout_fold (const double *wanted,
                          guint n_cards,
                          double page,
                          double open,
                          double folded,
                          HwCardFold *folds);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "card-slots.h"
#include "reader-cards.h"

G_BEGIN_DECLS

#define HW_CARDS_AHEAD 240 /* pixels around the screen in which cards are ready */

/* Shared by reader-cards.c, which has the widgets, and reader-cards-place.c, which places and draws them. */
typedef struct
{
  gint64 id;
  GtkWidget *widget;
  GArray *behind; /* gint64 */
  double wanted;  /* the top of its passage, in the pane */
  double shift;   /* where it is to stand, from there */
  double shown;   /* where it stands */
  double from;    /* where it came from, at @since */
  gint64 since;
  int width, height;
  gboolean folded, focused;
  gboolean bound;  /* shows its range as it is now */
  gboolean placed; /* has a place */
  gboolean used;   /* in this pass */
} HwCard;

struct _HwCards
{
  const HwReaderCardFactory *factory;
  gpointer data;
  gboolean hidden;     /* by choice */
  GHashTable *by_id;   /* gint64 * in the card -> HwCard */
  GPtrArray *spare;    /* HwCard without a range */
  GArray *slots;       /* HwCardSlot, of the last pass */
  GHashTable *heights; /* HwIndexedRange -> height when it was open */
  int folded_height;   /* of a card, once one was seen */
  guint make_tick, settle_tick;
};

HwCard *hw_reader_find_card (HwReader *self, gint64 id);
/* Looks anew which cards there should be, and where. */
void hw_reader_update_slots (HwReader *self);
gboolean hw_reader_is_card_near (HwReader *self, const HwCardSlot *slot, int pixels);
gboolean hw_card_is_right (const HwCard *card, const HwCardSlot *slot);
/* Has them made before the next frame. */
void hw_reader_expect_cards (HwReader *self);

G_END_DECLS

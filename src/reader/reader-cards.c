/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cards-private.h"

/* The widgets in the margin. What each frame needs of them is two things: places, which layout gives to
 * those that are there, so that they move with the text in the same frame; and the widgets themselves,
 * which are made and bound between frames, a few in each, before they come on the screen. */

#define TURN 2000 /* microseconds of making in one frame */

static void
card_free (gpointer data)
{
  HwCard *card = data;

  gtk_widget_unparent (card->widget);
  g_array_unref (card->behind);
  g_free (card);
}

HwCards *
hw_cards_new (void)
{
  HwCards *cards = g_new0 (HwCards, 1);

  cards->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, card_free);
  cards->spare = g_ptr_array_new_with_free_func (card_free);
  cards->slots = g_array_new (FALSE, FALSE, sizeof (HwCardSlot));
  cards->heights = g_hash_table_new (NULL, NULL);
  return cards;
}

void
hw_reader_drop_cards (HwReader *self)
{
  HwCards *cards = self->cards;

  if (cards->make_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), cards->make_tick);
  if (cards->settle_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), cards->settle_tick);
  cards->make_tick = cards->settle_tick = 0;
  g_hash_table_remove_all (cards->by_id);
  g_ptr_array_set_size (cards->spare, 0);
}

void
hw_cards_free (HwCards *cards)
{
  g_hash_table_unref (cards->by_id);
  g_ptr_array_unref (cards->spare);
  g_array_unref (cards->slots);
  g_hash_table_unref (cards->heights);
  g_free (cards);
}

HwCard *
hw_reader_find_card (HwReader *self, gint64 id)
{
  return g_hash_table_lookup (self->cards->by_id, &id);
}

/* The height of a card as it is, or as it was, or as most are. */
static int
height_of (const HwCardSlot *slot, gpointer data)
{
  HwReader *self = data;
  HwCards *cards = self->cards;
  const HwCard *card = hw_reader_find_card (self, slot->range->range.id);
  gpointer height;

  if (card != NULL && card->height > 0 && card->folded == slot->folded)
    return card->height;
  if (slot->folded)
    return cards->folded_height;
  height = g_hash_table_lookup (cards->heights, slot->range);
  return height != NULL ? GPOINTER_TO_INT (height) : 3 * cards->folded_height;
}

static gboolean
has_keyboard (HwReader *self, const HwCard *card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == card->widget || gtk_widget_is_ancestor (focus, card->widget));
}

void
hw_reader_update_slots (HwReader *self)
{
  HwCards *cards = self->cards;
  const HwCard *focused = hw_reader_find_card (self, self->focused);

  if (cards->folded_height == 0)
    cards->folded_height = hw_layouts_get_leading (self->layouts, HW_DIRECTION_LTR);
  g_array_set_size (cards->slots, 0);
  if (self->visible->len == 0 || hw_range_index_get_n_ranges (self->ranges) == 0)
    return;
  hw_card_slots_find (self, cards->folded_height,
                      focused != NULL ? focused->height : 3 * cards->folded_height,
                      focused != NULL && has_keyboard (self, focused), cards->slots);
  hw_card_slots_place (self, cards->slots, height_of, self);
}

gboolean
hw_reader_is_card_near (HwReader *self, const HwCardSlot *slot, int pixels)
{
  return slot->y + slot->height > -pixels
         && slot->y < gtk_widget_get_height (GTK_WIDGET (self)) + pixels;
}

gboolean
hw_card_is_right (const HwCard *card, const HwCardSlot *slot)
{
  return card->bound && card->folded == slot->folded && card->focused == slot->focused
         && card->behind->len == slot->n_behind;
}

static void
set_state (HwReader *self, HwCard *card, gboolean folded, gboolean focused)
{
  if (card->bound && card->folded == folded && card->focused == focused)
    return;
  card->folded = folded;
  card->focused = focused;
  card->height = 0;
  self->cards->factory->set_state (card->widget, folded, focused, self->cards->data);
}

static HwCard *
take_card (HwReader *self, gint64 id)
{
  HwCards *cards = self->cards;
  HwCard *card;

  if (cards->spare->len > 0)
    card = g_ptr_array_steal_index_fast (cards->spare, cards->spare->len - 1);
  else
    {
      card = g_new0 (HwCard, 1);
      card->behind = g_array_new (FALSE, FALSE, sizeof (gint64));
      card->widget = cards->factory->make (cards->data);
      gtk_widget_set_cursor_from_name (card->widget, "default");
      gtk_widget_set_parent (card->widget, GTK_WIDGET (self));
    }
  card->id = id;
  card->bound = card->placed = FALSE;
  g_hash_table_insert (cards->by_id, &card->id, card);
  return card;
}

static void
make_card (HwReader *self, const HwCardSlot *slot)
{
  HwCards *cards = self->cards;
  gint64 id = slot->range->range.id;
  HwCard *card = hw_reader_find_card (self, id);

  if (card == NULL)
    card = take_card (self, id);
  if (!card->bound || card->behind->len != slot->n_behind)
    {
      g_array_set_size (card->behind, 0);
      for (guint i = 1; i <= slot->n_behind; i++)
        g_array_append_val (card->behind, slot->found[i]->range.id);
      /* Its beginning is at the text, whatever the direction of the interface. */
      gtk_widget_set_direction (card->widget, hw_reader_get_margin_side (self) == HW_DIRECTION_RTL
                                                  ? GTK_TEXT_DIR_RTL
                                                  : GTK_TEXT_DIR_LTR);
      cards->factory->bind (card->widget, id, (const gint64 *) (gpointer) card->behind->data,
                            card->behind->len, cards->data);
      card->height = 0;
    }
  set_state (self, card, slot->folded, slot->focused);
  card->bound = TRUE;
  card->used = TRUE;
  gtk_widget_set_child_visible (card->widget, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (card->widget), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE,
                               -1);
}

static void
let_go (HwReader *self, HwCard *card)
{
  HwCards *cards = self->cards;

  /* The keyboard is never where nobody sees it. */
  if (has_keyboard (self, card))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_hash_table_steal (cards->by_id, &card->id);
  g_array_set_size (card->behind, 0);
  gtk_widget_set_child_visible (card->widget, FALSE);
  /* It keeps its last words, which no screen reader shall come upon. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (card->widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
  cards->factory->bind (card->widget, 0, NULL, 0, cards->data);
  card->id = 0;
  card->height = 0;
  g_ptr_array_add (cards->spare, card);
}

/* Those that are far away, or whose range is gone, wait for another. One that is being written on stays,
 * as long as there is room for cards at all. */
static void
let_go_of_unused (HwReader *self)
{
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();
  GHashTableIter iter;
  HwCard *card;

  g_hash_table_iter_init (&iter, self->cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    if (!card->used
        && (self->cards_width == 0 || !has_keyboard (self, card)
            || hw_range_index_lookup (self->ranges, card->id) == NULL))
      g_ptr_array_add (unused, card);
  for (guint i = 0; i < unused->len; i++)
    let_go (self, unused->pdata[i]);
}

/* TRUE when all that should be there is. */
static gboolean
make_cards (HwReader *self)
{
  HwCards *cards = self->cards;
  gint64 deadline = g_get_monotonic_time () + TURN;
  gboolean changed = FALSE, done = TRUE;
  GHashTableIter iter;
  HwCard *card;

  g_hash_table_iter_init (&iter, cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    card->used = FALSE;
  if (self->cards_width == 0)
    {
      let_go_of_unused (self);
      return TRUE;
    }
  hw_reader_update_slots (self);
  for (guint i = 0; i < cards->slots->len; i++)
    {
      const HwCardSlot *slot = &g_array_index (cards->slots, HwCardSlot, i);

      card = hw_reader_find_card (self, slot->range->range.id);
      if (card != NULL && hw_reader_is_card_near (self, slot, 2 * HW_CARDS_AHEAD))
        card->used = TRUE;
    }
  let_go_of_unused (self);
  /* What is on the screen; then what is near it, one in a frame. */
  for (int near = 0; near <= HW_CARDS_AHEAD && done; near += HW_CARDS_AHEAD)
    for (guint i = 0; i < cards->slots->len; i++)
      {
        const HwCardSlot *slot = &g_array_index (cards->slots, HwCardSlot, i);

        if (!hw_reader_is_card_near (self, slot, near))
          continue;
        card = hw_reader_find_card (self, slot->range->range.id);
        if (card != NULL && hw_card_is_right (card, slot))
          continue;
        if (changed && (near > 0 || g_get_monotonic_time () > deadline))
          {
            done = FALSE;
            break;
          }
        make_card (self, slot);
        changed = TRUE;
      }
  if (changed)
    hw_reader_queue_allocate (self);
  return done;
}

static gboolean
make_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HwReader *self = HW_READER (widget);

  if (self->view_valid && !make_cards (self))
    return G_SOURCE_CONTINUE;
  self->cards->make_tick = 0;
  return G_SOURCE_REMOVE;
}

void
hw_reader_expect_cards (HwReader *self)
{
  if (self->cards->make_tick == 0)
    self->cards->make_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_tick_cb, NULL, NULL);
}

void
hw_reader_cards_changed (HwReader *self, gboolean ranges_changed)
{
  HwCards *cards = self->cards;
  GHashTableIter iter;
  HwCard *card;

  if (cards->factory == NULL)
    return;
  if (ranges_changed)
    {
      g_hash_table_remove_all (cards->heights);
      g_array_set_size (cards->slots, 0);
      g_hash_table_iter_init (&iter, cards->by_id);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
        card->bound = FALSE;
    }
  hw_reader_expect_cards (self);
  hw_reader_queue_allocate (self);
}

void
hw_reader_set_card_factory (HwReader *self, const HwReaderCardFactory *factory, gpointer data)
{
  g_return_if_fail (HW_IS_READER (self));

  hw_reader_drop_cards (self);
  self->cards->factory = factory;
  self->cards->data = data;
  hw_reader_invalidate_style (self);
}

void
hw_reader_set_show_cards (HwReader *self, gboolean show)
{
  g_return_if_fail (HW_IS_READER (self));

  if (self->cards->hidden == !show)
    return;
  self->cards->hidden = !show;
  hw_reader_invalidate_style (self);
}

gboolean
hw_reader_has_cards (HwReader *self)
{
  g_return_val_if_fail (HW_IS_READER (self), FALSE);

  hw_reader_validate (self);
  return self->cards_width > 0;
}

GtkWidget *
hw_reader_get_card (HwReader *self, gint64 id)
{
  const HwCard *card;

  g_return_val_if_fail (HW_IS_READER (self), NULL);

  if (!hw_reader_has_cards (self))
    return NULL;
  hw_reader_update_slots (self);
  for (guint i = 0; i < self->cards->slots->len; i++)
    {
      const HwCardSlot *slot = &g_array_index (self->cards->slots, HwCardSlot, i);

      if (slot->range->range.id != id || !hw_reader_is_card_near (self, slot, 0))
        continue;
      make_card (self, slot);
      hw_reader_queue_allocate (self);
      card = hw_reader_find_card (self, id);
      return card->widget;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cards-private.h"

/* Where cards stand in a frame, on their way to where they belong, and what joins them to their passages. */

#define STRIPES_ROOM 43 /* three lanes of the usual width */
#define GAP 6           /* between stripes and cards */
#define EDGE 8          /* between cards and the pane's edge */
#define LEAST_WIDTH 184
#define MOST_WIDTH 300
#define START_MARGIN 20
#define LEAST_CHARS 40 /* a column narrower than that does not make way */
#define SETTLE 150000  /* microseconds for a card to come to another place */

/* Where the column stands with cards beside it, and how wide it is; FALSE where there is no room. A laptop's
 * window with both other panes open leaves just enough; of what there is more, the column gets two parts and
 * the cards one, until either is wide enough. A text without a passage gives up nothing for cards that
 * are not there: they get what its column leaves. */
gboolean
hw_reader_fit_cards (HwReader *self, int width, int wanted, double average, int *column)
{
  const int beside = STRIPES_ROOM + GAP + EDGE;
  const int least = MIN (wanted, (int) (LEAST_CHARS * average));
  const int start_margin = MAX (START_MARGIN, hw_reader_get_label_room (self, width));
  const int more = width - start_margin - least - beside - LEAST_WIDTH;
  const gboolean any = hw_range_index_get_n_ranges (self->ranges) > 0;
  int start, rest;

  self->cards_width = 0;
  if (self->cards->factory == NULL || self->cards->hidden || more < (any ? 0 : wanted - least))
    return FALSE;
  *column = any ? MIN (wanted, least + more - MIN (more / 3, MOST_WIDTH - LEAST_WIDTH)) : wanted;
  rest = width - *column;
  self->cards_width = MIN (rest - start_margin - beside, MOST_WIDTH);
  /* In the middle, where that leaves room for them. */
  start = MIN (rest / 2, rest - beside - self->cards_width);
  self->margin_room = STRIPES_ROOM;
  self->column_x
      = hw_reader_get_margin_side (self) == HW_DIRECTION_RTL ? width - start - *column : start;
  return TRUE;
}

static int
cards_x (HwReader *self)
{
  const int beside = STRIPES_ROOM + GAP;

  return hw_reader_get_margin_side (self) == HW_DIRECTION_RTL
             ? self->column_x - beside - self->cards_width
             : self->column_x + self->column_width + beside;
}

static gboolean
settle_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  /* Layout asks again as long as something moves. */
  HW_READER (widget)->cards->settle_tick = 0;
  hw_reader_queue_allocate (HW_READER (widget));
  return G_SOURCE_REMOVE;
}

static gboolean
is_animated (HwReader *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/* Brings a card nearer to its place. TRUE while it is not there. */
static gboolean
settle (HwReader *self, HwCard *card, double wanted, double y)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 now = clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
  double t;

  card->wanted = wanted;
  if (!card->placed || !is_animated (self))
    {
      card->shift = card->shown = y - wanted;
      card->placed = TRUE;
      return FALSE;
    }
  if (card->shift != y - wanted)
    {
      card->from = card->shown;
      card->since = now;
      card->shift = y - wanted;
    }
  t = CLAMP ((double) (now - card->since) / SETTLE, 0, 1);
  t = 1 - (1 - t) * (1 - t) * (1 - t);
  card->shown = t < 1 ? card->from + (card->shift - card->from) * t : card->shift;
  return t < 1;
}

static void
allocate (HwReader *self, HwCard *card)
{
  GtkAllocation place
      = { cards_x (self), (int) (card->wanted + card->shown), card->width, card->height };

  /* One that needs more room takes it from the pane's edge, not from the stripes. */
  if (hw_reader_get_margin_side (self) == HW_DIRECTION_RTL)
    place.x -= card->width - self->cards_width;
  gtk_widget_size_allocate (card->widget, &place, -1);
}

/* Asks a card for its size. TRUE where its height is news. */
static gboolean
measure (HwReader *self, HwCard *card)
{
  int least, height, before = card->height;

  gtk_widget_measure (card->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  card->width = MAX (self->cards_width, least);
  gtk_widget_measure (card->widget, GTK_ORIENTATION_VERTICAL, card->width, NULL, &height, NULL,
                      NULL);
  card->height = height;
  if (card->folded)
    self->cards->folded_height = height;
  return height != before;
}

void
hw_reader_place_cards (HwReader *self)
{
  HwCards *cards = self->cards;
  gboolean moving = FALSE, missing = FALSE;
  GHashTableIter iter;
  HwCard *card;

  if (cards->factory == NULL)
    return;
  g_hash_table_iter_init (&iter, cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    {
      card->used = FALSE;
      gtk_widget_set_child_visible (card->widget, self->cards_width > 0);
      if (self->cards_width > 0)
        measure (self, card);
    }
  if (self->cards_width == 0)
    {
      if (g_hash_table_size (cards->by_id) > 0)
        hw_reader_expect_cards (self);
      return;
    }
  hw_reader_update_slots (self);
  for (guint i = 0; i < cards->slots->len; i++)
    {
      const HwCardSlot *slot = &g_array_index (cards->slots, HwCardSlot, i);

      card = hw_reader_find_card (self, slot->range->range.id);
      missing |= hw_reader_is_card_near (self, slot, HW_CARDS_AHEAD)
                 && (card == NULL || !hw_card_is_right (card, slot));
      if (card == NULL)
        continue;
      if (!card->folded && !card->focused)
        g_hash_table_insert (cards->heights, (gpointer) slot->range,
                             GINT_TO_POINTER (card->height));
      card->used = TRUE;
      moving |= settle (self, card, slot->wanted, slot->y);
      allocate (self, card);
    }
  g_hash_table_iter_init (&iter, cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    if (!card->used)
      {
        /* Far away, in sight of nobody; it is let go between frames, or stays for who writes on it. */
        card->wanted = -10000;
        card->shown = 0;
        card->placed = FALSE;
        allocate (self, card);
        missing = TRUE;
      }
  if (missing)
    hw_reader_expect_cards (self);
  if (moving && cards->settle_tick == 0)
    cards->settle_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_tick_cb, NULL, NULL);
}

static gboolean
is_on_screen (HwReader *self, const HwIndexedRange *range)
{
  const int page = gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->stripes->len; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);

      if (stripe->range == range && stripe->bottom > 0 && stripe->top < page)
        return TRUE;
    }
  return FALSE;
}

/* A hair line from where the lines of a passage end to its card: along the passage's first line, then
 * up or down beside the cards. */
static void
draw_joint (HwReader *self, gint64 id, GtkSnapshot *snapshot)
{
  const HwIndexedRange *range = hw_range_index_lookup (self->ranges, id);
  const HwCard *card = id != 0 ? hw_reader_find_card (self, id) : NULL;
  gboolean left = hw_reader_get_margin_side (self) == HW_DIRECTION_RTL;
  int text_x, card_x, y, card_y, bend, page = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA colour;

  if (range == NULL || card == NULL || !card->placed || card->height == 0
      || !is_on_screen (self, range))
    return;
  colour = hw_reader_colours_strong (&self->colours, &range->range.colour);
  y = (int) card->wanted + 2;
  card_y = (int) (card->wanted + card->shown) + MIN (self->cards->folded_height, card->height) / 2;
  y += MIN (self->cards->folded_height, card->height) / 2;
  if (ABS (y - card_y) < 4)
    y = card_y;
  if ((y < 0 && card_y < 0) || (y > page && card_y > page))
    return;
  text_x = left ? self->column_x : self->column_x + self->column_width;
  card_x = left ? cards_x (self) + self->cards_width : cards_x (self);
  bend = left ? card_x + GAP / 2 : card_x - GAP / 2;
  gtk_snapshot_append_color (
      snapshot, &colour, &GRAPHENE_RECT_INIT (MIN (text_x, bend), y, ABS (text_x - bend) + 1, 1));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (bend, MIN (y, card_y), 1, ABS (y - card_y) + 1));
  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (MIN (bend, card_x), card_y, ABS (card_x - bend) + 1, 1));
}

void
hw_reader_draw_cards (HwReader *self, GtkSnapshot *snapshot)
{
  GHashTableIter iter;
  HwCard *card;

  if (self->cards_width == 0)
    return;
  draw_joint (self, self->focused, snapshot);
  if (self->hovered != self->focused)
    draw_joint (self, self->hovered, snapshot);
  g_hash_table_iter_init (&iter, self->cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    if (card->placed && !card->focused)
      gtk_widget_snapshot_child (GTK_WIDGET (self), card->widget, snapshot);
  /* Above those that are still on their way. */
  if ((card = hw_reader_find_card (self, self->focused)) != NULL && card->placed && card->focused)
    gtk_widget_snapshot_child (GTK_WIDGET (self), card->widget, snapshot);
}

gint64
hw_reader_card_at (HwReader *self, double x, double y)
{
  GHashTableIter iter;
  HwCard *card;
  int left = cards_x (self);

  if (self->cards_width == 0 || x < left || x >= left + self->cards_width)
    return 0;
  g_hash_table_iter_init (&iter, self->cards->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &card))
    if (card->placed && y >= card->wanted + card->shown
        && y < card->wanted + card->shown + card->height)
      return card->id;
  return 0;
}

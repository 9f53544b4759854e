/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-slots.h"

#include "card-layout.h"

#include <math.h>

/* Cards off the screen take part, a screen up and down, so that those on it do not move when another comes
 * in at its edge. Where their blocks are not laid out, the height of their line is a guess. */

#define GAP 5

static double
line_top (HwReader *self, const HwBlock *block, double y, gsize start)
{
  HwBlockLayout *layout = hw_layouts_peek (self->layouts, block);
  double part, line;
  HwLineBox box;

  if (layout != NULL)
    {
      hw_block_layout_line_at_byte (
          layout, (int) (MIN (hw_text_to_byte (self->text, start), block->end) - block->start),
          &box);
      return y + box.y;
    }
  part = (double) (start - block->char_start) / MAX (block->n_chars, 1);
  line = MAX (self->metrics.line_height, 1);
  return y + floor (part * block->height / line) * line;
}

/* The ranges that begin in a block whose top is at @y. */
static void
find_in_block (HwReader *self, const HwBlock *block, double y, GPtrArray *found, GArray *tops)
{
  guint from = found->len, kept = from;
  gsize end = block->char_start + block->n_chars + 1;

  hw_range_index_find (self->ranges, block->char_start, end, found);
  for (guint i = from; i < found->len; i++)
    {
      const HwIndexedRange *range = found->pdata[i];

      if (range->range.start >= block->char_start && range->range.start < end)
        {
          double top = line_top (self, block, y, range->range.start);

          found->pdata[kept++] = found->pdata[i];
          g_array_append_val (tops, top);
        }
    }
  g_ptr_array_set_size (found, (int) kept);
}

/* The first block within a screen above the screen. */
static void
find_first (HwReader *self, HwBlockRef *ref, double *y)
{
  const HwVisible *first = &g_array_index (self->visible, HwVisible, 0);
  int page = gtk_widget_get_height (GTK_WIDGET (self));

  *ref = first->ref;
  *y = first->y;
  while (*y > -page && hw_block_tree_previous (self->tree, ref))
    *y -= hw_block_tree_get (self->tree, *ref)->height;
}

/* The top of the line that holds a code point, wherever it is. */
static double
top_of (HwReader *self, gsize position)
{
  const HwVisible *first = &g_array_index (self->visible, HwVisible, 0);
  HwBlockRef ref = hw_block_tree_at_byte (self->tree, hw_text_to_byte (self->text, position));
  double above = (double) (hw_block_tree_get_top (self->tree, ref)
                           - hw_block_tree_get_top (self->tree, first->ref));

  return line_top (self, hw_block_tree_get (self->tree, ref), first->y + above, position);
}

/* The card of the focused range stands on the screen as long as any line of the range does, and one that
 * is written on always. */
static void
hold_focused (HwReader *self, int height, gboolean written, GArray *slots)
{
  const HwIndexedRange *range = hw_range_index_lookup (self->ranges, self->focused);
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  HwCardSlot slot = { .range = range, .focused = TRUE };
  double start, end;
  guint at = 0;

  if (range == NULL)
    return;
  start = top_of (self, range->range.start);
  end = top_of (self, MAX (range->range.end, range->range.start + 1) - 1);
  slot.wanted = start;
  if (start < GAP)
    slot.wanted = written ? GAP : MAX (start, MIN (GAP, end));
  else if (written && start > page - height - GAP)
    slot.wanted = MAX (page - height - GAP, GAP);
  if (slot.wanted == start || slot.wanted < -page)
    return;
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, HwCardSlot, i).range == range)
      g_array_remove_index (slots, i--);
  while (at < slots->len && g_array_index (slots, HwCardSlot, at).wanted < slot.wanted)
    at++;
  g_array_insert_val (slots, at, slot);
}

void
hw_card_slots_find (HwReader *self, int folded, int height, gboolean written, GArray *slots)
{
  GPtrArray *found = self->card_ranges;
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree HwCardFold *folds = NULL;
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  HwBlockRef ref;
  double y;

  g_ptr_array_set_size (found, 0);
  find_first (self, &ref, &y);
  do
    {
      const HwBlock *block = hw_block_tree_get (self->tree, ref);

      find_in_block (self, block, y, found, tops);
      y += block->height;
    }
  while (y < 2 * page && hw_block_tree_next (self->tree, &ref));

  folds = g_new (HwCardFold, found->len + 1);
  hw_card_layout_fold ((const double *) (gpointer) tops->data, found->len, page,
                       3.0 * (folded + GAP), folded + GAP, folds);
  for (guint i = 0; i < found->len; i++)
    {
      const HwIndexedRange *range = found->pdata[i];
      HwCardSlot slot = { .range = range, .wanted = g_array_index (tops, double, i) };
      HwCardSlot *last = slots->len > 0 ? &g_array_index (slots, HwCardSlot, slots->len - 1) : NULL;

      slot.focused = range->range.id == self->focused;
      slot.folded = folds[i] != HW_CARD_OPEN && !slot.focused;
      slot.found = (const HwIndexedRange *const *) &found->pdata[i];
      if (folds[i] == HW_CARD_GROUPED && last != NULL && last->wanted == slot.wanted
          && !slot.focused && !last->focused)
        last->n_behind++;
      else
        g_array_append_val (slots, slot);
    }
  hold_focused (self, height, written, slots);
}

void
hw_card_slots_place (HwReader *self,
                     GArray *slots,
                     int (*height_of) (const HwCardSlot *slot, gpointer data),
                     gpointer data)
{
  const HwVisible *first = &g_array_index (self->visible, HwVisible, 0);
  g_autofree HwCardPlace *places = g_new (HwCardPlace, slots->len);
  double low
      = first->y - (double) hw_block_tree_get_top (self->tree, first->ref) - self->top_margin + GAP;
  double high = low + (double) hw_block_tree_get_height (self->tree) + self->top_margin
                + self->bottom_margin - 2 * GAP;

  /* A text that does not fill the pane leaves the rest of it to the cards. */
  high = MAX (high, gtk_widget_get_height (GTK_WIDGET (self)) - GAP);
  for (guint i = 0; i < slots->len; i++)
    {
      HwCardSlot *slot = &g_array_index (slots, HwCardSlot, i);

      slot->height = height_of (slot, data);
      places[i] = (HwCardPlace){ .wanted = slot->wanted,
                                 .height = slot->height,
                                 .pinned = slot->focused };
    }
  hw_card_layout_place (places, slots->len, GAP, low, high);
  for (guint i = 0; i < slots->len; i++)
    g_array_index (slots, HwCardSlot, i).y = places[i].y;
}

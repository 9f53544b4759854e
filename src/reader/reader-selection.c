/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

gboolean
hw_reader_has_selection (HwReader *self)
{
  return self->bound != self->caret;
}

void
hw_reader_select_bytes (HwReader *self, gsize bound, gsize caret)
{
  gboolean had = hw_reader_has_selection (self);

  if (self->caret_at_end)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->caret_at_end = FALSE;
  bound = MIN (bound, self->n_bytes);
  caret = MIN (caret, self->n_bytes);
  if (self->bound == bound && self->caret == caret)
    return;
  self->bound = bound;
  self->caret = caret;
  self->caret_x = -1;
  self->touched = self->touched && self->by_finger;
  if (had || hw_reader_has_selection (self))
    self->unsettled = TRUE;
  hw_reader_update_primary (self);
  hw_reader_tell_caret (self);
  hw_reader_expect_description (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clipboard.copy",
                                 hw_reader_has_selection (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  hw_reader_expect_quiet (self);
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_SELECTION_CHANGED], 0);
}

void
hw_reader_stand_at_end (HwReader *self)
{
  self->caret_at_end = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hw_reader_settle_selection (HwReader *self)
{
  if (!self->unsettled)
    return;
  self->unsettled = FALSE;
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_SELECTION_SETTLED], 0);
}

/* What a double or triple click takes around a place. */
void
hw_reader_grain_at (HwReader *self, HwGrain grain, gsize byte, gsize *start, gsize *end)
{
  const HwBlock *block;
  HwBlockRef ref;
  HwParagraph paragraph;
  int low, high;

  *start = *end = byte;
  if (self->tree == NULL)
    return;
  ref = hw_block_tree_at_byte (self->tree, byte);
  block = hw_block_tree_get (self->tree, ref);
  switch (grain)
    {
    case HW_GRAIN_WORD:
      hw_bidi_cursor_word_at (hw_reader_measure_block (self, ref)->layout,
                              (int) (MIN (byte, block->end) - block->start), &low, &high);
      *start = block->start + (gsize) low;
      *end = block->start + (gsize) high;
      break;
    case HW_GRAIN_PARAGRAPH:
      paragraph = hw_text_get_paragraph (self->text, block->paragraph);
      *start = paragraph.byte_start;
      *end = paragraph.byte_end;
      break;
    case HW_GRAIN_CHARACTER:
    default:
      break;
    }
}

gboolean
hw_reader_get_selection (HwReader *self, gsize *start, gsize *end)
{
  gsize low, high;

  g_return_val_if_fail (HW_IS_READER (self), FALSE);

  low = MIN (self->bound, self->caret);
  high = MAX (self->bound, self->caret);
  if (start != NULL)
    *start = self->text != NULL ? hw_text_from_byte (self->text, low) : 0;
  if (end != NULL)
    *end = self->text != NULL ? hw_text_from_byte (self->text, high) : 0;
  return low != high;
}

void
hw_reader_select (HwReader *self, gsize anchor, gsize caret)
{
  g_return_if_fail (HW_IS_READER (self));

  if (self->text == NULL)
    return;
  hw_reader_select_bytes (self, hw_text_to_byte (self->text, anchor),
                          hw_text_to_byte (self->text, caret));
  /* The caller knows what it selected. */
  self->unsettled = FALSE;
}

void
hw_reader_select_quietly (HwReader *self, gsize anchor, gsize caret)
{
  g_return_if_fail (HW_IS_READER (self));

  self->is_quiet = TRUE;
  hw_reader_select (self, anchor, caret);
  self->is_quiet = FALSE;
}

gsize
hw_reader_get_caret (HwReader *self)
{
  g_return_val_if_fail (HW_IS_READER (self), 0);
  return self->text != NULL ? hw_text_from_byte (self->text, self->caret) : 0;
}

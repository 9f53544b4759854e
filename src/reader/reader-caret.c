/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

/* Movement of the caret over the whole text, block after block. Each function takes a place and returns
 * another, or the same where there is none further. Where a line is wrapped its end and the start of the next
 * are one byte: @at_end says that the caret is at the end. */

typedef struct
{
  HwBlockRef ref;
  const HwBlock *block;
  HwBlockLayout *layout;
  int index; /* byte of the block */
  int line;
} Place;

static void
enter (HwReader *self, Place *place, HwBlockRef ref)
{
  place->ref = ref;
  place->block = hw_block_tree_get (self->tree, ref);
  place->layout = hw_reader_measure_block (self, ref);
}

static gboolean
locate (HwReader *self, gsize byte, gboolean at_end, Place *place)
{
  HwBlockRef ref;

  hw_reader_validate (self);
  if (self->tree == NULL)
    return FALSE;
  ref = hw_block_tree_at_byte (self->tree, byte);
  enter (self, place, ref);
  /* The last line of a piece of a paragraph is wrapped too. */
  if (at_end && !place->block->first && byte == place->block->start
      && hw_block_tree_previous (self->tree, &ref))
    enter (self, place, ref);
  place->index = (int) (MIN (byte, place->block->end) - place->block->start);
  place->line = hw_bidi_cursor_line_at (place->layout->layout, place->index, at_end);
  return TRUE;
}

/* Whether it is the end of its line that a caret stands at, and not the start of the next one. */
static gboolean
is_at_end (const Place *place)
{
  return (!place->block->last && place->block->start + (gsize) place->index == place->block->end)
         || hw_bidi_cursor_line (place->layout->layout, place->index) != place->line;
}

static gsize
byte_of (const Place *place)
{
  return place->block->start + (gsize) place->index;
}

/* To the neighbouring block's nearer end. Between two pieces of one paragraph that is the same place, so
 * @again says that a step is still to be made. */
static gboolean
cross (HwReader *self, Place *place, gboolean forward, gboolean *again)
{
  HwBlockRef ref = place->ref;
  gboolean joined;

  if (forward)
    {
      joined = !place->block->last;
      if (!hw_block_tree_next (self->tree, &ref))
        return FALSE;
      enter (self, place, ref);
      place->index = place->line = 0;
    }
  else
    {
      joined = !place->block->first;
      if (!hw_block_tree_previous (self->tree, &ref))
        return FALSE;
      enter (self, place, ref);
      place->index = (int) (place->block->end - place->block->start);
      place->line = pango_layout_get_line_count (place->layout->layout) - 1;
    }
  *again = joined;
  return TRUE;
}

gsize
hw_reader_step_visually (HwReader *self, gsize byte, gboolean at_end, int direction)
{
  Place place;
  gboolean again = TRUE;

  if (!locate (self, byte, at_end, &place))
    return byte;
  while (again)
    {
      HwCursorStep step
          = hw_bidi_cursor_step (place.layout->layout, place.line, &place.index, direction);

      if (step == HW_CURSOR_MOVED)
        /* The end of a piece is the start of the next one. */
        return byte_of (&place);
      if (!cross (self, &place, step == HW_CURSOR_AFTER, &again))
        return byte;
    }
  return byte_of (&place);
}

gsize
hw_reader_step_word (HwReader *self, gsize byte, gboolean forward)
{
  Place place;
  gboolean again;

  if (!locate (self, byte, FALSE, &place))
    return byte;
  for (;;)
    {
      PangoLayout *layout = place.layout->layout;

      if (forward ? hw_bidi_cursor_next_word_end (layout, &place.index)
                  : hw_bidi_cursor_previous_word_start (layout, &place.index))
        return byte_of (&place);
      if (!cross (self, &place, forward, &again))
        return forward ? self->n_bytes : 0;
      /* A word at the very start of a block is found by its start. */
    }
}

double
hw_reader_get_caret_x (HwReader *self, gsize byte, gboolean at_end)
{
  HwLineBox box;
  Place place;
  int strong;

  if (!locate (self, byte, at_end, &place))
    return 0;
  hw_block_layout_get_line (place.layout, place.line, &box);
  hw_bidi_cursor_get_x (place.layout->layout, place.line, place.index, &strong, NULL);
  return (double) (box.x + strong) / PANGO_SCALE;
}

HwDirection
hw_reader_get_direction_at (HwReader *self, gsize byte)
{
  Place place;

  return locate (self, byte, FALSE, &place) ? place.layout->direction : HW_DIRECTION_LTR;
}

gsize
hw_reader_step_line (HwReader *self, gsize byte, gboolean *at_end, int lines, double x)
{
  gboolean from_end = *at_end;
  HwLineBox box;
  Place place;

  *at_end = FALSE;
  if (!locate (self, byte, from_end, &place))
    return byte;
  place.line += lines;
  while (place.line < 0)
    {
      HwBlockRef ref = place.ref;

      if (!hw_block_tree_previous (self->tree, &ref))
        return 0;
      enter (self, &place, ref);
      place.line += pango_layout_get_line_count (place.layout->layout);
    }
  while (place.line >= pango_layout_get_line_count (place.layout->layout))
    {
      HwBlockRef ref = place.ref;

      place.line -= pango_layout_get_line_count (place.layout->layout);
      if (!hw_block_tree_next (self->tree, &ref))
        return self->n_bytes;
      enter (self, &place, ref);
    }
  hw_block_layout_get_line (place.layout, place.line, &box);
  place.index
      = hw_bidi_cursor_at_x (place.layout->layout, place.line, (int) (x * PANGO_SCALE) - box.x);
  *at_end = is_at_end (&place);
  return byte_of (&place);
}

gsize
hw_reader_step_line_end (HwReader *self, gsize byte, gboolean *at_end, gboolean to_end)
{
  gboolean from_end = *at_end;
  PangoLayout *layout;
  Place place;

  *at_end = FALSE;
  if (!locate (self, byte, from_end, &place))
    return byte;
  layout = place.layout->layout;
  if (to_end)
    place.index = hw_bidi_cursor_line_end (layout, place.line);
  else
    place.index = pango_layout_get_line_readonly (layout, place.line)->start_index;
  *at_end = to_end && is_at_end (&place);
  return byte_of (&place);
}

static gboolean
is_blank (HwReader *self, const HwParagraph *paragraph)
{
  return hw_block_tree_get (self->tree, hw_block_tree_at_byte (self->tree, paragraph->byte_start))
      ->blank;
}

/* To the end of a paragraph or its start, as in GTK's text, and there to that of the next one. A run of blank
 * ones is one gap and nothing to stand in. */
gsize
hw_reader_step_paragraph (HwReader *self, gsize byte, gboolean forward)
{
  HwParagraph paragraph;
  gsize index, n;

  if (self->text == NULL)
    return byte;
  n = hw_text_get_n_paragraphs (self->text);
  index = hw_text_get_paragraph_at_byte (self->text, byte);
  paragraph = hw_text_get_paragraph (self->text, index);
  while (byte == (forward ? paragraph.byte_end : paragraph.byte_start)
         || is_blank (self, &paragraph))
    {
      if (forward ? index + 1 >= n : index == 0)
        return forward ? self->n_bytes : 0;
      index = forward ? index + 1 : index - 1;
      paragraph = hw_text_get_paragraph (self->text, index);
      if (!is_blank (self, &paragraph))
        break;
    }
  return forward ? paragraph.byte_end : paragraph.byte_start;
}

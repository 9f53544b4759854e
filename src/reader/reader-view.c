/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

#include <math.h>

/* Which block is where on screen. Everything begins at the anchor: its block is measured and put where the
 * anchor says, then its neighbours above and below until the screen is full. Blocks that were only
 * estimated become measured on the way; that changes the height of the whole, and so the adjustment, but
 * never what is on the screen. */

#define AHEAD_SCREENS 1.5
#define AHEAD_TURN 3000 /* microseconds */

static int
page_height (HwReader *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static int
measured_height (HwReader *self, HwBlockRef ref)
{
  hw_reader_measure_block (self, ref);
  return hw_block_tree_get (self->tree, ref)->height;
}

/* The block of the anchor, and where that puts its top. */
static int
find_anchor (HwReader *self, HwBlockRef *ref)
{
  const HwBlock *block;
  HwBlockLayout *layout;
  HwLineBox box;

  if (self->anchor.y == HW_Y_THIRD)
    self->anchor.y = page_height (self) / 3;
  *ref = hw_block_tree_at_byte (self->tree, self->anchor.byte);
  block = hw_block_tree_get (self->tree, *ref);
  layout = hw_reader_measure_block (self, *ref);
  hw_block_layout_line_at_byte (layout, (int) (MIN (self->anchor.byte, block->end) - block->start),
                                &box);
  return (int) round (self->anchor.y) - box.y;
}

/* From a block at @y to the first one that reaches below the top of the view. TRUE where the text would
 * have begun too far down. */
static gboolean
find_first (HwReader *self, HwBlockRef *ref, int *y)
{
  while (*y > 0 && hw_block_tree_previous (self->tree, ref))
    *y -= measured_height (self, *ref);
  if (*y > 0)
    {
      gboolean moved = *y > self->top_margin;

      *y = MIN (*y, self->top_margin);
      return moved;
    }
  for (;;)
    {
      int height = measured_height (self, *ref);

      if (*y + height > 0 || !hw_block_tree_next (self->tree, ref))
        return FALSE;
      *y += height;
    }
}

/* Lists the blocks from @ref at @y down to the end of the view. The empty space that the end of the text
 * would leave is returned. */
static int
fill (HwReader *self, HwBlockRef ref, int y)
{
  int page = page_height (self);

  g_array_set_size (self->visible, 0);
  for (;;)
    {
      HwVisible visible = { .ref = ref, .y = y };

      y += measured_height (self, ref);
      visible.block = hw_block_tree_get (self->tree, ref);
      g_array_append_val (self->visible, visible);
      if (y >= page)
        return 0;
      if (!hw_block_tree_next (self->tree, &ref))
        return MAX (page - (y + self->bottom_margin), 0);
    }
}

/* Ties the view to the first line that is seen. */
static void
anchor_first_line (HwReader *self)
{
  const HwVisible *first = &g_array_index (self->visible, HwVisible, 0);
  HwBlockLayout *layout = hw_reader_measure_block (self, first->ref);
  HwLineBox box;

  hw_block_layout_line_at_y (layout, -first->y, &box);
  self->anchor.byte
      = first->block->start
        + (gsize) pango_layout_get_line_readonly (layout->layout, box.line)->start_index;
  self->anchor.y = first->y + box.y;
}

static void
update_visible (HwReader *self)
{
  HwBlockRef ref;
  int y = find_anchor (self, &ref), space;
  gboolean moved = find_first (self, &ref, &y);

  space = fill (self, ref, y);
  if (space > 0 && (y < self->top_margin || ref.segment > 0 || ref.index > 0))
    {
      /* The text ends above the end of the view: move it down, as far as it goes. */
      y += space;
      find_first (self, &ref, &y);
      fill (self, ref, y);
      moved = TRUE;
    }
  if (moved || self->scrolled)
    anchor_first_line (self);
  self->scrolled = FALSE;
}

/* Whether a block should be made before it is needed. */
static gboolean
is_wanted (HwReader *self, HwBlockRef ref)
{
  const HwBlock *block = hw_block_tree_get (self->tree, ref);

  return !block->valid || hw_layouts_peek (self->layouts, block) == NULL;
}

/* Measures what is missing within @pixels of @ref, until @deadline. TRUE when all is there. */
static gboolean
measure_around (HwReader *self,
                HwBlockRef ref,
                int pixels,
                gint64 deadline,
                gboolean (*step) (HwBlockTree *, HwBlockRef *))
{
  guint budget = 4 * self->visible->len + 16;

  while (pixels > 0 && budget-- > 0 && step (self->tree, &ref))
    {
      if (is_wanted (self, ref))
        {
          if (g_get_monotonic_time () > deadline)
            return FALSE;
          hw_reader_measure_block (self, ref);
        }
      pixels -= MAX (hw_block_tree_get (self->tree, ref)->height, 1);
    }
  return TRUE;
}

/* A turn of measuring what will be scrolled to next, and no more than that: a long text is quiet as
 * soon as a short one. */
static gboolean
measure_ahead (gpointer data)
{
  HwReader *self = data;
  gint64 start = g_get_monotonic_time (), deadline = start + AHEAD_TURN;
  int pixels = (int) (AHEAD_SCREENS * page_height (self));
  gboolean done = TRUE;

  hw_reader_validate (self);
  if (self->visible->len > 0)
    {
      HwBlockRef first = g_array_index (self->visible, HwVisible, 0).ref;
      HwBlockRef last = g_array_index (self->visible, HwVisible, self->visible->len - 1).ref;

      done = measure_around (self, last, pixels, deadline, hw_block_tree_next)
             && measure_around (self, first, pixels, deadline, hw_block_tree_previous);
      if (done && !hw_reader_is_moving (self))
        hw_reader_improve_estimates (self);
      hw_reader_configure_adjustments (self);
    }
  self->stats.longest_turn = MAX (self->stats.longest_turn, g_get_monotonic_time () - start);
  if (done)
    self->ahead_source = 0;
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
hw_reader_validate (HwReader *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = page_height (self);

  if (self->view_valid && self->style_valid && width == self->valid_width
      && height == self->valid_height)
    return;
  g_array_set_size (self->visible, 0);
  if (!hw_reader_update_style (self))
    return;
  if (width != self->valid_width || height != self->valid_height)
    hw_reader_expect_quiet (self);
  self->valid_width = width;
  self->valid_height = height;
  update_visible (self);
  if (!hw_reader_is_moving (self))
    hw_reader_improve_estimates (self);
  hw_layouts_set_capacity (self->layouts, 10 * self->visible->len + 32);
  self->view_valid = TRUE;
  hw_reader_update_stripes (self);
  if (self->ahead_source == 0)
    self->ahead_source = g_idle_add_full (G_PRIORITY_LOW, measure_ahead, self, NULL);
}

void
hw_reader_drop_sources (HwReader *self)
{
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_handle_id (&self->describe_source, g_source_remove);
}

static void
invalidate_view (HwReader *self)
{
  self->view_valid = FALSE;
  hw_reader_queue_allocate (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hw_reader_reset_view (HwReader *self)
{
  g_array_set_size (self->visible, 0);
  self->measured_chars = self->measured_lines = self->measured_height = 0;
  self->style_valid = FALSE;
  self->moved_at = 0;
  hw_reader_place_line (self, 0, HW_Y_BEGINNING);
  hw_reader_expect_quiet (self);
}

void
hw_reader_place_line (HwReader *self, gsize byte, double y)
{
  self->anchor.byte = byte;
  self->anchor.y = y;
  self->scrolled = FALSE;
  invalidate_view (self);
}

void
hw_reader_scroll_by (HwReader *self, double pixels)
{
  self->anchor.y -= pixels;
  self->scrolled = TRUE;
  invalidate_view (self);
}

/* The block that a caret at @byte stands in; the last one for the end of the text, though an LF may come
 * between them. */
HwVisible *
hw_reader_find_visible (HwReader *self, gsize byte)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      HwVisible *visible = &g_array_index (self->visible, HwVisible, i);

      if (byte >= visible->block->start
          && (byte <= visible->block->end
              || (byte == self->n_bytes && byte == visible->block->end + 1)))
        {
          HwVisible *next = visible + 1;

          /* Between two pieces of a paragraph the later one has it. */
          if (i + 1 < self->visible->len && next->block->start == byte)
            return next;
          return visible;
        }
    }
  return NULL;
}

HwVisible *
hw_reader_find_caret (HwReader *self, gsize byte, gboolean at_end, int *index, HwLineBox *box)
{
  HwVisible *visible = hw_reader_find_visible (self, byte);
  HwBlockLayout *layout;

  if (visible != NULL && at_end && !visible->block->first && byte == visible->block->start)
    visible = visible > &g_array_index (self->visible, HwVisible, 0) ? visible - 1 : NULL;
  if (visible == NULL)
    return NULL;
  layout = hw_reader_measure_block (self, visible->ref);
  *index = (int) (MIN (byte, visible->block->end) - visible->block->start);
  hw_block_layout_get_line (layout, hw_bidi_cursor_line_at (layout->layout, *index, at_end), box);
  return visible;
}

gboolean
hw_reader_get_caret_line (HwReader *self, gsize byte, gboolean at_end, GdkRectangle *area)
{
  HwVisible *visible;
  HwLineBox box;
  int index;

  hw_reader_validate (self);
  visible = hw_reader_find_caret (self, byte, at_end, &index, &box);
  if (visible == NULL)
    return FALSE;
  /* A blank line's letters would be higher than the gap that shows it. */
  if (visible->block->blank)
    box.height = MIN (box.height, visible->block->height);
  *area = (GdkRectangle){ self->column_x, visible->y + box.y, self->column_width, box.height };
  return TRUE;
}

/* A jump to a line, not by scrolling. The scroll bar hears of it now: where it hears of it in the layout of a
 * frame, GTK 4.8 may draw that frame without the text. */
static void
jump_to_line (HwReader *self, gsize byte, double y)
{
  hw_reader_cancel_kinetic (self);
  hw_reader_place_line (self, byte, y);
  if (page_height (self) > 0)
    {
      hw_reader_validate (self);
      hw_reader_configure_adjustments (self);
    }
  self->place_moved = TRUE;
  hw_reader_expect_quiet (self);
}

void
hw_reader_scroll_to_caret (HwReader *self)
{
  int page = page_height (self), margin;
  gboolean at_end = self->caret_at_end;
  GdkRectangle line;
  gsize start;

  if (self->text == NULL)
    return;
  start = hw_reader_step_line_end (self, self->caret, &at_end, FALSE);
  if (!hw_reader_get_caret_line (self, self->caret, self->caret_at_end, &line))
    {
      jump_to_line (self, start, HW_Y_THIRD);
      return;
    }
  margin = MIN (line.height / 2, page / 8);
  if (line.y < margin)
    jump_to_line (self, start, margin);
  else if (line.y + line.height > page - margin)
    jump_to_line (self, start, page - margin - line.height);
}

/* Where hw_reader_set_place () puts the top of a line: the beginning stands below the top margin. */
static int
place_y (HwReader *self, gsize byte)
{
  return byte == 0 ? self->top_margin : 0;
}

/* The line that comes back nearest to where it is now, and its top: the first one that is seen, or, where
 * most of that is gone, the one below it. */
static gsize
find_place (HwReader *self, int *y)
{
  const HwVisible *first = &g_array_index (self->visible, HwVisible, 0), *next = first + 1;
  HwBlockLayout *layout = hw_reader_measure_block (self, first->ref);
  HwLineBox box, below;
  gsize byte, byte_below;
  int y_below;

  hw_block_layout_line_at_y (layout, -first->y, &box);
  byte = first->block->start
         + (gsize) pango_layout_get_line_readonly (layout->layout, box.line)->start_index;
  *y = first->y + box.y;
  if (hw_block_layout_get_below (layout, &box, &below))
    {
      byte_below
          = first->block->start
            + (gsize) pango_layout_get_line_readonly (layout->layout, below.line)->start_index;
      y_below = first->y + below.y;
    }
  else if (self->visible->len > 1)
    {
      byte_below = next->block->start;
      y_below = next->y;
    }
  else
    return byte;
  if (ABS (*y - place_y (self, byte)) <= ABS (y_below - place_y (self, byte_below)))
    return byte;
  *y = y_below;
  return byte_below;
}

gsize
hw_reader_get_place (HwReader *self)
{
  gsize byte = self->anchor.byte;

  g_return_val_if_fail (HW_IS_READER (self), 0);

  if (self->text == NULL)
    return 0;
  hw_reader_validate (self);
  if (self->visible->len > 0)
    {
      int y;
      gsize line = find_place (self, &y);

      /* The place that was set, while it is its line; else where the line begins. */
      if (round (self->anchor.y) != y)
        byte = line;
    }
  return hw_text_from_byte (self->text, byte);
}

void
hw_reader_set_place (HwReader *self, gsize position)
{
  g_return_if_fail (HW_IS_READER (self));

  if (self->text == NULL)
    return;
  hw_reader_cancel_kinetic (self);
  /* The beginning stands below the top margin, wherever that puts it. */
  hw_reader_place_line (self, hw_text_to_byte (self->text, position),
                        position == 0 ? HW_Y_BEGINNING : 0);
}

void
hw_reader_reveal (HwReader *self, gsize start, gsize end)
{
  int page = page_height (self);
  GdkRectangle line;
  gsize byte, byte_end;

  g_return_if_fail (HW_IS_READER (self));

  if (self->text == NULL)
    return;
  byte = hw_text_to_byte (self->text, start);
  byte_end = hw_text_to_byte (self->text, end);
  if (hw_reader_get_caret_line (self, byte, FALSE, &line) && line.y >= 0
      && line.y + line.height <= page)
    {
      /* It begins on screen; that is enough where it is too long to be seen whole from a third. */
      GdkRectangle last;

      if (hw_reader_get_caret_line (self, byte_end, FALSE, &last) && last.y + last.height <= page)
        return;
      if (line.y <= page / 3)
        return;
    }
  jump_to_line (self, byte, HW_Y_THIRD);
}

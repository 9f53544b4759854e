/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-geometry.h"
#include "reader-private.h"

/* The two ends of the focused range, to be taken by the pointer: a post at each, with a knob that hangs
 * below the line at its end and stands above it at its start, so that they are told apart where they meet.
 * While one is dragged the new range is selected; what becomes of it is the owner's to do. */

#define REACH 7 /* pixels beside a post */
#define FINGER 22
#define KNOB 8

/* The byte at an end of the focused range. */
static gboolean
end_of_focused (HwReader *self, gboolean at_end, gsize *byte)
{
  const HwIndexedRange *range = hw_range_index_lookup (self->ranges, self->focused);

  if (range == NULL || self->text == NULL)
    return FALSE;
  *byte = hw_text_to_byte (self->text, at_end ? range->range.end : range->range.start);
  return TRUE;
}

/* Where the directions change a range ends at two places on the screen. The strong one is right where it is
 * an edge of what is drawn of the range; otherwise the end is beside the letter itself. */
static int
choose_x (
    HwBlockLayout *layout, const HwLineBox *box, int from, int to, gboolean at_end, int beside)
{
  HwPiece pieces[HW_MAX_PIECES];
  guint n = hw_block_layout_get_pieces (layout, box->line, from, to, pieces);
  PangoRectangle strong;
  int x;

  pango_layout_get_cursor_pos (layout->layout, at_end ? to : from, &strong, NULL);
  x = PANGO_PIXELS (strong.x + box->shift);
  if (hw_bidi_cursor_line (layout->layout, at_end ? to : from) == box->line)
    for (guint i = 0; i < n; i++)
      if (ABS (x - pieces[i].x) <= 1 || ABS (x - pieces[i].x - pieces[i].width) <= 1)
        return x;
  return beside;
}

gboolean
hw_reader_get_post (HwReader *self, gsize start, gsize end, gboolean at_end, GdkRectangle *post)
{
  /* An end belongs to the line of the letter before it. */
  gsize at = at_end && end > 0
                 ? (gsize) (g_utf8_find_prev_char (self->utf8, self->utf8 + end) - self->utf8)
                 : start;
  HwVisible *visible = hw_reader_find_visible (self, at);
  const HwBlock *block;
  HwBlockLayout *layout;
  HwLineBox box;
  int index, x;

  if (visible == NULL)
    return FALSE;
  block = visible->block;
  layout = hw_reader_measure_block (self, visible->ref);
  index = (int) (MIN (at, block->end) - block->start);
  hw_block_layout_line_at_byte (layout, index, &box);
  pango_layout_line_index_to_x (pango_layout_get_line_readonly (layout->layout, box.line), index,
                                at_end && at < block->end, &x);
  x = choose_x (layout, &box, (int) (CLAMP (start, block->start, block->end) - block->start),
                (int) (CLAMP (end, block->start, block->end) - block->start), at_end,
                PANGO_PIXELS (box.x + x));
  *post = (GdkRectangle){ self->column_x + x - 1, visible->y + box.y, 2, box.height };
  return TRUE;
}

static gboolean
post_of (HwReader *self, gboolean at_end, GdkRectangle *post)
{
  gsize start, end;

  return end_of_focused (self, FALSE, &start) && end_of_focused (self, TRUE, &end)
         && hw_reader_get_post (self, start, end, at_end, post);
}

gboolean
hw_reader_handle_at (HwReader *self, double x, double y, gboolean *at_end)
{
  const int reach = self->by_finger ? FINGER : REACH, height = self->by_finger ? FINGER : KNOB;

  /* The end first: it is what is moved most. */
  for (int i = 1; i >= 0; i--)
    {
      GdkRectangle post;

      if (!post_of (self, i == 1, &post) || x < post.x - reach || x >= post.x + 2 + reach)
        continue;
      /* Only about the knob: the letters beside a post are for selecting. */
      if (i == 1 ? y >= post.y + post.height - height && y < post.y + post.height + height
                 : y >= post.y - height && y < post.y + height)
        {
          *at_end = i == 1;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
hw_reader_take_handle (HwReader *self, double x, double y)
{
  gsize bound, caret;
  gboolean at_end;

  if (!hw_reader_handle_at (self, x, y, &at_end) || !end_of_focused (self, at_end, &caret)
      || !end_of_focused (self, !at_end, &bound))
    return FALSE;
  self->resized = self->focused;
  self->grain_start = self->grain_end = bound;
  hw_reader_select_bytes (self, bound, caret);
  return TRUE;
}

void
hw_reader_leave_handle (HwReader *self)
{
  gint64 id = self->resized;
  gsize start = MIN (self->bound, self->caret), end = MAX (self->bound, self->caret);

  self->resized = 0;
  if (id == 0 || self->text == NULL)
    return;
  start = hw_text_from_byte (self->text, start);
  end = hw_text_from_byte (self->text, end);
  hw_reader_select_bytes (self, self->caret, self->caret);
  if (start < end)
    g_signal_emit (self, hw_reader_signals[HW_SIGNAL_RANGE_RESIZED], 0, id, (guint64) start,
                   (guint64) end);
}

void
hw_reader_draw_handles (HwReader *self, GtkSnapshot *snapshot)
{
  for (int i = 0; i < 2; i++)
    {
      GdkRectangle post;

      if (!post_of (self, i == 1, &post))
        continue;
      gtk_snapshot_append_color (
          snapshot, &self->colours.accent,
          &GRAPHENE_RECT_INIT (post.x, post.y + 2, post.width, post.height - 4));
      gtk_snapshot_append_color (
          snapshot, &self->colours.accent,
          &GRAPHENE_RECT_INIT (post.x + 1 - KNOB / 2,
                               i == 1 ? post.y + post.height - KNOB / 2 : post.y - KNOB / 2 + 2,
                               KNOB, KNOB - 2));
    }
}

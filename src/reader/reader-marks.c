/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "lam-alef.h"
#include "reader-geometry.h"
#include "reader-private.h"

/* The ranges of one block, drawn under its text: a band of the range's colour behind its words, thin enough
 * to see another band and the text through it, with a line in a strong tone at its foot; and a stripe in the
 * margin at the side where lines end. Ranges that overlap stand in lanes: each lane's band is less high than
 * the one before, so that every edge and every foot is seen, and its stripe stands further out. Nothing is
 * told by colour alone. Coordinates are those of the layout. */

#define STRIPE_GAP 9
#define STRIPE_WIDTH 4
#define STRIPE_PITCH 7

typedef struct
{
  HwReader *self;
  GtkSnapshot *snapshot;
  const HwBlock *block;
  HwBlockLayout *layout;
  const HwIndexedRange *range;
  int start, end; /* bytes of the block */
  gboolean starts, ends;
  GdkRGBA wash, strong;
  int first_y, last_y; /* of the lines it stands on */
} Mark;

/* The part of a range in this block, widened to whole letters. */
static void
clip_to_block (Mark *mark)
{
  const HwReader *self = mark->self;
  const HwBlock *block = mark->block;
  const HwReaderRange *range = &mark->range->range;
  gsize start = block->start, end = block->end, whole_start, whole_end;

  mark->starts = range->start >= block->char_start;
  mark->ends = range->end <= block->char_start + block->n_chars;
  if (range->start > block->char_start)
    start = MIN (hw_text_to_byte (self->text, range->start), block->end);
  if (mark->ends)
    end = hw_text_to_byte (self->text, range->end);
  if (hw_lam_alef_around (self->utf8, block->start, block->end, start, &whole_start, &whole_end))
    start = whole_start;
  if (hw_lam_alef_around (self->utf8, block->start, block->end, end, &whole_start, &whole_end))
    end = whole_end;
  mark->start = (int) (start - block->start);
  mark->end = (int) (end - block->start);
}

static void
draw_band (Mark *mark, const HwPiece *piece, const HwLineBox *box)
{
  const HwReader *self = mark->self;
  gint64 id = mark->range->range.id;
  int inset = MAX (box->height / 14, 1) + (int) mark->range->lane * MAX (box->height / 12, 2);
  int foot = self->colours.high_contrast ? 3 : 2;
  int height = MAX (box->height - 2 * inset, foot + 2);
  graphene_rect_t band = GRAPHENE_RECT_INIT (piece->x, box->y + inset, piece->width, height);
  graphene_rect_t line
      = GRAPHENE_RECT_INIT (piece->x, box->y + inset + height - foot, piece->width, foot);

  gtk_snapshot_append_color (mark->snapshot, &mark->wash, &band);
  if (id == self->hovered && id != self->focused)
    {
      GdkRGBA more = mark->wash;

      more.alpha *= 0.5f;
      gtk_snapshot_append_color (mark->snapshot, &more, &band);
    }
  gtk_snapshot_append_color (mark->snapshot, &mark->strong, &line);
  if (id == self->focused || self->colours.high_contrast)
    {
      float w = id == self->focused ? 2 : 1;
      float widths[4] = { w, w, w, w };
      GdkRGBA colours[4] = { mark->strong, mark->strong, mark->strong, mark->strong };
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &band, 2);
      gtk_snapshot_append_border (mark->snapshot, &outline, widths, colours);
    }
}

/* Draws the bands, where there is something to draw on, and finds how far down the mark reaches. */
static void
draw_lines (Mark *mark)
{
  int first = hw_bidi_cursor_line (mark->layout->layout, mark->start);
  int last = hw_bidi_cursor_line (mark->layout->layout, mark->end);
  gboolean any = FALSE;

  for (int line = first; line <= last; line++)
    {
      HwPiece pieces[HW_MAX_PIECES];
      guint n = hw_block_layout_get_pieces (mark->layout, line, mark->start, mark->end, pieces);
      HwLineBox box;

      if (n == 0)
        continue;
      hw_block_layout_get_line (mark->layout, line, &box);
      for (guint i = 0; i < n && mark->snapshot != NULL; i++)
        draw_band (mark, &pieces[i], &box);
      if (!any)
        mark->first_y = box.y;
      mark->last_y = box.y + box.height;
      any = TRUE;
    }
}

static GdkRectangle
stripe_box (const Mark *mark)
{
  const HwReader *self = mark->self;
  gint64 id = mark->range->range.id;
  int room = MAX (self->column_x - 2, STRIPE_WIDTH);
  int width = id == self->hovered || id == self->focused ? STRIPE_WIDTH + 2 : STRIPE_WIDTH;
  int offset = MIN (STRIPE_GAP + (int) mark->range->lane * STRIPE_PITCH, room - width);
  int y = mark->starts ? mark->first_y + 2 : 0;
  int bottom = mark->ends ? mark->last_y - 2 : mark->block->height;
  int x
      = mark->layout->direction == HW_DIRECTION_RTL ? -offset - width : self->column_width + offset;

  return (GdkRectangle){ x, y, width, MAX (bottom - y, 4) };
}

/* Square ends: a rounded clip each would cost a tenth of the frame where there are many. */
static void
draw_stripe (Mark *mark)
{
  GdkRectangle box = stripe_box (mark);

  gtk_snapshot_append_color (mark->snapshot, &mark->strong,
                             &GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height));
}

/* The range whose stripe is at a point of the block's layout, or within two pixels of it; 0 for none. */
gint64
hw_reader_stripe_at (HwReader *self, const HwBlock *block, HwBlockLayout *layout, int x, int y)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  hw_range_index_find (self->ranges, block->char_start, block->char_start + MAX (block->n_chars, 1),
                       found);
  for (guint i = 0; i < found->len; i++)
    {
      Mark mark = { .self = self, .block = block, .layout = layout, .range = found->pdata[i] };
      GdkRectangle box;

      mark.last_y = layout->height;
      clip_to_block (&mark);
      draw_lines (&mark);
      box = stripe_box (&mark);
      if (x >= box.x - 2 && x < box.x + box.width + 2 && y >= box.y && y < box.y + box.height)
        return mark.range->range.id;
    }
  return 0;
}

GskRenderNode *
hw_reader_draw_marks (HwReader *self, const HwBlock *block, HwBlockLayout *layout)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkSnapshot *snapshot;

  hw_range_index_find (self->ranges, block->char_start, block->char_start + MAX (block->n_chars, 1),
                       found);
  if (found->len == 0)
    return NULL;
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < found->len; i++)
    {
      Mark mark = { .self = self, .snapshot = snapshot, .block = block, .layout = layout };

      mark.range = found->pdata[i];
      mark.wash = hw_reader_colours_wash (&self->colours, &mark.range->range.colour);
      /* A pile of washes must not hide the text under it. */
      mark.wash.alpha *= 1.0f / (1.0f + 0.35f * (float) mark.range->lane);
      mark.strong = hw_reader_colours_strong (&self->colours, &mark.range->range.colour);
      mark.last_y = layout->height;
      clip_to_block (&mark);
      draw_lines (&mark);
      draw_stripe (&mark);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

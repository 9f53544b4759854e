/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-geometry.h"
#include "reader-private.h"

/* The ranges of one block, drawn under its text: a band of the range's colour behind its words, thin enough
 * to see another band and the text through it, with a line in a strong tone at its foot. Ranges that overlap
 * stand in lanes: each lane's band is less high than the one before, so that every edge and every foot is
 * seen. Nothing is told by colour alone. Coordinates are those of the layout. */

typedef struct
{
  HwReader *self;
  GtkSnapshot *snapshot;
  HwBlockLayout *layout;
  const HwIndexedRange *range;
  int start, end; /* bytes of the block */
  GdkRGBA wash, strong;
} Mark;

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

static void
draw_lines (Mark *mark)
{
  int first = hw_bidi_cursor_line (mark->layout->layout, mark->start);
  int last = hw_bidi_cursor_line (mark->layout->layout, mark->end);

  for (int line = first; line <= last; line++)
    {
      HwPiece pieces[HW_MAX_PIECES];
      guint n = hw_block_layout_get_pieces (mark->layout, line, mark->start, mark->end, pieces);
      HwLineBox box;

      if (n == 0)
        continue;
      hw_block_layout_get_line (mark->layout, line, &box);
      for (guint i = 0; i < n; i++)
        draw_band (mark, &pieces[i], &box);
    }
}

static HwReaderWash
get_wash (HwReader *self, const HwIndexedRange *range)
{
  HwReaderWash wash = { range->range.start, range->range.end,
                        hw_reader_colours_wash (&self->colours, &range->range.colour) };
  gint64 id = range->range.id;

  /* A pile of washes must not hide those under it. */
  wash.wash.alpha *= 1.0f / (1.0f + 0.35f * (float) range->lane);
  if (id == self->hovered && id != self->focused)
    wash.wash.alpha *= 1.5f - 0.5f * wash.wash.alpha;
  return wash;
}

GskRenderNode *
hw_reader_draw_marks (HwReader *self, const HwBlock *block, HwBlockLayout *layout)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree HwReaderWash *washes = NULL;
  GtkSnapshot *snapshot;

  hw_range_index_find (self->ranges, block->char_start, block->char_start + MAX (block->n_chars, 1),
                       found);
  if (found->len == 0)
    return NULL;
  washes = g_new (HwReaderWash, found->len);
  for (guint i = 0; i < found->len; i++)
    washes[i] = get_wash (self, found->pdata[i]);
  hw_reader_colours_thin (&self->colours, washes, found->len);
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < found->len; i++)
    {
      Mark mark = { .self = self, .snapshot = snapshot, .layout = layout };
      gsize start, end;

      mark.range = found->pdata[i];
      mark.wash = washes[i].wash;
      mark.strong = hw_reader_colours_strong (&self->colours, &mark.range->range.colour);
      hw_range_index_clip (self->text, &mark.range->range, block, &start, &end);
      mark.start = (int) (start - block->start);
      mark.end = (int) (end - block->start);
      draw_lines (&mark);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

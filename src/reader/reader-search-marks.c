/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "lam-alef.h"
#include "reader-geometry.h"
#include "reader-private.h"

/* What a search found, marked under the text: a box around each place, where passages have a band with a
 * foot; the one that the person is at has a strong box in the colour of the text. Only what stands in the
 * blocks near the screen is looked up. */

static const GdkRGBA amber = { 0.90f, 0.65f, 0.04f, 1 };

typedef struct
{
  HwReader *self;
  GtkSnapshot *snapshot;
  const HwBlock *block;
  HwBlockLayout *layout;
  GdkRGBA wash, line;
  gsize position, byte; /* the last place that was converted */
} Drawing;

void
hw_reader_set_hits (HwReader *self, HwSpanList *hits)
{
  g_return_if_fail (HW_IS_READER (self));

  if (hits != NULL)
    hw_span_list_ref (hits);
  g_clear_pointer (&self->hits, hw_span_list_unref);
  self->hits = hits;
  self->current_hit = (HwSpan){ 0, 0 };
  hw_reader_hits_changed (self);
}

void
hw_reader_hits_changed (HwReader *self)
{
  g_return_if_fail (HW_IS_READER (self));

  hw_reader_redraw_marks (self);
}

void
hw_reader_set_current_hit (HwReader *self, gsize start, gsize end)
{
  g_return_if_fail (HW_IS_READER (self));

  if (self->current_hit.start == start && self->current_hit.end == end)
    return;
  self->current_hit = (HwSpan){ (guint32) start, (guint32) end };
  hw_reader_redraw_marks (self);
}

/* Bytes of the block; they are asked for in the order of the text. */
static gsize
byte_of (Drawing *drawing, gsize position)
{
  const char *utf8 = drawing->self->utf8;

  while (drawing->position < position && drawing->byte < drawing->block->end)
    {
      drawing->byte = (gsize) (g_utf8_next_char (utf8 + drawing->byte) - utf8);
      drawing->position++;
    }
  return drawing->byte;
}

static void
draw_box (Drawing *drawing, const HwPiece *piece, const HwLineBox *box, gboolean is_current)
{
  const HwReaderColours *colours = &drawing->self->colours;
  const int inset = MAX (box->height / 12, 1);
  const float width = is_current ? 2 : 1;
  const graphene_rect_t area = GRAPHENE_RECT_INIT (
      piece->x - width, box->y + inset, piece->width + 2 * width, box->height - 2 * inset);
  const GdkRGBA *line = is_current ? &colours->text : &drawing->line;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA lines[4] = { *line, *line, *line, *line };
  GskRoundedRect outline;

  /* The current one is selected: two washes would be mud. */
  if (!is_current)
    gtk_snapshot_append_color (drawing->snapshot, &drawing->wash, &area);
  gsk_rounded_rect_init_from_rect (&outline, &area, is_current ? 3 : 0);
  gtk_snapshot_append_border (drawing->snapshot, &outline, widths, lines);
}

static void
draw_hit (Drawing *drawing, const HwSpan *hit)
{
  const HwReader *self = drawing->self;
  const HwBlock *block = drawing->block;
  const gboolean is_current
      = hit->start == self->current_hit.start && hit->end == self->current_hit.end;
  gsize start = byte_of (drawing, MAX (hit->start, block->char_start));
  gsize end = byte_of (drawing, hit->end), whole_start, whole_end;
  int first, last;

  if (hw_lam_alef_around (self->utf8, block->start, block->end, start, &whole_start, &whole_end))
    start = whole_start;
  if (hw_lam_alef_around (self->utf8, block->start, block->end, end, &whole_start, &whole_end))
    end = whole_end;
  start -= block->start;
  end -= block->start;
  first = hw_bidi_cursor_line (drawing->layout->layout, (int) start);
  last = hw_bidi_cursor_line (drawing->layout->layout, (int) end);
  for (int line = first; line <= last; line++)
    {
      HwPiece pieces[HW_MAX_PIECES];
      const guint n
          = hw_block_layout_get_pieces (drawing->layout, line, (int) start, (int) end, pieces);
      HwLineBox box;

      if (n == 0)
        continue;
      hw_block_layout_get_line (drawing->layout, line, &box);
      for (guint i = 0; i < n; i++)
        draw_box (drawing, &pieces[i], &box, is_current);
    }
}

GskRenderNode *
hw_reader_draw_hits (HwReader *self, const HwBlock *block, HwBlockLayout *layout)
{
  Drawing drawing = { .self = self, .block = block, .layout = layout };
  const gsize n = self->hits != NULL ? hw_span_list_get_n (self->hits) : 0;
  const gsize end = block->char_start + block->n_chars;
  gsize i = n > 0 ? hw_span_list_find (self->hits, block->char_start) : 0;

  if (i >= n || hw_span_list_get (self->hits, i).start >= end)
    return NULL;
  drawing.snapshot = gtk_snapshot_new ();
  drawing.wash = hw_reader_colours_wash (&self->colours, &amber);
  drawing.line = hw_reader_colours_strong (&self->colours, &amber);
  drawing.position = block->char_start;
  drawing.byte = block->start;
  for (; i < n; i++)
    {
      const HwSpan hit = hw_span_list_get (self->hits, i);

      if (hit.start >= end)
        break;
      draw_hit (&drawing, &hit);
    }
  return gtk_snapshot_free_to_node (drawing.snapshot);
}

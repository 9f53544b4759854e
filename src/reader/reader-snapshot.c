/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "lam-alef.h"
#include "reader-geometry.h"
#include "reader-private.h"

/* Under everything the highlights, then the selection, the text, the caret. The drawings of text and
 * highlights are kept with the layout: a scrolled frame only moves them. */

static void
draw_text (HwReader *self, HwBlockLayout *layout, GtkSnapshot *snapshot)
{
  if (layout->text == NULL)
    layout->text = hw_block_layout_draw (layout, &self->colours.text);
  if (layout->text != NULL)
    gtk_snapshot_append_node (snapshot, layout->text);
}

/* What a search found lies over the passages. */
static GskRenderNode *
make_marks (HwReader *self, const HwBlock *block, HwBlockLayout *layout)
{
  GskRenderNode *nodes[2]
      = { hw_reader_draw_marks (self, block, layout), hw_reader_draw_hits (self, block, layout) };
  GskRenderNode *both;

  if (nodes[0] == NULL || nodes[1] == NULL)
    return nodes[0] != NULL ? nodes[0] : nodes[1];
  both = gsk_container_node_new (nodes, 2);
  gsk_render_node_unref (nodes[0]);
  gsk_render_node_unref (nodes[1]);
  return both;
}

static void
draw_marks (HwReader *self, const HwBlock *block, HwBlockLayout *layout, GtkSnapshot *snapshot)
{
  if (layout->marks_serial != self->marks_serial)
    {
      g_clear_pointer (&layout->marks, gsk_render_node_unref);
      layout->marks = make_marks (self, block, layout);
      layout->marks_serial = self->marks_serial;
    }
  if (layout->marks != NULL)
    gtk_snapshot_append_node (snapshot, layout->marks);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, int x, int y, int width, int height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Between the rows of a table, in the middle of what is between them. */
static void
draw_rule (HwReader *self, const HwBlock *block, GtkSnapshot *snapshot)
{
  GdkRGBA colour = self->colours.text;

  if (!block->last || !hw_forms_has_rule (self->forms, block->paragraph))
    return;
  colour.alpha *= self->colours.high_contrast ? 0.6f : 0.15f;
  fill (snapshot, &colour, 0,
        block->height - hw_block_metrics_get_gap (&self->metrics, block->paragraph) / 2 - 1,
        self->column_width, 1);
}

/* One line of a selection. Where its end is selected with what follows it is filled to the side where its
 * lines end: the right of left-to-right text. */
static void
draw_selected_line (HwReader *self,
                    HwBlockLayout *layout,
                    const HwLineBox *box,
                    int from,
                    int to,
                    gboolean past_end,
                    const GdkRGBA *colour,
                    GtkSnapshot *snapshot)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout->layout, box->line);
  HwPiece pieces[HW_MAX_PIECES];
  guint n = hw_block_layout_get_pieces (layout, box->line, from, to, pieces);
  PangoRectangle extents;
  int start;

  for (guint i = 0; i < n; i++)
    fill (snapshot, colour, pieces[i].x, box->y, pieces[i].width, box->height);
  if (!past_end)
    return;
  pango_layout_line_get_pixel_extents (line, NULL, &extents);
  start = PANGO_PIXELS (box->x);
  if (layout->direction == HW_DIRECTION_RTL)
    {
      const int left = layout->has_cells ? PANGO_PIXELS (box->shift) : 0;

      fill (snapshot, colour, left, box->y, start - left, box->height);
    }
  else
    {
      const int right = layout->has_cells
                            ? PANGO_PIXELS (box->shift + pango_layout_get_width (layout->layout))
                            : self->column_width;

      start += extents.width;
      fill (snapshot, colour, start, box->y, right - start, box->height);
    }
}

/* The selected part of a block's lines that are on screen, and the space below the paragraph where the
 * selection goes on. */
static void
draw_selection (HwReader *self,
                const HwVisible *visible,
                HwBlockLayout *layout,
                GtkSnapshot *snapshot)
{
  gsize low = MIN (self->bound, self->caret), high = MAX (self->bound, self->caret);
  const HwBlock *block = visible->block;
  int page = gtk_widget_get_height (GTK_WIDGET (self));
  int n_lines = pango_layout_get_line_count (layout->layout), from, to, last;
  gboolean comes_in = low<block->start, goes_on = high> block->end;
  GdkRGBA colour;

  if (low == high || low > block->end || high < block->start)
    return;
  colour = hw_reader_colours_selection (&self->colours, gtk_widget_has_focus (GTK_WIDGET (self)));
  if (block->blank)
    {
      if (goes_on)
        fill (snapshot, &colour, 0, 0, self->column_width, block->height);
      return;
    }
  if (comes_in)
    fill (snapshot, &colour, 0, 0, self->column_width, layout->boxes[0].y);
  low = MAX (low, block->start);
  high = MIN (high, block->end);
  /* What is drawn, not what is selected: half a ligature cannot be filled. */
  hw_lam_alef_widen (self->utf8, block->start, block->end, &low, &high);
  from = (int) (low - block->start);
  to = (int) (high - block->start);
  last = hw_bidi_cursor_line (layout->layout, to);
  for (int line = hw_bidi_cursor_line (layout->layout, from); line <= last; line++)
    {
      PangoLayoutLine *l = pango_layout_get_line_readonly (layout->layout, line);
      HwLineBox box;

      hw_block_layout_get_line (layout, line, &box);
      if (visible->y + box.y + box.height < 0 || visible->y + box.y > page)
        continue;
      draw_selected_line (self, layout, &box, from, to,
                          line + 1 < n_lines ? to > l->start_index + l->length : goes_on, &colour,
                          snapshot);
    }
  if (goes_on)
    fill (snapshot, &colour, 0, layout->height, self->column_width, block->height - layout->height);
}

void
hw_reader_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwReader *self = HW_READER (widget);
  gint64 start = g_get_monotonic_time ();

  hw_reader_validate (self);
  if (self->colours.sepia)
    fill (snapshot, &self->colours.background, 0, 0, gtk_widget_get_width (widget),
          gtk_widget_get_height (widget));
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HwVisible *visible = &g_array_index (self->visible, HwVisible, i);
      HwBlockLayout *layout = hw_reader_measure_block (self, visible->ref);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (self->column_x, (float) visible->y));
      draw_marks (self, visible->block, layout, snapshot);
      draw_selection (self, visible, layout, snapshot);
      draw_rule (self, visible->block, snapshot);
      draw_text (self, layout, snapshot);
      hw_reader_draw_caret (self, visible, layout, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  hw_reader_draw_handles (self, snapshot);
  hw_reader_draw_knobs (self, snapshot);
  hw_reader_draw_stripes (self, snapshot);
  hw_reader_draw_labels (self, snapshot);
  hw_reader_draw_cards (self, snapshot);
  self->stats.n_frames++;
  self->stats.snapshot_time = g_get_monotonic_time () - start;
}

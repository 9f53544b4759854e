/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-layout.h"

#include "ink-profile.h"

#define PIECES                                                                                     \
  6 /* of a line's length, as long as the distance of base lines, that are told apart */
#define CLEARANCE 1 /* pixels between ink and ink */

/* Not asked of Pango, which measures the whole layout at every such question once a line was changed. */
static int
line_width (PangoLayoutLine *line)
{
  int width = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    width += pango_glyph_string_get_width (((PangoLayoutRun *) l->data)->glyphs);
  return width;
}

/* What lies between base lines besides the leading, so that a line keeps clear of the one above. */
static int
find_extra (const HwInkProfile *above, const HwInkProfile *ink, const HwLeading *leading)
{
  int distance;

  if (above == NULL)
    return MAX (
        PANGO_PIXELS_CEIL (hw_ink_profile_get_height (ink)) - leading->ascent - leading->above, 0);
  distance = PANGO_PIXELS_CEIL (hw_ink_profile_get_distance (above, ink)) + CLEARANCE;
  return MAX (distance - leading->leading, 0);
}

static void
place_lines (HwBlockLayout *self, const HwLeading *leading)
{
  int column = pango_layout_get_width (self->layout), below;
  int piece = leading->leading * PANGO_SCALE / PIECES;
  g_autoptr (HwInkProfile) ink = hw_ink_profile_new (column, piece);
  g_autoptr (HwInkProfile) above = hw_ink_profile_new (column, piece);

  self->n_boxes = (guint) pango_layout_get_line_count (self->layout);
  self->boxes = g_new0 (HwLineBox, self->n_boxes);
  for (guint i = 0; i < self->n_boxes; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int) i);
      HwInkProfile *last = above;
      HwLineBox *box = &self->boxes[i];
      int extra;

      above = ink;
      ink = last;
      box->line = (int) i;
      if (self->direction == HW_DIRECTION_RTL)
        box->x = column - line_width (line);
      hw_ink_profile_set_line (ink, line, box->x);
      extra = find_extra (i > 0 ? above : NULL, ink, leading);
      box->y = self->height;
      box->height = leading->leading + extra;
      box->baseline = box->y + extra + leading->ascent;
      self->height = box->y + box->height;
    }
  below = PANGO_PIXELS_CEIL (hw_ink_profile_get_depth (ink)) - (leading->leading - leading->ascent)
          - leading->below;
  self->height += MAX (below, 0);
}

HwBlockLayout *
hw_block_layout_new (PangoLayout *layout, HwDirection direction, const HwLeading *leading)
{
  HwBlockLayout *self = g_new0 (HwBlockLayout, 1);

  self->layout = layout;
  self->direction = direction;
  self->link.data = self;
  place_lines (self, leading);
  return self;
}

void
hw_block_layout_free (HwBlockLayout *self)
{
  g_object_unref (self->layout);
  g_clear_pointer (&self->text, gsk_render_node_unref);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_free (self->boxes);
  g_free (self);
}

GskRenderNode *
hw_block_layout_draw (HwBlockLayout *self, const GdkRGBA *colour)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < self->n_boxes; i++)
    {
      const HwLineBox *box = &self->boxes[i];
      int x = box->x;

      for (GSList *l = pango_layout_get_line_readonly (self->layout, (int) i)->runs; l != NULL;
           l = l->next)
        {
          const PangoLayoutRun *run = l->data;
          graphene_point_t origin
              = GRAPHENE_POINT_INIT ((float) x / PANGO_SCALE, (float) box->baseline);
          GskRenderNode *node
              = gsk_text_node_new (run->item->analysis.font, run->glyphs, colour, &origin);

          if (node != NULL)
            {
              gtk_snapshot_append_node (snapshot, node);
              gsk_render_node_unref (node);
            }
          x += pango_glyph_string_get_width (run->glyphs);
        }
    }
  return gtk_snapshot_free_to_node (snapshot);
}

void
hw_block_layout_get_line (HwBlockLayout *self, int line, HwLineBox *box)
{
  *box = self->boxes[CLAMP (line, 0, (int) self->n_boxes - 1)];
}

void
hw_block_layout_line_at_y (HwBlockLayout *self, int y, HwLineBox *box)
{
  guint low = 0, high = self->n_boxes;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->boxes[middle].y <= y)
        low = middle;
      else
        high = middle;
    }
  *box = self->boxes[low];
}

void
hw_block_layout_line_at_byte (HwBlockLayout *self, int byte, HwLineBox *box)
{
  int line;

  pango_layout_index_to_line_x (self->layout, byte, FALSE, &line, NULL);
  hw_block_layout_get_line (self, line, box);
}

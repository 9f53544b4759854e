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

/* The left of a line's first glyph, from that of Pango's layout. */
static int
start_of_line (HwBlockLayout *self, PangoLayoutLine *line)
{
  const int indent = pango_layout_get_indent (self->layout);
  const int hang = indent < 0 && !line->is_paragraph_start ? -indent : 0;

  if (self->direction != HW_DIRECTION_RTL)
    return hang;
  return pango_layout_get_width (self->layout) - hang - line_width (line);
}

static int
room_below (const HwInkProfile *ink, const HwLeading *leading)
{
  const int below = PANGO_PIXELS_CEIL (hw_ink_profile_get_depth (ink))
                    - (leading->leading - leading->ascent) - leading->below;

  return MAX (below, 0);
}

static void
place_lines (HwBlockLayout *self, const HwLeading *leading, const HwFrame *frame)
{
  int column = pango_layout_get_width (self->layout);
  int piece = leading->leading * PANGO_SCALE / PIECES;
  g_autoptr (HwInkProfile) ink = hw_ink_profile_new (column, piece);
  g_autoptr (HwInkProfile) above = hw_ink_profile_new (column, piece);

  self->height = leading->top;
  for (guint i = 0; i < self->n_boxes; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int) i);
      HwInkProfile *last = above;
      HwLineBox *box = &self->boxes[i];
      int extra;

      above = ink;
      ink = last;
      box->line = box->band = (int) i;
      box->shift = frame->x * PANGO_SCALE;
      box->x = start_of_line (self, line);
      hw_ink_profile_set_line (ink, line, box->x);
      extra = find_extra (i > 0 ? above : NULL, ink, leading);
      box->x += box->shift;
      box->y = self->height;
      box->height = leading->leading + extra;
      box->baseline = box->y + extra + leading->ascent;
      self->height = box->y + box->height;
    }
  self->n_bands = self->n_boxes;
  self->height += room_below (ink, leading);
}

/* The left of a cell. */
static int
cell_x (const HwBlockLayout *self, const HwFrame *frame, int cell)
{
  if (frame->pitch == 0)
    return frame->x + ((cell > 0) == (self->direction != HW_DIRECTION_RTL) ? frame->indent : 0);
  if (self->direction == HW_DIRECTION_RTL)
    cell = frame->n_columns - 1 - cell;
  return frame->x + cell * frame->pitch;
}

/* Every cell begins at the top, and the lines of all of them stand on common base lines; or one cell stands
 * below the other. */
static void
place_cells (HwBlockLayout *self, const HwLeading *leading, const HwFrame *frame)
{
  const char *text = pango_layout_get_text (self->layout);
  int column = pango_layout_get_width (self->layout);
  int piece = leading->leading * PANGO_SCALE / PIECES;
  g_autoptr (HwInkProfile) ink = hw_ink_profile_new (column, piece);
  g_autoptr (HwInkProfile) above = hw_ink_profile_new (column, piece);
  g_autofree int *extras = g_new0 (int, self->n_boxes);
  g_autofree int *tops = g_new0 (int, self->n_boxes + 1);
  int cell = 0, band = 0, below = 0;

  for (guint i = 0; i < self->n_boxes; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int) i);
      gboolean begins = line->start_index > 0 && text[line->start_index - 1] == '\n';
      HwInkProfile *last = above;
      HwLineBox *box = &self->boxes[i];
      int extra;

      if (begins)
        {
          below = MAX (below, room_below (ink, leading));
          cell++;
          band = frame->pitch > 0 ? 0 : band;
        }
      above = ink;
      ink = last;
      box->line = (int) i;
      box->band = band++;
      box->x = start_of_line (self, line);
      hw_ink_profile_set_line (ink, line, box->x);
      extra = find_extra (i > 0 && !begins ? above : NULL, ink, leading);
      extras[box->band] = MAX (extras[box->band], extra);
      box->shift = cell_x (self, frame, cell) * PANGO_SCALE;
      box->x += box->shift;
      self->n_bands = MAX (self->n_bands, (guint) band);
    }
  tops[0] = leading->top;
  for (guint i = 0; i < self->n_bands; i++)
    tops[i + 1] = tops[i] + leading->leading + extras[i];
  for (guint i = 0; i < self->n_boxes; i++)
    {
      HwLineBox *box = &self->boxes[i];

      box->y = tops[box->band];
      box->height = tops[box->band + 1] - box->y;
      box->baseline = box->y + extras[box->band] + leading->ascent;
    }
  self->height = tops[self->n_bands] + MAX (below, room_below (ink, leading));
  self->has_cells = self->n_bands < self->n_boxes;
}

HwBlockLayout *
hw_block_layout_new (PangoLayout *layout,
                     HwDirection direction,
                     const HwLeading *leading,
                     const HwFrame *frame)
{
  HwBlockLayout *self = g_new0 (HwBlockLayout, 1);

  self->layout = layout;
  self->direction = direction;
  self->link.data = self;
  self->n_boxes = (guint) pango_layout_get_line_count (layout);
  self->boxes = g_new0 (HwLineBox, self->n_boxes);
  if (frame->n_columns > 0)
    place_cells (self, leading, frame);
  else
    place_lines (self, leading, frame);
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

/* The first of the lines that a height is in; the last above it. */
static const HwLineBox *
find_cell_line (HwBlockLayout *self, int y)
{
  const HwLineBox *found = &self->boxes[0];

  for (guint i = 1; i < self->n_boxes; i++)
    if (self->boxes[i].y <= y && self->boxes[i].y > found->y)
      found = &self->boxes[i];
  return found;
}

void
hw_block_layout_line_at_y (HwBlockLayout *self, int y, HwLineBox *box)
{
  guint low = 0, high = self->n_boxes;

  if (self->has_cells)
    {
      *box = *find_cell_line (self, y);
      return;
    }
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
hw_block_layout_line_at (HwBlockLayout *self, int x, int y, HwLineBox *box)
{
  const int width = pango_layout_get_width (self->layout);
  const HwLineBox *found = &self->boxes[0];
  int nearest = G_MAXINT;

  if (!self->has_cells)
    {
      hw_block_layout_line_at_y (self, y, box);
      return;
    }
  x *= PANGO_SCALE;
  for (guint i = 0; i < self->n_boxes; i++)
    {
      const HwLineBox *other = &self->boxes[i];
      const int away = MAX (MAX (other->shift - x, x - other->shift - width), 0);

      /* The lines of a cell come from the top down: the last one that begins above the point. */
      if (away < nearest || (away == nearest && other->y <= y))
        found = other;
      nearest = MIN (nearest, away);
    }
  *box = *found;
}

gboolean
hw_block_layout_get_below (HwBlockLayout *self, const HwLineBox *box, HwLineBox *below)
{
  const int band = box->band + 1;

  if (band >= (int) self->n_bands)
    return FALSE;
  for (guint i = (guint) (self->has_cells ? 0 : band); i < self->n_boxes; i++)
    if (self->boxes[i].band == band)
      {
        *below = self->boxes[i];
        return TRUE;
      }
  return FALSE;
}

void
hw_block_layout_get_extent (HwBlockLayout *self, int first, int last, int *top, int *bottom)
{
  *top = self->boxes[first].y;
  *bottom = self->boxes[last].y + self->boxes[last].height;
  for (int i = first; self->has_cells && i <= last; i++)
    {
      *top = MIN (*top, self->boxes[i].y);
      *bottom = MAX (*bottom, self->boxes[i].y + self->boxes[i].height);
    }
}

int
hw_block_layout_get_band_height (HwBlockLayout *self, int band)
{
  for (guint i = 0; self->has_cells && i < self->n_boxes; i++)
    if (self->boxes[i].band == band)
      return self->boxes[i].height;
  return self->boxes[band].height;
}

void
hw_block_layout_line_at_byte (HwBlockLayout *self, int byte, HwLineBox *box)
{
  int line;

  pango_layout_index_to_line_x (self->layout, byte, FALSE, &line, NULL);
  hw_block_layout_get_line (self, line, box);
}

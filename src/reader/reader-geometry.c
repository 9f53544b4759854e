/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-geometry.h"

#include "bidi-cursor.h"
#include "reader-private.h"

guint
hw_block_layout_get_pieces (
    HwBlockLayout *self, int line, int start, int end, HwPiece pieces[HW_MAX_PIECES])
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (self->layout, line);
  const int shift = self->boxes[line].shift;
  int *ranges, n_ranges;
  guint n = 0;

  /* Pango adds the rest of the line for what goes past it. */
  start = MAX (start, l->start_index);
  end = MIN (end, l->start_index + l->length);
  if (start >= end)
    return 0;
  pango_layout_line_get_x_ranges (l, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      int x = PANGO_PIXELS_FLOOR (ranges[2 * i] + shift);
      int right = PANGO_PIXELS_CEIL (ranges[2 * i + 1] + shift);

      if (right <= x)
        continue;
      if (n > 0 && (x <= pieces[n - 1].x + pieces[n - 1].width + 1 || n == HW_MAX_PIECES))
        pieces[n - 1].width = MAX (pieces[n - 1].width, right - pieces[n - 1].x);
      else
        pieces[n++] = (HwPiece){ x, right - x };
    }
  g_free (ranges);
  return n;
}

/* The block at a height; the nearest one above the first or below the last. */
static HwVisible *
visible_at_y (HwReader *self, double y)
{
  HwVisible *found = NULL;

  for (guint i = 0; i < self->visible->len; i++)
    {
      HwVisible *visible = &g_array_index (self->visible, HwVisible, i);

      if (found != NULL && y < visible->y)
        break;
      found = visible;
    }
  return found;
}

/* The place for a caret nearest to a point, and the character under the point itself. FALSE where there
 * is none under it; @under is then the nearest. */
gboolean
hw_reader_byte_at (HwReader *self, double x, double y, gsize *byte, gsize *under)
{
  HwVisible *visible;
  HwBlockLayout *layout;
  HwLineBox box;
  int index, trailing, in_x;
  gboolean inside;

  *byte = *under = 0;
  hw_reader_validate (self);
  visible = visible_at_y (self, y);
  if (visible == NULL)
    return FALSE;
  layout = hw_reader_measure_block (self, visible->ref);
  in_x = (int) ((x - self->column_x) * PANGO_SCALE);
  hw_block_layout_line_at (layout, (int) x - self->column_x, (int) y - visible->y, &box);
  *byte = visible->block->start
          + (gsize) hw_bidi_cursor_within_x (layout->layout, box.line, in_x - box.x);
  inside = pango_layout_line_x_to_index (pango_layout_get_line_readonly (layout->layout, box.line),
                                         in_x - box.x, &index, &trailing);
  *under = visible->block->start + (gsize) index;
  return inside && y >= visible->y && y < visible->y + layout->height;
}

/* The smallest range under a point, or the one whose stripe is there; 0 for none. */
gint64
hw_reader_range_at (HwReader *self, double x, double y)
{
  g_autoptr (GArray) ids = NULL;
  gsize byte, under;

  if (self->text == NULL)
    return 0;
  if (x < self->column_x || x >= self->column_x + self->column_width)
    {
      gint64 id = hw_reader_card_at (self, x, y);

      return id != 0 ? id : hw_reader_get_stripe_at (self, x, y);
    }
  if (!hw_reader_byte_at (self, x, y, &byte, &under))
    return 0;
  ids = hw_reader_get_ranges_at (self, hw_text_from_byte (self->text, under));
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

gboolean
hw_reader_get_area (HwReader *self, gsize start, gsize end, GdkRectangle *area)
{
  GdkRectangle screen = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)) };
  gboolean found = FALSE;

  hw_reader_validate (self);
  for (guint i = 0; i < self->visible->len; i++)
    {
      const HwVisible *visible = &g_array_index (self->visible, HwVisible, i);
      HwBlockLayout *layout;
      int from, to, first, last;

      if (start > visible->block->end || end < visible->block->start)
        continue;
      layout = hw_reader_measure_block (self, visible->ref);
      from = (int) (MAX (start, visible->block->start) - visible->block->start);
      to = (int) (MIN (end, visible->block->end) - visible->block->start);
      first = hw_bidi_cursor_line (layout->layout, from);
      last = hw_bidi_cursor_line (layout->layout, to);
      for (int line = first; line <= last; line++)
        {
          HwPiece pieces[HW_MAX_PIECES];
          guint n = hw_block_layout_get_pieces (layout, line, from, to, pieces);
          HwLineBox box;

          hw_block_layout_get_line (layout, line, &box);
          for (guint k = 0; k < n; k++)
            {
              GdkRectangle piece = { self->column_x + pieces[k].x, visible->y + box.y,
                                     pieces[k].width, box.height };

              if (!gdk_rectangle_intersect (&piece, &screen, &piece))
                continue;
              if (found)
                gdk_rectangle_union (area, &piece, area);
              else
                *area = piece;
              found = TRUE;
            }
        }
    }
  return found;
}

gboolean
hw_reader_get_range_area (HwReader *self, gsize start, gsize end, GdkRectangle *area)
{
  g_return_val_if_fail (HW_IS_READER (self), FALSE);

  if (self->text == NULL)
    return FALSE;
  return hw_reader_get_area (self, hw_text_to_byte (self->text, start),
                             hw_text_to_byte (self->text, end), area);
}

gboolean
hw_reader_get_selection_area (HwReader *self, GdkRectangle *area)
{
  GdkRectangle screen = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                          gtk_widget_get_height (GTK_WIDGET (self)) };

  g_return_val_if_fail (HW_IS_READER (self), FALSE);

  if (self->text == NULL)
    return FALSE;
  if (hw_reader_has_selection (self))
    return hw_reader_get_area (self, MIN (self->bound, self->caret), MAX (self->bound, self->caret),
                               area);
  if (!hw_reader_get_caret_line (self, self->caret, self->caret_at_end, area))
    return FALSE;
  area->x += (int) hw_reader_get_caret_x (self, self->caret, self->caret_at_end);
  area->width = 1;
  return gdk_rectangle_intersect (area, &screen, area);
}

gsize
hw_reader_get_position_at (HwReader *self, double x, double y)
{
  gsize byte, under;

  g_return_val_if_fail (HW_IS_READER (self), 0);

  if (self->text == NULL)
    return 0;
  hw_reader_byte_at (self, x, y, &byte, &under);
  return hw_text_from_byte (self->text, byte);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const HwReaderRange *x = &(*(const HwIndexedRange *const *) a)->range;
  const HwReaderRange *y = &(*(const HwIndexedRange *const *) b)->range;
  gsize m = x->end - x->start, n = y->end - y->start;

  return (m > n) - (m < n);
}

GArray *
hw_reader_get_ranges_at (HwReader *self, gsize position)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (HW_IS_READER (self), ids);

  hw_range_index_find (self->ranges, position, position + 1, found);
  g_ptr_array_sort (found, compare_lengths);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, ((const HwIndexedRange *) found->pdata[i])->range.id);
  return ids;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

/* The caret as it is drawn. Where the direction changes one place in the text is at two on the screen: text in
 * the paragraph's direction goes on at the strong caret, which is whole, and text of the other direction at the
 * weak one, which is the lower half and thin. A flag on each points to where its text goes. */

#define FLAG 4 /* rows of a flag, each a pixel shorter than the one before */

/* @points: -1 to the left, 1 to the right. */
static void
draw_flag (GtkSnapshot *snapshot, const GdkRGBA *colour, int x, int y, int points)
{
  for (int i = 0; i < FLAG; i++)
    gtk_snapshot_append_color (
        snapshot, colour,
        &GRAPHENE_RECT_INIT (points > 0 ? x : x - (FLAG - i), y + i, FLAG - i, 1));
}

void
hw_reader_draw_caret (HwReader *self,
                      const HwVisible *visible,
                      HwBlockLayout *layout,
                      GtkSnapshot *snapshot)
{
  const int points = layout->direction == HW_DIRECTION_RTL ? -1 : 1;
  const GdkRGBA *colour = &self->colours.text;
  HwLineBox box;
  int index, strong, weak, x, y, height, thick = MAX (self->font_size * self->zoom / 10, 2);

  /* A finger's selection has knobs instead. */
  if (!gtk_widget_has_focus (GTK_WIDGET (self)) || (self->touched && hw_reader_has_selection (self))
      || hw_reader_find_caret (self, self->caret, self->caret_at_end, &index, &box) != visible)
    return;
  hw_bidi_cursor_get_x (layout->layout, box.line, index, &strong, &weak);
  height = box.height * 7 / 10;
  y = box.y + (box.height - height) / 2;
  x = CLAMP (PANGO_PIXELS (box.x + strong) - thick / 2, 0, self->column_width - thick);
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, thick, height));
  if (weak == strong)
    return;
  draw_flag (snapshot, colour, points > 0 ? x + thick : x, y, points);
  x = CLAMP (PANGO_PIXELS (box.x + weak), 0, self->column_width - 1);
  y += height / 2;
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, 1, height - height / 2));
  draw_flag (snapshot, colour, points > 0 ? x : x + 1, y, -points);
}

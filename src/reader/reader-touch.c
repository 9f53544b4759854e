/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* A finger's selection: a long press takes a word, moving on takes further ones, and a knob below either end
 * moves that end afterwards. */

#define KNOB 22
#define REACH 22 /* about a knob's middle: 44 pixels across, which a finger finds */

/* Outside of the selection, so that the letters stay free: one corner touches the line's foot. */
static gboolean
knob_of (HwReader *self, gboolean at_end, GdkRectangle *post, GdkRectangle *knob, gboolean *left)
{
  gsize start = MIN (self->bound, self->caret), end = MAX (self->bound, self->caret);

  if (!self->touched || !hw_reader_has_selection (self)
      || !hw_reader_get_post (self, start, end, at_end, post))
    return FALSE;
  *left
      = (hw_reader_get_direction_at (self, at_end ? end - 1 : start) == HW_DIRECTION_RTL) == at_end;
  *knob = (GdkRectangle){ *left ? post->x + 1 - KNOB : post->x + 1, post->y + post->height, KNOB,
                          KNOB };
  return TRUE;
}

gboolean
hw_reader_take_knob (HwReader *self, double x, double y)
{
  double best = REACH;
  gboolean taken = FALSE;
  gsize low = MIN (self->bound, self->caret), high = MAX (self->bound, self->caret);

  for (int i = 0; i < 2; i++)
    {
      GdkRectangle post, knob;
      gboolean left;
      double away;

      if (!knob_of (self, i == 1, &post, &knob, &left))
        continue;
      away = MAX (ABS (knob.x + KNOB / 2.0 - x), ABS (knob.y + KNOB / 2.0 - y));
      if (away > best)
        continue;
      best = away;
      taken = TRUE;
      /* The finger is below what it moves. */
      self->reach_x = post.x + 1 - x;
      self->reach_y = post.y + post.height / 2.0 - y;
      self->by_finger = TRUE;
      hw_reader_select_bytes (self, i == 1 ? low : high, i == 1 ? high : low);
    }
  return taken;
}

gboolean
hw_reader_touch_word (HwReader *self, double x, double y)
{
  gsize byte, under, start, end;

  if (self->text == NULL || !hw_reader_byte_at (self, x, y, &byte, &under))
    return FALSE;
  hw_reader_grain_at (self, HW_GRAIN_WORD, under, &start, &end);
  self->by_finger = TRUE;
  self->reach_x = self->reach_y = 0;
  self->grain = HW_GRAIN_WORD;
  self->grain_start = start;
  self->grain_end = end;
  self->touched = TRUE;
  hw_reader_select_bytes (self, start, end);
  return TRUE;
}

void
hw_reader_draw_knobs (HwReader *self, GtkSnapshot *snapshot)
{
  for (int i = 0; i < 2; i++)
    {
      GdkRectangle post, knob;
      GskRoundedRect shape;
      gboolean left;

      if (!knob_of (self, i == 1, &post, &knob, &left))
        continue;
      gtk_snapshot_append_color (snapshot, &self->colours.accent,
                                 &GRAPHENE_RECT_INIT (post.x, post.y, 2, post.height));
      gsk_rounded_rect_init_from_rect (
          &shape, &GRAPHENE_RECT_INIT (knob.x, knob.y, knob.width, knob.height), KNOB / 2.0f);
      shape.corner[left ? GSK_CORNER_TOP_RIGHT : GSK_CORNER_TOP_LEFT] = GRAPHENE_SIZE_INIT (0, 0);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &self->colours.accent, &shape.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

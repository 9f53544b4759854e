/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* The first screen of a text costs as much as many scrolled ones: fonts are loaded, and every line on it is
 * shaped for the first time. A reader that is already on the screen does that in short turns before the
 * frame that shows the text; that frame then finds its layouts made. */

#define TURN 4000 /* microseconds */

/* Measures the block at @ref, unless it was and unless the turn is over. FALSE for the latter. */
static gboolean
measure_in_time (HwReader *self, HwBlockRef ref, gint64 deadline)
{
  if (hw_block_tree_get (self->tree, ref)->valid)
    return TRUE;
  if (g_get_monotonic_time () > deadline)
    return FALSE;
  hw_reader_measure_block (self, ref);
  return TRUE;
}

/* From the block of the anchor as far as the view reaches, down and then up. */
static gboolean
measure_view (HwReader *self, gint64 deadline)
{
  const int page = gtk_widget_get_height (GTK_WIDGET (self));
  HwBlockRef first = hw_block_tree_at_byte (self->tree, self->anchor.byte), ref = first;
  int below = page, above = 0;

  if (self->anchor.y == HW_Y_THIRD)
    above = page / 3;
  else if (self->anchor.y > 0 && self->anchor.y < page)
    above = (int) self->anchor.y;
  below -= above;
  do
    {
      if (!measure_in_time (self, ref, deadline))
        return FALSE;
      below -= hw_block_tree_get (self->tree, ref)->height;
    }
  while (below > 0 && hw_block_tree_next (self->tree, &ref));

  /* At the end of the text the view shows more of what is before it. */
  above += MAX (below, 0);
  ref = first;
  while (above > 0 && hw_block_tree_previous (self->tree, &ref))
    {
      if (!measure_in_time (self, ref, deadline))
        return FALSE;
      above -= hw_block_tree_get (self->tree, ref)->height;
    }
  return TRUE;
}

static gboolean
prepare_cb (gpointer data)
{
  HwReader *self = data;
  const gint64 start = g_get_monotonic_time ();
  const gboolean had_tree = self->tree != NULL;
  gboolean done = TRUE;

  if (!self->view_valid && hw_reader_update_style (self))
    done = had_tree && measure_view (self, start + TURN);
  self->stats.longest_turn = MAX (self->stats.longest_turn, g_get_monotonic_time () - start);
  if (done)
    self->prepare_source = 0;
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
hw_reader_prepare (HwReader *self)
{
  /* Before the next frame, and beside what the person does. */
  if (self->prepare_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->prepare_source = g_idle_add_full (G_PRIORITY_DEFAULT, prepare_cb, self, NULL);
}

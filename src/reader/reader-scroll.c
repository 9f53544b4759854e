/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

#include <math.h>

/* The adjustments follow the view. While something scrolls from outside (a wheel, a finger, its kinetic
 * movement, a bar) only the differences of its values count, and what measuring finds about heights above
 * is kept back until it rests: a kinetic movement sets absolute values of its own reckoning, and correcting
 * the value under it would make the text jump by the correction. */

#define MOTION 250000 /* microseconds after the last change that count as still moving */
#define QUIET 300     /* milliseconds */

gboolean
hw_reader_is_moving (HwReader *self)
{
  return g_get_monotonic_time () - self->moved_at < MOTION;
}

static gint64
view_top (HwReader *self)
{
  const HwVisible *first;

  if (self->visible->len == 0)
    return 0;
  first = &g_array_index (self->visible, HwVisible, 0);
  return hw_block_tree_get_top (self->tree, first->ref) + self->top_margin - first->y;
}

void
hw_reader_configure_adjustments (HwReader *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double page = gtk_widget_get_height (GTK_WIDGET (self)), value = 0, upper = page;

  if (self->tree != NULL)
    {
      upper
          = (double) hw_block_tree_get_height (self->tree) + self->top_margin + self->bottom_margin;
      value = (double) view_top (self);
      if (hw_reader_is_moving (self))
        {
          upper -= value - self->seen_value;
          value = self->seen_value;
        }
    }
  self->configuring = TRUE;
  gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment, value, 0, MAX (upper, page), page * 0.1, page * 0.9,
                            page);
  self->configuring = FALSE;
  self->seen_value = gtk_adjustment_get_value (self->vadjustment);
}

/* To a height of the whole that was only estimated: a scroll bar dragged far. */
static void
jump_to (HwReader *self, double value)
{
  HwBlockRef ref;
  gint64 y = (gint64) value - self->top_margin;

  if (self->tree == NULL)
    return;
  ref = hw_block_tree_at_y (self->tree, y);
  hw_reader_place_line (self, hw_block_tree_get (self->tree, ref)->start,
                        (double) (hw_block_tree_get_top (self->tree, ref) - y));
  self->scrolled = TRUE;
}

static void
value_changed_cb (GtkAdjustment *adjustment, HwReader *self)
{
  double value = gtk_adjustment_get_value (adjustment), delta = value - self->seen_value;
  double page = gtk_adjustment_get_page_size (adjustment);

  if (self->configuring || self->text == NULL || delta == 0)
    return;
  self->seen_value = value;
  self->moved_at = g_get_monotonic_time ();
  if (value <= 0)
    hw_reader_place_line (self, 0, HW_Y_BEGINNING);
  else if (value >= gtk_adjustment_get_upper (adjustment) - page - 0.5)
    hw_reader_place_line (self, self->n_bytes, 0);
  else if (fabs (delta) > 2 * page)
    jump_to (self, value);
  else
    hw_reader_scroll_by (self, delta);
  self->place_moved = TRUE;
  hw_reader_expect_quiet (self);
}

void
hw_reader_set_adjustment (HwReader *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;
  GtkAdjustment **field = vertical ? &self->vadjustment : &self->hadjustment;

  if (adjustment != NULL && adjustment == *field)
    return;
  if (*field != NULL)
    g_signal_handlers_disconnect_by_data (*field, self);
  g_clear_object (field);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *field = g_object_ref_sink (adjustment);
  if (vertical)
    {
      self->seen_value = gtk_adjustment_get_value (adjustment);
      g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
    }
  hw_reader_queue_allocate (self);
  g_object_notify (G_OBJECT (self), vertical ? "vadjustment" : "hadjustment");
}

void
hw_reader_cancel_kinetic (HwReader *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  self->moved_at = 0;
  /* There is no call for it; turning it off ends the movement that is under way. */
  if (window != NULL && gtk_scrolled_window_get_kinetic_scrolling (GTK_SCROLLED_WINDOW (window)))
    {
      gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (window), FALSE);
      gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (window), TRUE);
    }
}

static gboolean
quiet_cb (gpointer data)
{
  HwReader *self = data;

  if (hw_reader_is_moving (self))
    return G_SOURCE_CONTINUE;
  self->quiet_source = 0;
  hw_reader_queue_allocate (self);
  hw_reader_update_spoken (self);
  if (self->place_moved)
    {
      self->place_moved = FALSE;
      g_signal_emit (self, hw_reader_signals[HW_SIGNAL_PLACE_CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

void
hw_reader_expect_quiet (HwReader *self)
{
  if (self->quiet_source == 0)
    self->quiet_source = g_timeout_add (QUIET, quiet_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* GTK 4 marks the way from a widget that wants to be laid out up to the window, and stops at the first ancestor
 * that is marked already. After some orders of hiding, showing and laying out an ancestor keeps a mark of which
 * those above it know nothing (seen on GTK 4.8 with a tab that had just been selected): then the wish is lost,
 * and GTK does not draw the pane, and warns each frame, until something else lays the window out. So after
 * every layout, before it is drawn, the pane looks whether its wish was met, and else asks at each ancestor. */

/* An ancestor may have good reason not to lay the pane out: no endless asking. */
#define MOST_RESCUES 3

void
hw_reader_queue_allocate (HwReader *self)
{
  self->wants_allocation = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
hw_reader_was_allocated (HwReader *self)
{
  self->wants_allocation = FALSE;
  self->n_rescues = 0;
}

static void
layout_cb (GdkFrameClock *clock, HwReader *self)
{
  if (!self->wants_allocation || self->n_rescues == MOST_RESCUES
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->n_rescues++;
  for (GtkWidget *widget = GTK_WIDGET (self); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_queue_allocate (widget);
}

void
hw_reader_watch_layout (HwReader *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->layout_handler = g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), self);
}

void
hw_reader_leave_layout (HwReader *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_clear_signal_handler (&self->layout_handler, clock);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* GTK 4 marks the way from a widget that wants to be laid out up to the window, and stops at the first ancestor
 * that is marked already. What is marked while an ancestor higher up is being laid out keeps its mark, and those
 * above it lose theirs: a scroll bar does that to the pane when the pane's layout moves it while a toast comes
 * in. Every later wish of the pane ends at that mark: GTK does not draw it, and warns in each frame, until
 * something else lays the window out. So the pane asks for a layout itself, looks after it, before anything is
 * drawn, whether its wish was met, and else asks at each ancestor. */

/* An ancestor may have good reason not to lay the pane out: no endless asking, and no more than GTK lays out before one frame. */
#define MOST_RESCUES 2

void
hw_reader_queue_allocate (HwReader *self)
{
  self->wants_allocation = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->layout_handler != 0)
    gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                   GDK_FRAME_CLOCK_PHASE_LAYOUT);
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

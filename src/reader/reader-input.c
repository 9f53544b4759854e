/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

#include <math.h>

#define FINGER_EDGE 32 /* pixels */

/* The pointer: selecting, activating ranges, hovering, zooming. */

static void
set_hovered (HwReader *self, gint64 id)
{
  if (self->hovered == id)
    return;
  self->hovered = id;
  self->marks_serial++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Selects from what was pressed to what is under the pointer, in whole words or paragraphs where it
 * began with those. */
static void
extend_to_pointer (HwReader *self)
{
  gsize byte, under, start, end;

  hw_reader_byte_at (self, self->pointer_x, self->pointer_y, &byte, &under);
  if (self->grain == HW_GRAIN_CHARACTER)
    {
      hw_reader_select_bytes (self, self->bound, byte);
      return;
    }
  hw_reader_grain_at (self, self->grain, byte, &start, &end);
  if (start < self->grain_start)
    hw_reader_select_bytes (self, self->grain_end, start);
  else
    hw_reader_select_bytes (self, self->grain_start, MAX (end, self->grain_end));
}

/* How far a pointer is outside the pane, above it less than 0. A finger cannot go there: near the edge will
 * do. */
static double
get_distance_out (HwReader *self)
{
  double edge = self->by_finger ? FINGER_EDGE : 0;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - edge;

  return self->pointer_y < edge     ? self->pointer_y - edge
         : self->pointer_y > height ? self->pointer_y - height
                                    : 0;
}

/* How far to scroll in this frame: faster further out. */
static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HwReader *self = HW_READER (widget);
  double out = get_distance_out (self);

  if (out == 0)
    {
      self->autoscroll_tick = 0;
      return G_SOURCE_REMOVE;
    }
  hw_reader_scroll_by (self, CLAMP (out / 4, -60, 60) + (out > 0 ? 1 : -1));
  self->place_moved = TRUE;
  extend_to_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_to (HwReader *self, double x, double y)
{
  self->pointer_x = x + (self->by_finger ? self->reach_x : 0);
  self->pointer_y = y + (self->by_finger ? self->reach_y : 0);
  extend_to_pointer (self);
  if (get_distance_out (self) != 0 && self->autoscroll_tick == 0)
    self->autoscroll_tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

static void
end_drag (HwReader *self)
{
  self->dragging = self->by_finger = FALSE;
  if (self->autoscroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_tick);
  self->autoscroll_tick = 0;
}

void
hw_reader_stop_input (HwReader *self)
{
  end_drag (self);
  self->pressed_range = 0;
  self->resized = 0;
  self->armed = self->tapping = FALSE;
}

/* A finger scrolls; what it taps is only known when it is lifted. */
static gboolean
is_finger (GtkGestureClick *click)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));

  return event != NULL && gdk_event_get_event_sequence (event) != NULL;
}

/* What is pressed on a card is not for the text that it stands beside. */
static gboolean
is_for_card (HwReader *self, gpointer gesture, double x, double y)
{
  if (hw_reader_card_at (self, x, y) == 0)
    return FALSE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

/* A finger on one of the knobs takes it; otherwise it taps or scrolls, and only the next moment tells. */
static void
finger_pressed (HwReader *self, GtkGestureClick *click, double x, double y)
{
  self->reach_x = self->reach_y = 0;
  self->by_finger = TRUE;
  if (hw_reader_take_knob (self, x, y) || hw_reader_take_handle (self, x, y))
    {
      self->dragging = TRUE;
      self->grain = HW_GRAIN_CHARACTER;
      self->pressed_range = 0;
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  self->by_finger = FALSE;
  self->tapping = TRUE;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, HwReader *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  gsize byte, under, start, end;

  if (is_for_card (self, click, x, y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->text == NULL)
    return;
  hw_reader_cancel_kinetic (self);
  hw_reader_byte_at (self, x, y, &byte, &under);
  self->pressed_range = n_press == 1 ? hw_reader_range_at (self, x, y) : 0;
  self->pointer_x = x;
  self->pointer_y = y;
  if (is_finger (click))
    {
      finger_pressed (self, click, x, y);
      return;
    }
  self->dragging = TRUE;
  if (n_press == 1 && hw_reader_take_handle (self, x, y))
    {
      self->pressed_range = 0;
      self->grain = state & GDK_CONTROL_MASK ? HW_GRAIN_WORD : HW_GRAIN_CHARACTER;
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  self->grain = n_press == 1   ? HW_GRAIN_CHARACTER
                : n_press == 2 ? HW_GRAIN_WORD
                               : HW_GRAIN_PARAGRAPH;
  if (state & GDK_SHIFT_MASK)
    {
      self->grain = HW_GRAIN_CHARACTER;
      self->pressed_range = 0;
      hw_reader_select_bytes (self, self->bound, byte);
    }
  else if (n_press == 1 && hw_reader_is_selected_at (self, x, y))
    self->armed = TRUE;
  else
    {
      hw_reader_grain_at (self, self->grain, self->grain == HW_GRAIN_WORD ? under : byte, &start,
                          &end);
      self->grain_start = start;
      self->grain_end = end;
      hw_reader_select_bytes (self, start, end);
    }
  /* From here on the pointer is ours: no scrolled window drags the text away. */
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A click on several ranges takes the smallest, then at each further click the next larger one. */
static gint64
range_to_activate (HwReader *self)
{
  g_autoptr (GArray) ids = NULL;
  gsize byte, under;

  if (!hw_reader_byte_at (self, self->pointer_x, self->pointer_y, &byte, &under))
    return self->pressed_range;
  ids = hw_reader_get_ranges_at (self, hw_text_from_byte (self->text, under));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == self->focused)
      return g_array_index (ids, gint64, (i + 1) % ids->len);
  return self->pressed_range;
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, HwReader *self)
{
  const gboolean was_armed = self->armed, was_tapping = self->tapping;
  gboolean clicked = self->pressed_range != 0 && !hw_reader_has_selection (self);
  gsize byte, under;

  end_drag (self);
  self->armed = self->tapping = FALSE;
  if (self->resized != 0)
    {
      hw_reader_leave_handle (self);
      return;
    }
  if (was_tapping && self->touched && hw_reader_is_selected_at (self, x, y))
    {
      g_signal_emit (self, hw_reader_signals[HW_SIGNAL_TEXT_MENU], 0, x, y);
      return;
    }
  /* A press on what was selected, and no drag. */
  if (self->text != NULL && (was_tapping || was_armed))
    {
      clicked = self->pressed_range != 0;
      hw_reader_byte_at (self, x, y, &byte, &under);
      hw_reader_select_bytes (self, byte, byte);
    }
  hw_reader_settle_selection (self);
  if (clicked && hw_reader_get_stripe_at (self, x, y) != 0)
    g_signal_emit (self, hw_reader_signals[HW_SIGNAL_STRIPE_ACTIVATED], 0, self->pressed_range);
  else if (clicked)
    g_signal_emit (self, hw_reader_signals[HW_SIGNAL_RANGE_ACTIVATED], 0, range_to_activate (self));
  self->pressed_range = 0;
}

/* What was pressed on goes with the pointer, which is GDK's from then on. */
static void
drag_out (HwReader *self, GtkGesture *drag, double x, double y, double dx, double dy)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (drag));

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                 (int) (y + dy)))
    return;
  if (hw_reader_drag_selection (self, gtk_gesture_get_last_event (drag, sequence), dx, dy))
    {
      hw_reader_stop_input (self);
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
    }
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, HwReader *self)
{
  double x, y;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  if (self->armed)
    {
      drag_out (self, GTK_GESTURE (drag), x, y, dx, dy);
      return;
    }
  /* A hand is never quite still. */
  if (self->grain == HW_GRAIN_CHARACTER && !hw_reader_has_selection (self)
      && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                    (int) (y + dy)))
    return;
  drag_to (self, x + dx, y + dy);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, HwReader *self)
{
  if (!self->dragging)
    return;
  end_drag (self);
  if (self->resized != 0)
    hw_reader_leave_handle (self);
  else
    hw_reader_settle_selection (self);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, HwReader *self)
{
  hw_reader_stop_input (self);
}

static void
secondary_cb (GtkGestureClick *click, int n_press, double x, double y, HwReader *self)
{
  gsize byte, under;

  if (is_for_card (self, click, x, y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->text == NULL)
    return;
  hw_reader_byte_at (self, x, y, &byte, &under);
  if (under < MIN (self->bound, self->caret) || under >= MAX (self->bound, self->caret))
    {
      hw_reader_select_bytes (self, byte, byte);
      hw_reader_settle_selection (self);
    }
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_TEXT_MENU], 0, x, y);
}

static void
long_press_cb (GtkGestureLongPress *press, double x, double y, HwReader *self)
{
  if (self->dragging || is_for_card (self, press, x, y) || !hw_reader_touch_word (self, x, y))
    return;
  /* The finger may go on to further words. */
  self->tapping = FALSE;
  self->pressed_range = 0;
  self->dragging = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
show_cursor (HwReader *self, const char *name)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self));

  if (cursor == NULL || g_strcmp0 (gdk_cursor_get_name (cursor), name) != 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, HwReader *self)
{
  gboolean at_end;

  if (!self->dragging)
    {
      set_hovered (self, hw_reader_range_at (self, x, y));
      show_cursor (self, hw_reader_handle_at (self, x, y, &at_end) ? "col-resize"
                         : x < self->column_x || x >= self->column_x + self->column_width
                             ? (self->hovered != 0 ? "pointer" : "default")
                             : "text");
    }
  self->pointer_y = y;
  self->pointer_x = x;
}

static void
leave_cb (GtkEventControllerMotion *motion, HwReader *self)
{
  set_hovered (self, 0);
}

/* Zooms; the line at @y stays there. */
void
hw_reader_set_zoom (HwReader *self, double zoom, double y)
{
  gsize byte, under;
  GdkRectangle line;
  gboolean at_end = FALSE;

  zoom = CLAMP (zoom, 0.5, 4);
  if (self->text != NULL && y > 0)
    {
      hw_reader_byte_at (self, self->column_x, y, &byte, &under);
      byte = hw_reader_step_line_end (self, byte, &at_end, FALSE);
      if (hw_reader_get_caret_line (self, byte, FALSE, &line))
        hw_reader_place_line (self, byte, line.y);
    }
  g_object_set (self, "zoom", zoom, NULL);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, HwReader *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  hw_reader_set_zoom (self, self->zoom * pow (1.1, -dy), self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *zoom, GdkEventSequence *sequence, HwReader *self)
{
  self->pinch_zoom = self->zoom;
  gtk_gesture_set_state (zoom, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *zoom, double scale, HwReader *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (zoom), &x, &y))
    hw_reader_set_zoom (self, self->pinch_zoom * scale, y);
}

/* A selection made with Shift is settled when Shift is let go; another when its key is. */
static void
key_released_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, HwReader *self)
{
  if (keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R || !(state & GDK_SHIFT_MASK))
    hw_reader_settle_selection (self);
}

static void
focus_cb (GtkEventControllerFocus *focus, HwReader *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkEventController *
add (HwReader *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  return controller;
}

void
hw_reader_init_input (HwReader *self)
{
  GtkEventController *c;
  GtkGesture *drag;

  /* The drag and the click are one hand: claiming for one claims for both. */
  drag = gtk_gesture_drag_new ();
  c = add (self, drag);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (c), GDK_BUTTON_PRIMARY);
  g_signal_connect (c, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (c, "drag-end", G_CALLBACK (drag_end_cb), self);
  c = add (self, gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (c), GDK_BUTTON_PRIMARY);
  g_signal_connect (c, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (c, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (c, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_gesture_group (drag, GTK_GESTURE (c));

  c = add (self, gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (c), GDK_BUTTON_SECONDARY);
  g_signal_connect (c, "pressed", G_CALLBACK (secondary_cb), self);
  c = add (self, gtk_gesture_long_press_new ());
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (c), TRUE);
  g_signal_connect (c, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_gesture_group (drag, GTK_GESTURE (c));
  c = add (self, gtk_gesture_zoom_new ());
  g_signal_connect (c, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (c, "scale-changed", G_CALLBACK (pinch_cb), self);

  c = add (self, gtk_event_controller_motion_new ());
  g_signal_connect (c, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (c, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (c, "leave", G_CALLBACK (leave_cb), self);
  c = add (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL));
  gtk_event_controller_set_propagation_phase (c, GTK_PHASE_CAPTURE);
  g_signal_connect (c, "scroll", G_CALLBACK (scroll_cb), self);
  c = add (self, gtk_event_controller_key_new ());
  g_signal_connect (c, "key-released", G_CALLBACK (key_released_cb), self);
  c = add (self, gtk_event_controller_focus_new ());
  g_signal_connect (c, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (c, "leave", G_CALLBACK (focus_cb), self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-pane-private.h"

#include <math.h>

#define ZOOM_STEP 1.25

static double
get_centre (GtkAdjustment *adjustment)
{
  const double upper = gtk_adjustment_get_upper (adjustment);

  return upper > 0 ? (gtk_adjustment_get_value (adjustment)
                      + gtk_adjustment_get_page_size (adjustment) / 2)
                         / upper
                   : 0.5;
}

static void
set_centre (GtkAdjustment *adjustment, double centre)
{
  gtk_adjustment_set_value (adjustment, centre * gtk_adjustment_get_upper (adjustment)
                                            - gtk_adjustment_get_page_size (adjustment) / 2);
}

static gboolean
centre_cb (gpointer user_data)
{
  HwPagePane *self = user_data;

  self->centre_source = 0;
  set_centre (gtk_scrolled_window_get_hadjustment (self->scroller), self->centre_x);
  set_centre (gtk_scrolled_window_get_vadjustment (self->scroller), self->centre_y);
  return G_SOURCE_REMOVE;
}

static void
keep_centre (HwPagePane *self)
{
  if (self->centre_source != 0)
    return;
  self->centre_x = get_centre (gtk_scrolled_window_get_hadjustment (self->scroller));
  self->centre_y = get_centre (gtk_scrolled_window_get_vadjustment (self->scroller));
  /* The sizes are those of the new zoom when the next frame was laid out. */
  self->centre_source = g_timeout_add (40, centre_cb, self);
}

static void
set_zoom (HwPagePane *self, double zoom)
{
  keep_centre (self);
  self->zoom = CLAMP (zoom, HW_PAGE_PANE_MIN_ZOOM, HW_PAGE_PANE_MAX_ZOOM);
  /* Steps that come back to it mean it. */
  if (fabs (self->zoom - 1) < 0.05)
    self->zoom = 1;
  gtk_scrolled_window_set_policy (
      self->scroller, self->zoom > 1 ? GTK_POLICY_ALWAYS : GTK_POLICY_NEVER, GTK_POLICY_ALWAYS);
  hw_page_sheet_set_zoom (self->sheet, self->zoom);
  hw_page_pane_update_actions (self);
  hw_page_pane_show_painted (self);
  hw_page_pane_size_changed (self);
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (HW_PAGE_PANE (widget), HW_PAGE_PANE (widget)->zoom * ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (HW_PAGE_PANE (widget), HW_PAGE_PANE (widget)->zoom / ZOOM_STEP);
}

static void
zoom_fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (HW_PAGE_PANE (widget), 1);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  HwPagePane *self = user_data;
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || !hw_page_pane_has_pages (self))
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, self->zoom * pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

void
hw_page_pane_class_add_zoom (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "page.zoom-fit", NULL, zoom_fit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "page.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "page.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "page.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "page.zoom-fit",
                                       NULL);
}

void
hw_page_pane_add_zoom (HwPagePane *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
}

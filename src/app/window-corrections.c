/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actions.h"
#include "asides-view.h"
#include "corrections-view.h"
#include "original-window.h"
#include "window-private.h"

/* What was left out of a text, and what was corrected in it, stand in the panel's place beside the text. */

static GtkStack *
get_side (HwWindow *self)
{
  GtkWidget *panel, *pane;

  if (self->side != NULL)
    return GTK_STACK (self->side);
  panel = GTK_WIDGET (hw_window_get_panel (self));
  pane = hw_panes_get_child (self->panes, HW_PANE_PANEL);
  self->side = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->side), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->side), FALSE);
  g_object_ref (panel);
  adw_bin_set_child (ADW_BIN (pane), NULL);
  gtk_stack_add_child (GTK_STACK (self->side), panel);
  g_object_unref (panel);
  adw_bin_set_child (ADW_BIN (pane), self->side);
  return GTK_STACK (self->side);
}

static gboolean
shows (HwWindow *self, GtkWidget *view)
{
  return view != NULL && gtk_stack_get_visible_child (GTK_STACK (self->side)) == view;
}

static gint64
get_read (HwWindow *self)
{
  HwDocument *document = hw_window_get_document (self);

  return document != NULL ? document->id : 0;
}

void
hw_window_follow_corrections (HwWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);
  HwReadingPage *page = hw_window_get_reading (self);
  HwDocument *document = hw_window_get_document (self);
  const gint64 id = get_read (self);
  const gboolean is_shown = hw_panes_is_shown (self->panes, HW_PANE_PANEL);
  const gboolean shows_asides = is_shown && shows (self, self->asides_view);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  /* What nobody sees is not read. */
  if (self->asides_view != NULL)
    hw_asides_view_set_document (HW_ASIDES_VIEW (self->asides_view), shows_asides ? id : 0);
  if (self->corrections_view != NULL)
    hw_corrections_view_set_document (HW_CORRECTIONS_VIEW (self->corrections_view),
                                      is_shown && shows (self, self->corrections_view) ? id : 0);
  hw_action_set_state (map, "left-out", g_variant_new_boolean (shows_asides));
  hw_action_set_enabled (map, "left-out",
                         shows_asides
                             || (document != NULL && hw_reading_page_get_n_asides (page) > 0));
  hw_action_set_enabled (map, "corrections", document != NULL && document->revision > 0);
}

void
hw_window_show_panel (HwWindow *self)
{
  if (self->side != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->side), self->panel);
  self->side_has_opened = FALSE;
  hw_panes_show (self->panes, HW_PANE_PANEL);
  hw_window_follow_corrections (self);
}

static void
show_view (HwWindow *self, GtkWidget *view)
{
  self->side_has_opened = !hw_panes_is_shown (self->panes, HW_PANE_PANEL);
  gtk_stack_set_visible_child (get_side (self), view);
  hw_panes_show (self->panes, HW_PANE_PANEL);
  hw_window_follow_corrections (self);
  gtk_widget_grab_focus (view);
}

/* The panel is as it was before. */
static void
closed_cb (HwWindow *self)
{
  gtk_stack_set_visible_child (get_side (self), self->panel);
  if (self->side_has_opened)
    hw_panes_hide (self->panes, HW_PANE_PANEL);
  self->side_has_opened = FALSE;
  hw_window_follow_corrections (self);
  if (hw_window_shows_desk (self))
    gtk_widget_grab_focus (self->desk);
}

static void
place_activated_cb (HwWindow *self, gint64 document, gint64 start, gint64 end)
{
  const HwReadingTarget target = { .start = start, .end = MAX (end, 1), .select = end > start };

  hw_window_open_document (self, document, &target, HW_OPEN_HERE);
}

static void
original_requested_cb (HwWindow *self, gint64 document)
{
  GtkWidget *window = hw_original_window_new (self->session, document);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
follow_view (HwWindow *self, GtkWidget *view)
{
  gtk_stack_add_child (get_side (self), view);
  g_signal_connect_swapped (view, "place-activated", G_CALLBACK (place_activated_cb), self);
  g_signal_connect_swapped (view, "closed", G_CALLBACK (closed_cb), self);
}

static void
show_asides (HwWindow *self)
{
  if (self->asides_view == NULL)
    {
      self->asides_view = hw_asides_view_new (self->session);
      follow_view (self, self->asides_view);
    }
  show_view (self, self->asides_view);
  if (hw_window_get_document (self) != NULL)
    hw_reading_page_see_left_out (hw_window_get_reading (self));
}

static void
toggle_asides (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  if (g_variant_get_boolean (value))
    show_asides (user_data);
  else
    closed_cb (user_data);
}

static void
show_left_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_asides (user_data);
}

static void
corrections (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  if (self->corrections_view == NULL)
    {
      self->corrections_view = hw_corrections_view_new (self->session);
      follow_view (self, self->corrections_view);
      g_signal_connect_swapped (self->corrections_view, "original-requested",
                                G_CALLBACK (original_requested_cb), self);
    }
  show_view (self, self->corrections_view);
}

void
hw_window_add_corrections_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "left-out", .state = "false", .change_state = toggle_asides },
    { .name = "show-left-out", .activate = show_left_out },
    { .name = "corrections", .activate = corrections },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->panes, "notify::panel-shown",
                            G_CALLBACK (hw_window_follow_corrections), self);
  hw_window_follow_corrections (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "directed.h"
#include "reading-desk-private.h"

/* Home and End are keys of the text. */
#define NO_SHORTCUTS                                                                               \
  (ADW_TAB_VIEW_SHORTCUT_CONTROL_HOME | ADW_TAB_VIEW_SHORTCUT_CONTROL_END                          \
   | ADW_TAB_VIEW_SHORTCUT_CONTROL_SHIFT_HOME | ADW_TAB_VIEW_SHORTCUT_CONTROL_SHIFT_END)

guint
hw_reading_desk_count (HwReadingDesk *self, guint column)
{
  AdwTabView *view = self->columns[column].view;

  return view != NULL ? (guint) adw_tab_view_get_n_pages (view) : 0;
}

HwReadingTab *
hw_reading_desk_get_tab (HwReadingDesk *self, guint column, guint position)
{
  return HW_READING_TAB (adw_tab_page_get_child (
      adw_tab_view_get_nth_page (self->columns[column].view, (int) position)));
}

HwReadingTab *
hw_reading_desk_get_selected (HwReadingDesk *self, guint column)
{
  AdwTabView *view = self->columns[column].view;
  AdwTabPage *page = view != NULL ? adw_tab_view_get_selected_page (view) : NULL;

  return page != NULL ? HW_READING_TAB (adw_tab_page_get_child (page)) : NULL;
}

static AdwTabView *
view_of (HwReadingTab *tab)
{
  return ADW_TAB_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (tab), ADW_TYPE_TAB_VIEW));
}

guint
hw_reading_desk_column_of (HwReadingDesk *self, HwReadingTab *tab)
{
  return view_of (tab) == self->columns[0].view ? 0 : 1;
}

guint
hw_reading_desk_after_selected (HwReadingDesk *self, guint column)
{
  AdwTabView *view = self->columns[column].view;
  AdwTabPage *page = view != NULL ? adw_tab_view_get_selected_page (view) : NULL;

  return page != NULL ? (guint) adw_tab_view_get_page_position (view, page) + 1 : 0;
}

HwReadingTab *
hw_reading_desk_find_in (HwReadingDesk *self, guint column, gint64 document)
{
  HwReadingTab *selected = hw_reading_desk_get_selected (self, column);

  if (selected != NULL && hw_reading_tab_get_document (selected) == document)
    return selected;
  for (guint i = 0; i < hw_reading_desk_count (self, column); i++)
    {
      HwReadingTab *tab = hw_reading_desk_get_tab (self, column, i);

      if (hw_reading_tab_get_document (tab) == document)
        return tab;
    }
  return NULL;
}

HwReadingTab *
hw_reading_desk_find (HwReadingDesk *self, gint64 document)
{
  HwReadingTab *tab = hw_reading_desk_find_in (self, self->active, document);

  return tab != NULL ? tab : hw_reading_desk_find_in (self, 1 - self->active, document);
}

void
hw_reading_desk_title_tab (HwReadingTab *tab, const char *title)
{
  AdwTabPage *page = adw_tab_view_get_page (view_of (tab), GTK_WIDGET (tab));
  const char *text = *title != '\0' ? title : _ ("Untitled");
  g_autofree char *directed = NULL;
  g_autofree char *markup = NULL;

  if (g_strcmp0 (title, hw_reading_tab_get_title (tab)) == 0
      && *adw_tab_page_get_title (page) != '\0')
    return;
  hw_reading_tab_set_title (tab, title);
  directed = hw_directed_text (text, NULL);
  markup = g_markup_escape_text (directed, -1);
  adw_tab_page_set_title (page, directed);
  adw_tab_page_set_tooltip (page, markup);
}

HwReadingTab *
hw_reading_desk_insert (
    HwReadingDesk *self, guint column, guint position, gint64 document, const char *title)
{
  AdwTabView *view = hw_reading_desk_ensure_column (self, column)->view;
  GtkWidget *tab = hw_reading_tab_new (document, title);
  const gboolean was_rearranging = self->is_rearranging;

  /* The first tab is selected at once; what is to be read is known to who asked for it. */
  self->is_rearranging = TRUE;
  adw_tab_view_insert (view, tab, (int) MIN (position, hw_reading_desk_count (self, column)));
  self->is_rearranging = was_rearranging;
  if (title != NULL)
    hw_reading_desk_title_tab (HW_READING_TAB (tab), title);
  return HW_READING_TAB (tab);
}

void
hw_reading_desk_select (HwReadingDesk *self, HwReadingTab *tab)
{
  AdwTabView *view = view_of (tab);

  adw_tab_view_set_selected_page (view, adw_tab_view_get_page (view, GTK_WIDGET (tab)));
  hw_reading_desk_set_active (self, hw_reading_desk_column_of (self, tab));
  hw_reading_desk_tabs_changed (self);
}

void
hw_reading_desk_move (HwReadingDesk *self, HwReadingTab *tab, guint column)
{
  const guint from = hw_reading_desk_column_of (self, tab);
  AdwTabView *view = self->columns[from].view;
  AdwTabView *other = hw_reading_desk_ensure_column (self, column)->view;
  AdwTabPage *page = adw_tab_view_get_page (view, GTK_WIDGET (tab));

  self->is_rearranging = TRUE;
  adw_tab_view_transfer_page (view, page, other,
                              (int) hw_reading_desk_after_selected (self, column));
  self->is_rearranging = FALSE;
  if (hw_reading_desk_get_selected (self, from) != NULL)
    hw_reading_desk_show_tab (self, hw_reading_desk_get_selected (self, from));
  hw_reading_desk_show_tab (self, tab);
  hw_reading_desk_select (self, tab);
}

void
hw_reading_desk_move_across (HwReadingDesk *self)
{
  HwReadingTab *tab;

  g_return_if_fail (HW_IS_READING_DESK (self));
  hw_reading_desk_fill (self);
  tab = hw_reading_desk_get_selected (self, self->active);
  if (tab == NULL || hw_reading_desk_get_n_tabs (self) < 2)
    return;
  hw_reading_desk_move (self, tab, 1 - self->active);
  gtk_widget_grab_focus (GTK_WIDGET (tab));
}

void
hw_reading_desk_close_tab (HwReadingDesk *self, HwReadingTab *tab, gboolean is_gone)
{
  AdwTabView *view = view_of (tab);

  self->closes_gone = is_gone;
  adw_tab_view_close_page (view, adw_tab_view_get_page (view, GTK_WIDGET (tab)));
  self->closes_gone = FALSE;
}

static gboolean
close_page_cb (HwReadingDesk *self, AdwTabPage *page)
{
  HwReadingTab *tab = HW_READING_TAB (adw_tab_page_get_child (page));

  if (hw_reading_tab_get_page (tab) != NULL && !self->closes_gone)
    hw_reading_page_save_place (hw_reading_tab_get_page (tab));
  hw_reading_desk_remember_closed (self, tab, self->closes_gone);
  return GDK_EVENT_PROPAGATE;
}

static void
selected_cb (HwReadingDesk *self, GParamSpec *pspec, AdwTabView *view)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (view);

  if (self->is_rearranging)
    return;
  if (page != NULL)
    hw_reading_desk_show_tab (self, HW_READING_TAB (adw_tab_page_get_child (page)));
  hw_reading_desk_tabs_changed (self);
}

/* A tab that was dragged here, as nothing that is rearranged: where it is put down, the person reads on. */
static void
attached_cb (HwReadingDesk *self, AdwTabPage *page, int position, AdwTabView *view)
{
  if (self->is_rearranging)
    return;
  self->active = view == self->columns[0].view ? 0 : 1;
  self->is_put_down = TRUE;
}

static void
transferring_cb (HwReadingDesk *self, GParamSpec *pspec, AdwTabView *view)
{
  hw_reading_desk_tabs_changed (self);
  if (adw_tab_view_get_is_transferring_page (view) || !self->is_put_down)
    return;
  self->is_put_down = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A tab that is dropped where no tabs are goes to the other side. */
static AdwTabView *
create_window_cb (HwReadingDesk *self, AdwTabView *view)
{
  const guint column = view == self->columns[0].view ? 1 : 0;

  return hw_reading_desk_ensure_column (self, column)->view;
}

static void
column_used_cb (HwReadingDesk *self, GtkEventController *controller)
{
  GtkWidget *box = gtk_event_controller_get_widget (controller);

  hw_reading_desk_set_active (self, box == self->columns[0].box ? 0 : 1);
}

static void
column_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwReadingDesk *self)
{
  column_used_cb (self, GTK_EVENT_CONTROLLER (gesture));
}

/* The column is the active one from the press of a button on, or when the keyboard comes. */
static void
follow_use (HwReadingDesk *self, GtkWidget *box)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (column_used_cb), self);
  gtk_widget_add_controller (box, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (column_pressed_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (press));
}

static GtkWidget *
other_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-dual-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("The other column (Ctrl+\\)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The other column"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.other");
  return button;
}

HwDeskColumn *
hw_reading_desk_ensure_column (HwReadingDesk *self, guint index)
{
  HwDeskColumn *column = &self->columns[index];
  g_autoptr (GMenuModel) menu = NULL;

  if (column->box != NULL)
    return column;
  menu = hw_reading_desk_make_menu ();
  column->view = adw_tab_view_new ();
  adw_tab_view_set_menu_model (column->view, menu);
  gtk_widget_set_vexpand (GTK_WIDGET (column->view), TRUE);
  column->bar = adw_tab_bar_new ();
  adw_tab_bar_set_view (column->bar, column->view);
  adw_tab_bar_set_expand_tabs (column->bar, FALSE);
  column->other_button = other_button_new ();
  adw_tab_bar_set_end_action_widget (column->bar, column->other_button);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (column->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
      index == 0 ? _ ("Open documents, first column") : _ ("Open documents, second column"), -1);
  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (column->box, "desk-column");
  gtk_box_append (GTK_BOX (column->box), GTK_WIDGET (column->bar));
  gtk_box_append (GTK_BOX (column->box), GTK_WIDGET (column->view));
  follow_use (self, column->box);
  g_signal_connect_swapped (column->view, "notify::selected-page", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (column->view, "notify::n-pages",
                            G_CALLBACK (hw_reading_desk_tabs_changed), self);
  g_signal_connect_swapped (column->view, "page-attached", G_CALLBACK (attached_cb), self);
  g_signal_connect_swapped (column->view, "notify::is-transferring-page",
                            G_CALLBACK (transferring_cb), self);
  g_signal_connect_swapped (column->view, "page-reordered", G_CALLBACK (hw_reading_desk_queue_save),
                            self);
  g_signal_connect_swapped (column->view, "close-page", G_CALLBACK (close_page_cb), self);
  g_signal_connect_swapped (column->view, "setup-menu", G_CALLBACK (hw_reading_desk_follow_menu),
                            self);
  g_signal_connect_swapped (column->view, "create-window", G_CALLBACK (create_window_cb), self);
  adw_tab_view_remove_shortcuts (column->view, NO_SHORTCUTS);
  if (index == 0)
    gtk_paned_set_start_child (GTK_PANED (self->paned), column->box);
  else
    gtk_paned_set_end_child (GTK_PANED (self->paned), column->box);
  return column;
}

/* The keys of the tabs are those of the active column. */
void
hw_reading_desk_update_shortcuts (HwReadingDesk *self)
{
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    if (self->columns[i].view != NULL)
      adw_tab_view_set_shortcuts (self->columns[i].view,
                                  i == self->active
                                      ? ADW_TAB_VIEW_SHORTCUT_ALL_SHORTCUTS & ~NO_SHORTCUTS
                                      : ADW_TAB_VIEW_SHORTCUT_NONE);
}

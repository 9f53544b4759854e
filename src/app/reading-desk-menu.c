/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "reading-desk-private.h"

/* The tab that the menu was opened on, and that what is chosen there is about. */
static HwReadingTab *
get_tab (HwReadingDesk *self)
{
  return self->menu_tab != NULL ? HW_READING_TAB (adw_tab_page_get_child (self->menu_tab))
                                : hw_reading_desk_get_selected (self, self->active);
}

static void
move (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingDesk *self = user_data;
  HwReadingTab *tab = get_tab (self);

  if (tab != NULL && hw_reading_desk_get_n_tabs (self) > 1)
    hw_reading_desk_move (self, tab, 1 - hw_reading_desk_column_of (self, tab));
}

static void
reopen (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_reading_desk_reopen (user_data);
}

static void
other (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_reading_desk_focus_other (user_data);
}

static void
close_others (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingDesk *self = user_data;
  HwReadingTab *tab = get_tab (self);

  if (tab != NULL)
    {
      AdwTabView *view = self->columns[hw_reading_desk_column_of (self, tab)].view;

      adw_tab_view_close_other_pages (view, adw_tab_view_get_page (view, GTK_WIDGET (tab)));
    }
}

static void
close_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingDesk *self = user_data;
  HwReadingTab *tab = get_tab (self);

  if (tab != NULL)
    hw_reading_desk_close_tab (self, tab, FALSE);
}

/* @page is NULL when the menu has gone; what was chosen there follows that. */
void
hw_reading_desk_follow_menu (HwReadingDesk *self, AdwTabPage *page)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  HwReadingTab *tab;

  if (page == NULL)
    return;
  g_set_weak_pointer (&self->menu_tab, page);
  tab = get_tab (self);
  hw_action_set_enabled (map, "move", hw_reading_desk_get_n_tabs (self) > 1);
  hw_action_set_enabled (map, "close-others",
                         hw_reading_desk_count (self, hw_reading_desk_column_of (self, tab)) > 1);
  hw_action_set_enabled (map, "reopen", self->closed != NULL && self->closed->len > 0);
}

GMenuModel *
hw_reading_desk_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new (), ends = g_menu_new ();

  g_menu_append (places, _ ("_Move to the Other Side"), "desk.move");
  g_menu_append (places, _ ("_Reopen Closed Tab"), "desk.reopen");
  g_menu_append (ends, _ ("Close _Other Tabs"), "desk.close-others");
  g_menu_append (ends, _ ("_Close"), "desk.close");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}

void
hw_reading_desk_add_menu (HwReadingDesk *self)
{
  static const GActionEntry entries[] = {
    { .name = "move", .activate = move },
    { .name = "reopen", .activate = reopen },
    { .name = "other", .activate = other },
    { .name = "close-others", .activate = close_others },
    { .name = "close", .activate = close_tab },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (self->actions));
}

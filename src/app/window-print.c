/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

/* What is being typed in a note of the panel is printed too. NULL where nothing is open. */
static HwReadingPage *
get_printed (HwWindow *self)
{
  if (self->panel != NULL)
    hw_panel_commit (HW_PANEL (self->panel));
  return hw_window_get_reading (self);
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingPage *page = get_printed (user_data);

  if (page != NULL)
    hw_reading_page_print (page);
}

static void
save_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwReadingPage *page = get_printed (user_data);

  if (page != NULL)
    hw_reading_page_save_pdf (page);
}

void
hw_window_add_print_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print },
    { .name = "save-pdf", .activate = save_pdf },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

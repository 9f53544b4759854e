/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A key for an action, as gtk_shortcut_trigger_parse_string() and gtk_named_action_new() take them. */
typedef struct
{
  const char *trigger;
  const char *action;
} HwActionKey;

/* While the focus is in @widget, the keys do their actions. */
void hw_actions_add_keys (GtkWidget *widget, const HwActionKey *keys, guint n_keys);
/* For an action that is in @map: a GSimpleAction. */
void hw_action_set_enabled (GActionMap *map, const char *name, gboolean enabled);
void hw_action_set_state (GActionMap *map, const char *name, GVariant *state);

G_END_DECLS

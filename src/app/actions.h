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

/* Words of a person are no place for a mnemonic: @text as a label of a menu's item, in which an underscore
 * stays one. Transfer full. */
char *hw_menu_label (const char *text);
/* An item that is named so, and whose action takes @id. Transfer full. */
GMenuItem *hw_menu_item_new_named (const char *name, const char *action, gint64 id);

G_END_DECLS

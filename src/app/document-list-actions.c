/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "document-list-private.h"
#include "documents.h"
#include "edits.h"
#include "popovers.h"
#include "settings.h"

/* The values of the action "sort", as menus name them. */
static const char *const order_names[] = {
  [HW_DOCUMENT_ORDER_TITLE] = "title",       [HW_DOCUMENT_ORDER_PUBLISHED] = "published",
  [HW_DOCUMENT_ORDER_ADDED] = "added",       [HW_DOCUMENT_ORDER_SOURCE] = "source",
  [HW_DOCUMENT_ORDER_PASSAGES] = "passages",
};

static gboolean
set_order (HwDocumentList *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    {
      if (!g_str_equal (name, order_names[i]))
        continue;
      self->order = (int) i;
      return TRUE;
    }
  return FALSE;
}

static void
sort_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  const char *name = g_variant_get_string (value, NULL);

  if (!set_order (self, name))
    return;
  g_simple_action_set_state (action, value);
  g_settings_set_string (hw_settings_get (), "document-order", name);
  hw_document_list_ask (self);
}

static void
filter_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  gboolean shown = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  gtk_revealer_set_reveal_child (self->filter_revealer, shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->filter));
  if (*gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0')
    hw_document_list_ask (self);
}

static void
remove_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  if (ids->len > 0)
    hw_edit_remove_documents (self->session, GTK_WIDGET (self), ids);
}

static void
open_selected (HwDocumentList *self, HwOpenWhere where)
{
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  for (guint i = 0; i < ids->len; i++)
    hw_document_list_open (self, g_array_index (ids, gint64, i), where);
}

static void
open_tab_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_selected (data, HW_OPEN_TAB);
}

static void
open_beside_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  open_selected (data, HW_OPEN_BESIDE);
}

static void
export_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  if (ids->len > 0)
    gtk_widget_activate_action_variant (
        GTK_WIDGET (self), "win.export-documents",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
replace_text_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  if (ids->len == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.replace-text-of", "x",
                                g_array_index (ids, gint64, 0));
}

static void
save_original_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  if (ids->len == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-original-of", "x",
                                g_array_index (ids, gint64, 0));
}

void
hw_document_list_update_actions (HwDocumentList *self)
{
  static const char *const names[]
      = { "open-tab",     "open-beside",           "remove",           "export",
          "add-to-group", "new-group-of-selected", "remove-from-group" };
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const gboolean any = !gtk_bitset_is_empty (selected);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);
      gboolean enabled = any && (self->group != 0 || !g_str_equal (names[i], "remove-from-group"));

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
  hw_action_set_enabled (G_ACTION_MAP (self->actions), "replace-text",
                         gtk_bitset_get_size (selected) == 1);
  hw_action_set_enabled (G_ACTION_MAP (self->actions), "save-original",
                         gtk_bitset_get_size (selected) == 1);
}

void
hw_document_list_show_menu (HwDocumentList *self, GtkWidget *at, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) groups = hw_document_list_make_group_choice (self);

  if (g_menu_model_get_n_items (G_MENU_MODEL (groups)) > 0)
    g_menu_append_submenu (menu, _ ("Add to _Group"), G_MENU_MODEL (groups));
  for (int i = 0; i < g_menu_model_get_n_items (self->context_menu); i++)
    {
      g_autoptr (GMenuItem) section = g_menu_item_new_from_model (self->context_menu, i);
      g_menu_append_item (menu, section);
    }
  hw_popover_menu (G_MENU_MODEL (menu), GTK_WIDGET (self), at, x, y);
}

void
hw_document_list_add_actions (HwDocumentList *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "'added'", .change_state = sort_cb },
    { .name = "filter", .state = "false", .change_state = filter_cb },
    { .name = "open-tab", .activate = open_tab_cb },
    { .name = "open-beside", .activate = open_beside_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "export", .activate = export_cb },
    { .name = "replace-text", .activate = replace_text_cb },
    { .name = "save-original", .activate = save_original_cb },
  };
  static const HwActionKey keys[] = {
    { "Delete|KP_Delete", "documents.remove" },
    { "<Control>Return|<Control>KP_Enter", "documents.open-tab" },
    { "<Shift>Return|<Shift>KP_Enter", "documents.open-beside" },
  };
  g_autofree char *order = g_settings_get_string (hw_settings_get (), "document-order");

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  hw_actions_add_keys (GTK_WIDGET (self->list), keys, G_N_ELEMENTS (keys));
  if (set_order (self, order))
    hw_action_set_state (G_ACTION_MAP (self->actions), "sort", g_variant_new_string (order));
  hw_document_list_update_actions (self);
}

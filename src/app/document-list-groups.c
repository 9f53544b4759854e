/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "document-list-private.h"
#include "edits.h"
#include "groups.h"
#include "popovers.h"

static const HwGroup *
find_group (HwDocumentList *self, gint64 id)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      const HwGroup *group = self->groups->pdata[i];
      if (group->id == id)
        return group;
    }
  return NULL;
}

static void
show_group (HwDocumentList *self, gint64 id)
{
  GActionMap *map = G_ACTION_MAP (self->actions);

  self->group = id;
  hw_action_set_state (map, "group", g_variant_new_int64 (id));
  hw_action_set_enabled (map, "rename-group", id != 0);
  hw_action_set_enabled (map, "delete-group", id != 0);
  hw_document_list_update_actions (self);
  g_object_notify (G_OBJECT (self), "title");
}

static void
group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;

  show_group (self, g_variant_get_int64 (value));
  hw_document_list_ask (self);
}

static void
name_new_group_cb (GtkWidget *parent, gint64 with_selected, const char *name)
{
  HwDocumentList *self = HW_DOCUMENT_LIST (parent);
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  if (with_selected == 0)
    g_array_set_size (ids, 0);
  hw_edit_create_group (self->session, name, ids);
}

static void
new_group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  gboolean of_selected
      = g_str_equal (g_action_get_name (G_ACTION (action)), "new-group-of-selected");

  hw_popover_ask_text (GTK_WIDGET (data), NULL, _ ("New Group"), "", _ ("_Create"), FALSE,
                       name_new_group_cb, of_selected);
}

static void
name_group_cb (GtkWidget *parent, gint64 id, const char *name)
{
  hw_edit_rename_group (HW_DOCUMENT_LIST (parent)->session, id, name);
}

static void
rename_group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  const HwGroup *group = find_group (self, self->group);

  if (group != NULL)
    hw_popover_ask_text (GTK_WIDGET (self), NULL, _ ("Rename Group"), group->name, _ ("_Rename"),
                         FALSE, name_group_cb, group->id);
}

static void
delete_group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  const HwGroup *group = find_group (self, self->group);

  if (group != NULL)
    hw_edit_delete_group (self->session, GTK_WIDGET (self), group->id, group->name);
}

static void
add_to_group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  hw_edit_add_to_group (self->session, g_variant_get_int64 (value), ids);
}

static void
remove_from_group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwDocumentList *self = data;
  g_autoptr (GArray) ids = hw_document_list_get_selected (self);

  hw_edit_remove_from_group (self->session, self->group, ids);
}

static void
append_name (GMenu *menu, const char *name, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = hw_menu_item_new_named (name, action, id);

  g_menu_append_item (menu, item);
}

static void
fill_group_menu (HwDocumentList *self)
{
  g_autoptr (GMenu) choice = g_menu_new (), changes = g_menu_new ();

  append_name (choice, _ ("All Documents"), "documents.group", 0);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const HwGroup *group = self->groups->pdata[i];
      append_name (choice, group->name, "documents.group", group->id);
    }
  g_menu_append (changes, _ ("_New Group…"), "documents.new-group");
  g_menu_append (changes, _ ("_Rename Group…"), "documents.rename-group");
  g_menu_append (changes, _ ("_Delete Group"), "documents.delete-group");

  g_menu_remove_all (self->group_menu);
  g_menu_append_section (self->group_menu, NULL, G_MENU_MODEL (choice));
  g_menu_append_section (self->group_menu, NULL, G_MENU_MODEL (changes));
}

static gboolean
same_groups (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const HwGroup *one = a->pdata[i], *other = b->pdata[i];
      if (one->id != other->id || !g_str_equal (one->name, other->name))
        return FALSE;
    }
  return TRUE;
}

void
hw_document_list_set_groups (HwDocumentList *self, GPtrArray *groups)
{
  /* A menu that is open stays as it is where nothing has changed. */
  if (same_groups (self->groups, groups))
    return;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (groups);
  fill_group_menu (self);
  if (self->group != 0 && find_group (self, self->group) == NULL)
    {
      show_group (self, 0);
      hw_document_list_ask (self);
    }
  else
    g_object_notify (G_OBJECT (self), "title");
}

GMenu *
hw_document_list_make_group_choice (HwDocumentList *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      const HwGroup *group = self->groups->pdata[i];
      if (group->id != self->group)
        append_name (menu, group->name, "documents.add-to-group", group->id);
    }
  return menu;
}

void
hw_document_list_add_group_actions (HwDocumentList *self)
{
  static const GActionEntry entries[] = {
    { .name = "group", .parameter_type = "x", .state = "int64 0", .change_state = group_cb },
    { .name = "new-group", .activate = new_group_cb },
    { .name = "new-group-of-selected", .activate = new_group_cb },
    { .name = "rename-group", .activate = rename_group_cb },
    { .name = "delete-group", .activate = delete_group_cb },
    { .name = "add-to-group", .activate = add_to_group_cb, .parameter_type = "x" },
    { .name = "remove-from-group", .activate = remove_from_group_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  show_group (self, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "edits.h"
#include "list-kind.h"
#include "popovers.h"
#include "tag-chooser.h"
#include "tag-tree-private.h"

static void
name_new_cb (GtkWidget *parent, gint64 above, const char *name)
{
  hw_edit_create_tag (HW_TAG_TREE (parent)->session, above, name);
}

static void
new_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  hw_popover_ask_text (GTK_WIDGET (data), NULL, _ ("New Tag"), "", _ ("_Create"), FALSE,
                       name_new_cb, 0);
}

static void
new_below_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag == NULL)
    return;
  hw_tag_tree_set_expanded (self, tag->id, TRUE);
  hw_popover_ask_text (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                       _ ("New Tag Below This"), "", _ ("_Create"), FALSE, name_new_cb, tag->id);
}

static void
name_cb (GtkWidget *parent, gint64 id, const char *name)
{
  hw_edit_rename_tag (HW_TAG_TREE (parent)->session, id, name);
}

static void
rename_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_popover_ask_text (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                         _ ("Rename Tag"), tag->name, _ ("_Rename"), FALSE, name_cb, tag->id);
}

static void
colour_cb (GtkWidget *parent, gint64 id, const char *colour)
{
  hw_edit_recolour_tag (HW_TAG_TREE (parent)->session, id, colour);
}

static void
recolour_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_popover_ask_colour (GTK_WIDGET (self), hw_list_get_selected_widget (self->list), tag->colour,
                           colour_cb, tag->id);
}

static void
described_cb (GtkWidget *parent, gint64 id, const char *description)
{
  hw_edit_describe_tag (HW_TAG_TREE (parent)->session, id, description);
}

static void
describe_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_popover_ask_text (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                         _ ("What This Tag Means"), tag->description, _ ("_Save"), TRUE,
                         described_cb, tag->id);
}

static void
moved_cb (GtkWidget *parent, gint64 id, gint64 chosen)
{
  HwTagTree *self = HW_TAG_TREE (parent);

  if (chosen != 0)
    hw_tag_tree_set_expanded (self, chosen, TRUE);
  hw_edit_move_tag (self->session, id, chosen, -1);
}

static void
move_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_tag_chooser_open (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                         _ ("Move to Below"), self->tags, tag->id, TRUE, moved_cb);
}

static void
merged_cb (GtkWidget *parent, gint64 id, gint64 chosen)
{
  HwTagTree *self = HW_TAG_TREE (parent);
  const HwTag *tag = hw_tag_nodes_find_tag (self->tags, id);

  if (tag != NULL)
    hw_edit_merge_tag (self->session, GTK_WIDGET (self), id, chosen, tag->name);
}

static void
merge_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_tag_chooser_open (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                         _ ("Merge Into"), self->tags, tag->id, FALSE, merged_cb);
}

static void
delete_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);

  if (tag != NULL)
    hw_edit_delete_tag (self->session, GTK_WIDGET (self), tag->id, tag->name);
}

/* One place up or down among its sisters. */
static void
shift_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwTagTree *self = data;
  const HwTag *tag = hw_tag_tree_get_selected (self);
  gboolean up = g_str_equal (g_action_get_name (G_ACTION (action)), "up");
  int position;

  if (tag == NULL)
    return;
  position = hw_tag_nodes_position_beside (self->tags, tag->id, tag->id, FALSE);
  if (up && position > 0)
    hw_edit_move_tag (self->session, tag->id, tag->parent, position - 1);
  else if (!up)
    hw_edit_move_tag (self->session, tag->id, tag->parent, position + 1);
}

void
hw_tag_tree_update_actions (HwTagTree *self)
{
  gboolean any = hw_tag_tree_get_selected (self) != NULL;
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (char **name = names; *name != NULL; name++)
    hw_action_set_enabled (G_ACTION_MAP (self->actions), *name, any || g_str_equal (*name, "new"));
}

void
hw_tag_tree_add_actions (HwTagTree *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "new-below", .activate = new_below_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "recolour", .activate = recolour_cb },
    { .name = "describe", .activate = describe_cb },
    { .name = "move", .activate = move_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "delete", .activate = delete_cb },
    { .name = "up", .activate = shift_cb },
    { .name = "down", .activate = shift_cb },
  };
  static const HwActionKey keys[] = {
    { "F2", "tags.rename" },  { "Delete|KP_Delete", "tags.delete" },
    { "<Alt>Up", "tags.up" }, { "<Alt>Down", "tags.down" },
    { "Insert", "tags.new" }, { "<Shift>Insert", "tags.new-below" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  hw_actions_add_keys (GTK_WIDGET (self->list), keys, G_N_ELEMENTS (keys));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-tree-private.h"

#include "list-kind.h"
#include "popovers.h"
#include "tag-row.h"

G_DEFINE_FINAL_TYPE (HwTagTree, hw_tag_tree, ADW_TYPE_BIN)

static guint tag_activated;

/* In a library thread. */
static gpointer
read_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *tags = hw_library_list_tags (library, error);

  return tags != NULL ? hw_rows_new (tags, NULL) : NULL;
}

const HwTag *
hw_tag_tree_get_selected (HwTagTree *self)
{
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? hw_tag_nodes_find_tag (self->tags, hw_row_get_key (row)) : NULL;
}

static void
select_tag (HwTagTree *self)
{
  guint position;

  for (const HwTag *tag = hw_tag_nodes_find_tag (self->tags, self->tag);
       tag != NULL && tag->parent != 0; tag = hw_tag_nodes_find_tag (self->tags, tag->parent))
    hw_tag_tree_set_expanded (self, tag->parent, TRUE);
  position = hw_row_model_find (self->model, self->tag);
  if (position == G_MAXUINT)
    return;
  self->tag = 0;
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  hw_list_scroll_to (self->list, position);
}

static void
show_nodes (HwTagTree *self)
{
  g_autoptr (HwRows) nodes = hw_tag_nodes_new (self->tags, self->collapsed);

  hw_row_model_set_rows (self->model, nodes);
  gtk_stack_set_visible_child_name (self->stack, hw_rows_get_n (nodes) > 0 ? "list" : "empty");
}

void
hw_tag_tree_set_expanded (HwTagTree *self, gint64 tag, gboolean expanded)
{
  if (g_hash_table_contains (self->collapsed, &tag) != expanded)
    return;
  if (expanded)
    g_hash_table_remove (self->collapsed, &tag);
  else
    g_hash_table_add (self->collapsed, g_memdup2 (&tag, sizeof tag));
  show_nodes (self);
}

static void
tags_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwTagTree *self = owner;

  if (error != NULL)
    {
      g_signal_emit_by_name (self->session, "failed", error->message);
      return;
    }
  g_clear_pointer (&self->tags, hw_rows_unref);
  self->tags = hw_rows_ref (answer);
  show_nodes (self);
  if (self->tag != 0)
    select_tag (self);
  hw_tag_tree_update_actions (self);
}

static void
toggled_cb (GtkWidget *widget, HwTagTree *self)
{
  HwRow *row = hw_list_get_row (widget);
  const HwTagNode *node = row != NULL ? hw_row_get_item (row) : NULL;

  if (node != NULL)
    hw_tag_tree_set_expanded (self, node->id, !node->expanded);
}

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *row = hw_tag_row_new ();

  g_signal_connect (row, "toggled", G_CALLBACK (toggled_cb), owner);
  hw_tag_tree_add_row_drag (owner, row);
  return row;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  hw_tag_row_set_node (HW_TAG_ROW (widget), hw_row_get_item (row));
}

static void
activate_row (gpointer owner, guint position)
{
  HwTagTree *self = owner;
  HwRows *nodes = hw_row_model_get_rows (self->model);

  if (position < hw_rows_get_n (nodes))
    g_signal_emit (self, tag_activated, 0, hw_rows_get_key (nodes, position));
}

static void
show_row_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  HwTagTree *self = owner;

  hw_popover_menu (self->context_menu, GTK_WIDGET (self), widget, x, y);
}

static const HwListKind tag_kind = { make_row, bind_row, NULL, activate_row, show_row_menu };

/* Right and Left open and close a branch, from the side where the interface reads. */
static gboolean
arrow_key_cb (GtkEventControllerKey *keys,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              HwTagTree *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *widget = hw_list_get_focused (self->list);
  HwRow *row = widget != NULL ? hw_list_get_row (widget) : NULL;
  const HwTagNode *node = row != NULL ? hw_row_get_item (row) : NULL;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (node == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (!right && keyval != GDK_KEY_Left && keyval != GDK_KEY_KP_Left))
    return FALSE;
  if (right != rtl)
    hw_tag_tree_set_expanded (self, node->id, TRUE);
  else if (node->expanded)
    hw_tag_tree_set_expanded (self, node->id, FALSE);
  else if (node->tag->parent != 0)
    {
      guint parent = hw_row_model_find (self->model, node->tag->parent);

      gtk_single_selection_set_selected (self->selection, parent);
      hw_list_focus (self->list, parent);
    }
  return TRUE;
}

static void
hw_tag_tree_dispose (GObject *object)
{
  HwTagTree *self = HW_TAG_TREE (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_tag_tree_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_tag_tree_finalize (GObject *object)
{
  HwTagTree *self = HW_TAG_TREE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->tags, hw_rows_unref);
  g_hash_table_unref (self->collapsed);
  G_OBJECT_CLASS (hw_tag_tree_parent_class)->finalize (object);
}

static void
hw_tag_tree_class_init (HwTagTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_tag_tree_dispose;
  object_class->finalize = hw_tag_tree_finalize;
  tag_activated = g_signal_new ("tag-activated", HW_TYPE_TAG_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/tag-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTagTree, stack);
  gtk_widget_class_bind_template_child (widget_class, HwTagTree, list);
  gtk_widget_class_bind_template_child (widget_class, HwTagTree, context_menu);
}

static void
hw_tag_tree_init (HwTagTree *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->model = hw_row_model_new (hw_tag_node_same);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  self->actions = g_simple_action_group_new ();
  hw_tag_tree_add_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tags", G_ACTION_GROUP (self->actions));

  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &tag_kind, self);
  hw_tag_tree_add_list_drop (self);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (hw_tag_tree_update_actions), self, G_CONNECT_SWAPPED);
  /* Before the list takes the arrows for moving sideways. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (arrow_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
hw_tag_tree_set_session (HwTagTree *self, HwSession *session)
{
  g_return_if_fail (HW_IS_TAG_TREE (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_tags, (GDestroyNotify) hw_rows_unref,
                            tags_read_cb, self);
  hw_feed_ask (self->feed, g_variant_new ("()"));
}

void
hw_tag_tree_set_tag (HwTagTree *self, gint64 tag)
{
  self->tag = tag;
  if (tag != 0)
    select_tag (self);
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

GActionGroup *
hw_tag_tree_get_actions (HwTagTree *self)
{
  return G_ACTION_GROUP (self->actions);
}

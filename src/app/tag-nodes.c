/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-nodes.h"

static void
node_free (gpointer data)
{
  HwTagNode *node = data;

  hw_tag_unref (node->tag);
  g_free (node);
}

HwRows *
hw_tag_nodes_new (const HwRows *tags, GHashTable *collapsed)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64)); /* from the top down */
  guint hidden_below = G_MAXUINT; /* depth of the collapsed tag whose descendants pass by */

  for (gsize i = 0; i < hw_rows_get_n (tags); i++)
    {
      const HwTag *tag = hw_rows_get_item (tags, i);
      HwTagNode *node;

      while (open->len > 0 && g_array_index (open, gint64, open->len - 1) != tag->parent)
        g_array_set_size (open, open->len - 1);
      if (open->len > hidden_below)
        {
          g_array_append_val (open, tag->id);
          continue;
        }

      node = g_new0 (HwTagNode, 1);
      node->id = tag->id;
      node->tag = hw_tag_ref ((HwTag *) tag);
      node->depth = open->len;
      node->has_children = i + 1 < hw_rows_get_n (tags)
                           && ((const HwTag *) hw_rows_get_item (tags, i + 1))->parent == tag->id;
      node->expanded = node->has_children && !g_hash_table_contains (collapsed, &tag->id);
      hidden_below = node->has_children && !node->expanded ? node->depth : G_MAXUINT;
      g_array_append_val (open, tag->id);
      g_ptr_array_add (nodes, node);
    }
  return hw_rows_new (nodes, NULL);
}

gboolean
hw_tag_node_same (gconstpointer a, gconstpointer b)
{
  const HwTagNode *one = a, *other = b;

  return one->depth == other->depth && one->has_children == other->has_children
         && one->expanded == other->expanded && one->tag->parent == other->tag->parent
         && one->tag->position == other->tag->position
         && one->tag->n_passages_below == other->tag->n_passages_below
         && g_str_equal (one->tag->name, other->tag->name)
         && g_str_equal (one->tag->colour, other->tag->colour)
         && g_str_equal (one->tag->description, other->tag->description);
}

const HwTag *
hw_tag_nodes_find_tag (const HwRows *tags, gint64 id)
{
  gssize index = hw_rows_find (tags, id);

  return index >= 0 ? hw_rows_get_item (tags, (gsize) index) : NULL;
}

gboolean
hw_tag_nodes_is_below (const HwRows *tags, gint64 id, gint64 ancestor)
{
  for (const HwTag *tag = hw_tag_nodes_find_tag (tags, id); tag != NULL;
       tag = hw_tag_nodes_find_tag (tags, tag->parent))
    {
      if (tag->id == ancestor)
        return TRUE;
    }
  return FALSE;
}

int
hw_tag_nodes_position_beside (const HwRows *tags, gint64 moved, gint64 target, gboolean after)
{
  const HwTag *beside = hw_tag_nodes_find_tag (tags, target);
  int position = 0;

  for (gsize i = 0; beside != NULL && i < hw_rows_get_n (tags); i++)
    {
      const HwTag *tag = hw_rows_get_item (tags, i);

      if (tag->id == target)
        return position + (after ? 1 : 0);
      if (tag->parent == beside->parent && tag->id != moved)
        position++;
    }
  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "tag-nodes.h"

static gpointer
read_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *tags = hw_library_list_tags (library, error);

  return tags != NULL ? hw_rows_new (tags, NULL) : NULL;
}

typedef struct
{
  gint64 tag, parent;
  int position;
} Move;

static gpointer
create_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 25 && *error == NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %02d", i);
      /* At the top, or below one that was made before. */
      gint64 parent = i < 5 ? 0 : g_test_rand_int_range (0, i);
      hw_library_create_tag (library, parent, name, NULL, error);
    }
  return NULL;
}

static gpointer
move_tag (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  hw_library_move_tag (library, move->tag, move->parent, move->position, error);
  return NULL;
}

static void
set_up (HwFixture *f, gconstpointer data)
{
  hw_fixture_set_up (f, data);
  hw_fixture_do (f, create_tags, NULL);
}

/* A line is shown where no tag above it is collapsed, under the tag that it stands below. */
static void
test_collapse (HwFixture *f, gconstpointer data)
{
  g_autoptr (HwRows) tags = hw_fixture_do (f, read_tags, NULL);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GHashTable) collapsed
          = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (HwRows) nodes = NULL;
      gsize at = 0;

      for (gsize i = 0; i < hw_rows_get_n (tags); i++)
        {
          gint64 id = hw_rows_get_key (tags, i);
          if (g_test_rand_int_range (0, 4) == 0)
            g_hash_table_add (collapsed, g_memdup2 (&id, sizeof id));
        }
      nodes = hw_tag_nodes_new (tags, collapsed);
      for (gsize i = 0; i < hw_rows_get_n (tags); i++)
        {
          const HwTag *tag = hw_rows_get_item (tags, i);
          gboolean shown = TRUE;
          guint depth = 0;

          for (const HwTag *above = hw_tag_nodes_find_tag (tags, tag->parent); above != NULL;
               above = hw_tag_nodes_find_tag (tags, above->parent))
            {
              shown = shown && !g_hash_table_contains (collapsed, &above->id);
              depth++;
            }
          if (shown)
            {
              const HwTagNode *node = hw_rows_get_item (nodes, at);
              g_assert_cmpint (node->id, ==, tag->id);
              g_assert_cmpuint (node->depth, ==, depth);
              at++;
            }
        }
      g_assert_cmpuint (at, ==, hw_rows_get_n (nodes));
    }
}

/* What is dropped beside a tag stands beside it afterwards, and nothing else has moved. */
static void
test_beside (HwFixture *f, gconstpointer data)
{
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (HwRows) before = hw_fixture_do (f, read_tags, NULL);
      g_autoptr (HwRows) now = NULL;
      gsize n = hw_rows_get_n (before);
      gint64 moved = hw_rows_get_key (before, (gsize) g_test_rand_int_range (0, (gint32) n));
      gint64 target = hw_rows_get_key (before, (gsize) g_test_rand_int_range (0, (gint32) n));
      gboolean after = g_test_rand_bit ();
      const HwTag *one, *other;
      Move move = { moved, 0, 0 };

      if (hw_tag_nodes_is_below (before, target, moved))
        continue;
      move.parent = hw_tag_nodes_find_tag (before, target)->parent;
      move.position = hw_tag_nodes_position_beside (before, moved, target, after);
      hw_fixture_do (f, move_tag, &move);
      now = hw_fixture_do (f, read_tags, NULL);
      one = hw_tag_nodes_find_tag (now, moved);
      other = hw_tag_nodes_find_tag (now, target);
      g_assert_cmpint (one->parent, ==, other->parent);
      g_assert_cmpint (one->position - other->position, ==, after ? 1 : -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tag-nodes/collapse", HwFixture, NULL, set_up, test_collapse, hw_fixture_tear_down);
  g_test_add ("/tag-nodes/beside", HwFixture, NULL, set_up, test_beside, hw_fixture_tear_down);
  return g_test_run ();
}

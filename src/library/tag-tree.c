/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-tree.h"

#include "fold.h"
#include "library-private.h"
#include "statement.h"

#define PATH_SEPARATOR " / "
/* A path names so many tags one below the other; under that it names the last two. */
#define PATH_LEVELS 64

HwTag *
hw_tag_ref (HwTag *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_tag (gpointer data)
{
  HwTag *self = data;

  g_free (self->guid);
  g_free (self->name);
  g_free (self->path);
  g_free (self->colour);
  g_free (self->description);
}

void
hw_tag_unref (HwTag *self)
{
  g_atomic_rc_box_release_full (self, clear_tag);
}

void
hw_tag_tree_free (HwTagTree *self)
{
  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->ranks);
  g_free (self);
}

static HwTag *
read_row (HwStatement *row)
{
  HwTag *tag = g_atomic_rc_box_new0 (HwTag);

  tag->id = hw_statement_int (row, 0);
  tag->guid = g_strdup (hw_statement_text (row, 1));
  tag->parent = hw_statement_int (row, 2);
  tag->name = g_strdup (hw_statement_text (row, 3));
  tag->colour = g_strdup (hw_statement_text (row, 4));
  tag->description = g_strdup (hw_statement_text (row, 5));
  tag->last_used = hw_statement_int (row, 6);
  return tag;
}

/* By parent, and sisters by position; those of one position (as after an undo) by age. */
static GPtrArray *
load_rows (HwLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_tag_unref);
  g_autoptr (HwStatement) statement = hw_library_query (
      self, error,
      "SELECT id, guid, coalesce(parent, 0), name, colour, description,"
      " coalesce(used, 0) FROM tags LEFT JOIN tag_uses ON tag_uses.tag = tags.id"
      " ORDER BY coalesce(parent, 0), position, id",
      "");
  int found;

  if (statement == NULL)
    return NULL;
  while ((found = hw_statement_next (statement, error)) == 1)
    g_ptr_array_add (rows, read_row (statement));
  return found == 0 ? g_steal_pointer (&rows) : NULL;
}

/* The first row whose parent is @parent. */
static guint
find_children (GPtrArray *rows, gint64 parent)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((HwTag *) rows->pdata[middle])->parent < parent)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A tag whose children are being added; NULL for the top. */
typedef struct
{
  HwTag *tag;
  guint next; /* row */
  int n_added;
} Level;

static char *
make_path (GArray *levels, HwTag *tag)
{
  HwTag *parent = g_array_index (levels, Level, levels->len - 1).tag;

  if (parent == NULL)
    return g_strdup (tag->name);
  if (levels->len <= PATH_LEVELS)
    return g_strconcat (parent->path, PATH_SEPARATOR, tag->name, NULL);
  return g_strconcat ("…" PATH_SEPARATOR, parent->name, PATH_SEPARATOR, tag->name, NULL);
}

static void
descend (GArray *levels, GPtrArray *rows, HwTag *tag)
{
  const Level level = { tag, find_children (rows, tag != NULL ? tag->id : 0), 0 };

  g_array_append_val (levels, level);
}

/* Depth first. A script may have put any number of tags one below the other, so this does not call itself. */
static void
add_all (HwTagTree *self, GPtrArray *rows)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));

  descend (levels, rows, NULL);
  while (levels->len > 0)
    {
      Level *level = &g_array_index (levels, Level, levels->len - 1);
      HwTag *tag = level->next < rows->len ? rows->pdata[level->next] : NULL;

      if (tag == NULL || tag->parent != (level->tag != NULL ? level->tag->id : 0))
        {
          g_array_set_size (levels, levels->len - 1);
          continue;
        }
      level->next++;
      tag->position = level->n_added++;
      tag->path = make_path (levels, tag);
      g_ptr_array_add (self->tags, hw_tag_ref (tag));
      g_hash_table_insert (self->ranks, &tag->id, GUINT_TO_POINTER (self->tags->len));
      descend (levels, rows, tag);
    }
}

HwTagTree *
hw_tag_tree_load (HwLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (self, error);
  HwTagTree *tree;

  if (rows == NULL)
    return NULL;
  tree = g_new (HwTagTree, 1);
  tree->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_tag_unref);
  tree->ranks = g_hash_table_new (g_int64_hash, g_int64_equal);
  add_all (tree, rows);
  return tree;
}

int
hw_tag_tree_get_rank (HwTagTree *self, gint64 id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, &id)) - 1;
}

HwTag *
hw_tag_tree_get (HwTagTree *self, gint64 id)
{
  int rank = hw_tag_tree_get_rank (self, id);

  return rank >= 0 ? self->tags->pdata[rank] : NULL;
}

HwTag *
hw_tag_tree_find_child (HwTagTree *self, gint64 parent, const char *name)
{
  g_autofree char *folded = hw_fold_string (name);

  for (guint i = 0; i < self->tags->len; i++)
    {
      HwTag *tag = self->tags->pdata[i];

      if (tag->parent == parent)
        {
          g_autofree char *other = hw_fold_string (tag->name);

          if (g_str_equal (folded, other))
            return tag;
        }
    }
  return NULL;
}

gboolean
hw_tag_tree_is_below (HwTagTree *self, gint64 id, gint64 ancestor)
{
  for (HwTag *tag = hw_tag_tree_get (self, id); tag != NULL;
       tag = hw_tag_tree_get (self, tag->parent))
    if (tag->id == ancestor)
      return TRUE;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tags.h"

#include <glib/gi18n.h>

#include "error.h"
#include "fold.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "tag-tree.h"

/* Fills in the counts in one walk over all pairs of passage and tag. A passage counts once for a tag
 * and each tag above it: seen[] holds the passage that a tag was last counted for. */
static gboolean
count_passages (HwLibrary *self, HwTagTree *tree, GError **error)
{
  g_autofree gint64 *seen = g_new0 (gint64, tree->tags->len + 1);
  g_autofree int *above = g_new (int, tree->tags->len + 1);
  g_autoptr (HwStatement) pairs = hw_library_query (
      self, error, "SELECT passage, tag FROM passage_tags ORDER BY passage, tag", "");
  int found;

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < tree->tags->len; i++)
    above[i] = hw_tag_tree_get_rank (tree, ((HwTag *) tree->tags->pdata[i])->parent);
  while ((found = hw_statement_next (pairs, error)) == 1)
    {
      gint64 passage = hw_statement_int (pairs, 0);
      int rank = hw_tag_tree_get_rank (tree, hw_statement_int (pairs, 1));

      if (rank < 0)
        continue;
      ((HwTag *) tree->tags->pdata[rank])->n_passages++;
      for (; rank >= 0 && seen[rank] != passage; rank = above[rank])
        {
          seen[rank] = passage;
          ((HwTag *) tree->tags->pdata[rank])->n_passages_below++;
        }
    }
  return found == 0;
}

static HwTagTree *
load_counted (HwLibrary *self, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  gboolean ok;

  if (!hw_library_begin_read (self, error))
    return NULL;
  tree = hw_tag_tree_load (self, error);
  ok = tree != NULL && count_passages (self, tree, error);
  hw_library_end_read (self);
  return ok ? g_steal_pointer (&tree) : NULL;
}

GPtrArray *
hw_library_list_tags (HwLibrary *self, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The tags could not be listed");
  tree = load_counted (self, error);
  return tree != NULL ? g_ptr_array_ref (tree->tags) : NULL;
}

HwTag *
hw_library_get_tag (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  HwTag *tag;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The tag could not be read");
  tree = load_counted (self, error);
  if (tree == NULL)
    return NULL;
  tag = hw_tag_tree_get (tree, id);
  if (tag == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the tag is not there any more"));
  return tag != NULL ? hw_tag_ref (tag) : NULL;
}

static int
compare_use (const void *a, const void *b)
{
  const HwTag *one = *(HwTag *const *) a, *other = *(HwTag *const *) b;

  if (one->last_used != other->last_used)
    return one->last_used < other->last_used ? 1 : -1;
  return one->id < other->id ? 1 : one->id > other->id ? -1 : 0;
}

GPtrArray *
hw_library_list_recent_tags (HwLibrary *self, guint n, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  GPtrArray *recent;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The tags could not be listed");
  tree = load_counted (self, error);
  if (tree == NULL)
    return NULL;
  recent = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_tag_unref);
  for (guint i = 0; i < tree->tags->len; i++)
    {
      HwTag *tag = tree->tags->pdata[i];

      if (tag->last_used > 0)
        g_ptr_array_add (recent, hw_tag_ref (tag));
    }
  g_ptr_array_sort (recent, compare_use);
  if (recent->len > n)
    g_ptr_array_set_size (recent, (int) n);
  return recent;
}

/* "a/b", " a /  b" and "a / b" are the same path. Folded; transfer full. */
static char *
normalize_path (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *joined = NULL;

  for (char **name = names; *name != NULL; name++)
    g_strstrip (*name);
  joined = g_strjoinv ("/", names);
  return hw_fold_string (joined);
}

/* Sets *n to how many tags have the name, and gives the last of them. */
static HwTag *
find_by (HwTagTree *tree, const char *name, gboolean by_path, guint *n)
{
  g_autofree char *wanted = normalize_path (name);
  HwTag *match = NULL;

  *n = 0;
  for (guint i = 0; i < tree->tags->len; i++)
    {
      HwTag *tag = tree->tags->pdata[i];
      g_autofree char *other = normalize_path (by_path ? tag->path : tag->name);

      if (g_str_equal (wanted, other))
        {
          match = tag;
          (*n)++;
        }
    }
  return match;
}

gint64
hw_library_find_tag (HwLibrary *self, const char *name, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  g_autofree char *guid = NULL;
  HwTag *tag = NULL;
  gint64 id = 0;
  guint n = 0;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  self->attempt = N_ ("The tag could not be found");
  tree = hw_tag_tree_load (self, error);
  if (tree == NULL)
    return 0;
  if (hw_row_parse_id (name, &id))
    tag = hw_tag_tree_get (tree, id);
  guid = hw_row_normalize_guid (name);
  for (guint i = 0; i < tree->tags->len && tag == NULL; i++)
    if (g_str_equal (((HwTag *) tree->tags->pdata[i])->guid, guid))
      tag = tree->tags->pdata[i];
  if (tag == NULL)
    tag = find_by (tree, name, TRUE, &n);
  if (tag == NULL)
    tag = find_by (tree, name, FALSE, &n);
  if (tag == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, _ ("there is no tag “%s”"), name);
  else if (n > 1)
    hw_library_fail (
        self, error, HW_LIBRARY_ERROR_NOT_FOUND,
        _ ("several tags are called “%s”; name those above it too, as in “politics / %s”"), name,
        name);
  return tag != NULL && n <= 1 ? tag->id : 0;
}

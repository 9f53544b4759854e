/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tags.h"

#include <glib/gi18n.h>

#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"
#include "tag-tree.h"

/* Every command reads the tree anew inside its step: what it checks is what it then changes. */

/* Of GNOME's palette, those that are seen as a tint behind black and behind white text. */
static const char *const palette[] = {
  "#3584e4", "#33d17a", "#ff7800", "#9141ac", "#e01b24", "#2190a4",
  "#f6d32d", "#c061cb", "#986a44", "#1c71d8", "#26a269", "#d56199",
};

static const char *
choose_colour (HwTagTree *tree)
{
  guint best = 0, least = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      guint n = 0;

      for (guint j = 0; j < tree->tags->len; j++)
        n += g_str_equal (((HwTag *) tree->tags->pdata[j])->colour, palette[i]);
      if (n < least)
        {
          least = n;
          best = i;
        }
    }
  return palette[best];
}

static HwTag *
get_tag (HwLibrary *self, HwTagTree *tree, gint64 id, GError **error)
{
  HwTag *tag = tree != NULL ? hw_tag_tree_get (tree, id) : NULL;

  if (tree != NULL && tag == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the tag is not there any more"));
  return tag;
}

static gboolean
check_no_sister (HwLibrary *self,
                 HwTagTree *tree,
                 gint64 parent,
                 const char *name,
                 gint64 except,
                 GError **error)
{
  HwTag *sister = hw_tag_tree_find_child (tree, parent, name);

  if (sister == NULL || sister->id == except)
    return TRUE;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_EXISTS, _ ("there is a tag “%s” already"),
                   sister->path);
  return FALSE;
}

/* Without the blanks around it; NULL with INVALID where nothing is left. Transfer full. */
static char *
check_name (HwLibrary *self, const char *name, GError **error)
{
  g_autofree char *stripped = g_strdup (name);

  g_strdelimit (g_strstrip (stripped), "\n\r\t", ' ');
  if (!hw_row_is_blank (stripped) && g_utf8_validate (stripped, -1, NULL))
    return g_steal_pointer (&stripped);
  hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s", _ ("a tag needs a name"));
  return NULL;
}

const char *
hw_tag_get_palette_colour (guint n)
{
  return palette[n % G_N_ELEMENTS (palette)];
}

gint64
hw_tag_insert (HwLibrary *self,
               gint64 parent,
               const char *name,
               const char *colour,
               const char *description,
               const HwOrigin *origin,
               GError **error)
{
  g_autofree char *guid = NULL;
  const HwOrigin made = hw_origin_resolve (origin, &guid);

  if (!hw_library_run (
          self, error,
          "INSERT INTO tags (guid, parent, name, colour, description, position) VALUES (?1, ?2,"
          " ?3, ?4, ?5, (SELECT coalesce(max(position), -1) + 1 FROM tags WHERE parent IS ?2))",
          "szsss", made.guid, parent, name, colour, description))
    return 0;
  return sqlite3_last_insert_rowid (self->db);
}

static gint64
insert (HwLibrary *self,
        HwTagTree *tree,
        gint64 parent,
        const char *name,
        const char *colour,
        GError **error)
{
  if ((parent != 0 && get_tag (self, tree, parent, error) == NULL)
      || !check_no_sister (self, tree, parent, name, 0, error))
    return 0;
  return hw_tag_insert (self, parent, name, colour != NULL ? colour : choose_colour (tree), "",
                        NULL, error);
}

gint64
hw_library_create_tag (
    HwLibrary *self, gint64 parent, const char *name, const char *colour, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  g_autofree char *stripped = NULL, *normal = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  self->attempt = N_ ("The tag could not be made");
  stripped = check_name (self, name, error);
  if (stripped == NULL)
    return 0;
  if (colour != NULL && (normal = hw_row_check_colour (self, colour, error)) == NULL)
    return 0;
  if (!hw_step_begin (self, HW_STEP_CREATE_TAG, error))
    return 0;
  hw_step_set_argument (self, stripped);
  tree = hw_tag_tree_load (self, error);
  id = tree != NULL ? insert (self, tree, parent, stripped, normal, error) : 0;
  return hw_step_finish (self, id != 0, error) ? id : 0;
}

static gint64
ensure_child (HwLibrary *self, gint64 parent, const char *name, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  g_autofree char *stripped = check_name (self, name, error);
  HwTag *tag;

  if (stripped == NULL)
    return 0;
  tree = hw_tag_tree_load (self, error);
  if (tree == NULL)
    return 0;
  tag = hw_tag_tree_find_child (tree, parent, stripped);
  if (tag != NULL)
    return tag->id;
  hw_step_set_argument (self, stripped);
  return insert (self, tree, parent, stripped, NULL, error);
}

gint64
hw_library_ensure_tag (HwLibrary *self, const char *path, GError **error)
{
  g_auto (GStrv) names = NULL;
  gint64 tag = 0;

  g_return_val_if_fail (self != NULL && path != NULL, 0);

  self->attempt = N_ ("The tag could not be made");
  if (!hw_step_begin (self, HW_STEP_CREATE_TAG, error))
    return 0;
  names = g_strsplit (path, "/", -1);
  for (char **name = names; *name != NULL; name++)
    {
      tag = ensure_child (self, tag, *name, error);
      if (tag == 0)
        break;
    }
  if (names[0] == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s", _ ("a tag needs a name"));
  return hw_step_finish (self, tag != 0, error) ? tag : 0;
}

gboolean
hw_library_rename_tag (HwLibrary *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  g_autofree char *stripped = NULL;
  HwTag *tag;
  gboolean ok;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  self->attempt = N_ ("The tag could not be renamed");
  stripped = check_name (self, name, error);
  if (stripped == NULL || !hw_step_begin (self, HW_STEP_RENAME_TAG, error))
    return FALSE;
  tree = hw_tag_tree_load (self, error);
  tag = get_tag (self, tree, id, error);
  if (tag != NULL)
    hw_step_set_argument (self, tag->name);
  ok = tag != NULL && check_no_sister (self, tree, tag->parent, stripped, id, error)
       && hw_library_run (self, error, "UPDATE tags SET name = ?2 WHERE id = ?1", "is", id,
                          stripped);
  return hw_step_finish (self, ok, error);
}

/* Sets one column of one tag, in a step named after it. */
static gboolean
change_column (
    HwLibrary *self, HwStepKind kind, gint64 id, const char *sql, const char *value, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  HwTag *tag;
  gboolean ok;

  if (!hw_step_begin (self, kind, error))
    return FALSE;
  tree = hw_tag_tree_load (self, error);
  tag = get_tag (self, tree, id, error);
  if (tag != NULL)
    hw_step_set_argument (self, tag->name);
  ok = tag != NULL && hw_library_run (self, error, sql, "is", id, value);
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_recolour_tag (HwLibrary *self, gint64 id, const char *colour, GError **error)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (self != NULL && colour != NULL, FALSE);

  self->attempt = N_ ("The colour of the tag could not be changed");
  normal = hw_row_check_colour (self, colour, error);
  return normal != NULL
         && change_column (self, HW_STEP_RECOLOUR_TAG, id,
                           "UPDATE tags SET colour = ?2 WHERE id = ?1", normal, error);
}

gboolean
hw_library_describe_tag (HwLibrary *self, gint64 id, const char *description, GError **error)
{
  g_return_val_if_fail (self != NULL && description != NULL, FALSE);

  self->attempt = N_ ("The description of the tag could not be changed");
  return change_column (self, HW_STEP_DESCRIBE_TAG, id,
                        "UPDATE tags SET description = ?2 WHERE id = ?1", description, error);
}

/* Puts @id among the children of @parent, and numbers them all from 0. */
static gboolean
place (HwLibrary *self, HwTagTree *tree, gint64 id, gint64 parent, int position, GError **error)
{
  gint64 next = 0;
  gboolean ok = TRUE, placed = FALSE;

  if (!hw_library_run (self, error, "UPDATE tags SET parent = ?2 WHERE id = ?1", "iz", id, parent))
    return FALSE;
  for (guint i = 0; i <= tree->tags->len && ok; i++)
    {
      HwTag *sister = i < tree->tags->len ? tree->tags->pdata[i] : NULL;

      if (sister != NULL && (sister->parent != parent || sister->id == id))
        continue;
      if (!placed && (sister == NULL || next == position))
        {
          ok = hw_library_run (self, error, "UPDATE tags SET position = ?2 WHERE id = ?1", "ii", id,
                               next++);
          placed = TRUE;
        }
      if (ok && sister != NULL)
        ok = hw_library_run (self, error,
                             "UPDATE tags SET position = ?2 WHERE id = ?1 AND position <> ?2", "ii",
                             sister->id, next++);
    }
  return ok;
}

gboolean
hw_library_move_tag (HwLibrary *self, gint64 id, gint64 parent, int position, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  HwTag *tag;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The tag could not be moved");
  if (!hw_step_begin (self, HW_STEP_MOVE_TAG, error))
    return FALSE;
  tree = hw_tag_tree_load (self, error);
  tag = get_tag (self, tree, id, error);
  ok = tag != NULL && (parent == 0 || get_tag (self, tree, parent, error) != NULL);
  if (ok && hw_tag_tree_is_below (tree, parent, id))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                       _ ("a tag cannot stand below itself or a tag below it"));
      ok = FALSE;
    }
  if (ok)
    hw_step_set_argument (self, tag->name);
  ok = ok && check_no_sister (self, tree, parent, tag->name, id, error)
       && place (self, tree, id, parent, position, error);
  return hw_step_finish (self, ok, error);
}

/* A tag has one note: where both have one, the text of the first goes below that of the second. */
static gboolean
merge_notes (HwLibrary *self, gint64 from, gint64 into, GError **error)
{
  return hw_library_run (self, error,
                         "UPDATE notes SET modified = ?3, text = text || char(10, 10) ||"
                         " (SELECT text FROM notes WHERE tag = ?1)"
                         " WHERE tag = ?2 AND EXISTS (SELECT 1 FROM notes WHERE tag = ?1)",
                         "iii", from, into, g_get_real_time ())
         && hw_library_run (
             self, error,
             "DELETE FROM notes WHERE tag = ?1 AND EXISTS (SELECT 1 FROM notes WHERE tag = ?2)",
             "ii", from, into)
         && hw_library_run (self, error, "UPDATE notes SET tag = ?2 WHERE tag = ?1", "ii", from,
                            into);
}

/* The children of @from become the last of @into; where names meet, they are merged as well. */
static gboolean
merge_one (HwLibrary *self, HwTagTree *tree, gint64 from, gint64 into, GError **error)
{
  for (guint i = 0; i < tree->tags->len; i++)
    {
      HwTag *child = tree->tags->pdata[i];
      HwTag *twin;

      if (child->parent != from)
        continue;
      twin = hw_tag_tree_find_child (tree, into, child->name);
      if (twin != NULL && twin->id != from)
        {
          if (!merge_one (self, tree, child->id, twin->id, error))
            return FALSE;
        }
      else if (!hw_library_run (
                   self, error,
                   "UPDATE tags SET parent = ?2, position ="
                   " (SELECT coalesce(max(position), -1) + 1 FROM tags WHERE parent = ?2)"
                   " WHERE id = ?1",
                   "ii", child->id, into))
        return FALSE;
    }
  return hw_library_run (self, error,
                         "INSERT OR IGNORE INTO passage_tags SELECT passage, ?2 FROM passage_tags "
                         "WHERE tag = ?1",
                         "ii", from, into)
         && hw_library_run (self, error, "DELETE FROM passage_tags WHERE tag = ?1", "i", from)
         && merge_notes (self, from, into, error)
         && hw_library_run (self, error, "DELETE FROM tags WHERE id = ?1", "i", from);
}

gboolean
hw_library_merge_tag (HwLibrary *self, gint64 from, gint64 into, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  HwTag *tag;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The tags could not be merged");
  if (!hw_step_begin (self, HW_STEP_MERGE_TAG, error))
    return FALSE;
  tree = hw_tag_tree_load (self, error);
  tag = get_tag (self, tree, from, error);
  ok = tag != NULL && get_tag (self, tree, into, error) != NULL;
  if (ok && hw_tag_tree_is_below (tree, into, from))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                       _ ("a tag cannot be merged into itself or a tag below it"));
      ok = FALSE;
    }
  if (ok)
    hw_step_set_argument (self, tag->name);
  ok = ok && merge_one (self, tree, from, into, error);
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_delete_tag (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwTagTree) tree = NULL;
  HwTag *tag;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The tag could not be deleted");
  if (!hw_step_begin (self, HW_STEP_DELETE_TAG, error))
    return FALSE;
  tree = hw_tag_tree_load (self, error);
  tag = get_tag (self, tree, id, error);
  ok = tag != NULL;
  if (ok)
    hw_step_set_argument (self, tag->name);
  /* Depth first, so that walking backwards meets every tag before the one above it. */
  for (guint i = ok ? tree->tags->len : 0; i > 0 && ok; i--)
    {
      HwTag *below = tree->tags->pdata[i - 1];

      if (hw_tag_tree_is_below (tree, below->id, id))
        ok = hw_library_run (self, error, "DELETE FROM notes WHERE tag = ?1", "i", below->id)
             && hw_library_run (self, error, "DELETE FROM passage_tags WHERE tag = ?1", "i",
                                below->id)
             && hw_library_run (self, error, "DELETE FROM tags WHERE id = ?1", "i", below->id);
    }
  return hw_step_finish (self, ok, error);
}

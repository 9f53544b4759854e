/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fold.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "tags.h"

/* A tag as it stands here. */
typedef struct
{
  gint64 parent;
  char *name, *colour, *description;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->name);
  g_free (row->colour);
  g_free (row->description);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gboolean
read_row (HwTaking *self, gint64 id, Row *row, GError **error)
{
  g_autoptr (HwStatement) statement = hw_library_query (
      self->library, error,
      "SELECT coalesce(parent, 0), name, colour, description FROM tags WHERE id = ?1", "i", id);

  if (statement == NULL || hw_statement_next (statement, error) != 1)
    return FALSE;
  row->parent = hw_statement_int (statement, 0);
  row->name = g_strdup (hw_statement_text (statement, 1));
  row->colour = g_strdup (hw_statement_text (statement, 2));
  row->description = g_strdup (hw_statement_text (statement, 3));
  return TRUE;
}

/* Names are unique among sisters, compared folded. Transfer full. */
static char *
make_key (gint64 parent, const char *name)
{
  g_autofree char *folded = hw_fold_string (name);

  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", parent, folded);
}

static gboolean
read_sisters (HwTaking *self, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self->library, error, "SELECT id, coalesce(parent, 0), name FROM tags", "");
  int found = rows != NULL ? 1 : -1;

  self->sisters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (found == 1 && (found = hw_statement_next (rows, error)) == 1)
    {
      gint64 id = hw_statement_int (rows, 0);

      g_hash_table_insert (self->sisters,
                           make_key (hw_statement_int (rows, 1), hw_statement_text (rows, 2)),
                           g_memdup2 (&id, sizeof id));
    }
  return found == 0;
}

static gint64
find_sister (HwTaking *self, gint64 parent, const char *name)
{
  g_autofree char *key = make_key (parent, name);
  const gint64 *id = g_hash_table_lookup (self->sisters, key);

  return id != NULL ? *id : 0;
}

/* As a tag's name may be: one line, not blank. Transfer full. */
static char *
clean_name (const char *name)
{
  g_autofree char *clean = g_strdup (name != NULL ? name : "");

  g_strdelimit (clean, "\n\r\t", ' ');
  g_strstrip (clean);
  /* Translators: a tag that came without a name from another program. */
  return hw_row_is_blank (clean) ? g_strdup (_ ("Unnamed")) : g_steal_pointer (&clean);
}

/* Theirs in mine's place. */
static gboolean
overwrite (HwTaking *self,
           gint64 id,
           const Row *row,
           gint64 parent,
           const char *name,
           const char *colour,
           const char *description,
           GError **error)
{
  HwLibrary *library = self->library;
  g_autoptr (GError) problem = NULL;
  gint64 sister = find_sister (self, parent, name);
  gboolean moves = row->parent != parent, renames = !g_str_equal (row->name, name);

  /* Where the place is another tag's, or is below this one itself, the tag stays where it is. */
  if ((moves || renames) && (sister == 0 || sister == id))
    {
      if (moves && !hw_library_move_tag (library, id, parent, -1, &problem))
        {
          if (!g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID)
              && !g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS))
            {
              g_propagate_error (error, g_steal_pointer (&problem));
              return FALSE;
            }
          moves = FALSE;
        }
      if (renames && find_sister (self, moves ? parent : row->parent, name) == 0
          && !hw_library_rename_tag (library, id, name, error))
        return FALSE;
      g_clear_pointer (&self->sisters, g_hash_table_unref);
      if (!read_sisters (self, error))
        return FALSE;
    }
  return (*colour == '\0' || g_str_equal (colour, row->colour)
          || hw_library_recolour_tag (library, id, colour, error))
         && (g_str_equal (description, row->description)
             || hw_library_describe_tag (library, id, description, error));
}

/* What is another there. NULL where nothing is. Transfer full. */
static char *
compare (
    const Row *row, gint64 parent, const char *name, const char *colour, const char *description)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!g_str_equal (row->name, name))
    /* Translators: what differs between two copies of a tag: first here, then there. */
    g_string_append_printf (out, _ ("name “%s” here, “%s” there; "), row->name, name);
  if (row->parent != parent)
    g_string_append (out, _ ("under another tag there; "));
  if (*colour != '\0' && !g_str_equal (row->colour, colour))
    g_string_append_printf (out, _ ("colour %s here, %s there; "), row->colour, colour);
  if (!g_str_equal (row->description, description))
    g_string_append_printf (out, _ ("description “%s” here, “%s” there; "), row->description,
                            description);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* A tag on one line. Transfer full. */
static char *
show (const char *name, const char *colour, const char *description)
{
  return g_strdup_printf ("%s%s%s%s%s", name, *colour != '\0' ? " · " : "", colour,
                          *description != '\0' ? " · " : "", description);
}

static gboolean
take_known (HwTaking *self,
            const char *guid,
            gint64 id,
            gint64 parent,
            const char *name,
            const char *colour,
            const char *description,
            GError **error)
{
  g_auto (Row) row = { 0 };
  g_autofree char *differs = NULL, *mine = NULL, *other = NULL;
  const gboolean theirs = hw_taking_get_prefer (self, guid) == HW_PREFER_THEIRS;

  if (!read_row (self, id, &row, error))
    return FALSE;
  differs = compare (&row, parent, name, colour, description);
  if (differs == NULL)
    return hw_taking_report (self, "tag", name, HW_PROJECT_UNCHANGED, NULL, error);
  if (theirs && !overwrite (self, id, &row, parent, name, colour, description, error))
    return FALSE;
  mine = show (row.name, row.colour, row.description);
  other = show (name, colour, description);
  const HwProjectItem item
      = { .kind = "tag", .name = (char *) name, .guid = guid, .mine = mine, .theirs = other };
  return hw_taking_report_conflict (
      self, &item, g_strconcat (differs, theirs ? _ ("now as there") : _ ("kept as here"), NULL),
      error);
}

/* Another tag of the same name in the same place: they are one, as a person would say. */
static gboolean
take_namesake (HwTaking *self, gint64 id, const char *name, const char *description, GError **error)
{
  g_auto (Row) row = { 0 };
  g_autofree char *both = NULL;

  if (!read_row (self, id, &row, error))
    return FALSE;
  if (*description != '\0' && strstr (row.description, description) == NULL)
    {
      both = *row.description != '\0' ? g_strconcat (row.description, "\n", description, NULL)
                                      : g_strdup (description);
      if (!hw_library_describe_tag (self->library, id, both, error))
        return FALSE;
    }
  return hw_taking_report (self, "tag", name, HW_PROJECT_UNCHANGED,
                           g_strdup (_ ("one with the tag of this name that is here")), error);
}

static gboolean
take_tag (HwTaking *self, guint index, GError **error)
{
  const HwProjectTag *tag = self->project->tags->pdata[index];
  const gint64 parent
      = tag->parent >= 0 && (guint) tag->parent < index ? self->tags[tag->parent] : 0;
  g_autofree char *name = clean_name (tag->name), *colour = hw_taking_colour (tag->colour);
  const char *description = tag->description != NULL ? tag->description : "";
  const HwOrigin origin = { .guid = tag->guid };
  gint64 id = 0;
  int found = hw_taking_find (self, "SELECT id FROM tags WHERE guid = ?1", tag->guid, &id, error);

  if (found < 0)
    return FALSE;
  self->tags[index] = id;
  if (found == 1)
    return take_known (self, tag->guid, id, parent, name, colour, description, error);
  self->tags[index] = id = find_sister (self, parent, name);
  if (id != 0)
    return take_namesake (self, id, name, description, error);
  id = hw_tag_insert (
      self->library, parent, name,
      *colour != '\0' ? colour : hw_tag_get_palette_colour (g_hash_table_size (self->sisters)),
      description, &origin, error);
  if (id == 0)
    return FALSE;
  self->tags[index] = id;
  g_hash_table_insert (self->sisters, make_key (parent, name), g_memdup2 (&id, sizeof id));
  return hw_taking_report (self, "tag", name, HW_PROJECT_ADDED, NULL, error);
}

gboolean
hw_taking_tags (HwTaking *self, GError **error)
{
  if (!read_sisters (self, error))
    return FALSE;
  for (guint i = 0; i < self->project->tags->len; i++)
    if (!take_tag (self, i, error))
      return FALSE;
  return TRUE;
}

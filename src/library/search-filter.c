/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "library-private.h"
#include "statement.h"
#include "tags.h"

/* Rows of units whose document is in @documents (a set of gint64), or is not. */
static GArray *
get_rows (HwSearch *self, GHashTable *documents)
{
  GArray *rows = hw_ranges_new ();

  for (guint i = 0; i < self->map->n_units; i++)
    {
      const HwIndexUnit *unit = &self->map->units[i];

      if (unit->is_there && g_hash_table_contains (documents, &unit->document))
        hw_ranges_append (rows, unit->first, unit->first + unit->n);
    }
  return rows;
}

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Rows of the documents that a statement gives. */
static GArray *
get_rows_of (HwSearch *self, HwStatement *documents, GError **error)
{
  g_autoptr (GHashTable) set = make_set ();
  int found = -1;

  while (documents != NULL && (found = hw_statement_next (documents, error)) == 1)
    {
      gint64 id = hw_statement_int (documents, 0);

      g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
  return found == 0 ? get_rows (self, set) : NULL;
}

static GArray *
get_language_rows (HwSearch *self, const char *language, GError **error)
{
  g_autoptr (HwStatement) documents
      = hw_library_query (self->library, error,
                          "SELECT id FROM documents WHERE lower(language) = ?1"
                          " OR substr(lower(language), 1, length(?1) + 1) = ?1 || '-'",
                          "s", language);

  return get_rows_of (self, documents, error);
}

/* Dates are compared as far as both are known. */
static GArray *
get_date_rows (HwSearch *self, const char *date, gboolean before, GError **error)
{
  g_autoptr (HwStatement) documents = hw_library_query (
      self->library, error,
      before ? "SELECT id FROM documents WHERE published <> ''"
               " AND substr(published, 1, length(?1)) < substr(?1, 1, length(published))"
             : "SELECT id FROM documents WHERE published <> ''"
               " AND substr(published, 1, length(?1)) > substr(?1, 1, length(published))",
      "s", date);

  return get_rows_of (self, documents, error);
}

static GArray *
get_year_rows (HwSearch *self, int year, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%04d", year);
  g_autoptr (HwStatement) documents
      = hw_library_query (self->library, error,
                          "SELECT id FROM documents WHERE substr(published, 1, 4) = ?1", "s", text);

  return get_rows_of (self, documents, error);
}

static GArray *
get_group_rows (HwSearch *self, gint64 group, GError **error)
{
  g_autoptr (HwStatement) documents
      = hw_library_query (self->library, error,
                          "SELECT document FROM group_documents WHERE \"group\" = ?1", "i", group);

  return get_rows_of (self, documents, error);
}

typedef struct
{
  gint64 document, start, end;
} Passage;

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const HwIndexUnit *one = *(const HwIndexUnit *const *) a,
                    *other = *(const HwIndexUnit *const *) b;

  return one->document != other->document
             ? (one->document < other->document ? -1 : 1)
             : (one->first > other->first) - (one->first < other->first);
}

/* The first row of @unit that begins behind @position, or its end. */
static gboolean
find_row_behind (
    HwSearch *self, const HwIndexUnit *unit, gint64 position, guint32 *row, GError **error)
{
  guint32 low = unit->first, high = unit->first + unit->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      gint64 start;

      if (!hw_term_index_read_start (self->library, middle, &start, error))
        return FALSE;
      if (start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low;
  return TRUE;
}

/* The rows of a unit of a text that hold something of a passage. A row that begins at or before the
 * passage may end before it: then a blank line is all that they share, which is no harm. */
static gboolean
add_passage (
    HwSearch *self, const HwIndexUnit *unit, const Passage *passage, GArray *rows, GError **error)
{
  guint32 first, end;

  if (!find_row_behind (self, unit, passage->start, &first, error)
      || !find_row_behind (self, unit, passage->end - 1, &end, error))
    return FALSE;
  if (end > unit->first)
    {
      HwRowRange range = { first > unit->first ? first - 1 : first, end };

      if (range.first < range.end)
        g_array_append_val (rows, range);
    }
  return TRUE;
}

/* Both are sorted by document. */
static gboolean
add_passages (HwSearch *self, GPtrArray *units, GArray *passages, GArray *rows, GError **error)
{
  guint unit = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      const Passage *passage = &g_array_index (passages, Passage, i);

      while (unit < units->len
             && ((HwIndexUnit *) units->pdata[unit])->document < passage->document)
        unit++;
      for (guint j = unit;
           j < units->len && ((HwIndexUnit *) units->pdata[j])->document == passage->document; j++)
        if (!add_passage (self, units->pdata[j], passage, rows, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_passages (HwSearch *self, gint64 tag, GArray *passages, GHashTable *notes, GError **error)
{
  g_autoptr (HwStatement) found_rows = hw_library_query (
      self->library, error,
      "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT tags.id FROM tags JOIN below"
      " ON tags.parent = below.id)"
      " SELECT DISTINCT iif (passages.state = 2, 0, passages.document), passages.start, "
      "passages.\"end\", notes.id"
      " FROM below JOIN passage_tags ON passage_tags.tag = below.id"
      " JOIN passages ON passages.id = passage_tags.passage"
      " LEFT JOIN notes ON notes.passage = passages.id"
      " UNION ALL SELECT 0, 0, 0, notes.id FROM below JOIN notes ON notes.tag = below.id"
      " ORDER BY 1, 2",
      "i", tag);
  int found = -1;

  while (found_rows != NULL && (found = hw_statement_next (found_rows, error)) == 1)
    {
      Passage passage = { hw_statement_int (found_rows, 0), hw_statement_int (found_rows, 1),
                          hw_statement_int (found_rows, 2) };
      gint64 note = hw_statement_int (found_rows, 3);

      if (passage.document != 0)
        g_array_append_val (passages, passage);
      if (note != 0)
        g_hash_table_add (notes, g_memdup2 (&note, sizeof note));
    }
  return found == 0;
}

/* What is tagged are passages: paragraphs that hold something of one, and the notes on it. */
static GArray *
read_tag_rows (HwSearch *self, gint64 tag, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  g_autoptr (GHashTable) notes = make_set ();
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GArray) rows = hw_ranges_new ();

  if (!read_passages (self, tag, passages, notes, error))
    return NULL;
  for (guint i = 0; i < self->map->n_units; i++)
    {
      const HwIndexUnit *unit = &self->map->units[i];

      if (!unit->is_there)
        continue;
      if (unit->kind == HW_UNIT_TEXT && passages->len > 0)
        g_ptr_array_add (units, (gpointer) unit);
      else if (unit->kind == HW_UNIT_NOTE && g_hash_table_contains (notes, &unit->id))
        {
          HwRowRange range = { unit->first, unit->first + unit->n };

          g_array_append_val (rows, range);
        }
    }
  g_ptr_array_sort (units, compare_units);
  if (!add_passages (self, units, passages, rows, error))
    return NULL;
  hw_ranges_settle (rows);
  return g_steal_pointer (&rows);
}

/* Read once, until anything in the library changes; within a step that is not told. */
GArray *
hw_search_tag_rows (HwSearch *self, gint64 tag, GError **error)
{
  HwLibrary *library = self->library;
  GArray *rows;

  if (library->step != NULL)
    return read_tag_rows (self, tag, error);
  if (library->tag_rows == NULL || library->tag_rows_serial != self->map->serial)
    {
      g_clear_pointer (&library->tag_rows, g_hash_table_unref);
      library->tag_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                 (GDestroyNotify) g_array_unref);
      library->tag_rows_serial = self->map->serial;
    }
  rows = g_hash_table_lookup (library->tag_rows, &tag);
  if (rows == NULL)
    {
      rows = read_tag_rows (self, tag, error);
      if (rows == NULL)
        return NULL;
      g_hash_table_insert (library->tag_rows, g_memdup2 (&tag, sizeof tag), rows);
    }
  return g_array_copy (rows);
}

static GArray *
get_tag_rows (HwSearch *self, const char *name, GError **error)
{
  g_autoptr (GError) unknown = NULL;
  g_autofree char *isolated = NULL;
  const char *attempt = self->library->attempt;
  gint64 tag = hw_library_find_tag (self->library, name, &unknown);

  self->library->attempt = attempt;
  if (tag != 0)
    return hw_search_tag_rows (self, tag, error);
  if (!g_error_matches (unknown, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&unknown));
      return NULL;
    }
  isolated = g_strconcat ("\u2068", name, "\u2069", NULL);
  /* Translators: in a search for tag:%s; there may also be several of that name */
  g_ptr_array_add (self->messages, g_strdup_printf (_ ("There is no one tag “%s”"), isolated));
  return hw_ranges_new ();
}

GArray *
hw_search_filter (HwSearch *self, const HwQueryFilter *filter, GError **error)
{
  switch (filter->kind)
    {
    case HW_QUERY_TAG:
      return get_tag_rows (self, filter->value, error);
    case HW_QUERY_LANGUAGE:
      return get_language_rows (self, filter->value, error);
    case HW_QUERY_BEFORE:
    case HW_QUERY_AFTER:
    default:
      return get_date_rows (self, filter->value, filter->kind == HW_QUERY_BEFORE, error);
    }
}

/* Takes both. */
static gboolean
narrow (GArray **rows, GArray *other)
{
  g_autoptr (GArray) old = g_steal_pointer (rows);
  g_autoptr (GArray) by = other;

  if (by != NULL)
    *rows = hw_ranges_and (old, by);
  return by != NULL;
}

GArray *
hw_search_allowed (HwSearch *self, GError **error)
{
  const HwSearchOptions *options = self->options;
  g_autofree char *language
      = options->language != NULL ? g_ascii_strdown (options->language, -1) : NULL;
  GArray *rows = hw_ranges_new ();
  gboolean ok = TRUE;

  for (guint i = 0; i < self->map->n_units; i++)
    {
      const HwIndexUnit *unit = &self->map->units[i];

      if (unit->is_there && (options->document == 0 || unit->document == options->document))
        hw_ranges_append (rows, unit->first, unit->first + unit->n);
    }
  if (options->tag != 0)
    ok = narrow (&rows, hw_search_tag_rows (self, options->tag, error));
  if (ok && options->group != 0)
    ok = narrow (&rows, get_group_rows (self, options->group, error));
  if (ok && language != NULL)
    ok = narrow (&rows, get_language_rows (self, language, error));
  if (ok && options->year != 0)
    ok = narrow (&rows, get_year_rows (self, options->year, error));
  return ok ? rows : NULL;
}

GArray *
hw_search_documents_of (HwSearch *self, const GArray *entries)
{
  g_autoptr (GHashTable) documents = make_set ();
  g_autoptr (GArray) rows = NULL, titles = hw_ranges_new (), others = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const HwIndexUnit *unit
          = hw_index_map_find (self->map, g_array_index (entries, HwEntry, i).row);

      if (unit != NULL && unit->is_there)
        g_hash_table_add (documents, g_memdup2 (&unit->document, sizeof unit->document));
    }
  rows = get_rows (self, documents);
  for (guint i = 0; i < self->map->n_units; i++)
    if (self->map->units[i].kind == HW_UNIT_TITLE)
      hw_ranges_append (titles, self->map->units[i].first,
                        self->map->units[i].first + self->map->units[i].n);
  others = hw_ranges_invert (titles, self->map->end);
  return hw_ranges_and (rows, others);
}

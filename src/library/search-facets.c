/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <string.h>

#include "library-private.h"
#include "statement.h"
#include "tags.h"

static void
free_facet (gpointer data)
{
  g_free (((HwFacet *) data)->name);
  g_free (data);
}

static void
add_facet (GPtrArray *facets, gint64 id, const char *name, gint64 n)
{
  HwFacet *facet = g_new (HwFacet, 1);

  *facet = (HwFacet){ id, g_strdup (name), n };
  g_ptr_array_add (facets, facet);
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const HwFacet *one = *(HwFacet *const *) a, *other = *(HwFacet *const *) b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  if (one->id != other->id)
    return one->id < other->id ? -1 : 1;
  return strcmp (one->name, other->name);
}

/* Rows found in each document: gint64 -> gint64. */
static GHashTable *
count_documents (HwSearch *self, const GArray *entries)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const HwIndexUnit *unit = NULL;
  gint64 *count = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      guint32 row = g_array_index (entries, HwEntry, i).row;

      if (unit == NULL || row < unit->first || row >= unit->first + unit->n)
        {
          unit = hw_index_map_find (self->map, row);
          if (unit == NULL)
            continue;
          count = g_hash_table_lookup (counts, &unit->document);
          if (count == NULL)
            {
              count = g_new0 (gint64, 1);
              g_hash_table_insert (counts, g_memdup2 (&unit->document, sizeof unit->document),
                                   count);
            }
        }
      ++*count;
    }
  return counts;
}

static gboolean
list_documents (HwSearch *self, GHashTable *counts, HwSearchResult *result, GError **error)
{
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
  g_autoptr (HwStatement) rows
      = hw_library_query (self->library, error,
                          "SELECT id, title, language, substr(published, 1, 4) FROM documents", "");
  GHashTableIter iter;
  gpointer key, value;
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      gint64 id = hw_statement_int (rows, 0);
      const gint64 *n = g_hash_table_lookup (counts, &id);
      const char *language = hw_statement_text (rows, 2);
      int year;

      if (n == NULL)
        continue;
      add_facet (result->documents, id, hw_statement_text (rows, 1), *n);
      value = g_hash_table_lookup (languages, language);
      g_hash_table_insert (languages, g_strdup (language),
                           GSIZE_TO_POINTER (GPOINTER_TO_SIZE (value) + (gsize) *n));
      year = (int) g_ascii_strtoll (hw_statement_text (rows, 3), NULL, 10);
      value = g_hash_table_lookup (years, GINT_TO_POINTER (year));
      g_hash_table_insert (years, GINT_TO_POINTER (year),
                           GSIZE_TO_POINTER (GPOINTER_TO_SIZE (value) + (gsize) *n));
    }
  g_hash_table_iter_init (&iter, languages);
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_facet (result->languages, 0, key, (gint64) GPOINTER_TO_SIZE (value));
  g_hash_table_iter_init (&iter, years);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *name
          = key != NULL ? g_strdup_printf ("%d", GPOINTER_TO_INT (key)) : g_strdup ("");

      add_facet (result->years, GPOINTER_TO_INT (key), name, (gint64) GPOINTER_TO_SIZE (value));
    }
  return found == 0;
}

/* A document may be in several. */
static gboolean
list_groups (HwSearch *self, GHashTable *counts, HwSearchResult *result, GError **error)
{
  g_autoptr (HwStatement) rows
      = hw_library_query (self->library, error,
                          "SELECT id, name, document FROM groups JOIN group_documents"
                          " ON \"group\" = id ORDER BY id",
                          "");
  HwFacet *last = NULL;
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const gint64 id = hw_statement_int (rows, 0), document = hw_statement_int (rows, 2);
      const gint64 *n = g_hash_table_lookup (counts, &document);

      if (n == NULL)
        continue;
      if (last == NULL || last->id != id)
        {
          add_facet (result->groups, id, hw_statement_text (rows, 1), 0);
          last = result->groups->pdata[result->groups->len - 1];
        }
      last->n += *n;
    }
  return found == 0;
}

static gint64
count_in (const GArray *entries, const GArray *rows)
{
  gint64 n = 0;

  for (guint i = 0, range = 0; i < entries->len && range < rows->len; i++)
    {
      guint32 row = g_array_index (entries, HwEntry, i).row;

      while (range < rows->len && g_array_index (rows, HwRowRange, range).end <= row)
        range++;
      n += range < rows->len && g_array_index (rows, HwRowRange, range).first <= row;
    }
  return n;
}

static gboolean
list_tags (HwSearch *self, const GArray *entries, HwSearchResult *result, GError **error)
{
  const char *attempt = self->library->attempt;
  g_autoptr (GPtrArray) tags = NULL;

  if (entries->len == 0)
    return TRUE;
  tags = hw_library_list_tags (self->library, error);
  self->library->attempt = attempt;
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const HwTag *tag = tags->pdata[i];
      g_autoptr (GArray) rows = NULL;
      gint64 n;

      if (hw_search_is_cancelled (self, error))
        return FALSE;
      rows = hw_search_tag_rows (self, tag->id, error);
      if (rows == NULL)
        return FALSE;
      n = count_in (entries, rows);
      if (n > 0)
        add_facet (result->tags, tag->id, tag->path, n);
    }
  return tags != NULL;
}

gboolean
hw_search_count (HwSearch *self, const GArray *entries, HwSearchResult *result, GError **error)
{
  g_autoptr (GHashTable) counts = count_documents (self, entries);
  GPtrArray **lists[]
      = { &result->documents, &result->groups, &result->tags, &result->languages, &result->years };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (free_facet);
  if (!list_documents (self, counts, result, error) || !list_groups (self, counts, result, error)
      || !list_tags (self, entries, result, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_sort (*lists[i], compare_facets);
  return TRUE;
}

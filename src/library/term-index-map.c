/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <string.h>

#include "statement.h"

/* The units in memory: read at the first call, then only what was added since. */
typedef struct _HwIndexMemory
{
  HwIndexMap map;
  gint64 version, epoch; /* of index_state */
  guint64 changes;       /* of the library: what is there */
  GArray *units;         /* HwIndexUnit */
  GByteArray *lengths;
  GArray *starts; /* guint32: where a row begins, plus one; 0 until it was asked for */
} HwIndexMemory;

void
hw_index_map_free (HwTermIndex *self)
{
  HwIndexMemory *memory = g_steal_pointer (&self->memory);

  if (memory == NULL)
    return;
  g_array_unref (memory->units);
  g_byte_array_unref (memory->lengths);
  g_array_unref (memory->starts);
  g_free (memory);
}

const HwIndexUnit *
hw_index_map_find (const HwIndexMap *self, guint32 row)
{
  guint low = 0, high = self->n_units;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (self->units[middle].first + self->units[middle].n <= row)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_units && self->units[low].first <= row ? &self->units[low] : NULL;
}

/* All units; lengths only of those that were not there at the last call: rows are never numbered
 * twice, so what is known of one stays true. */
static gboolean
read_units (HwLibrary *self, HwIndexMemory *memory, gint64 next, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT first, n, kind, id, CASE WHEN first >= ?1 THEN lengths END, length (lengths)"
      " FROM index_units"
      " ORDER BY first",
      "i", (gint64) memory->map.end);
  int found;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (memory->units, 0);
  g_byte_array_set_size (memory->lengths, (guint) next);
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      HwIndexUnit unit = {
        .first = (guint32) hw_statement_int (rows, 0),
        .n = (guint32) hw_statement_int (rows, 1),
        .kind = (HwUnitKind) hw_statement_int (rows, 2),
        .id = hw_statement_int (rows, 3),
      };
      const void *lengths = sqlite3_column_blob (rows->handle, 4);

      /* In a damaged file anything may stand. */
      if (unit.first > next || unit.n > next - unit.first || hw_statement_int (rows, 5) != unit.n)
        continue;
      if (lengths != NULL)
        memcpy (memory->lengths->data + unit.first, lengths,
                MIN (unit.n, (gsize) sqlite3_column_bytes (rows->handle, 4)));
      g_array_append_val (memory->units, unit);
    }
  memory->map.units = (const HwIndexUnit *) (gpointer) memory->units->data;
  memory->map.n_units = memory->units->len;
  memory->map.lengths = memory->lengths->data;
  memory->map.end = (guint32) next;
  return found == 0;
}

/* id -> document, of all that is there. */
static GHashTable *
read_documents (HwLibrary *self, const char *sql, GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (HwStatement) rows = hw_library_query (self, error, sql, "");
  int found;

  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    g_hash_table_insert (table, GSIZE_TO_POINTER (hw_statement_int (rows, 0)),
                         GSIZE_TO_POINTER (hw_statement_int (rows, 1)));
  return found == 0 ? g_steal_pointer (&table) : NULL;
}

static gboolean
find_owners (HwLibrary *self, HwIndexMemory *memory, GError **error)
{
  g_autoptr (GHashTable) documents = read_documents (self, "SELECT id, id FROM documents", error);
  g_autoptr (GHashTable) texts = read_documents (self, "SELECT text, id FROM documents", error);
  g_autoptr (GHashTable) notes = read_documents (
      self,
      "SELECT notes.id, coalesce (notes.document, passages.document, 0) FROM notes"
      " LEFT JOIN passages ON passages.id = notes.passage",
      error);
  double n_words = 0;

  if (documents == NULL || texts == NULL || notes == NULL)
    return FALSE;
  memory->map.n_rows = 0;
  for (guint i = 0; i < memory->units->len; i++)
    {
      HwIndexUnit *unit = &g_array_index (memory->units, HwIndexUnit, i);
      gpointer document = NULL;

      unit->is_there = g_hash_table_lookup_extended (unit->kind == HW_UNIT_TEXT    ? texts
                                                     : unit->kind == HW_UNIT_TITLE ? documents
                                                                                   : notes,
                                                     GSIZE_TO_POINTER (unit->id), NULL, &document);
      unit->document = (gint64) GPOINTER_TO_SIZE (document);
      if (!unit->is_there)
        continue;
      memory->map.n_rows += unit->n;
      for (guint32 row = unit->first; row < unit->first + unit->n; row++)
        n_words += hw_index_length_to_words (memory->lengths->data[row]);
    }
  memory->map.average_words
      = memory->map.n_rows > 0 && n_words > 0 ? n_words / memory->map.n_rows : 1;
  return TRUE;
}

const HwIndexMap *
hw_term_index_map (HwLibrary *self, GError **error)
{
  HwIndexMemory *memory;
  HwIndexState state;
  guint64 changes;

  g_return_val_if_fail (self != NULL, NULL);

  if (!hw_index_state_read (self, &state, error))
    return NULL;
  changes = hw_library_get_version (self);
  memory = self->index->memory;
  if (memory != NULL && memory->epoch != state.epoch)
    {
      hw_index_map_free (self->index);
      memory = NULL;
    }
  if (memory != NULL && memory->version == state.version && memory->changes == changes)
    return &memory->map;
  if (memory == NULL)
    {
      memory = self->index->memory = g_new0 (HwIndexMemory, 1);
      memory->units = g_array_new (FALSE, FALSE, sizeof (HwIndexUnit));
      memory->lengths = g_byte_array_new ();
      memory->starts = g_array_new (FALSE, TRUE, sizeof (guint32));
      memory->epoch = state.epoch;
      memory->version = -1;
    }
  if ((memory->version != state.version && !read_units (self, memory, state.next, error))
      || !find_owners (self, memory, error))
    {
      hw_index_map_free (self->index);
      return NULL;
    }
  memory->version = state.version;
  memory->changes = changes;
  memory->map.serial = ++self->index->n_maps;
  return &memory->map;
}

const HwIndexMap *
hw_index_map_get (HwTermIndex *self)
{
  return self->memory != NULL ? &self->memory->map : NULL;
}

gboolean
hw_term_index_read_start (HwLibrary *self, guint32 row, gint64 *start, GError **error)
{
  g_autoptr (GString) text = NULL;
  HwIndexMemory *memory;
  HwIndexRow place;
  guint32 *known;

  g_return_val_if_fail (self != NULL && start != NULL, FALSE);

  if (self->index->memory == NULL && hw_term_index_map (self, error) == NULL)
    return FALSE;
  memory = self->index->memory;
  if (row >= memory->starts->len)
    g_array_set_size (memory->starts, MAX (memory->map.end, row + 1));
  known = &g_array_index (memory->starts, guint32, row);
  if (*known == 0)
    {
      text = g_string_new (NULL);
      if (!hw_term_index_read_row (self, row, text, &place, error))
        return FALSE;
      *known = (guint32) place.start + 1;
    }
  *start = (gint64) *known - 1;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>

#include "error.h"
#include "statement.h"

/* Rows between two looks at the clock. */
#define CLOCK_ROWS 32

/* Eight steps for every doubling of the number of words. */
static guint8
length_of_words (guint n_words)
{
  guint shift;

  if (n_words < 16)
    return (guint8) n_words;
  shift = g_bit_storage (n_words) - 4;
  n_words = (n_words + (1u << shift) / 2) >> shift;
  /* What is rounded up to the next power of two. */
  if (n_words == 16)
    {
      n_words = 8;
      shift++;
    }
  return (guint8) (8 * (shift + 1) + n_words - 8);
}

/* A unit that is being made. */
typedef struct
{
  HwLibrary *library;
  HwUnitKind kind;
  HwStatement *insert; /* from the first row on */
  GByteArray *lengths;
  GArray *places; /* element type HwIndexPlace */
} Writer;

static void
writer_init (Writer *self, HwLibrary *library, HwUnitKind kind)
{
  self->library = library;
  self->kind = kind;
  self->insert = NULL;
  self->lengths = g_byte_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (HwIndexPlace));
}

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->insert, hw_statement_release);
  g_byte_array_unref (self->lengths);
  g_array_unref (self->places);
}

static const char *
get_insert (HwUnitKind kind)
{
  switch (kind)
    {
    case HW_UNIT_TITLE:
      return "INSERT INTO term_index (rowid, title) VALUES (?1, ?2)";
    case HW_UNIT_NOTE:
      return "INSERT INTO term_index (rowid, note) VALUES (?1, ?2)";
    case HW_UNIT_TEXT:
    default:
      return "INSERT INTO term_index (rowid, text) VALUES (?1, ?2)";
    }
}

static const char *
get_delete (HwUnitKind kind)
{
  switch (kind)
    {
    case HW_UNIT_TITLE:
      return "INSERT INTO term_index (term_index, rowid, title) VALUES ('delete', ?1, ?2)";
    case HW_UNIT_NOTE:
      return "INSERT INTO term_index (term_index, rowid, note) VALUES ('delete', ?1, ?2)";
    case HW_UNIT_TEXT:
    default:
      return "INSERT INTO term_index (term_index, rowid, text) VALUES ('delete', ?1, ?2)";
    }
}

static gboolean
writer_add (Writer *self, const char *text, gsize n_bytes, const HwTextPlace *start, GError **error)
{
  const guint row = self->lengths->len;
  const HwIndexPlace *last
      = self->places->len > 0 ? &g_array_index (self->places, HwIndexPlace, self->places->len - 1)
                              : NULL;
  guint8 length;

  if (self->insert == NULL)
    self->insert = hw_library_query (self->library, error, get_insert (self->kind), "");
  if (self->insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (self->insert->handle, 1, self->library->index->state.next + row);
  sqlite3_bind_text (self->insert->handle, 2, text, (int) n_bytes, SQLITE_STATIC);
  if (hw_statement_next (self->insert, error) < 0)
    return FALSE;
  sqlite3_reset (self->insert->handle);
  length = length_of_words (self->library->index->n_words);
  g_byte_array_append (self->lengths, &length, 1);
  if (last == NULL || start->byte - GUINT32_FROM_LE (last->byte) >= HW_INDEX_PLACE_BYTES)
    {
      const HwIndexPlace place
          = { GUINT32_TO_LE (row), GUINT32_TO_LE ((guint32) start->byte),
              GUINT32_TO_LE ((guint32) start->chars), GUINT32_TO_LE ((guint32) start->paragraph) };
      g_array_append_val (self->places, place);
    }
  return TRUE;
}

static gboolean
writer_finish (Writer *self, gint64 id, GError **error)
{
  HwIndexState *state = &self->library->index->state;
  const guint n = self->lengths->len;

  if (state->next + n > G_MAXUINT32)
    {
      /* After four thousand million rows: a fresh index begins at the first again. */
      hw_library_fail (self->library, error, HW_LIBRARY_ERROR_DAMAGED, "%s",
                       _ ("the index has no room left; rebuild it"));
      return FALSE;
    }
  if (!hw_library_run (self->library, error,
                       "INSERT INTO index_units (first, n, kind, id, lengths, places)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       "iiiibb", state->next, (gint64) n, (gint64) self->kind, id,
                       self->lengths->data, (gsize) n, self->places->data,
                       (gsize) self->places->len * sizeof (HwIndexPlace)))
    return FALSE;
  /* Also of a text without a row: it is indexed. */
  state->next += MAX (n, 1);
  state->version++;
  return TRUE;
}

gboolean
hw_index_add_text (HwLibrary *self,
                   gint64 document,
                   HwTextPlace *place,
                   gsize max_bytes,
                   gint64 deadline,
                   gboolean *done,
                   GError **error)
{
  const gint64 limit = place->byte + (gint64) max_bytes;
  HwTextRows rows = { 0 };
  HwTextPlace start;
  Writer writer;
  const char *text;
  gsize n_bytes;
  int result, found = 1;
  gboolean ok;

  writer_init (&writer, self, HW_UNIT_TEXT);
  result = hw_text_rows_open (&rows, self, document, place, HW_TEXT_ROWS_ALL);
  ok = result == SQLITE_OK;
  while (
      ok && rows.place.byte < limit
      && (writer.lengths->len % CLOCK_ROWS != CLOCK_ROWS - 1 || g_get_monotonic_time () < deadline)
      && (found = hw_text_rows_next (&rows, &text, &n_bytes, &start, &result)) == 1)
    ok = writer_add (&writer, text, n_bytes, &start, error);
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      ok = FALSE;
    }
  *place = rows.place;
  *done = found == 0 || rows.place.byte >= rows.n_bytes;
  hw_text_rows_clear (&rows);
  ok = ok && writer_finish (&writer, document, error);
  writer_clear (&writer);
  return ok;
}

gboolean
hw_index_add_short (
    HwLibrary *self, HwUnitKind kind, gint64 id, const char *text, gsize n_bytes, GError **error)
{
  const HwTextPlace start = { 0 };
  Writer writer;
  gboolean ok;

  writer_init (&writer, self, kind);
  ok = writer_add (&writer, text, n_bytes, &start, error) && writer_finish (&writer, id, error);
  writer_clear (&writer);
  return ok;
}

gboolean
hw_index_insert_row (
    HwLibrary *self, guint32 row, const char *text, gsize n_bytes, guint8 *length, GError **error)
{
  if (!hw_library_run (self, error, get_insert (HW_UNIT_TEXT), "it", (gint64) row, text, n_bytes))
    return FALSE;
  *length = length_of_words (self->index->n_words);
  return TRUE;
}

gboolean
hw_index_remove_row (
    HwLibrary *self, guint32 row, HwUnitKind kind, const char *text, gsize n_bytes, GError **error)
{
  return hw_library_run (self, error, get_delete (kind), "it", (gint64) row, text, n_bytes);
}

static gboolean
remove_rows (HwLibrary *self,
             gint64 document,
             guint32 first,
             guint n,
             const HwTextPlace *place,
             gsize *n_bytes,
             GError **error)
{
  HwTextRows rows = { 0 };
  HwTextPlace start;
  const char *text;
  gsize n_row;
  int result = hw_text_rows_open (&rows, self, document, place, HW_TEXT_ROWS_ALL);
  gboolean ok = result == SQLITE_OK;

  for (guint i = 0; i < n && ok; i++)
    {
      if (hw_text_rows_next (&rows, &text, &n_row, &start, &result) != 1)
        break;
      ok = hw_index_remove_row (self, first + i, HW_UNIT_TEXT, text, n_row, error);
    }
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      ok = FALSE;
    }
  *n_bytes += (gsize) (rows.place.byte - place->byte) + 1;
  hw_text_rows_clear (&rows);
  return ok;
}

gboolean
hw_index_remove_text (HwLibrary *self, gint64 document, gsize *n_bytes, GError **error)
{
  HwTextPlace place = { 0 };
  gint64 first, n;

  *n_bytes = 0;
  {
    g_autoptr (HwStatement) unit
        = hw_library_query (self, error,
                            "SELECT first, n, places FROM index_units WHERE kind = ?1 AND id = ?2 "
                            "ORDER BY first LIMIT 1",
                            "ii", (gint64) HW_UNIT_TEXT, document);
    const HwIndexPlace *places;
    int found = unit != NULL ? hw_statement_next (unit, error) : -1;

    if (found != 1)
      return found == 0;
    first = hw_statement_int (unit, 0);
    n = hw_statement_int (unit, 1);
    places = sqlite3_column_blob (unit->handle, 2);
    if (places != NULL && (gsize) sqlite3_column_bytes (unit->handle, 2) >= sizeof *places)
      place = (HwTextPlace){ GUINT32_FROM_LE (places->byte), GUINT32_FROM_LE (places->chars),
                             GUINT32_FROM_LE (places->paragraph) };
  }
  self->index->state.version++;
  return remove_rows (self, document, (guint32) first, (guint) n, &place, n_bytes, error)
         && hw_library_run (self, error, "DELETE FROM index_units WHERE first = ?1", "i", first);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "statement.h"
#include "utf8-scan.h"

/* The text that rows were read from last, and where its unit's rows stand. */
typedef struct _HwRowReader
{
  HwTextRows rows;
  guint32 unit;   /* its first row */
  guint32 next;   /* the row at rows.place */
  GArray *places; /* HwIndexPlace, of the unit */
} HwRowReader;

void
hw_index_rows_free (HwTermIndex *self)
{
  HwRowReader *reader = g_steal_pointer (&self->reader);

  if (reader == NULL)
    return;
  hw_text_rows_clear (&reader->rows);
  g_array_unref (reader->places);
  g_free (reader);
}

static gboolean
read_places (HwLibrary *self, HwRowReader *reader, guint32 first, GError **error)
{
  g_autoptr (HwStatement) unit = hw_library_query (
      self, error, "SELECT places FROM index_units WHERE first = ?1", "i", (gint64) first);
  const HwIndexPlace *places;
  guint n;

  g_array_set_size (reader->places, 0);
  if (unit == NULL || hw_statement_next (unit, error) < 0)
    return FALSE;
  places = sqlite3_column_blob (unit->handle, 0);
  n = (guint) ((gsize) sqlite3_column_bytes (unit->handle, 0) / sizeof *places);
  for (guint i = 0; i < n; i++)
    {
      const HwIndexPlace place
          = { GUINT32_FROM_LE (places[i].row), GUINT32_FROM_LE (places[i].byte),
              GUINT32_FROM_LE (places[i].chars), GUINT32_FROM_LE (places[i].paragraph) };
      g_array_append_val (reader->places, place);
    }
  return TRUE;
}

/* The last place at or before a row of the unit; all zero where there is none. */
static HwIndexPlace
find_place (const GArray *places, guint32 row)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (places, HwIndexPlace, middle).row <= row)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (places, HwIndexPlace, low - 1) : (HwIndexPlace){ 0 };
}

/* Puts the reader at a row before @row, or at it. A SQLite result. */
static int
seek (HwLibrary *self, HwRowReader *reader, const HwIndexUnit *unit, guint32 row)
{
  const HwIndexPlace place = find_place (reader->places, row - unit->first);
  const HwTextPlace start = { place.byte, place.chars, place.paragraph };

  if (reader->rows.document == unit->id && reader->next <= row
      && reader->next >= unit->first + place.row && reader->rows.place.byte >= place.byte)
    return SQLITE_OK;
  reader->next = unit->first + place.row;
  return hw_text_rows_open (&reader->rows, self, unit->id, &start, HW_TEXT_ROWS_ONE);
}

static gboolean
read_of_text (HwLibrary *self,
              HwRowReader *reader,
              const HwIndexUnit *unit,
              guint32 row,
              GString *text,
              HwIndexRow *place,
              GError **error)
{
  HwTextPlace start;
  const char *bytes;
  gsize n_bytes;
  int result, found;

  if (reader->unit != unit->first && !read_places (self, reader, unit->first, error))
    return FALSE;
  if (reader->unit != unit->first)
    reader->next = G_MAXUINT32;
  reader->unit = unit->first;
  result = seek (self, reader, unit, row);
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      return FALSE;
    }
  do
    found = hw_text_rows_next (&reader->rows, &bytes, &n_bytes, &start, &result);
  while (found == 1 && reader->next++ < row);
  if (found == 1)
    {
      g_string_append_len (text, bytes, (gssize) n_bytes);
      place->start = start.chars;
      place->paragraph = (gsize) start.paragraph;
    }
  else if (result != SQLITE_OK)
    hw_library_fail_sqlite (self, error, result);
  else
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s",
                     _ ("the index is not that of the text"));
  return found == 1;
}

static gboolean
read_short (HwLibrary *self, const HwIndexUnit *unit, GString *text, GError **error)
{
  g_autofree char *found_text = NULL;
  int found = hw_library_look_up_text (self, &found_text, error,
                                       unit->kind == HW_UNIT_TITLE
                                           ? "SELECT title FROM documents WHERE id = ?1"
                                           : "SELECT text FROM notes WHERE id = ?1",
                                       "i", unit->id);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s", _ ("it is not there any more"));
  if (found == 1)
    g_string_append (text, found_text);
  return found == 1;
}

/* In a damaged file a row may begin inside a character, or be no text at all; what is done with it later steps
 * over characters. Each byte that is none becomes a question mark, so that places stay as they are. */
static void
make_valid (GString *text, gsize from)
{
  const gsize n_bytes = text->len - from;
  gboolean valid = TRUE;
  gsize n_chars = 0;

  for (gsize block = 0; valid && block < n_bytes; block += HW_UTF8_BLOCK)
    valid = hw_utf8_scan_block (text->str + from, n_bytes, block, &n_chars);
  if (valid)
    return;
  while (from < text->len)
    {
      const char *end;

      g_utf8_validate (text->str + from, (gssize) (text->len - from), &end);
      from = (gsize) (end - text->str);
      if (from < text->len)
        text->str[from++] = '?';
    }
}

gboolean
hw_term_index_read_row (
    HwLibrary *self, guint32 row, GString *text, HwIndexRow *place, GError **error)
{
  const HwIndexMap *map;
  HwRowReader *reader;
  gboolean ok;
  gsize from;

  g_return_val_if_fail (self != NULL && text != NULL && place != NULL, FALSE);

  map = hw_index_map_get (self->index);
  if (map == NULL)
    map = hw_term_index_map (self, error);
  if (map == NULL)
    return FALSE;
  *place = (HwIndexRow){ hw_index_map_find (map, row), 0, 0 };
  if (place->unit == NULL)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                       _ ("it is not there any more"));
      return FALSE;
    }
  from = text->len;
  if (place->unit->kind != HW_UNIT_TEXT)
    {
      ok = read_short (self, place->unit, text, error);
      make_valid (text, from);
      return ok;
    }

  reader = self->index->reader;
  if (reader == NULL)
    {
      reader = self->index->reader = g_new0 (HwRowReader, 1);
      reader->places = g_array_new (FALSE, FALSE, sizeof (HwIndexPlace));
    }
  ok = read_of_text (self, reader, place->unit, row, text, place, error);
  make_valid (text, from);
  /* An open handle would keep this reader's state of the library, and the log from being emptied. */
  if (!ok || self->reads == 0)
    hw_index_rows_free (self->index);
  return ok;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <string.h>

#include "error.h"
#include "statement.h"
#include "utf8-scan.h"

/* The index follows the corrections of a text (see schema-texts.c), in the transaction that makes them or takes
 * them back. Where one paragraph became another its row is replaced, and all rows behind it have
 * another place; where rows come or go, the text is indexed anew from there on. */

typedef struct
{
  gint64 text;
  GArray *edits; /* HwTextEdit: all that are in force, and those taken back that are still queued */
  HwTextEdit *edit;
  gboolean is_made; /* or taken back */
  const char *before, *after;
} Following;

/* A unit of the text, with its places as numbers of this machine. */
typedef struct
{
  gint64 first;
  guint n;
  GByteArray *lengths;
  GArray *places; /* HwIndexPlace */
} Unit;

static void
clear_unit (gpointer data)
{
  g_byte_array_unref (((Unit *) data)->lengths);
  g_array_unref (((Unit *) data)->places);
}

static GArray *
read_units (HwLibrary *self, gint64 text, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error,
                          "SELECT first, n, lengths, places FROM index_units WHERE kind = ?1"
                          " AND id = ?2 ORDER BY first",
                          "ii", (gint64) HW_UNIT_TEXT, text);
  int found = -1;

  g_array_set_clear_func (units, clear_unit);
  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      Unit unit = { .first = hw_statement_int (rows, 0), .n = (guint) hw_statement_int (rows, 1) };
      const HwIndexPlace *places = sqlite3_column_blob (rows->handle, 3);
      const guint n = (guint) ((gsize) sqlite3_column_bytes (rows->handle, 3) / sizeof *places);

      unit.lengths = g_byte_array_new ();
      g_byte_array_append (unit.lengths, sqlite3_column_blob (rows->handle, 2),
                           (guint) sqlite3_column_bytes (rows->handle, 2));
      unit.places = g_array_new (FALSE, FALSE, sizeof (HwIndexPlace));
      for (guint i = 0; i < n; i++)
        {
          const HwIndexPlace place
              = { GUINT32_FROM_LE (places[i].row), GUINT32_FROM_LE (places[i].byte),
                  GUINT32_FROM_LE (places[i].chars), GUINT32_FROM_LE (places[i].paragraph) };
          g_array_append_val (unit.places, place);
        }
      g_array_append_val (units, unit);
      /* cppcheck-suppress memleak ; the array has it */
    }
  return found == 0 ? g_steal_pointer (&units) : NULL;
}

static gboolean
write_unit (HwLibrary *self, const Unit *unit, GError **error)
{
  g_autoptr (GArray) little = g_array_new (FALSE, FALSE, sizeof (HwIndexPlace));

  for (guint i = 0; i < unit->places->len; i++)
    {
      const HwIndexPlace *place = &g_array_index (unit->places, HwIndexPlace, i);
      const HwIndexPlace one = { GUINT32_TO_LE (place->row), GUINT32_TO_LE (place->byte),
                                 GUINT32_TO_LE (place->chars), GUINT32_TO_LE (place->paragraph) };
      g_array_append_val (little, one);
    }
  return hw_library_run (
      self, error, "UPDATE index_units SET n = ?2, lengths = ?3, places = ?4 WHERE first = ?1",
      "iibb", unit->first, (gint64) unit->n, unit->lengths->data, (gsize) unit->lengths->len,
      little->data, (gsize) little->len * sizeof (HwIndexPlace));
}

static const HwIndexPlace *
get_place (const Unit *unit, guint index)
{
  return &g_array_index (unit->places, HwIndexPlace, index);
}

/* The unit whose rows are at a byte, or before it; -1 where the index begins behind it. */
static int
find_unit (const GArray *units, gint64 byte)
{
  int found = -1;

  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (unit->places->len > 0 && get_place (unit, 0)->byte <= byte)
        found = (int) i;
    }
  return found;
}

/* Reads the text as it was before the edit: where the edit was taken back, with it. */
static int
open_rows (HwLibrary *self, const Following *following, HwTextRows *rows, const HwTextPlace *place)
{
  return hw_text_rows_open_with (rows, self, following->text, g_array_ref (following->edits),
                                 following->edit->id + (following->is_made ? 0 : 1), place,
                                 HW_TEXT_ROWS_ALL);
}

/* The first row of a unit at or behind the edit, counted from its first; *place is where it begins. */
static gboolean
find_row (HwLibrary *self,
          const Following *following,
          const Unit *unit,
          guint *row,
          HwTextPlace *place,
          GError **error)
{
  HwTextRows rows = { 0 };
  HwTextPlace start;
  const char *text;
  gsize n_bytes;
  guint at = 0;
  int result, found = 0;

  while (at + 1 < unit->places->len && get_place (unit, at + 1)->byte <= following->edit->byte)
    at++;
  *row = get_place (unit, at)->row;
  *place = (HwTextPlace){ get_place (unit, at)->byte, get_place (unit, at)->chars,
                          get_place (unit, at)->paragraph };
  result = open_rows (self, following, &rows, place);
  while (result == SQLITE_OK && rows.place.byte < following->edit->byte
         && (found = hw_text_rows_next (&rows, &text, &n_bytes, &start, &result)) == 1
         && start.byte < following->edit->byte)
    ++*row;
  hw_text_rows_clear (&rows);
  if (result == SQLITE_OK)
    return TRUE;
  hw_library_fail_sqlite (self, error, result);
  return FALSE;
}

static gboolean
is_one_row (const char *text)
{
  const gsize n = strlen (text);

  return n > 0 && n <= HW_INDEX_ROW_BYTES && memchr (text, '\n', n) == NULL;
}

/* What is behind a byte is so much further on. */
static void
shift_places (GArray *units, gint64 byte, gint64 n_bytes, gint64 n_chars)
{
  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      for (guint j = 0; j < unit->places->len; j++)
        {
          HwIndexPlace *place = &g_array_index (unit->places, HwIndexPlace, j);

          if (place->byte <= byte)
            continue;
          place->byte = (guint32) (place->byte + n_bytes);
          place->chars = (guint32) (place->chars + n_chars);
        }
    }
}

static gboolean
replace_row (HwLibrary *self,
             const Following *following,
             GArray *units,
             int index,
             guint row,
             GError **error)
{
  const Unit *unit = &g_array_index (units, Unit, index);
  const gsize n_before = strlen (following->before), n_after = strlen (following->after);
  const gint64 shift = (gint64) n_after - (gint64) n_before,
               shift_chars = (gint64) hw_utf8_count (following->after, n_after)
                             - (gint64) hw_utf8_count (following->before, n_before);

  if (!hw_index_remove_row (self, (guint32) unit->first + row, HW_UNIT_TEXT, following->before,
                            n_before, error)
      || !hw_index_insert_row (self, (guint32) unit->first + row, following->after, n_after,
                               &unit->lengths->data[row], error))
    return FALSE;
  shift_places (units, following->edit->byte, shift, shift_chars);
  for (guint i = (guint) index; i < units->len; i++)
    if (!write_unit (self, &g_array_index (units, Unit, i), error))
      return FALSE;
  return hw_library_run (self, error,
                         "UPDATE index_queue SET byte = byte + ?3, chars = chars + ?4"
                         " WHERE kind = ?1 AND id = ?2",
                         "iiii", (gint64) HW_UNIT_TEXT, following->text, shift, shift_chars);
}

/* Takes the rows [row, n) of a unit out of the index. */
static gboolean
remove_rows (HwLibrary *self,
             const Following *following,
             const Unit *unit,
             guint row,
             const HwTextPlace *from,
             GError **error)
{
  HwTextRows rows = { 0 };
  HwTextPlace start;
  const char *text;
  gsize n_bytes;
  int result = open_rows (self, following, &rows, from);
  gboolean ok = result == SQLITE_OK;

  for (guint i = row; i < unit->n && ok; i++)
    {
      do
        if (hw_text_rows_next (&rows, &text, &n_bytes, &start, &result) != 1)
          ok = FALSE;
      while (ok && row > 0 && start.byte < following->edit->byte);
      ok = ok
           && hw_index_remove_row (self, (guint32) unit->first + i, HW_UNIT_TEXT, text, n_bytes,
                                   error);
    }
  hw_text_rows_clear (&rows);
  if (result != SQLITE_OK)
    hw_library_fail_sqlite (self, error, result);
  return ok;
}

static void
cut_unit (Unit *unit, guint row)
{
  unit->n = row;
  g_byte_array_set_size (unit->lengths, row);
  while (unit->places->len > 0 && get_place (unit, unit->places->len - 1)->row >= row)
    g_array_set_size (unit->places, unit->places->len - 1);
}

static gboolean
index_from (HwLibrary *self,
            const Following *following,
            GArray *units,
            int index,
            guint row,
            const HwTextPlace *place,
            GError **error)
{
  const HwTextPlace edit
      = { following->edit->byte, following->edit->start, following->edit->paragraph };
  HwTextPlace from = *place;

  for (guint i = (guint) MAX (index, 0); i < units->len; i++)
    {
      Unit *unit = &g_array_index (units, Unit, i);
      const guint first = (int) i == index ? row : 0;

      if ((int) i != index && unit->places->len > 0)
        from = (HwTextPlace){ get_place (unit, 0)->byte, get_place (unit, 0)->chars,
                              get_place (unit, 0)->paragraph };
      if (unit->n > first && !remove_rows (self, following, unit, first, &from, error))
        return FALSE;
      cut_unit (unit, first);
      if (first > 0 ? !write_unit (self, unit, error)
                    : !hw_library_run (self, error, "DELETE FROM index_units WHERE first = ?1", "i",
                                       unit->first))
        return FALSE;
    }
  return hw_library_run (self, error,
                         "INSERT OR REPLACE INTO index_queue (kind, id, byte, chars, paragraph)"
                         " VALUES (?1, ?2, ?3, ?4, ?5)",
                         "iiiii", (gint64) HW_UNIT_TEXT, following->text, edit.byte, edit.chars,
                         edit.paragraph);
}

static gboolean
follow (HwLibrary *self, const Following *following, GError **error)
{
  g_autoptr (GArray) units = read_units (self, following->text, error);
  HwTextPlace place = { 0 };
  gint64 indexed = G_MAXINT64;
  guint row = 0;
  int index;

  if (units == NULL
      || hw_library_look_up (self, &indexed, error,
                             "SELECT byte FROM index_queue WHERE kind = ?1 AND id = ?2", "ii",
                             (gint64) HW_UNIT_TEXT, following->text)
             < 0)
    return FALSE;
  /* The index has not come so far. */
  if (indexed <= following->edit->byte)
    return TRUE;
  self->index->state.version++;
  self->index->state.epoch++;
  index = find_unit (units, following->edit->byte);
  if (index >= 0
      && !find_row (self, following, &g_array_index (units, Unit, index), &row, &place, error))
    return FALSE;
  if (index >= 0 && row < g_array_index (units, Unit, index).n && is_one_row (following->before)
      && is_one_row (following->after))
    return replace_row (self, following, units, index, row, error);
  return index_from (self, following, units, index, row, &place, error);
}

/* Those in force, and those that were taken back and are queued, by their ids. */
static GArray *
read_edits (HwLibrary *self, gint64 text, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT id, byte, start, paragraph, before, after FROM corrections WHERE text = ?1"
      " UNION ALL SELECT correction, byte, start, paragraph, before, after FROM index_edits"
      " WHERE text = ?1 AND made < 0 ORDER BY 1",
      "i", text);

  return hw_text_edits_take (rows, error);
}

/* What the index is to follow. */
typedef struct
{
  gint64 id, made, text;
} Pending;

/* Those taken back from the last to the first, then those made. */
static GArray *
read_pending (HwLibrary *self, GError **error)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT correction, made, text FROM index_edits ORDER BY made, made * correction", "");
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const Pending one
          = { hw_statement_int (rows, 0), hw_statement_int (rows, 1), hw_statement_int (rows, 2) };
      g_array_append_val (pending, one);
    }
  return found == 0 ? g_steal_pointer (&pending) : NULL;
}

static HwTextEdit *
find_edit (const GArray *edits, gint64 id)
{
  for (guint i = 0; i < edits->len; i++)
    if (g_array_index (edits, HwTextEdit, i).id == id)
      return &g_array_index (edits, HwTextEdit, i);
  return NULL;
}

gboolean
hw_index_follow_edits (HwLibrary *self, GError **error)
{
  g_autoptr (GArray) pending = read_pending (self, error);
  g_autoptr (GArray) edits = NULL;

  for (guint i = 0; pending != NULL && i < pending->len; i++)
    {
      const Pending *one = &g_array_index (pending, Pending, i), *last = i > 0 ? one - 1 : NULL;
      Following following = { .text = one->text, .is_made = one->made > 0 };

      /* Those taken back are followed from the last on, up to which each is the text: none that is done is in
       * it. It is read once more for those made. */
      if (last == NULL || last->text != one->text || (last->made > 0) != following.is_made)
        {
          g_clear_pointer (&edits, g_array_unref);
          edits = read_edits (self, one->text, error);
          if (edits == NULL)
            return FALSE;
        }
      following.edits = edits;
      following.edit = find_edit (edits, one->id);
      if (following.edit != NULL)
        {
          following.before = following.is_made ? following.edit->before : following.edit->after;
          following.after = following.is_made ? following.edit->after : following.edit->before;
          if (!follow (self, &following, error))
            return FALSE;
        }
      if (!hw_library_run (self, error, "DELETE FROM index_edits WHERE correction = ?1", "i",
                           one->id))
        return FALSE;
    }
  return pending != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "statement.h"

/* Triggers put into index_queue what is new, and into index_retired the old text of a title or note whose
 * row is to leave the index (see schema-index.c); it leaves index_units at once, so that it is not found
 * any more. Both happen in the transaction of the change, whatever made it: a step, an undo, an import.
 * What is little is brought in before that transaction ends; the rest later, in transactions of its own.
 * So nothing is ever half in the index, however the program ends. */

/* What a step brings in itself: about 20 ms. */
#define SETTLE_ITEMS 64
#define SETTLE_BYTES ((gsize) 192 * 1024)
/* What a slice brings in: the lock is held for a tenth of a second or two. */
#define SLICE_BYTES ((gsize) 2 * 1024 * 1024)
#define SLICE_TIME (120 * 1000)
/* What is written for an item beside its text, in bytes of text that cost as much. */
#define ITEM_BYTES 512

typedef struct
{
  HwLibrary *library;
  gsize bytes; /* that may still be done */
  gint64 deadline;
} Budget;

static void
spend (Budget *self, gsize n_bytes)
{
  n_bytes += ITEM_BYTES;
  self->bytes -= MIN (self->bytes, n_bytes);
}

static gboolean
is_spent (const Budget *self)
{
  return self->bytes == 0 || g_get_monotonic_time () >= self->deadline;
}

/* Titles and notes that were changed or removed. In the order of their rows: FTS5 begins a new segment
 * where a row is lower than the one before. */
static gboolean
drop_retired (Budget *self, GError **error)
{
  while (!is_spent (self))
    {
      gint64 row;
      {
        g_autoptr (HwStatement) retired = hw_library_query (
            self->library, error,
            "SELECT first, kind, text FROM index_retired ORDER BY first LIMIT 1", "");
        int found = retired != NULL ? hw_statement_next (retired, error) : -1;
        gsize n_bytes;

        if (found != 1)
          return found == 0;
        row = hw_statement_int (retired, 0);
        n_bytes = (gsize) sqlite3_column_bytes (retired->handle, 2);
        if (!hw_index_remove_row (self->library, (guint32) row,
                                  (HwUnitKind) hw_statement_int (retired, 1),
                                  hw_statement_text (retired, 2), n_bytes, error))
          return FALSE;
        spend (self, n_bytes);
      }
      if (!hw_library_run (self->library, error, "DELETE FROM index_retired WHERE first = ?1", "i",
                           row))
        return FALSE;
    }
  return TRUE;
}

static gboolean
unqueue (HwLibrary *self, HwUnitKind kind, gint64 id, GError **error)
{
  return hw_library_run (self, error, "DELETE FROM index_queue WHERE kind = ?1 AND id = ?2", "ii",
                         (gint64) kind, id);
}

/* Titles and notes. */
static gboolean
add_shorts (Budget *self, GError **error)
{
  while (!is_spent (self))
    {
      g_autofree char *text = NULL;
      HwUnitKind kind;
      gint64 id;
      {
        g_autoptr (HwStatement) queued = hw_library_query (
            self->library, error,
            "SELECT kind, queue.id, CASE kind WHEN ?1 THEN documents.title ELSE notes.text END"
            " FROM index_queue AS queue"
            " LEFT JOIN documents ON kind = ?1 AND documents.id = queue.id"
            " LEFT JOIN notes ON kind = ?2 AND notes.id = queue.id"
            " WHERE kind IN (?1, ?2) LIMIT 1",
            "ii", (gint64) HW_UNIT_TITLE, (gint64) HW_UNIT_NOTE);
        int found = queued != NULL ? hw_statement_next (queued, error) : -1;

        if (found != 1)
          return found == 0;
        kind = (HwUnitKind) hw_statement_int (queued, 0);
        id = hw_statement_int (queued, 1);
        if (sqlite3_column_type (queued->handle, 2) != SQLITE_NULL)
          text = g_strdup (hw_statement_text (queued, 2));
      }
      if ((text != NULL
           && !hw_index_add_short (self->library, kind, id, text, strlen (text), error))
          || !unqueue (self->library, kind, id, error))
        return FALSE;
      spend (self, text != NULL ? strlen (text) : 0);
    }
  return TRUE;
}

/* Of one text that is queued, what the budget allows. *found is FALSE where there is none. */
static gboolean
add_text (Budget *self, gboolean *found, GError **error)
{
  HwTextPlace place;
  gint64 id, before;
  gboolean is_wanted, done;
  {
    g_autoptr (HwStatement) queued = hw_library_query (
        self->library, error,
        "SELECT id, byte, chars, paragraph, EXISTS (SELECT 1 FROM texts WHERE document = id)"
        " AND NOT EXISTS (SELECT 1 FROM forgotten_texts WHERE document = id)"
        " FROM index_queue WHERE kind = ?1 LIMIT 1",
        "i", (gint64) HW_UNIT_TEXT);
    int n = queued != NULL ? hw_statement_next (queued, error) : -1;

    *found = n == 1;
    if (n != 1)
      return n == 0;
    id = hw_statement_int (queued, 0);
    place = (HwTextPlace){ hw_statement_int (queued, 1), hw_statement_int (queued, 2),
                           hw_statement_int (queued, 3) };
    is_wanted = hw_statement_int (queued, 4) != 0;
  }
  if (!is_wanted)
    return unqueue (self->library, HW_UNIT_TEXT, id, error);
  before = place.byte;
  if (!hw_index_add_text (self->library, id, &place, self->bytes, self->deadline, &done, error))
    return FALSE;
  spend (self, (gsize) (place.byte - before));
  if (done)
    return unqueue (self->library, HW_UNIT_TEXT, id, error);
  return hw_library_run (self->library, error,
                         "UPDATE index_queue SET byte = ?3, chars = ?4, paragraph = ?5"
                         " WHERE kind = ?1 AND id = ?2",
                         "iiiii", (gint64) HW_UNIT_TEXT, id, place.byte, place.chars,
                         place.paragraph);
}

static gboolean
add_texts (Budget *self, GError **error)
{
  gboolean found = TRUE;

  while (found && !is_spent (self))
    if (!add_text (self, &found, error))
      return FALSE;
  return TRUE;
}

/* A text that history has forgotten stays until nothing of it is in the index, since only with the text
 * can it be taken out (see sweep() in history-store.c). */
static const char sql_forgotten[]
    = "SELECT document, length (CAST (text AS BLOB)) FROM forgotten_texts JOIN texts USING "
      "(document)"
      " WHERE EXISTS (SELECT 1 FROM index_units WHERE kind = 1 AND id = document) LIMIT 1";

static gboolean
drop_forgotten (Budget *self, gsize max_bytes, GError **error)
{
  while (!is_spent (self))
    {
      gint64 document;
      gsize n_bytes;
      {
        g_autoptr (HwStatement) forgotten
            = hw_library_query (self->library, error, sql_forgotten, "");
        int found = forgotten != NULL ? hw_statement_next (forgotten, error) : -1;

        if (found != 1)
          return found == 0;
        document = hw_statement_int (forgotten, 0);
        if (hw_statement_int (forgotten, 1) > (gint64) max_bytes)
          return TRUE;
      }
      if (!unqueue (self->library, HW_UNIT_TEXT, document, error)
          || !hw_index_remove_text (self->library, document, &n_bytes, error))
        return FALSE;
      spend (self, n_bytes);
    }
  return TRUE;
}

/* -1 on failure. With the @types "i", ?1 are the rules of this program. */
static gint64
count (HwLibrary *self, const char *sql, const char *types, GError **error)
{
  gint64 n = 0;

  return hw_library_look_up (self, &n, error, sql, types, hw_index_rules ()) < 0 ? -1 : n;
}

/* Is what is queued so little that the step can bring it in? */
static gboolean
settle (HwLibrary *self, GError **error)
{
  Budget budget = { self, SETTLE_BYTES, G_MAXINT64 };

  /* First: they may queue what is behind them. */
  if (!hw_index_follow_edits (self, error))
    return FALSE;

  gint64 n_shorts
      = count (self, "SELECT count(*) FROM (SELECT 1 FROM index_queue WHERE kind <> 1 LIMIT 65)",
               "", error),
      n_texts
      = count (self, "SELECT count(*) FROM (SELECT 1 FROM index_queue WHERE kind = 1 LIMIT 65)", "",
               error),
      n_chars = 0;

  if (n_shorts < 0 || n_texts < 0 || !drop_retired (&budget, error))
    return FALSE;
  if (n_texts <= SETTLE_ITEMS)
    n_chars = count (self,
                     "SELECT coalesce (sum (documents.chars), 0) FROM index_queue"
                     " JOIN documents ON documents.text = index_queue.id WHERE kind = 1",
                     "", error);
  if (n_chars < 0 || !drop_forgotten (&budget, SETTLE_BYTES / 4, error))
    return FALSE;
  if (n_shorts <= SETTLE_ITEMS && !add_shorts (&budget, error))
    return FALSE;
  return n_texts > SETTLE_ITEMS || n_chars * 2 > (gint64) SETTLE_BYTES
         || add_texts (&budget, error);
}

static gboolean
is_anything_left (HwLibrary *self, gboolean *left, GError **error)
{
  gint64 found = count (self,
                        "SELECT EXISTS (SELECT 1 FROM index_queue)"
                        " OR EXISTS (SELECT 1 FROM index_retired)"
                        " OR EXISTS (SELECT 1 FROM index_edits)"
                        " OR EXISTS (SELECT 1 FROM forgotten_texts JOIN index_units"
                        "  ON kind = 1 AND id = document)"
                        " OR EXISTS (SELECT 1 FROM index_state WHERE rules <> ?1)",
                        "i", error);

  *left = found > 0;
  return found >= 0;
}

gboolean
hw_index_settle (HwLibrary *self, GError **error)
{
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean left, ok;

  if (!is_anything_left (self, &left, &problem) || !left)
    return TRUE;
  /* A cancel in the middle would take back the step. */
  if (self->cancellable != NULL)
    cancellable = g_object_ref (self->cancellable);
  hw_library_set_cancellable (self, NULL);
  ok = hw_library_run (self, &problem, "SAVEPOINT settle", "") && hw_index_begin (self, &problem)
       && (self->index->state.rules != hw_index_rules ()
           || (settle (self, &problem) && hw_index_end (self, &problem)));
  hw_index_rows_free (self->index);
  if (!ok)
    hw_index_words_forget (self->index);
  if (!ok && !sqlite3_get_autocommit (self->db))
    hw_library_run (self, NULL, "ROLLBACK TO settle", "");
  if (!sqlite3_get_autocommit (self->db))
    hw_library_run (self, NULL, "RELEASE settle", "");
  hw_library_set_cancellable (self, cancellable);
  if (!sqlite3_get_autocommit (self->db))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
work (HwLibrary *self, gsize max_bytes, GError **error)
{
  Budget budget = { self, max_bytes > 0 ? max_bytes : SLICE_BYTES,
                    max_bytes > 0 ? G_MAXINT64 : g_get_monotonic_time () + SLICE_TIME };

  if (!hw_index_begin (self, error))
    return FALSE;
  if (self->index->state.rules != hw_index_rules ())
    return TRUE;
  self->index->needs_merge = TRUE;
  return hw_index_merge_put_off (self, error) && drop_retired (&budget, error)
         && drop_forgotten (&budget, G_MAXSIZE, error) && add_shorts (&budget, error)
         && add_texts (&budget, error) && hw_index_end (self, error);
}

/* Its terms were made by other rules. Where another process makes it anew by those again and again, that
 * is left to it: two versions of the program at work on one library. */
static gboolean
make_anew (HwLibrary *self, gboolean *more, GError **error)
{
  if (self->index->is_anew)
    return TRUE;
  self->index->is_anew = TRUE;
  if (!hw_term_index_rebuild (self, error))
    return FALSE;
  if (more != NULL)
    *more = TRUE;
  return TRUE;
}

gboolean
hw_term_index_work (
    HwLibrary *self, gsize max_bytes, gboolean *more, GCancellable *cancellable, GError **error)
{
  HwIndexState state;
  gboolean left = FALSE, ok;

  g_return_val_if_fail (self != NULL && self->step == NULL && self->reads == 0, FALSE);

  self->attempt = N_ ("The library could not be indexed");
  if (more != NULL)
    *more = FALSE;
  if (!is_anything_left (self, &left, error))
    return FALSE;
  if (!left && !self->index->needs_merge
      && !hw_index_merge_is_put_off (self, &self->index->needs_merge, error))
    return FALSE;
  if (!left && !self->index->needs_merge)
    return TRUE;
  if (!hw_library_check_writable (self, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !hw_index_state_read (self, &state, error))
    return FALSE;
  if (state.rules != hw_index_rules ())
    return make_anew (self, more, error);
  if (!hw_library_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  ok = (left ? work (self, max_bytes, error)
             : hw_index_merge (self, max_bytes == 0, &self->index->needs_merge, error))
       && is_anything_left (self, &left, error) && hw_library_run (self, error, "COMMIT", "");
  if (!ok)
    {
      hw_index_words_forget (self->index);
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
    }
  if (more != NULL)
    *more = ok && (left || self->index->needs_merge);
  return ok;
}

gboolean
hw_term_index_has_work (HwLibrary *self)
{
  gboolean left = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The index could not be read");
  return is_anything_left (self, &left, NULL)
         && (left || (hw_index_merge_is_put_off (self, &left, NULL) && left));
}

gint64
hw_term_index_pending (HwLibrary *self, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);

  self->attempt = N_ ("The index could not be read");
  return count (self,
                "SELECT CASE WHEN rules = ?1 THEN (SELECT count(*) FROM index_queue WHERE kind = 3"
                " OR kind = 1 AND id IN (SELECT text FROM documents))"
                " ELSE (SELECT count(*) FROM documents) + (SELECT count(*) FROM notes) END"
                " FROM index_state",
                "i", error);
}

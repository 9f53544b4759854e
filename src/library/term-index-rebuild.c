/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>

#include "error.h"

#define BUSY_MS 5000

/* FTS5 does not open a table whose records it cannot read, so neither its own commands nor DROP help a damaged
 * one. What an empty index consists of is part of its file format: the averages (1), the structure
 * (10) of no segments, the version of the format. It is written by a connection of its own, which has
 * never opened the table: FTS5 keeps the structure in memory, and hears of what another connection writes,
 * but not of what its own does beside it. */
static const char sql_rebuild[]
    = "BEGIN IMMEDIATE;"
      "DELETE FROM term_index_data;"
      "DELETE FROM term_index_idx;"
      "INSERT INTO term_index_data (id, block) VALUES (1, x''), (10, x'00000000000000');"
      "DELETE FROM term_index_config;"
      "INSERT INTO term_index_config (k, v)"
      " VALUES ('version', 4), ('automerge', 8), ('usermerge', 2);"
      "DELETE FROM index_units;"
      "DELETE FROM index_queue;"
      "DELETE FROM index_retired;"
      "DELETE FROM index_edits;"
      "DELETE FROM index_words;"
      "INSERT OR REPLACE INTO index_state (id, next, words, version, epoch, rules) VALUES (1, 1, 0,"
      " coalesce ((SELECT max (version) FROM index_state), 0) + 1,"
      " coalesce ((SELECT max (epoch) FROM index_state), 0) + 1, %lld);"
      "INSERT INTO index_queue (kind, id) SELECT 1, text FROM documents;"
      "INSERT INTO index_queue (kind, id) SELECT 2, id FROM documents;"
      "INSERT INTO index_queue (kind, id) SELECT 3, id FROM notes;"
      "COMMIT;";

gboolean
hw_term_index_rebuild (HwLibrary *self, GError **error)
{
  sqlite3 *db = NULL;
  char *sql;
  int result;

  g_return_val_if_fail (self != NULL && self->step == NULL && self->reads == 0, FALSE);

  self->attempt = N_ ("The index could not be rebuilt");
  if (!hw_library_check_writable (self, error))
    return FALSE;
  sql = sqlite3_mprintf (sql_rebuild, hw_index_rules ());
  result = sqlite3_open_v2 (
      self->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_busy_timeout (db, BUSY_MS);
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST", NULL, NULL,
                           NULL);
  if (result == SQLITE_OK)
    result = sql != NULL ? sqlite3_exec (db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;
  if (result != SQLITE_OK)
    {
      g_autofree char *reason = NULL;
      HwLibraryError code = hw_library_error_from_sqlite (db, result, &reason);

      hw_library_fail (self, error, code, "%s", reason);
    }
  sqlite3_close (db);
  sqlite3_free (sql);
  return result == SQLITE_OK;
}

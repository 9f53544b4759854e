/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "foreign-database.h"

#include <glib/gi18n.h>
#include <sqlite3.h>

#include "error.h"
#include "locks.h"

#define MAX_VALUE_BYTES (512 * 1024 * 1024)
#define MAX_ROWS 5000000
#define MAX_TIME (120 * G_TIME_SPAN_SECOND)
#define INTERVAL 20000 /* virtual machine instructions between two looks at the clock */

struct _HwForeign
{
  sqlite3 *db;
  char *name;
  GBytes *bytes; /* of which SQLite reads */
  GCancellable *cancellable;
  gint64 deadline; /* monotonic µs */
  guint n_rows;
};

struct _HwForeignRows
{
  HwForeign *database;
  sqlite3_stmt *statement;
};

static int
progress_cb (void *data)
{
  HwForeign *self = data;

  return g_cancellable_is_cancelled (self->cancellable) || g_get_monotonic_time () > self->deadline;
}

static void
fail (HwForeign *self, int result, GError **error)
{
  g_autofree char *reason = NULL;
  HwLibraryError code;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  code = hw_library_error_from_sqlite (self->db, result, &reason);
  hw_library_fail_open (self->name, error, code, "%s", reason);
}

/* SQLite cannot read a file that says of itself that it has a log beside it (both versions 2 in its head) from
 * memory: a copy says that it has none. What is in that log is not in the file. */
static GBytes *
without_log (GBytes *bytes)
{
  enum
  {
    WRITE_VERSION = 18,
    READ_VERSION = 19
  };
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  guint8 *copy;

  if (n_bytes <= READ_VERSION || (data[WRITE_VERSION] != 2 && data[READ_VERSION] != 2))
    return g_bytes_ref (bytes);
  copy = g_memdup2 (data, n_bytes);
  copy[WRITE_VERSION] = copy[READ_VERSION] = 1;
  return g_bytes_new_take (copy, n_bytes);
}

/* Nothing in it is believed, and nothing is written beside it. */
static int
restrain (HwForeign *self)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (self->db, INTERVAL, progress_cb, self);
  return sqlite3_exec (self->db,
                       "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"
                       "PRAGMA cell_size_check = ON;"
                       "SELECT count(*) FROM sqlite_schema",
                       NULL, NULL, NULL);
}

HwForeign *
hw_foreign_open (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwForeign) self = g_new0 (HwForeign, 1);
  gsize n_bytes;
  const guint8 *data;
  int result;

  hw_locks_set_up ();
  self->name = g_strdup (name);
  self->bytes = without_log (bytes);
  self->deadline = g_get_monotonic_time () + MAX_TIME;
  g_set_object (&self->cancellable, cancellable);
  data = g_bytes_get_data (self->bytes, &n_bytes);
  result
      = sqlite3_open_v2 (":memory:", &self->db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_deserialize (self->db, "main", (guint8 *) data, (sqlite3_int64) n_bytes,
                                  (sqlite3_int64) n_bytes, SQLITE_DESERIALIZE_READONLY);
  if (result == SQLITE_OK)
    result = restrain (self);
  if (result == SQLITE_OK)
    return g_steal_pointer (&self);
  fail (self, result, error);
  return NULL;
}

void
hw_foreign_close (HwForeign *self)
{
  if (self == NULL)
    return;
  sqlite3_close (self->db);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

gboolean
hw_foreign_has (HwForeign *self, const char *table, const char *column)
{
  return sqlite3_table_column_metadata (self->db, "main", table, column, NULL, NULL, NULL, NULL,
                                        NULL)
         == SQLITE_OK;
}

HwForeignRows *
hw_foreign_query (HwForeign *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  const int result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  HwForeignRows *rows;

  if (result != SQLITE_OK)
    {
      fail (self, result, error);
      return NULL;
    }
  rows = g_new (HwForeignRows, 1);
  rows->database = self;
  rows->statement = statement;
  return rows;
}

void
hw_foreign_rows_free (HwForeignRows *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->statement);
  g_free (self);
}

int
hw_foreign_rows_next (HwForeignRows *self, GError **error)
{
  const int result = sqlite3_step (self->statement);

  if (result == SQLITE_DONE)
    return 0;
  if (result != SQLITE_ROW)
    {
      fail (self->database, result, error);
      return -1;
    }
  if (++self->database->n_rows <= MAX_ROWS)
    return 1;
  hw_library_fail_open (self->database->name, error, HW_LIBRARY_ERROR_INVALID,
                        _ ("there are more than %d rows in it"), MAX_ROWS);
  return -1;
}

gint64
hw_foreign_rows_get_int (HwForeignRows *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

gboolean
hw_foreign_rows_is_null (HwForeignRows *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

char *
hw_foreign_rows_get_text (HwForeignRows *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  return text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (self->statement, column))
                      : g_strdup ("");
}

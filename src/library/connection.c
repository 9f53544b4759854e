/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <errno.h>

#include "error.h"
#include "history.h"
#include "inspection.h"
#include "library-private.h"
#include "search-names.h"
#include "locks.h"
#include "open-files.h"
#include "statement.h"
#include "term-index-private.h"

#define BUSY_TIMEOUT (5 * G_USEC_PER_SEC)
/* How often the lock is asked for again: short, because a long import lets go of it only briefly. */
#define BUSY_PAUSE 1000
/* Virtual machine instructions between two looks at the cancellable: well under a millisecond. */
#define CANCEL_INTERVAL 20000
/* A log that grew with a large import shrinks to this again. */
#define LOG_LIMIT (16 * 1024 * 1024)

static int
busy_cb (void *data, int n_calls)
{
  HwLibrary *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_calls == 0)
    self->busy_since = now;
  if (now - self->busy_since > BUSY_TIMEOUT || g_cancellable_is_cancelled (self->cancellable))
    return 0;
  g_usleep (BUSY_PAUSE);
  return 1;
}

static int
progress_cb (void *data)
{
  HwLibrary *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static int
use_log (sqlite3 *db)
{
  gint64 deadline = g_get_monotonic_time () + BUSY_TIMEOUT;
  int result;

  /* The change from a rollback journal wants the file for itself, and does not ask the busy handler
   * while another process that has just made the same file does the same. */
  do
    {
      sqlite3_stmt *statement = NULL;

      result = sqlite3_prepare_v2 (db, "PRAGMA journal_mode = WAL", -1, &statement, NULL);
      if (result == SQLITE_OK)
        {
          sqlite3_step (statement);
          result = sqlite3_finalize (statement);
        }
      if (result != SQLITE_BUSY)
        break;
      g_usleep (BUSY_PAUSE);
    }
  while (g_get_monotonic_time () < deadline);
  return result;
}

static int
configure (sqlite3 *db)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA synchronous = FULL;"
                                          "PRAGMA secure_delete = FAST;"
                                          "PRAGMA journal_size_limit = %d;"
                                          "PRAGMA cache_size = -16000;"
                                          "PRAGMA temp_store = MEMORY;"
                                          "PRAGMA foreign_keys = ON",
                                          LOG_LIMIT);
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return result;
}

static int
open_for_writing (HwLibrary *self,
                  HwFileState state,
                  const HwMigration *migrations,
                  guint n_migrations,
                  int *version)
{
  g_autofree char *page_size = g_strdup_printf ("PRAGMA page_size = %d", HW_SCHEMA_PAGE_SIZE);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  if (state == HW_FILE_MISSING)
    flags |= SQLITE_OPEN_CREATE;
  result = sqlite3_open_v2 (self->path, &self->db, flags, NULL);
  if (result != SQLITE_OK)
    return result;
  sqlite3_busy_handler (self->db, busy_cb, self);
  result = hw_term_index_attach (self);
  if (result == SQLITE_OK && state != HW_FILE_LIBRARY)
    result = sqlite3_exec (self->db, page_size, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = configure (self->db);
  /* A new file is made before it has a log, so it is never half a library. */
  if (result == SQLITE_OK && state == HW_FILE_LIBRARY)
    result = hw_schema_get_version (self->db, version);
  if (result == SQLITE_OK && *version <= (int) n_migrations)
    result = hw_schema_migrate (self->db, migrations, n_migrations, version);
  if (result == SQLITE_OK && *version <= (int) n_migrations)
    result = use_log (self->db);
  return result;
}

static int
try_reading (HwLibrary *self, const char *name, int flags, int *version)
{
  int result;

  sqlite3_close (self->db);
  self->db = NULL;
  result = sqlite3_open_v2 (
      name, &self->db, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      NULL);
  if (result != SQLITE_OK)
    return result;
  sqlite3_busy_handler (self->db, busy_cb, self);
  result = hw_term_index_attach (self);
  if (result == SQLITE_OK)
    result = configure (self->db);
  if (result == SQLITE_OK)
    result = hw_schema_get_version (self->db, version);
  if (result == SQLITE_OK)
    result = sqlite3_exec (self->db, "SELECT count FROM changes", NULL, NULL, NULL);
  return result;
}

static int
open_for_reading (HwLibrary *self, int *version)
{
  int result = try_reading (self, self->path, 0, version);

  /* On a medium where nothing can be written there is no shared memory for the log; with nothing in
   * the log there is no need for it either. */
  if (result != SQLITE_OK && !hw_inspect_has_log (self->path))
    {
      g_autofree char *uri = hw_inspect_immutable_uri (self->path);
      int version_then = 0;

      if (try_reading (self, uri, SQLITE_OPEN_URI, &version_then) == SQLITE_OK)
        {
          *version = version_then;
          return SQLITE_OK;
        }
    }
  return result;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  hw_library_fail_open (path, error, HW_LIBRARY_ERROR_FAILED,
                        /* Translators: %1$s is a folder, %2$s what the operating system says. */
                        _ ("its folder “%1$s” cannot be made (%2$s)"), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
check_state (const char *path, HwLibraryOpenFlags flags, HwFileState state, GError **error)
{
  if (state == HW_FILE_LIBRARY)
    return TRUE;
  if ((flags & HW_LIBRARY_OPEN_CREATE) != 0 && (flags & HW_LIBRARY_OPEN_READ_ONLY) == 0)
    return state == HW_FILE_EMPTY || make_folder (path, error);
  if (state == HW_FILE_EMPTY)
    hw_library_fail_open (path, error, HW_LIBRARY_ERROR_NOT_A_LIBRARY, "%s",
                          _ ("the file is empty"));
  else
    hw_library_fail_open (path, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                          _ ("there is no such file"));
  return FALSE;
}

/* The file may be newer or older than its first bytes told: the log has the last word. */
static gboolean
check_version (HwLibrary *self, int version, int newest, GError **error)
{
  if (version > newest)
    {
      hw_library_fail_open (self->path, error, HW_LIBRARY_ERROR_TOO_NEW,
                            _ ("it was made by a later version of the program (its format is %1$d, "
                               "this program knows formats up to %2$d); open it with that one"),
                            version, newest);
      return FALSE;
    }
  if (version < newest)
    {
      hw_library_fail_open (
          self->path, error, HW_LIBRARY_ERROR_READ_ONLY, "%s",
          _ ("it was made by an earlier version of the program, and must be opened "
             "once where it can be written to"));
      return FALSE;
    }
  return TRUE;
}

HwLibrary *
hw_library_open_with (const char *path,
                      HwLibraryOpenFlags flags,
                      const HwMigration *migrations,
                      guint n_migrations,
                      GError **error)
{
  g_autoptr (HwLibrary) self = g_new0 (HwLibrary, 1);
  HwFileState state;
  int version = 0;
  int result;

  hw_locks_set_up ();
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & HW_LIBRARY_OPEN_READ_ONLY) != 0;
  self->nonce = g_random_int ();
  self->statements = g_hash_table_new (g_str_hash, g_str_equal);

  if (!hw_inspect_file (self->path, !self->read_only, (int) n_migrations, &state, error)
      || !check_state (self->path, flags, state, error))
    return NULL;
  result = self->read_only ? open_for_reading (self, &version)
                           : open_for_writing (self, state, migrations, n_migrations, &version);
  if (result != SQLITE_OK)
    {
      g_autofree char *reason = NULL;
      HwLibraryError code = hw_library_error_from_sqlite (self->db, result, &reason);

      hw_library_fail_open (self->path, error, code, "%s", reason);
      return NULL;
    }
  if (!check_version (self, version, (int) n_migrations, error))
    return NULL;
  self->file = hw_open_file_acquire (self->path);
  return g_steal_pointer (&self);
}

HwLibrary *
hw_library_open (const char *path, HwLibraryOpenFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return hw_library_open_with (path, flags, hw_schema_migrations, hw_schema_n_migrations, error);
}

void
hw_library_close (HwLibrary *self)
{
  GHashTableIter iter;
  gpointer statement;

  if (self == NULL)
    return;
  while (self->step != NULL)
    hw_library_abort_step (self);
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    hw_statement_free (statement);
  g_hash_table_unref (self->statements);
  hw_term_index_detach (self);
  hw_search_names_free (self->names);
  g_clear_pointer (&self->tag_rows, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  sqlite3_close (self->db);
  g_clear_pointer (&self->file, hw_open_file_release);
  g_free (self->path);
  g_free (self);
}

char *
hw_library_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "hawashi", "library.db", NULL);
}

const char *
hw_library_get_path (HwLibrary *self)
{
  return self->path;
}

gboolean
hw_library_is_read_only (HwLibrary *self)
{
  return self->read_only;
}

void
hw_library_set_cancellable (HwLibrary *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, CANCEL_INTERVAL, progress_cb, self);
  else
    sqlite3_progress_handler (self->db, 0, NULL, NULL);
}

gboolean
hw_library_check_writable (HwLibrary *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_READ_ONLY, "%s",
                   _ ("it is open for reading only"));
  return FALSE;
}

gboolean
hw_library_begin_read (HwLibrary *self, GError **error)
{
  if (self->reads == 0 && self->step == NULL)
    {
      if (!hw_library_run (self, error, "BEGIN", ""))
        return FALSE;
      self->owns_read = TRUE;
    }
  self->reads++;
  return TRUE;
}

void
hw_library_end_read (HwLibrary *self)
{
  self->reads--;
  if (self->reads > 0 || !self->owns_read)
    return;
  self->owns_read = FALSE;
  hw_index_rows_free (self->index);
  /* Nothing was written, so there is nothing that could fail and matter. */
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
}

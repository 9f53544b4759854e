/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "schema.h"

/* The places of SQLite's file header that are needed here (https://sqlite.org/fileformat.html). */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_CHANGE_COUNTER 24
#define HEADER_N_PAGES 28
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
#define HEADER_VALID_FOR 92

/* How often a file that looks wrong is looked at again, and how long after (µs). */
#define MAX_INSPECTIONS 50
#define INSPECTION_PAUSE (20 * 1000)

static guint32
get_u32 (const guchar *header, gsize offset)
{
  return (guint32) header[offset] << 24 | (guint32) header[offset + 1] << 16
         | (guint32) header[offset + 2] << 8 | header[offset + 3];
}

/* SQLite puts its log beside the file that a symbolic link leads to. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
has_beside (const char *path, const char *suffix)
{
  g_autofree char *real = resolve (path);
  g_autofree char *log = g_strconcat (real, suffix, NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

gboolean
hw_inspect_has_log (const char *path)
{
  return has_beside (path, "-wal");
}

gboolean
hw_inspect_is_in_use (const char *path)
{
  g_autofree char *real = resolve (path);
  g_autofree char *log = g_strconcat (real, "-wal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS);
}

char *
hw_inspect_immutable_uri (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return g_strconcat (uri, "?mode=ro&immutable=1", NULL);
}

static void
fail_not_a_library (const char *path, GError **error, const char *reason)
{
  hw_library_fail_open (path, error, HW_LIBRARY_ERROR_NOT_A_LIBRARY, "%s", reason);
}

static void
fail_damaged (const char *path, GError **error)
{
  hw_library_fail_open (path, error, HW_LIBRARY_ERROR_DAMAGED, "%s",
                        _ ("the file is damaged; keep it as it is, and open your last good copy"));
}

/* Without SQLite: what the first bytes say. */
static gboolean
check_header (const char *path, const guchar *header, gint64 size, int newest, GError **error)
{
  guint page_size = (guint) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  guint32 application = get_u32 (header, HEADER_APPLICATION_ID);
  guint32 version = get_u32 (header, HEADER_USER_VERSION);

  if (memcmp (header, "SQLite format 3", 16) != 0)
    {
      fail_not_a_library (path, error, _ ("it is a file of another kind, not a library"));
      return FALSE;
    }
  if (application != HW_SCHEMA_APPLICATION_ID)
    {
      fail_not_a_library (path, error, _ ("it is a database of another program, not a library"));
      return FALSE;
    }
  if (version > (guint32) newest)
    {
      hw_library_fail_open (path, error, HW_LIBRARY_ERROR_TOO_NEW,
                            /* Translators: both are version numbers of the file's format. */
                            _ ("it was made by a later version of the program (its format is %1$u, "
                               "this program knows formats up to %2$d); open it with that one"),
                            version, newest);
      return FALSE;
    }
  /* A file cut short: only where the header's count is of this state, and no log holds the rest. */
  if (page_size == 1)
    page_size = 65536;
  if (get_u32 (header, HEADER_CHANGE_COUNTER) == get_u32 (header, HEADER_VALID_FOR)
      && size < (gint64) get_u32 (header, HEADER_N_PAGES) * page_size && !hw_inspect_has_log (path))
    {
      fail_damaged (path, error);
      return FALSE;
    }
  return TRUE;
}

/* The first and the last key of every table: reads the pages on which all others hang. */
static int
probe_tables (sqlite3 *db)
{
  int result = SQLITE_OK;

  for (const HwSchemaTable *table = hw_schema_tables; table->name != NULL && result == SQLITE_OK;
       table++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT %2$s FROM %1$s NOT INDEXED ORDER BY %2$s LIMIT 1;"
                             "SELECT %2$s FROM %1$s NOT INDEXED ORDER BY %2$s DESC LIMIT 1",
                             table->name, table->key);
      result = sqlite3_exec (db, sql, NULL, NULL, NULL);
    }
  return result;
}

/* With SQLite, which reads the file as one that nothing changes: no lock, no log, no shared memory.
 * Where another process has it open there is a log, and its own checks stand in for these. */
static gboolean
check_contents (const char *path, GError **error)
{
  g_autofree char *uri = hw_inspect_immutable_uri (path);
  sqlite3 *db = NULL;
  int version = 0;
  int result = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);

  if (result == SQLITE_OK)
    result = hw_schema_get_version (db, &version);
  if (result == SQLITE_OK && version > 0)
    result = probe_tables (db);
  if (result != SQLITE_OK && !hw_inspect_has_log (path))
    {
      if ((result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB
          || (result & 0xff) == SQLITE_ERROR) /* a table is missing */
        fail_damaged (path, error);
      else
        {
          g_autofree char *reason = NULL;
          HwLibraryError code = hw_library_error_from_sqlite (db, result, &reason);

          hw_library_fail_open (path, error, code, "%s", reason);
        }
      sqlite3_close (db);
      return FALSE;
    }
  sqlite3_close (db);
  return TRUE;
}

static void
fail_errno (const char *path, int problem, GError **error)
{
  if (problem == EACCES || problem == EPERM)
    hw_library_fail_open (path, error, HW_LIBRARY_ERROR_FAILED, "%s",
                          _ ("you are not permitted to read this file; ask its owner"));
  else
    hw_library_fail_open (path, error, HW_LIBRARY_ERROR_FAILED, "%s", g_strerror (problem));
}

static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *real = resolve (path);
  g_autofree char *folder = g_path_get_dirname (real);

  if (g_access (real, W_OK) != 0)
    {
      hw_library_fail_open (path, error, HW_LIBRARY_ERROR_READ_ONLY, "%s",
                            _ ("the file cannot be written to; change its permissions, or copy it "
                               "to another place"));
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0)
    {
      hw_library_fail_open (path, error, HW_LIBRARY_ERROR_READ_ONLY,
                            /* Translators: %s is a folder. */
                            _ ("its folder “%s” cannot be written to; copy the file to another "
                               "place"),
                            folder);
      return FALSE;
    }
  return TRUE;
}

/* FALSE with the reason, or with 0 where the file is too short. */
static gboolean
read_header (const char *path, guchar *header, int *problem)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  ssize_t n_read;

  *problem = 0;
  if (fd < 0)
    {
      *problem = errno;
      return FALSE;
    }
  n_read = pread (fd, header, HEADER_SIZE, 0);
  if (n_read < 0)
    *problem = errno;
  close (fd);
  return n_read == HEADER_SIZE;
}

static gboolean
inspect_once (
    const char *path, gboolean for_writing, int newest_version, HwFileState *state, GError **error)
{
  guchar header[HEADER_SIZE];
  GStatBuf info;
  int problem;

  *state = HW_FILE_MISSING;
  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      fail_errno (path, errno, error);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      fail_not_a_library (path, error, _ ("it is a folder, not a file"));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      fail_not_a_library (path, error, _ ("it is not an ordinary file"));
      return FALSE;
    }
  if (info.st_size == 0)
    {
      *state = HW_FILE_EMPTY;
      return !for_writing || check_writable (path, error);
    }

  if (!read_header (path, header, &problem))
    {
      if (problem != 0)
        fail_errno (path, problem, error);
      else
        fail_not_a_library (path, error, _ ("it is a file of another kind, not a library"));
      return FALSE;
    }
  *state = HW_FILE_LIBRARY;
  return check_header (path, header, info.st_size, newest_version, error)
         && (hw_inspect_has_log (path) || check_contents (path, error))
         && (!for_writing || check_writable (path, error));
}

/* A process that ended while it made the file left half of it, and a journal that leads back to the empty
 * file it was. TRUE where SQLite went back: only in a file that says it is ours. */
static gboolean
roll_back (const char *path)
{
  guchar header[HEADER_SIZE];
  sqlite3 *db = NULL;
  int problem, result;

  if (!has_beside (path, "-journal") || !read_header (path, header, &problem)
      || get_u32 (header, HEADER_APPLICATION_ID) != HW_SCHEMA_APPLICATION_ID)
    return FALSE;
  result = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  sqlite3_close (db);
  return result == SQLITE_OK && !has_beside (path, "-journal");
}

static gboolean
is_unchanged (const GStatBuf *one, const GStatBuf *other)
{
  return one->st_ino == other->st_ino && one->st_size == other->st_size
         && one->st_mtim.tv_sec == other->st_mtim.tv_sec
         && one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

/* Another process may be making the file at this very moment, and what is read of it without a lock is
 * then a state that never was: a complaint counts when it is made again of a file that stands still. */
gboolean
hw_inspect_file (
    const char *path, gboolean for_writing, int newest_version, HwFileState *state, GError **error)
{
  gboolean rolled_back = FALSE;

  for (guint i = 1;; i++)
    {
      g_autoptr (GError) problem = NULL;
      GStatBuf before = { 0 }, after = { 0 };

      g_stat (path, &before);
      if (inspect_once (path, for_writing, newest_version, state, &problem))
        return TRUE;
      g_stat (path, &after);
      if (i > 1 && for_writing && !rolled_back && is_unchanged (&before, &after))
        {
          rolled_back = roll_back (path);
          if (rolled_back)
            continue;
        }
      if ((i > 1 && is_unchanged (&before, &after) && !has_beside (path, "-journal"))
          || i == MAX_INSPECTIONS)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep (INSPECTION_PAUSE);
    }
}

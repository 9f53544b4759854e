/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "error.h"
#include "inspection.h"
#include "library-private.h"

/* Pages copied between two looks at the cancellable. */
#define PAGES 1024
/* Another connection writes: wait so long before the copy goes on. */
#define PAUSE_MS 10

static int
copy_pages (HwLibrary *self, sqlite3 *target, GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->db, "main");
  int result;

  if (backup == NULL)
    return sqlite3_errcode (target);
  do
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          sqlite3_backup_finish (backup);
          return SQLITE_INTERRUPT;
        }
      result = sqlite3_backup_step (backup, PAGES);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        sqlite3_sleep (PAUSE_MS);
    }
  while (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED);
  return sqlite3_backup_finish (backup);
}

/* The copy is made whole under another name before it takes the place of a file. */
static gboolean
copy_and_rename (HwLibrary *self,
                 const char *path,
                 const char *unfinished,
                 GCancellable *cancellable,
                 GError **error)
{
  sqlite3 *target = NULL;
  int result = sqlite3_open_v2 (unfinished, &target,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE
                                    | SQLITE_OPEN_NOMUTEX,
                                NULL);
  g_autofree char *reason = NULL;
  HwLibraryError code;

  if (result == SQLITE_OK)
    result = copy_pages (self, target, cancellable);
  if (result == SQLITE_INTERRUPT)
    hw_library_fail_sqlite (self, error, result);
  else if (result != SQLITE_OK)
    {
      code = hw_library_error_from_sqlite (target, result, &reason);
      hw_library_fail (self, error, code, "%s: %s", path, reason);
    }
  sqlite3_close (target);
  if (result != SQLITE_OK)
    return FALSE;
  if (g_rename (unfinished, path) == 0)
    return TRUE;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

gboolean
hw_library_copy_to (HwLibrary *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *unfinished = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  self->attempt = N_ ("The copy could not be made");
  /* Also where it is this library itself, which is open. */
  if (hw_inspect_is_in_use (path))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_EXISTS, _ ("“%s” is a library that is in use"),
                       path);
      return FALSE;
    }
  unfinished = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  if (copy_and_rename (self, path, unfinished, cancellable, error))
    return TRUE;
  g_unlink (unfinished);
  return FALSE;
}

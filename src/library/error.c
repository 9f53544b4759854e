/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "error.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "library-private.h"

G_DEFINE_QUARK (hw - library - error - quark, hw_library_error)

HwLibraryError
hw_library_error_from_sqlite (sqlite3 *db, int result, char **reason)
{
  int problem = db != NULL ? sqlite3_system_errno (db) : 0;

  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *reason = g_strdup (_ ("another program has been writing to it for more than five seconds; "
                             "try again when it has finished"));
      return HW_LIBRARY_ERROR_BUSY;
    case SQLITE_READONLY:
      if (result == SQLITE_READONLY_DBMOVED)
        *reason = g_strdup (_ ("the file was moved or removed while it was open"));
      else if (result == SQLITE_READONLY_DIRECTORY)
        *reason = g_strdup (_ ("its folder cannot be written to"));
      else
        *reason = g_strdup (_ ("the file cannot be written to"));
      return HW_LIBRARY_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *reason
          = g_strdup (_ ("the file is damaged; keep it as it is, and open your last good copy"));
      return HW_LIBRARY_ERROR_DAMAGED;
    case SQLITE_FULL:
      *reason = g_strdup (_ ("there is no space left on the disk"));
      return HW_LIBRARY_ERROR_NO_SPACE;
    case SQLITE_TOOBIG:
      *reason = g_strdup (_ ("it is too large to be stored"));
      return HW_LIBRARY_ERROR_INVALID;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      *reason = g_strdup (_ ("access to the file is not permitted"));
      return HW_LIBRARY_ERROR_READ_ONLY;
    case SQLITE_IOERR:
      if (problem == ENOSPC || problem == EDQUOT || problem == EFBIG)
        {
          *reason = g_strdup (_ ("there is no space left on the disk"));
          return HW_LIBRARY_ERROR_NO_SPACE;
        }
      /* Translators: %s is what the operating system says. */
      *reason = g_strdup_printf (_ ("the disk reported an error (%s)"),
                                 problem != 0 ? g_strerror (problem) : sqlite3_errstr (result));
      return HW_LIBRARY_ERROR_FAILED;
    case SQLITE_CANTOPEN:
      /* Translators: %s is what the operating system says. */
      *reason = g_strdup_printf (_ ("the file cannot be opened (%s)"),
                                 problem != 0 ? g_strerror (problem) : sqlite3_errstr (result));
      return HW_LIBRARY_ERROR_FAILED;
    default:
      /* What the connection says is of its last call, which may be the rollback after a failure. */
      *reason = g_strdup (db != NULL && sqlite3_errcode (db) == result ? sqlite3_errmsg (db)
                                                                       : sqlite3_errstr (result));
      return HW_LIBRARY_ERROR_FAILED;
    }
}

static void
fail (HwLibrary *self, GError **error, HwLibraryError code, const char *reason)
{
  const char *attempt = self->attempt != NULL ? self->attempt : N_ ("This could not be done");

  /* Translators: what could not be done, the library's file, and why. "The tag could not be renamed
   * in the library “/home/…/library.db”: the file cannot be written to" */
  g_set_error (error, HW_LIBRARY_ERROR, code, _ ("%1$s in the library “%2$s”: %3$s"), _ (attempt),
               self->path, reason);
}

void
hw_library_fail (HwLibrary *self, GError **error, HwLibraryError code, const char *reason, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, reason);
  text = g_strdup_vprintf (reason, arguments);
  va_end (arguments);
  fail (self, error, code, text);
}

void
hw_library_fail_sqlite (HwLibrary *self, GError **error, int result)
{
  g_autofree char *reason = NULL;
  HwLibraryError code;

  if ((result & 0xff) == SQLITE_INTERRUPT
      || ((result & 0xff) == SQLITE_BUSY && g_cancellable_is_cancelled (self->cancellable)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("The operation was cancelled"));
      return;
    }
  code = hw_library_error_from_sqlite (self->db, result, &reason);
  fail (self, error, code, reason);
}

void
hw_library_fail_open (
    const char *path, GError **error, HwLibraryError code, const char *reason, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, reason);
  text = g_strdup_vprintf (reason, arguments);
  va_end (arguments);
  /* Translators: the library's file, and why. */
  g_set_error (error, HW_LIBRARY_ERROR, code, _ ("Could not open the library “%1$s”: %2$s"), path,
               text);
}

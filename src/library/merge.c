/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "error.h"
#include "library-private.h"

/* A copy of a file that must not be written to. */
static gboolean
copy_to (const char *from, const char *to, GError **error)
{
  sqlite3 *source = NULL, *target = NULL;
  sqlite3_backup *backup = NULL;
  int result = sqlite3_open_v2 (from, &source, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  g_autofree char *reason = NULL;

  if (result == SQLITE_OK)
    result = sqlite3_open_v2 (
        to, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", source, "main");
      if (backup != NULL)
        sqlite3_backup_step (backup, -1);
      result = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (target);
    }
  if (result != SQLITE_OK)
    {
      const HwLibraryError code
          = hw_library_error_from_sqlite (target != NULL ? target : source, result, &reason);
      hw_library_fail_open (from, error, code, "%s", reason);
    }
  sqlite3_close (source);
  sqlite3_close (target);
  return result == SQLITE_OK;
}

static void
remove_copy (char *copy)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);
      g_unlink (path);
    }
  g_free (copy);
}

/* The other library; *copy becomes the file to remove where it had to be brought up to date first. */
static HwLibrary *
open_other (const char *path, char **copy, GError **error)
{
  g_autoptr (GError) problem = NULL;
  HwLibrary *other = hw_library_open (path, HW_LIBRARY_OPEN_READ_ONLY, &problem);
  int fd;

  if (other != NULL)
    return other;
  if (!g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY)
      || (fd = g_file_open_tmp ("hawashi-merge-XXXXXX.db", copy, NULL)) < 0)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  close (fd);
  return copy_to (path, *copy, error) ? hw_library_open (*copy, HW_LIBRARY_OPEN_DEFAULT, error)
                                      : NULL;
}

static HwProject *
read_other (HwLibrary *other, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  HwProject *project = hw_library_read_project (other, NULL, cancellable, error);

  if (project != NULL)
    {
      g_free (project->name);
      project->name = g_steal_pointer (&name);
    }
  return project;
}

gboolean
hw_library_merge (HwLibrary *self,
                  const char *path,
                  HwPrefer prefer,
                  GHashTable *choices,
                  HwProjectFunc func,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (HwLibrary) other = NULL;
  g_autoptr (HwProject) project = NULL;
  char *copy = NULL;
  gboolean ok = FALSE;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  self->attempt = N_ ("The libraries could not be merged");
  if (hw_library_is_open_file (path))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, _ ("“%s” is this library itself"),
                       path);
      return FALSE;
    }
  other = open_other (path, &copy, error);
  if (other != NULL)
    project = read_other (other, path, cancellable, error);
  if (project != NULL)
    project->choices = choices;
  if (project != NULL)
    ok = hw_library_take_project (self, project, HW_STEP_MERGE_LIBRARY, prefer, func, user_data,
                                  cancellable, error);
  g_clear_pointer (&project, hw_project_free);
  g_clear_pointer (&other, hw_library_close);
  if (copy != NULL)
    remove_copy (copy);
  return ok;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "obsidian.h"

#include "whole-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
remove_folder (const char *path, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *file
          = g_build_filename (path, ((HwExportFile *) files->pdata[i])->name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

static void
set_failure (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *isolated = hw_direction_isolate (name);

  if (code == ENOTEMPTY || code == EEXIST || code == ENOTDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("“%s” is there already. Choose a new name, or an empty folder."), isolated);
  else
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                 _ ("“%s” could not be written: %s."), isolated, g_strerror (code));
}

gboolean
hw_export_write_folder (GPtrArray *files, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *fresh = g_build_filename (parent, ".hawashi-XXXXXX", NULL);
  struct stat status;
  gboolean ok = TRUE;

  if (g_mkdtemp_full (fresh, 0777) == NULL)
    {
      set_failure (error, path, errno);
      return FALSE;
    }
  for (guint i = 0; i < files->len && ok; i++)
    {
      const HwExportFile *file = files->pdata[i];
      g_autofree char *target = g_build_filename (fresh, file->name, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (file->text, strlen (file->text));
      ok = hw_whole_file_write (target, bytes, error);
    }
  /* Only an empty folder gives way to another. */
  if (ok && stat (path, &status) == 0 && !S_ISDIR (status.st_mode))
    {
      set_failure (error, path, ENOTDIR);
      ok = FALSE;
    }
  else if (ok && g_rename (fresh, path) != 0)
    {
      set_failure (error, path, errno);
      ok = FALSE;
    }
  if (!ok)
    remove_folder (fresh, files);
  return ok;
}

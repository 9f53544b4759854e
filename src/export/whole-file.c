/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library.h"

static void
set_failure (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *isolated = g_strdup_printf ("\u2068%s\u2069", name);

  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (code),
      /* Translators: the first %s is a file's name, the second the system's reason, like "No
                * space left on device". */
      _ ("“%s” could not be written: %s."), isolated, g_strerror (code));
}

/* 0, or why not. */
static int
write_all (int fd, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  while (n_bytes > 0)
    {
      ssize_t n = write (fd, data, n_bytes);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      data += n;
      n_bytes -= (gsize) n;
    }
  return 0;
}

static int
write_in_place (const char *path, GBytes *bytes)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return errno;
  int code = write_all (fd, bytes);
  if (close (fd) != 0 && code == 0)
    code = errno;
  return code;
}

/* So that a rename is on the disk too. A file system that cannot do it has done what it can. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static int
replace (const char *path, const struct stat *old, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = g_build_filename (folder, ".hawashi-XXXXXX", NULL);

  /* A file that may not be written is not replaced either, though its folder would allow it. */
  if (old != NULL && access (path, W_OK) != 0)
    return errno;
  int fd = g_mkstemp_full (fresh, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return errno;

  int code = write_all (fd, bytes);
  if (code == 0 && old != NULL && fchmod (fd, old->st_mode & 0777) != 0)
    code = errno;
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (fresh, path) != 0)
    code = errno;
  if (code != 0)
    g_unlink (fresh);
  else
    sync_folder (folder);
  return code;
}

gboolean
hw_whole_file_write (const char *path, GBytes *bytes, GError **error)
{
  struct stat status;
  gboolean exists = stat (path, &status) == 0;
  char *target = exists ? realpath (path, NULL) : NULL;
  int code;

  if (exists && S_ISDIR (status.st_mode))
    code = EISDIR;
  else if (hw_library_is_open_file (path))
    code = EBUSY;
  else if (exists && !S_ISREG (status.st_mode))
    code = write_in_place (path, bytes);
  else
    code = replace (target != NULL ? target : path, exists ? &status : NULL, bytes);
  free (target);

  if (code != 0)
    set_failure (error, path, code);
  return code == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "open-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "library.h"

static GMutex mutex;
static GPtrArray *paths; /* char *; NULL while none is open */

void
hw_open_files_add (const char *path)
{
  g_mutex_lock (&mutex);
  if (paths == NULL)
    paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paths, g_strdup (path));
  g_mutex_unlock (&mutex);
}

void
hw_open_files_remove (const char *path)
{
  guint index;

  g_mutex_lock (&mutex);
  if (g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index))
    g_ptr_array_remove_index_fast (paths, index);
  if (paths->len == 0)
    g_clear_pointer (&paths, g_ptr_array_unref);
  g_mutex_unlock (&mutex);
}

/* By what it is, not by what it is called: a file has many paths. */
static gboolean
is_same_file (const GStatBuf *file, const char *path, const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (other, &info) == 0 && info.st_dev == file->st_dev && info.st_ino == file->st_ino;
}

gboolean
hw_library_is_open_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  gboolean found = FALSE;
  GStatBuf info;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_stat (path, &info) != 0)
    return FALSE;
  g_mutex_lock (&mutex);
  for (guint i = 0; paths != NULL && i < paths->len && !found; i++)
    for (guint j = 0; j < G_N_ELEMENTS (suffixes) && !found; j++)
      found = is_same_file (&info, paths->pdata[i], suffixes[j]);
  g_mutex_unlock (&mutex);
  return found;
}

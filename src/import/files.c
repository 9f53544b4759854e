/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "files.h"

#include "extract.h"
#include "sniff.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LISTED_ATTRIBUTES                                                                          \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE                                \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN
#define READ_STEP (64 * 1024)

static void
found_file_free (gpointer data)
{
  HwFoundFile *self = data;
  g_free (self->path);
  g_free (self->failure);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
add_found (GPtrArray *found, const char *path, const char *failure)
{
  HwFoundFile *file = g_new0 (HwFoundFile, 1);
  file->path = g_strdup (path);
  file->failure = g_strdup (failure);
  g_ptr_array_add (found, file);
}

static gboolean
is_folder (const char *path)
{
  struct stat status;
  return stat (path, &status) == 0 && S_ISDIR (status.st_mode);
}

typedef struct
{
  char *name;
  gboolean folder;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;
  g_free (self->name);
  g_free (self);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *const *left = a, *const *right = b;
  return strcmp ((*left)->name, (*right)->name);
}

/* The entries of one folder by name; the folder is closed again before one goes deeper. */
static GPtrArray *
list_folder (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children (
      folder, LISTED_ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  if (enumerator == NULL)
    return NULL;

  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  GFileInfo *info;
  for (;;)
    {
      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_file_info_get_is_hidden (info))
        continue;

      GFileType type = g_file_info_get_file_type (info);
      const char *name = g_file_info_get_name (info);
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (type == G_FILE_TYPE_SYMBOLIC_LINK && is_folder (child))
        continue;
      Entry *entry = g_new0 (Entry, 1);
      entry->name = g_strdup (name);
      entry->folder = type == G_FILE_TYPE_DIRECTORY;
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

static void
walk (const char *path, GPtrArray *found, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = list_folder (path, cancellable, &error);

  if (entries == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *failure
              = g_strdup_printf (_ ("The folder cannot be read: %s"), error->message);
          add_found (found, path, failure);
        }
      return;
    }
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const Entry *entry = entries->pdata[i];
      g_autofree char *child = g_build_filename (path, entry->name, NULL);
      if (entry->folder)
        walk (child, found, cancellable);
      else
        add_found (found, child, NULL);
    }
}

GPtrArray *
hw_files_find (const char *const *paths, GCancellable *cancellable)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (found_file_free);

  for (gsize i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (is_folder (paths[i]))
        walk (paths[i], found, cancellable);
      else
        add_found (found, paths[i], NULL);
    }
  return found;
}

GPtrArray *
hw_files_name (const char *path, GBytes *bytes)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (found_file_free);

  add_found (found, path, NULL);
  if (bytes != NULL)
    ((HwFoundFile *) found->pdata[0])->bytes = g_bytes_ref (bytes);
  return found;
}

static void
set_unreadable (GError **error, int code)
{
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
               /* Translators: %s is the system's reason, like "Permission denied". */
               _ ("The file cannot be read: %s."), g_strerror (code));
}

static gboolean
check_regular (const struct stat *status, GError **error)
{
  if (!S_ISREG (status->st_mode))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
                           _ ("This is not a regular file."));
      return FALSE;
    }
  if (status->st_size > HW_IMPORT_MAX_BYTES)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                   _ ("The file is larger than %d MB."),
                   (int) (HW_IMPORT_MAX_BYTES / (1024 * 1024)));
      return FALSE;
    }
  return TRUE;
}

/* Reads to the end, or to @limit: a file may grow, and those under /proc have no size. */
static GBytes *
read_all (int fd, gsize size, gsize limit, GError **error)
{
  gsize n_room = MIN (size, limit) + 1, n_read = 0;
  guint8 *data = g_malloc (n_room);

  while (n_read < limit)
    {
      if (n_read == n_room)
        {
          n_room = MIN (n_room * 2 + READ_STEP, limit);
          data = g_realloc (data, n_room);
        }
      ssize_t n = read (fd, data + n_read, MIN (n_room, limit) - n_read);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_unreadable (error, errno);
          g_free (data);
          return NULL;
        }
      if (n == 0)
        break;
      n_read += (gsize) n;
    }
  return g_bytes_new_take (data, n_read);
}

GBytes *
hw_files_read (const char *path, gboolean head_only, GError **error)
{
  struct stat status;

  /* Asked before opening, since opening a device may move something; and again after, since the path may
   * lead elsewhere by then. */
  if (stat (path, &status) != 0)
    {
      set_unreadable (error, errno);
      return NULL;
    }
  if (!check_regular (&status, error))
    return NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      set_unreadable (error, errno);
      return NULL;
    }

  GBytes *bytes = NULL;
  if (fstat (fd, &status) != 0)
    set_unreadable (error, errno);
  else if (check_regular (&status, error))
    /* One byte over the limit shows a file that grew past it. */
    bytes = read_all (fd, (gsize) status.st_size,
                      head_only ? HW_SNIFF_BYTES : (gsize) HW_IMPORT_MAX_BYTES + 1, error);
  close (fd);
  return bytes;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "open-files.h"

#include <glib/gstdio.h>

#include "library.h"

/* Of the texts read before the last one, so much is kept. */
#define KEPT_BYTES (32 * 1024 * 1024)

typedef struct
{
  gint64 id, revision;
  HwText *text;
} Kept;

struct _HwOpenFile
{
  char *path;
  GStatBuf info; /* a file is what it is, not what it is called */
  guint n_users;
  GArray *texts; /* Kept, the one read last at the end */
};

static GMutex mutex;
static GPtrArray *files; /* HwOpenFile; NULL while none is open */

static gboolean
is_same (const GStatBuf *one, const GStatBuf *other)
{
  return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

static void
clear_kept (gpointer data)
{
  hw_text_unref (((Kept *) data)->text);
}

HwOpenFile *
hw_open_file_acquire (const char *path)
{
  HwOpenFile *file = NULL;
  GStatBuf info = { 0 };

  g_stat (path, &info);
  g_mutex_lock (&mutex);
  if (files == NULL)
    files = g_ptr_array_new ();
  for (guint i = 0; i < files->len && file == NULL; i++)
    if (is_same (&((HwOpenFile *) files->pdata[i])->info, &info))
      file = files->pdata[i];
  if (file == NULL)
    {
      file = g_new0 (HwOpenFile, 1);
      file->path = g_strdup (path);
      file->info = info;
      file->texts = g_array_new (FALSE, FALSE, sizeof (Kept));
      g_array_set_clear_func (file->texts, clear_kept);
      g_ptr_array_add (files, file);
    }
  file->n_users++;
  g_mutex_unlock (&mutex);
  return file;
}

void
hw_open_file_release (HwOpenFile *self)
{
  g_mutex_lock (&mutex);
  if (--self->n_users == 0)
    {
      g_ptr_array_remove (files, self);
      if (files->len == 0)
        g_clear_pointer (&files, g_ptr_array_unref);
      g_array_unref (self->texts);
      g_free (self->path);
      g_free (self);
    }
  g_mutex_unlock (&mutex);
}

HwText *
hw_open_file_get_text (HwOpenFile *self, gint64 id, gint64 revision)
{
  HwText *text = NULL;

  g_mutex_lock (&mutex);
  for (guint i = 0; i < self->texts->len && text == NULL; i++)
    {
      Kept *kept = &g_array_index (self->texts, Kept, i);

      if (kept->id == id && kept->revision == revision)
        text = hw_text_ref (kept->text);
    }
  g_mutex_unlock (&mutex);
  return text;
}

void
hw_open_file_keep_text (HwOpenFile *self, gint64 id, gint64 revision, HwText *text)
{
  Kept kept = { id, revision, hw_text_ref (text) };
  gsize n_bytes = 0;
  guint first;

  g_mutex_lock (&mutex);
  for (first = self->texts->len; first > 0; first--)
    {
      n_bytes += hw_text_get_n_bytes (g_array_index (self->texts, Kept, first - 1).text);
      if (n_bytes > KEPT_BYTES)
        break;
    }
  if (first > 0)
    g_array_remove_range (self->texts, 0, first);
  g_array_append_val (self->texts, kept);
  g_mutex_unlock (&mutex);
}

void
hw_open_file_forget_texts (HwOpenFile *self)
{
  g_mutex_lock (&mutex);
  g_array_set_size (self->texts, 0);
  g_mutex_unlock (&mutex);
}

gboolean
hw_library_is_open_file (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
  gboolean found = FALSE;
  GStatBuf info, other;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_stat (path, &info) != 0)
    return FALSE;
  g_mutex_lock (&mutex);
  for (guint i = 0; files != NULL && i < files->len && !found; i++)
    {
      const HwOpenFile *file = files->pdata[i];

      found = is_same (&file->info, &info);
      for (guint j = 0; j < G_N_ELEMENTS (suffixes) && !found; j++)
        {
          g_autofree char *beside = g_strconcat (file->path, suffixes[j], NULL);

          found = g_stat (beside, &other) == 0 && is_same (&other, &info);
        }
    }
  g_mutex_unlock (&mutex);
  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loader.h"

#include "files.h"
#include "formats.h"

#include <glib/gi18n.h>

#define MAX_THREADS 4
/* How far ahead: enough that neither side waits, little enough to hold in memory. */
#define MAX_AHEAD 64
#define MAX_BYTES_AHEAD ((gsize) 64 * 1024 * 1024)

struct _HwLoader
{
  GPtrArray *files;
  gboolean keep_originals;
  GCancellable *cancellable;
  GThread *threads[MAX_THREADS];
  guint n_threads;

  GMutex mutex; /* for what follows */
  GCond changed;
  HwLoaded **results; /* one a file */
  guint next;         /* file that the next free thread takes */
  guint taken;        /* results given to the caller */
  gsize n_bytes;      /* of the results that wait */
  gboolean stop;
};

void
hw_loaded_free (HwLoaded *self)
{
  if (self == NULL)
    return;
  g_free (self->hash);
  g_clear_pointer (&self->extract, hw_extract_free);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->failure);
  g_free (self);
}

static HwLoaded *
load (const HwLoader *self, const HwFoundFile *file)
{
  HwLoaded *loaded = g_new0 (HwLoaded, 1);
  g_autoptr (GError) error = NULL;

  if (file->failure != NULL)
    {
      loaded->failure = g_strdup (file->failure);
      return loaded;
    }

  HwReadOptions options = { NULL };
  gboolean head_only = !hw_format_is_hopeful (file->path, &options);
  g_autoptr (GBytes) bytes = hw_files_read (file->path, head_only, &error);
  if (bytes != NULL)
    {
      g_autofree char *name = g_filename_display_basename (file->path);
      options.name = name;
      loaded->extract = hw_extract_bytes (bytes, &options, self->cancellable, &error);
    }
  if (loaded->extract != NULL)
    {
      loaded->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (self->keep_originals)
        loaded->original = g_bytes_ref (bytes);
    }
  else
    loaded->failure = g_strdup (error->message);
  return loaded;
}

static gsize
weight (const HwLoaded *loaded)
{
  gsize n_bytes = loaded->original != NULL ? g_bytes_get_size (loaded->original) : 0;

  if (loaded->extract != NULL && loaded->extract->text != NULL)
    n_bytes += hw_text_get_n_bytes (loaded->extract->text);
  return n_bytes;
}

static gpointer
run (gpointer data)
{
  HwLoader *self = data;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      while (!self->stop && self->next < self->files->len
             && (self->next - self->taken >= MAX_AHEAD || self->n_bytes > MAX_BYTES_AHEAD))
        g_cond_wait (&self->changed, &self->mutex);
      if (self->stop || self->next >= self->files->len)
        break;

      guint index = self->next++;
      g_mutex_unlock (&self->mutex);
      HwLoaded *loaded = load (self, self->files->pdata[index]);
      g_mutex_lock (&self->mutex);
      self->results[index] = loaded;
      self->n_bytes += weight (loaded);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

HwLoader *
hw_loader_new (GPtrArray *files, gboolean keep_originals, GCancellable *cancellable)
{
  HwLoader *self = g_new0 (HwLoader, 1);

  self->files = files;
  self->keep_originals = keep_originals;
  self->cancellable = cancellable;
  self->results = g_new0 (HwLoaded *, files->len + 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  /* The caller's thread writes: one processor is its. */
  self->n_threads = MIN (CLAMP (g_get_num_processors () - 1, 1, MAX_THREADS), files->len);
  for (guint i = 0; i < self->n_threads; i++)
    self->threads[i] = g_thread_new ("import", run, self);
  return self;
}

void
hw_loader_free (HwLoader *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);

  for (guint i = 0; i < self->files->len; i++)
    hw_loaded_free (self->results[i]);
  g_free (self->results);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

gboolean
hw_loader_wait (HwLoader *self, gint64 timeout)
{
  gint64 until = g_get_monotonic_time () + timeout;
  gboolean ready, in_time = TRUE;

  g_mutex_lock (&self->mutex);
  while (!(ready = self->taken >= self->files->len || self->results[self->taken] != NULL)
         && in_time)
    in_time = g_cond_wait_until (&self->changed, &self->mutex, until);
  g_mutex_unlock (&self->mutex);
  return ready;
}

HwLoaded *
hw_loader_next (HwLoader *self)
{
  HwLoaded *loaded = NULL;

  g_mutex_lock (&self->mutex);
  if (self->taken < self->files->len)
    {
      while (self->results[self->taken] == NULL)
        g_cond_wait (&self->changed, &self->mutex);
      loaded = g_steal_pointer (&self->results[self->taken++]);
      self->n_bytes -= weight (loaded);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->mutex);
  return loaded;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loader.h"

#include "files.h"
#include "formats.h"
#include "worker.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIN_THREADS 2 /* so that one slow file does not keep the others */
#define MAX_THREADS 4
#define MAX_WORKERS 2
/* How far ahead: enough that neither side waits, little enough to hold in memory. */
#define MAX_AHEAD 64
#define MAX_BYTES_AHEAD ((gsize) 64 * 1024 * 1024)

struct _HwLoader
{
  GPtrArray *files;
  HwReadOptions options;
  gboolean keep_originals;
  GHashTable *known;
  GCancellable *cancellable; /* the caller's; or NULL */
  GCancellable *stopping;    /* follows it, and the end of this */
  gulong follows;
  GThread *threads[MAX_THREADS];
  guint n_threads;

  GMutex mutex; /* for what follows */
  GCond changed;
  HwLoaded **results; /* one a file */
  guint next;         /* file that the next free thread takes */
  guint taken;        /* results given to the caller */
  gsize n_bytes;      /* of the results that wait */
  HwWorker *idle[MAX_WORKERS];
  guint n_idle, n_busy;
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

static HwWorker *
take_worker (HwLoader *self)
{
  HwWorker *worker;

  g_mutex_lock (&self->mutex);
  while (self->n_busy == MAX_WORKERS)
    g_cond_wait (&self->changed, &self->mutex);
  self->n_busy++;
  worker = self->n_idle > 0 ? self->idle[--self->n_idle] : NULL;
  g_mutex_unlock (&self->mutex);
  return worker != NULL ? worker : hw_worker_new ();
}

static void
give_back (HwLoader *self, HwWorker *worker)
{
  g_mutex_lock (&self->mutex);
  self->n_busy--;
  self->idle[self->n_idle++] = worker;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Plain text in UTF-8 takes nothing but our own code to read, and is what there is thousands of. Whatever
 * goes through somebody's parser or converter goes to a worker. */
static gboolean
is_plain (GBytes *bytes, const HwFormat *format, const HwReadOptions *options)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes == 0
         || (strcmp (format->name, "text") == 0 && options->encoding == NULL
             && g_utf8_validate_len (data, n_bytes, NULL));
}

static HwExtract *
extract (HwLoader *self, GBytes *bytes, HwReadOptions *options, GError **error)
{
  const HwFormat *format = hw_format_of_file (bytes, options, error);
  HwExtract *made;

  if (format == NULL)
    return NULL;
  if (is_plain (bytes, format, options))
    return hw_extract_bytes (bytes, options, self->stopping, error);
  options->format = format->name;
  HwWorker *worker = take_worker (self);
  made = hw_worker_read (worker, bytes, options, self->stopping, error);
  give_back (self, worker);
  return made;
}

static HwLoaded *
load (HwLoader *self, const HwFoundFile *file, gboolean again)
{
  HwLoaded *loaded = g_new0 (HwLoaded, 1);
  HwReadOptions options = self->options;
  g_autofree char *name = g_filename_display_basename (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.name = name;
  if (file->failure != NULL)
    {
      loaded->failure = g_strdup (file->failure);
      return loaded;
    }
  bytes = file->bytes != NULL
              ? g_bytes_ref (file->bytes)
              : hw_files_read (file->path, !hw_format_is_hopeful (file->path, &options), &error);
  if (bytes != NULL)
    {
      loaded->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (!again && g_hash_table_contains (self->known, loaded->hash))
        return loaded;
      loaded->extract = extract (self, bytes, &options, &error);
    }
  if (loaded->extract == NULL)
    loaded->failure = g_strdup (error->message);
  else if (self->keep_originals)
    loaded->original = g_bytes_ref (bytes);
  return loaded;
}

static gsize
text_bytes (const HwExtract *extract)
{
  gsize n_bytes = extract->text != NULL ? hw_text_get_n_bytes (extract->text) : 0;

  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    n_bytes += text_bytes (extract->parts->pdata[i]);
  return n_bytes;
}

static gsize
weight (const HwLoaded *loaded)
{
  return (loaded->original != NULL ? g_bytes_get_size (loaded->original) : 0)
         + (loaded->extract != NULL ? text_bytes (loaded->extract) : 0);
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
      HwLoaded *loaded = load (self, self->files->pdata[index], FALSE);
      g_mutex_lock (&self->mutex);
      self->results[index] = loaded;
      self->n_bytes += weight (loaded);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
stop_reading (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

HwLoader *
hw_loader_new (GPtrArray *files,
               const HwReadOptions *options,
               gboolean keep_originals,
               GHashTable *known,
               GCancellable *cancellable)
{
  HwLoader *self = g_new0 (HwLoader, 1);

  self->files = files;
  if (options != NULL)
    self->options = *options;
  self->keep_originals = keep_originals;
  self->known = known;
  self->cancellable = cancellable;
  self->stopping = g_cancellable_new ();
  if (cancellable != NULL)
    self->follows = g_cancellable_connect (cancellable, G_CALLBACK (stop_reading),
                                           g_object_ref (self->stopping), g_object_unref);
  self->results = g_new0 (HwLoaded *, files->len + 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  /* The caller's thread writes: one processor is its, where there are enough. */
  self->n_threads = MIN (CLAMP (g_get_num_processors () - 1, MIN_THREADS, MAX_THREADS), files->len);
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
  g_cancellable_cancel (self->stopping);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);
  for (guint i = 0; i < self->n_idle; i++)
    hw_worker_free (self->idle[i]);
  g_cancellable_disconnect (self->cancellable, self->follows);
  g_object_unref (self->stopping);

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

HwLoaded *
hw_loader_load_again (HwLoader *self, guint index)
{
  return load (self, self->files->pdata[index], TRUE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-job.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "documents.h"
#include "extract-rows.h"

#define SAMPLES "/io/github/hawashi/Hawashi/samples"

struct _HwImportJob
{
  GObject parent_instance;

  GPtrArray *paths; /* element-type filename, NULL-terminated once started */
  gboolean is_samples;
  char *pasted_name; /* NULL where nothing was pasted */
  GBytes *pasted;
  char *reviewed_name; /* NULL where nobody reviewed it */
  HwLoaded *loaded;
  GArray *rows;
  gboolean keeps_original;
  GCancellable *cancellable;

  /* Written in the library thread while the window asks. */
  GMutex lock;
  guint n_done;
  guint n_found;
  guint n_added;
  guint n_unchanged;
  gint64 first_added;
  gint64 first_unchanged;
  GPtrArray *failures;
  GPtrArray *doubts;

  char *error;
};

enum
{
  FINISHED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwImportJob, hw_import_job, G_TYPE_OBJECT)

static void
failure_free (gpointer data)
{
  HwImportFailure *failure = data;

  g_free (failure->path);
  g_free (failure->reason);
  g_free (failure);
}

static void
doubt_free (gpointer data)
{
  HwImportDoubt *doubt = data;

  g_free (doubt->path);
  g_free (doubt);
}

static void
add_doubt (HwImportJob *self, const HwImportItem *item)
{
  HwImportDoubt *doubt = g_new (HwImportDoubt, 1);

  doubt->path = g_strdup (item->path);
  doubt->document = item->document;
  g_ptr_array_add (self->doubts, doubt);
}

static void
add_failure (HwImportJob *self, const char *path, const char *reason)
{
  HwImportFailure *failure = g_new (HwImportFailure, 1);

  failure->path = g_filename_display_name (path);
  failure->reason = g_strdup (reason);
  g_ptr_array_add (self->failures, failure);
}

/* Library thread. */
static void
item_done (const HwImportItem *item, guint n_done, guint n_found, gpointer user_data)
{
  HwImportJob *self = user_data;

  g_mutex_lock (&self->lock);
  self->n_done = n_done;
  self->n_found = n_found;
  switch (item->status)
    {
    case HW_IMPORT_ADDED:
      if (self->n_added++ == 0)
        self->first_added = item->document;
      if (item->is_doubtful)
        add_doubt (self, item);
      break;
    case HW_IMPORT_UNCHANGED:
      if (self->n_unchanged++ == 0)
        self->first_unchanged = item->document;
      break;
    case HW_IMPORT_FAILED:
    default:
      add_failure (self, item->path, item->message);
      break;
    }
  g_mutex_unlock (&self->lock);
}

/* The importer takes paths; the samples lie in the program. Library thread. */
static gboolean
write_samples (const char *folder, GPtrArray *paths, GError **error)
{
  g_auto (GStrv) names
      = g_resources_enumerate_children (SAMPLES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *resource = g_strconcat (SAMPLES "/", *name, NULL);
      g_autoptr (GBytes) bytes
          = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      char *path;

      if (bytes == NULL)
        return FALSE;
      path = g_build_filename (folder, *name, NULL);
      g_ptr_array_add (paths, path);
      if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), error))
        return FALSE;
    }
  return TRUE;
}

/* It is on the disk while it is read, for nobody but the person to see. Library thread. */
static gboolean
write_pasted (HwImportJob *self, const char *folder, GPtrArray *paths, GError **error)
{
  char *path = g_build_filename (folder, self->pasted_name, NULL);

  g_ptr_array_add (paths, path);
  return g_file_set_contents_full (path, g_bytes_get_data (self->pasted, NULL),
                                   (gssize) g_bytes_get_size (self->pasted),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
import (HwImportJob *self,
        HwLibrary *library,
        GPtrArray *paths,
        GCancellable *cancellable,
        GError **error)
{
  if (paths->len == 0)
    return TRUE;
  g_ptr_array_add (paths, NULL);
  return hw_import_paths (library, (const char *const *) paths->pdata, NULL, item_done, self,
                          cancellable, error);
}

/* What was decided is done right before it is written. Library thread. */
static void
import_reviewed (HwImportJob *self, HwLibrary *library, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->keeps_original != hw_library_get_keep_originals (library)
      && !hw_library_set_keep_originals (library, self->keeps_original, error))
    return;
  if (!self->keeps_original)
    g_clear_pointer (&self->loaded->original, g_bytes_unref);
  hw_extract_settle_doubt (self->loaded->extract);
  if (!hw_extract_toggle_rows (self->loaded->extract, (const guint *) (gpointer) self->rows->data,
                               self->rows->len, &failure))
    self->loaded->failure = g_strdup (failure->message);
  hw_import_loaded (library, self->reviewed_name, self->loaded, item_done, self, cancellable,
                    error);
}

static gpointer
import_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  HwImportJob *self = data;
  g_autoptr (GPtrArray) written = NULL;
  g_autofree char *folder = NULL;

  if (self->loaded != NULL)
    {
      import_reviewed (self, library, cancellable, error);
      return NULL;
    }
  if (!self->is_samples && self->pasted == NULL)
    {
      import (self, library, self->paths, cancellable, error);
      return NULL;
    }
  folder = g_dir_make_tmp ("hawashi-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  written = g_ptr_array_new_with_free_func (g_free);
  if (self->pasted != NULL ? write_pasted (self, folder, written, error)
                           : write_samples (folder, written, error))
    import (self, library, written, cancellable, error);
  for (guint i = 0; i < written->len; i++)
    if (g_ptr_array_index (written, i) != NULL)
      g_remove (g_ptr_array_index (written, i));
  g_rmdir (folder);
  return NULL;
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwImportJob) self = HW_IMPORT_JOB (user_data);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  g_signal_emit (self, signals[FINISHED], 0);
}

void
hw_import_job_start (HwImportJob *self, HwSession *session)
{
  g_return_if_fail (HW_IS_IMPORT_JOB (self));

  /* Who stopped it last time meant what there was then. */
  hw_session_resume_indexing (session);
  hw_session_run (session, HW_LANE_WORK, import_run, g_object_ref (self), g_object_unref, NULL,
                  self->cancellable, import_cb, g_object_ref (self));
}

void
hw_import_job_cancel (HwImportJob *self)
{
  g_return_if_fail (HW_IS_IMPORT_JOB (self));
  g_cancellable_cancel (self->cancellable);
}

void
hw_import_job_get_progress (HwImportJob *self, guint *n_done, guint *n_found)
{
  g_return_if_fail (HW_IS_IMPORT_JOB (self));

  g_mutex_lock (&self->lock);
  *n_done = self->n_done;
  *n_found = self->n_found;
  g_mutex_unlock (&self->lock);
}

guint
hw_import_job_get_n_added (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), 0);
  return self->n_added;
}

guint
hw_import_job_get_n_unchanged (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), 0);
  return self->n_unchanged;
}

gboolean
hw_import_job_was_cancelled (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), FALSE);
  return g_cancellable_is_cancelled (self->cancellable);
}

gint64
hw_import_job_get_first (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), 0);
  return self->first_added != 0 ? self->first_added : self->first_unchanged;
}

GPtrArray *
hw_import_job_get_failures (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), NULL);
  return self->failures;
}

GPtrArray *
hw_import_job_get_doubts (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), NULL);
  return self->doubts;
}

const char *
hw_import_job_get_error (HwImportJob *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_JOB (self), NULL);
  return self->error;
}

static void
hw_import_job_finalize (GObject *object)
{
  HwImportJob *self = HW_IMPORT_JOB (object);

  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->failures);
  g_ptr_array_unref (self->doubts);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_free (self->error);
  g_free (self->pasted_name);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  g_free (self->reviewed_name);
  g_clear_pointer (&self->loaded, hw_loaded_free);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (hw_import_job_parent_class)->finalize (object);
}

static void
hw_import_job_class_init (HwImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hw_import_job_finalize;
  signals[FINISHED] = g_signal_new ("finished", HW_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_import_job_init (HwImportJob *self)
{
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->failures = g_ptr_array_new_with_free_func (failure_free);
  self->doubts = g_ptr_array_new_with_free_func (doubt_free);
}

HwImportJob *
hw_import_job_new (GPtrArray *files)
{
  HwImportJob *self = g_object_new (HW_TYPE_IMPORT_JOB, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      char *path = g_file_get_path (g_ptr_array_index (files, i));

      if (path != NULL)
        g_ptr_array_add (self->paths, path);
      else
        {
          g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));

          add_failure (self, uri, _ ("Only files on this machine can be added."));
        }
    }
  return self;
}

HwImportJob *
hw_import_job_new_samples (void)
{
  HwImportJob *self = g_object_new (HW_TYPE_IMPORT_JOB, NULL);

  self->is_samples = TRUE;
  return self;
}

HwImportJob *
hw_import_job_new_pasted (const char *name, GBytes *bytes)
{
  HwImportJob *self = g_object_new (HW_TYPE_IMPORT_JOB, NULL);

  self->pasted_name = g_strdup (name);
  self->pasted = g_bytes_ref (bytes);
  return self;
}

HwImportJob *
hw_import_job_new_reviewed (
    const char *name, HwLoaded *loaded, GArray *rows, const char *title, gboolean keep_original)
{
  HwImportJob *self = g_object_new (HW_TYPE_IMPORT_JOB, NULL);

  self->reviewed_name = g_strdup (name);
  self->loaded = loaded;
  self->rows = rows;
  self->keeps_original = keep_original;
  if (title != NULL)
    {
      g_free (loaded->extract->title);
      loaded->extract->title = g_strdup (title);
    }
  return self;
}

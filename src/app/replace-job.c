/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replace-job.h"

#include <glib/gi18n.h>

#include "documents.h"
#include "history.h"
#include "replace-file.h"

#define N_STATUSES (HW_ANCHOR_LOST + 1)

struct _HwReplaceJob
{
  GObject parent_instance;

  gint64 document;
  GFile *file;
  char *name; /* for display */
  GBytes *bytes;
  char *format, *encoding;
  gboolean whole_page;
  GStrv map;
  GCancellable *cancellable;
  HwSession *session; /* owned, since the start */

  /* Written in the library thread, read after "finished". */
  gboolean is_done, is_same;
  gint64
      text;   /* the document's since then, by which the step is known; -1 once it was taken back */
  char *step; /* its name */
  guint n[N_STATUSES];
  HwRows *rows;
  char *remark;

  char *error;
  gboolean was_cancelled;
};

enum
{
  FINISHED,
  UNDONE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwReplaceJob, hw_replace_job, G_TYPE_OBJECT)

/* Counts them, and reads those that are worth a look. Library thread. */
static gboolean
look_at_passages (HwReplaceJob *self, HwLibrary *library, GArray *replaced, GError **error)
{
  const HwPassageQuery query = { .document = self->document };
  g_autoptr (GHashTable) statuses = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < replaced->len; i++)
    {
      HwReplacedPassage *one = &g_array_index (replaced, HwReplacedPassage, i);

      self->n[one->status]++;
      g_hash_table_insert (statuses, &one->passage, one);
    }
  self->rows = hw_passage_rows_read_replaced (library, &query, statuses, error);
  return self->rows != NULL;
}

static gpointer
replace_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  HwReplaceJob *self = data;
  const HwReadOptions options = { .format = self->format,
                                  .encoding = self->encoding,
                                  .whole_page = self->whole_page,
                                  .map = (const char *const *) self->map };
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (HwReplacement) replacement = NULL;
  g_autoptr (HwDocument) document = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Only a file of this machine can be read. Copy it here first."));
      return NULL;
    }
  replacement = hw_import_replace (library, self->document, path, self->bytes, &options,
                                   cancellable, error);
  if (replacement == NULL)
    return NULL;
  self->is_done = TRUE;
  self->is_same = replacement->is_same;
  if (self->is_same)
    return NULL;
  /* From here on a cancel comes too late. */
  hw_library_set_cancellable (library, NULL);
  self->remark = g_steal_pointer (&replacement->remark);
  self->step = hw_library_get_undo_name (library);
  document = hw_library_get_document (library, self->document, error);
  if (document == NULL)
    return NULL;
  self->text = document->text;
  look_at_passages (self, library, replacement->passages, error);
  return NULL;
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwReplaceJob) self = HW_REPLACE_JOB (user_data);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  self->was_cancelled = !self->is_done && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !self->was_cancelled)
    self->error = g_strdup (error->message);
  g_signal_emit (self, signals[FINISHED], 0);
}

/* What was typed until now is written down, so the replacement is the step after it. */
static gpointer
wait_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HwReplaceJob *self = HW_REPLACE_JOB (user_data);

  hw_session_run (self->session, HW_LANE_WORK, replace_run, g_object_ref (self), g_object_unref,
                  NULL, self->cancellable, replaced_cb, self);
}

void
hw_replace_job_start (HwReplaceJob *self, HwSession *session)
{
  g_return_if_fail (HW_IS_REPLACE_JOB (self) && self->session == NULL);

  self->session = g_object_ref (session);
  hw_session_run (session, HW_LANE_EDIT, wait_run, NULL, NULL, NULL, NULL, waited_cb,
                  g_object_ref (self));
}

void
hw_replace_job_cancel (HwReplaceJob *self)
{
  g_return_if_fail (HW_IS_REPLACE_JOB (self));
  g_cancellable_cancel (self->cancellable);
}

static gpointer
undo_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  HwReplaceJob *self = data;
  g_autofree char *last = hw_library_get_undo_name (library);
  g_autoptr (HwDocument) document = hw_library_get_document (library, self->document, error);

  if (document == NULL)
    return NULL;
  if (document->text != self->text || g_strcmp0 (last, self->step) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Something else was done in this library since the text was "
                              "replaced. Undo that first."));
      return NULL;
    }
  if (hw_library_undo (library, NULL, NULL, error))
    self->text = -1;
  return NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwReplaceJob) self = HW_REPLACE_JOB (user_data);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  g_signal_emit (self, signals[UNDONE], 0, error != NULL ? error->message : NULL);
}

void
hw_replace_job_undo (HwReplaceJob *self)
{
  g_return_if_fail (hw_replace_job_get_outcome (self) == HW_REPLACE_DONE);

  hw_session_run (self->session, HW_LANE_EDIT, undo_run, g_object_ref (self), g_object_unref, NULL,
                  NULL, undone_cb, g_object_ref (self));
}

gint64
hw_replace_job_get_document (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), 0);
  return self->document;
}

const char *
hw_replace_job_get_name (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), NULL);
  return self->name;
}

HwReplaceOutcome
hw_replace_job_get_outcome (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), HW_REPLACE_FAILED);

  if (self->was_cancelled)
    return HW_REPLACE_CANCELLED;
  if (self->error != NULL)
    return HW_REPLACE_FAILED;
  return self->is_same ? HW_REPLACE_SAME : HW_REPLACE_DONE;
}

const char *
hw_replace_job_get_error (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), NULL);
  return self->error;
}

const char *
hw_replace_job_get_remark (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), NULL);
  return self->remark;
}

guint
hw_replace_job_get_n (HwReplaceJob *self, HwAnchorStatus status)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self) && status < N_STATUSES, 0);
  return self->n[status];
}

HwRows *
hw_replace_job_get_rows (HwReplaceJob *self)
{
  g_return_val_if_fail (HW_IS_REPLACE_JOB (self), NULL);
  return self->rows;
}

static void
hw_replace_job_finalize (GObject *object)
{
  HwReplaceJob *self = HW_REPLACE_JOB (object);

  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->rows, hw_rows_unref);
  g_free (self->name);
  g_free (self->format);
  g_free (self->encoding);
  g_strfreev (self->map);
  g_free (self->step);
  g_free (self->remark);
  g_free (self->error);
  G_OBJECT_CLASS (hw_replace_job_parent_class)->finalize (object);
}

static void
hw_replace_job_class_init (HwReplaceJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hw_replace_job_finalize;
  signals[FINISHED] = g_signal_new ("finished", HW_TYPE_REPLACE_JOB, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[UNDONE] = g_signal_new ("undone", HW_TYPE_REPLACE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hw_replace_job_init (HwReplaceJob *self)
{
  self->cancellable = g_cancellable_new ();
}

HwReplaceJob *
hw_replace_job_new (gint64 document, GFile *file, GBytes *bytes, const HwReadOptions *options)
{
  HwReplaceJob *self = g_object_new (HW_TYPE_REPLACE_JOB, NULL);
  g_autofree char *base = g_file_get_basename (file);

  self->document = document;
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (base);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (options != NULL)
    {
      self->format = g_strdup (options->format);
      self->encoding = g_strdup (options->encoding);
      self->whole_page = options->whole_page;
      self->map = g_strdupv ((char **) options->map);
    }
  return self;
}

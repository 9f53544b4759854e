/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include "history.h"
#include "term-index.h"

/* How often a quiet edit lane looks whether another process has written (µs). */
#define POLL_INTERVAL (G_USEC_PER_SEC)
/* How often the window hears how far indexing is, and how long others may write between two slices (µs). */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 4)
#define INDEX_PAUSE 3000

/* A job is made in the main thread, run in a lane, and comes back to the main thread to be answered
 * and freed: neither the callback nor a destroy function ever runs beside the window. */
typedef struct
{
  GTask *task; /* owned; holds the session */
  HwSessionFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
} Job;

typedef struct
{
  HwSession *session; /* borrowed: the session joins its lanes before it goes */
  GThread *thread;
  GAsyncQueue *jobs;
} Lane;

/* How far indexing is. */
typedef struct
{
  GWeakRef session;
  guint n_done, n_total;
} Progress;

/* What the edit lane tells the main thread after a commit. */
typedef struct
{
  GWeakRef session;
  char *undo_label;
  char *redo_label;
  gboolean read_only;
  gboolean changed;
} News;

struct _HwSession
{
  GObject parent_instance;

  char *path;
  Lane lanes[HW_N_LANES];

  /* Any thread. */
  int is_index_queued;
  int is_index_stopped;

  /* Main thread only. */
  guint n_pending;
  char *undo_label;
  char *redo_label;
  gboolean read_only;
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  N_PROPS,
};
enum
{
  CHANGED,
  FAILED,
  INDEXING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSession, hw_session, G_TYPE_OBJECT)

/* Markers in a lane's queue, told from jobs by their address. */
static char quit_marker, poke_marker, index_marker;

static gboolean
news_arrived (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (HwSession) self = g_weak_ref_get (&news->session);

  if (self != NULL)
    {
      if (g_strcmp0 (self->undo_label, news->undo_label) != 0)
        {
          g_free (self->undo_label);
          self->undo_label = g_steal_pointer (&news->undo_label);
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
        }
      if (g_strcmp0 (self->redo_label, news->redo_label) != 0)
        {
          g_free (self->redo_label);
          self->redo_label = g_steal_pointer (&news->redo_label);
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
        }
      if (self->read_only != news->read_only)
        {
          self->read_only = news->read_only;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
        }
      if (news->changed)
        g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
news_free (gpointer user_data)
{
  News *news = user_data;

  g_weak_ref_clear (&news->session);
  g_free (news->undo_label);
  g_free (news->redo_label);
  g_free (news);
}

static void
send_news (Lane *lane, HwLibrary *library, gboolean changed)
{
  News *news = g_new0 (News, 1);

  g_weak_ref_init (&news->session, lane->session);
  news->undo_label = hw_library_get_undo_label (library);
  news->redo_label = hw_library_get_redo_label (library);
  news->read_only = hw_library_is_read_only (library);
  news->changed = changed;
  g_idle_add_full (G_PRIORITY_DEFAULT, news_arrived, news, news_free);
}

static gboolean
job_answer (gpointer user_data)
{
  Job *job = user_data;
  HwSession *self = g_task_get_source_object (job->task);

  self->n_pending--;
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_error (&job->error);
  g_object_unref (job->task);
  g_free (job);
}

static void
run_job (Job *job, HwLibrary *library, const GError *open_error)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (library == NULL)
    job->error = g_error_copy (open_error);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    {
      hw_library_set_cancellable (library, cancellable);
      job->result = job->func (library, job->data, cancellable, &job->error);
      hw_library_set_cancellable (library, NULL);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, job_answer, job, job_free);
}

static gboolean
progress_arrived (gpointer user_data)
{
  Progress *progress = user_data;
  g_autoptr (HwSession) self = g_weak_ref_get (&progress->session);

  if (self != NULL)
    g_signal_emit (self, signals[INDEXING], 0, progress->n_done, progress->n_total);
  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer user_data)
{
  Progress *progress = user_data;

  g_weak_ref_clear (&progress->session);
  g_free (progress);
}

static void
send_progress (HwSession *self, guint n_done, guint n_total)
{
  Progress *progress = g_new0 (Progress, 1);

  g_weak_ref_init (&progress->session, self);
  progress->n_done = n_done;
  progress->n_total = n_total;
  g_idle_add_full (G_PRIORITY_DEFAULT, progress_arrived, progress, progress_free);
}

/* Asks the work lane to index, behind what it has to do. */
static void
queue_index (HwSession *self)
{
  if (!g_atomic_int_get (&self->is_index_stopped)
      && g_atomic_int_compare_and_exchange (&self->is_index_queued, FALSE, TRUE))
    g_async_queue_push (self->lanes[HW_LANE_WORK].jobs, &index_marker);
}

/* Indexes slice by slice until all is done or the lane has something else to do, which then goes first. What
 * cannot be done now stays queued in the library; the next change asks again. Whether the index is whole is
 * for a check to say: a person who reads is not told of it. */
static void
run_index (Lane *lane, HwLibrary *library, gint64 *n_total)
{
  HwSession *self = lane->session;
  gboolean more = library != NULL && !hw_library_is_read_only (library);
  gint64 told = 0;

  g_atomic_int_set (&self->is_index_queued, FALSE);
  while (more && g_async_queue_length (lane->jobs) <= 0
         && !g_atomic_int_get (&self->is_index_stopped))
    {
      const gint64 now = g_get_monotonic_time ();

      if (now - told >= PROGRESS_INTERVAL)
        {
          const gint64 n_pending = hw_term_index_pending (library, NULL);

          told = now;
          *n_total = MAX (*n_total, n_pending);
          if (n_pending > 0)
            send_progress (self, (guint) (*n_total - n_pending), (guint) *n_total);
        }
      if (!hw_term_index_work (library, 0, &more, NULL, NULL))
        more = FALSE;
      else if (more)
        g_usleep (INDEX_PAUSE);
      else
        *n_total = 0;
    }
  if (more)
    queue_index (self);
  if (!more || g_atomic_int_get (&self->is_index_stopped))
    send_progress (self, 0, 0);
}

static gpointer
edit_lane_main (gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library
      = hw_library_open (lane->session->path, HW_LIBRARY_OPEN_CREATE, &error);
  guint64 version = library != NULL ? hw_library_get_version (library) : 0;
  gboolean look_at_index = library != NULL && !hw_library_is_read_only (library);
  gpointer item = NULL;

  if (library != NULL)
    send_news (lane, library, FALSE);
  while (item != &quit_marker)
    {
      guint64 now;

      item = library != NULL ? g_async_queue_timeout_pop (lane->jobs, POLL_INTERVAL)
                             : g_async_queue_pop (lane->jobs);
      if (item != NULL && item != &quit_marker && item != &poke_marker)
        run_job (item, library, error);
      if (library == NULL)
        continue;
      now = hw_library_get_version (library);
      if (now != version)
        {
          version = now;
          look_at_index = !hw_library_is_read_only (library);
          send_news (lane, library, TRUE);
        }
      /* In a quiet moment: a start is not slower for it. */
      else if (item == NULL && look_at_index)
        {
          look_at_index = FALSE;
          if (hw_term_index_has_work (library))
            queue_index (lane->session);
        }
    }
  return NULL;
}

static gpointer
work_lane_main (gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;
  gint64 n_to_index = 0;
  gpointer item;

  while ((item = g_async_queue_pop (lane->jobs)) != &quit_marker)
    {
      /* Opened late: a start that only reads pays for one connection, and the edit lane has made
       * or migrated the file by then. */
      if (library == NULL)
        {
          g_clear_error (&error);
          library = hw_library_open (lane->session->path, HW_LIBRARY_OPEN_CREATE, &error);
        }
      if (item == &index_marker)
        {
          run_index (lane, library, &n_to_index);
          continue;
        }
      run_job (item, library, error);
      g_async_queue_push (lane->session->lanes[HW_LANE_EDIT].jobs, &poke_marker);
    }
  return NULL;
}

HwSession *
hw_session_new (const char *path)
{
  static const char *const names[HW_N_LANES]
      = { "library-edit", "library-search", "library-count", "library-work" };
  HwSession *self = g_object_new (HW_TYPE_SESSION, NULL);

  self->path = g_strdup (path);
  for (int i = 0; i < HW_N_LANES; i++)
    self->lanes[i].thread = g_thread_new (
        names[i], i == HW_LANE_EDIT ? edit_lane_main : work_lane_main, &self->lanes[i]);
  return self;
}

const char *
hw_session_get_path (HwSession *self)
{
  g_return_val_if_fail (HW_IS_SESSION (self), NULL);
  return self->path;
}

void
hw_session_run (HwSession *self,
                HwLane lane,
                HwSessionFunc func,
                gpointer data,
                GDestroyNotify free_data,
                GDestroyNotify free_result,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  Job *job;

  g_return_if_fail (HW_IS_SESSION (self));
  g_return_if_fail (lane < HW_N_LANES && func != NULL);

  job = g_new0 (Job, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, hw_session_run);
  /* What was done is told as done: the function itself decides whether a cancel came in time. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  self->n_pending++;
  g_async_queue_push (self->lanes[lane].jobs, job);
}

gpointer
hw_session_run_finish (HwSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
edit_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HwSession *self = HW_SESSION (source);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (self, result, &error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

void
hw_session_edit (HwSession *self, HwSessionFunc func, gpointer data, GDestroyNotify free_data)
{
  hw_session_run (self, HW_LANE_EDIT, func, data, free_data, NULL, NULL, edit_done, NULL);
}

static gboolean
deadline_passed (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
hw_session_stop_indexing (HwSession *self)
{
  g_return_if_fail (HW_IS_SESSION (self));

  g_atomic_int_set (&self->is_index_stopped, TRUE);
}

void
hw_session_resume_indexing (HwSession *self)
{
  g_return_if_fail (HW_IS_SESSION (self));

  if (g_atomic_int_compare_and_exchange (&self->is_index_stopped, TRUE, FALSE))
    queue_index (self);
}

void
hw_session_drain (HwSession *self, guint seconds)
{
  gboolean passed = FALSE;
  guint source;

  g_return_if_fail (HW_IS_SESSION (self));

  source = g_timeout_add_seconds (seconds, deadline_passed, &passed);
  while (self->n_pending > 0 && !passed)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
hw_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HwSession *self = HW_SESSION (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Joins the lanes here, not in finalize(): until they have ended they may still make a weak reference
 * to the session, which cannot be done to one that is gone. */
static void
hw_session_dispose (GObject *object)
{
  HwSession *self = HW_SESSION (object);

  hw_session_stop_indexing (self);
  /* No job is under way: each holds the session. */
  for (int i = HW_N_LANES - 1; i >= 0; i--)
    {
      if (self->lanes[i].thread != NULL)
        {
          g_async_queue_push (self->lanes[i].jobs, &quit_marker);
          g_clear_pointer (&self->lanes[i].thread, g_thread_join);
        }
    }
  G_OBJECT_CLASS (hw_session_parent_class)->dispose (object);
}

static void
hw_session_finalize (GObject *object)
{
  HwSession *self = HW_SESSION (object);

  for (int i = 0; i < HW_N_LANES; i++)
    g_async_queue_unref (self->lanes[i].jobs);
  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (hw_session_parent_class)->finalize (object);
}

static void
hw_session_class_init (HwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hw_session_get_property;
  object_class->dispose = hw_session_dispose;
  object_class->finalize = hw_session_finalize;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", HW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[INDEXING] = g_signal_new ("indexing", HW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
hw_session_init (HwSession *self)
{
  for (int i = 0; i < HW_N_LANES; i++)
    {
      self->lanes[i].session = self;
      self->lanes[i].jobs = g_async_queue_new ();
    }
}

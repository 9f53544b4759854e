/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-job.h"

#include "progress.h"

/* One piece of work, until its callback. */
typedef struct
{
  HwWordsJob *job; /* NULL where it is not wanted any more */
  HwWordsDone done;
  GDestroyNotify free_result;
} Run;

struct _HwWordsJob
{
  HwSession *session;
  HwLane lane;
  gpointer owner;
  Run *run; /* the newest, or NULL */
  GCancellable *cancellable;
};

HwWordsJob *
hw_words_job_new (HwSession *session, HwLane lane, gpointer owner)
{
  HwWordsJob *self = g_new0 (HwWordsJob, 1);

  self->session = g_object_ref (session);
  self->lane = lane;
  self->owner = owner;
  return self;
}

void
hw_words_job_cancel (HwWordsJob *self)
{
  if (self->run == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->run->job = NULL;
  self->run = NULL;
}

void
hw_words_job_free (HwWordsJob *self)
{
  hw_words_job_cancel (self);
  g_object_unref (self->session);
  g_free (self);
}

gboolean
hw_words_job_is_running (const HwWordsJob *self)
{
  return self->run != NULL;
}

double
hw_words_job_get_progress (HwWordsJob *self)
{
  return self->run != NULL ? hw_progress_get (self->cancellable) : -1;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Run *run = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (run->job != NULL)
    {
      HwWordsJob *self = run->job;

      self->run = NULL;
      g_clear_object (&self->cancellable);
      run->done (self->owner, answer, error);
    }
  if (answer != NULL)
    run->free_result (answer);
}

void
hw_words_job_run (HwWordsJob *self,
                  HwSessionFunc func,
                  gpointer data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_result,
                  HwWordsDone done)
{
  hw_words_job_cancel (self);
  self->run = g_new (Run, 1);
  *self->run = (Run){ self, done, free_result };
  self->cancellable = g_cancellable_new ();
  hw_session_run (self->session, self->lane, func, data, free_data, free_result, self->cancellable,
                  done_cb, self->run);
}

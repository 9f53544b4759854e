/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find-job.h"

/* Microseconds between batches. */
#define PAUSE 30000

struct _HwFindJob
{
  gatomicrefcount references; /* the owner's, the thread's, and one for each batch under way */
  GCancellable *cancellable;

  /* For the thread: what to find in which text, or where in the library. */
  HwText *text;
  HwFinder *finder;
  gsize paragraph;
  HwSearchQuestion *question;
  gint64 document;

  /* In the main thread. */
  HwSpanList *hits;
  gboolean is_done;
  gboolean is_full;
  HwFindJobProgress progress;
  gpointer user_data;
};

static HwFindJob *
job_ref (HwFindJob *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
job_unref (gpointer data)
{
  HwFindJob *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->finder, hw_finder_free);
  g_clear_pointer (&self->question, hw_search_question_unref);
  hw_span_list_unref (self->hits);
  g_free (self);
}

typedef struct
{
  HwFindJob *job; /* owned */
  GArray *places;
  gboolean earlier, is_done, is_full;
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  job_unref (batch->job);
  g_array_unref (batch->places);
  g_free (batch);
}

static gboolean
batch_cb (gpointer data)
{
  Batch *batch = data;
  HwFindJob *self = batch->job;

  if (g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;
  hw_span_list_append (self->hits, batch->earlier,
                       (const HwSpan *) (const void *) batch->places->data, batch->places->len);
  self->is_done = batch->is_done;
  self->is_full = batch->is_full;
  self->progress (self, self->user_data);
  return G_SOURCE_REMOVE;
}

/* What the thread has in hand. */
typedef struct
{
  HwFindJob *job;
  GArray *places;
  gsize n_found;
  gint64 sent_at;
  gsize last_end; /* of the last place, where they may overlap */
} Run;

/* What was found since the last one. */
static Batch *
batch_new (Run *run, gboolean earlier, gboolean is_done)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->job = job_ref (run->job);
  batch->places = run->places;
  batch->earlier = earlier;
  batch->is_done = is_done;
  batch->is_full = run->n_found > HW_FIND_JOB_MAX;
  if (batch->is_full)
    g_array_set_size (batch->places, batch->places->len - (guint) (run->n_found - HW_FIND_JOB_MAX));
  run->places = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  run->sent_at = g_get_monotonic_time ();
  return batch;
}

static void
send (Run *run, gboolean earlier, gboolean is_done)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, batch_cb, batch_new (run, earlier, is_done),
                   batch_free);
}

/* FALSE where it is of no use to go on. */
static gboolean
go_through (Run *run, HwFinderCursor *cursor, gsize limit, gboolean earlier)
{
  HwFindJob *self = run->job;
  guint before = 0;

  while (hw_finder_next (self->finder, self->text, cursor, limit, run->places))
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      run->n_found += run->places->len - before;
      before = run->places->len;
      if (run->n_found > HW_FIND_JOB_MAX)
        return FALSE;
      if (run->places->len > 0 && g_get_monotonic_time () - run->sent_at >= PAUSE)
        {
          send (run, earlier, FALSE);
          before = 0;
        }
    }
  return TRUE;
}

static void
thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HwFindJob *self = data;
  Run run = { .job = self, .places = g_array_new (FALSE, FALSE, sizeof (HwSpan)) };
  HwFinderCursor cursor;
  gboolean earlier = FALSE;
  gsize start;

  hw_finder_cursor_init (&cursor, self->text, self->paragraph);
  start = cursor.byte;
  if (go_through (&run, &cursor, G_MAXSIZE, FALSE) && start > 0)
    {
      if (run.places->len > 0)
        send (&run, FALSE, FALSE);
      earlier = TRUE;
      hw_finder_cursor_init (&cursor, self->text, 0);
      go_through (&run, &cursor, start, TRUE);
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    send (&run, earlier, TRUE);
  g_array_unref (run.places);
  g_task_return_boolean (task, TRUE);
}

static gboolean
add_match (const HwMatch *match, gpointer data)
{
  Run *run = data;
  const HwSpan span = { (guint32) match->start, (guint32) match->end };

  /* Notes have places of their own; words of a phrase that was found whole stand in it. */
  if (match->note != 0 || match->document != run->job->document || span.start < run->last_end
      || span.end <= span.start)
    return TRUE;
  run->last_end = span.end;
  g_array_append_val (run->places, span);
  run->n_found++;
  if (run->n_found > HW_FIND_JOB_MAX)
    return FALSE;
  if (g_get_monotonic_time () - run->sent_at >= PAUSE)
    send (run, FALSE, FALSE);
  return TRUE;
}

/* In a library thread. */
static gpointer
find_question (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  HwFindJob *self = data;
  HwSearchOptions options = hw_search_question_get_options (self->question);
  Run run = { .job = self, .places = g_array_new (FALSE, FALSE, sizeof (HwSpan)) };

  options.document = self->document;
  hw_library_search_each (library, self->question->query, &options, add_match, &run, cancellable,
                          NULL);
  /* What was found by the beginning of its last word, while that was being typed. */
  if (run.n_found == 0)
    {
      g_autofree char *open = g_strconcat (self->question->query, "*", NULL);

      hw_library_search_each (library, open, &options, add_match, &run, cancellable, NULL);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    send (&run, FALSE, TRUE);
  g_array_unref (run.places);
  return NULL;
}

static HwFindJob *
job_new (HwFindJobProgress progress, gpointer user_data)
{
  HwFindJob *self = g_new0 (HwFindJob, 1);

  g_atomic_ref_count_init (&self->references);
  self->cancellable = g_cancellable_new ();
  self->hits = hw_span_list_new ();
  self->progress = progress;
  self->user_data = user_data;
  return self;
}

HwFindJob *
hw_find_job_start_question (HwSession *session,
                            gint64 document,
                            HwSearchQuestion *question,
                            HwFindJobProgress progress,
                            gpointer user_data)
{
  HwFindJob *self = job_new (progress, user_data);

  self->question = hw_search_question_ref (question);
  self->document = document;
  hw_session_run (session, HW_LANE_SEARCH, find_question, job_ref (self), job_unref, NULL,
                  self->cancellable, NULL, NULL);
  return self;
}

HwFindJob *
hw_find_job_start (HwText *text,
                   const char *needle,
                   HwFinderFlags flags,
                   gsize origin,
                   HwFindJobProgress progress,
                   gpointer user_data)
{
  HwFindJob *self = job_new (progress, user_data);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  self->text = hw_text_ref (text);
  self->finder = hw_finder_new (needle, flags);
  self->paragraph = hw_text_get_paragraph_at (text, origin);
  g_task_set_task_data (task, job_ref (self), job_unref);
  g_task_run_in_thread (task, thread_func);
  return self;
}

void
hw_find_job_stop (HwFindJob *self)
{
  g_cancellable_cancel (self->cancellable);
  job_unref (self);
}

HwSpanList *
hw_find_job_get_hits (HwFindJob *self)
{
  return self->hits;
}

gboolean
hw_find_job_is_done (HwFindJob *self)
{
  return self->is_done;
}

gboolean
hw_find_job_is_full (HwFindJob *self)
{
  return self->is_full;
}

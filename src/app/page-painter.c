/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-painter.h"

#include <string.h>

#include "documents.h"
#include "worker.h"

#define MAX_KEPT 8
#define MAX_KEPT_BYTES ((gsize) 64 * 1024 * 1024)

/* What the thread that draws needs; it may outlive the painter for a moment. */
typedef struct
{
  HwWorker *worker;
} Tool;

/* A picture that was drawn, or could not be. */
typedef struct
{
  guint page, width;
  GdkTexture *texture;
  gsize n_bytes;
  char *remark, *failure;
} Kept;

struct _HwPagePainter
{
  GObject parent_instance;

  HwSession *session; /* owned, as what follows */
  Tool *tool;
  gint64 document, text;
  GBytes *original;
  GPtrArray *labels;
  char *failure;
  GQueue kept; /* Kept; what was used last is first */

  gboolean has_wish;
  guint page, width; /* the wish */
  gboolean is_busy;
  guint drawing_page, drawing_width; /* while it draws; else 0 */
  GCancellable *cancellable;         /* of what is under way */
  guint generation;                  /* of the documents: an older answer is dropped */
  guint n_drawn;
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwPagePainter, hw_page_painter, G_TYPE_OBJECT)

static void next_step (HwPagePainter *self);

static void
tool_clear (gpointer data)
{
  Tool *tool = data;

  hw_worker_free (tool->worker);
}

static void
tool_unref (Tool *tool)
{
  g_atomic_rc_box_release_full (tool, tool_clear);
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_object (&kept->texture);
  g_free (kept->remark);
  g_free (kept->failure);
  g_free (kept);
}

/* A turn of work: what it is about, and for whom. */
typedef struct
{
  Tool *tool;
  GBytes *original;
  gboolean draws;
  guint page, width, generation;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tool_unref (job->tool);
  g_bytes_unref (job->original);
  g_free (job);
}

/* In a thread. */
static void
job_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gpointer result;
  GDestroyNotify free_result;

  if (job->draws)
    {
      result = hw_worker_draw_page (job->tool->worker, job->original, job->page, job->width,
                                    cancellable, &error);
      free_result = (GDestroyNotify) hw_page_picture_free;
    }
  else
    {
      result = hw_worker_list_pages (job->tool->worker, job->original, cancellable, &error);
      free_result = (GDestroyNotify) g_ptr_array_unref;
    }
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

/* Is what came still of use? A painter that is gone has no session. */
static gboolean
end_turn (HwPagePainter *self, guint generation)
{
  self->is_busy = FALSE;
  self->drawing_width = 0;
  g_clear_object (&self->cancellable);
  return self->session != NULL && generation == self->generation;
}

static Kept *
find_kept (HwPagePainter *self, guint page, guint width)
{
  for (GList *at = self->kept.head; at != NULL; at = at->next)
    {
      Kept *kept = at->data;

      if (kept->page == page && kept->width == width)
        return kept;
    }
  return NULL;
}

static void
keep (HwPagePainter *self, Kept *kept)
{
  gsize n_bytes = 0;
  guint n = 0;

  g_queue_push_head (&self->kept, kept);
  for (GList *at = self->kept.head, *next; at != NULL; at = next)
    {
      Kept *one = at->data;

      next = at->next;
      n_bytes += one->n_bytes;
      /* The latest stays, whatever its size. */
      if (n++ == 0 || (n <= MAX_KEPT && n_bytes <= MAX_KEPT_BYTES))
        continue;
      g_queue_delete_link (&self->kept, at);
      kept_free (one);
    }
}

static void
keep_picture (HwPagePainter *self, const Job *job, HwPagePicture *picture, const GError *error)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->page = job->page;
  kept->width = job->width;
  if (picture != NULL)
    {
      kept->texture = gdk_memory_texture_new ((int) picture->width, (int) picture->height,
                                              GDK_MEMORY_R8G8B8, picture->pixels,
                                              (gsize) picture->width * HW_PAGE_PICTURE_PIXEL_BYTES);
      kept->n_bytes = g_bytes_get_size (picture->pixels);
      kept->remark = g_steal_pointer (&picture->remark);
      self->n_drawn++;
    }
  else
    kept->failure = g_strdup (error->message);
  keep (self, kept);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HwPagePainter *self = HW_PAGE_PAINTER (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);
  const gboolean counts = end_turn (self, job->generation)
                          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (counts && job->draws)
    keep_picture (self, job, answer, error);
  else if (counts && answer != NULL)
    self->labels = g_ptr_array_ref (answer);
  else if (counts)
    self->failure = g_strdup (error->message);
  if (job->draws)
    hw_page_picture_free (answer);
  else
    g_clear_pointer ((GPtrArray **) &answer, g_ptr_array_unref);
  if (self->session == NULL)
    return;
  next_step (self);
  if (counts)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_job (HwPagePainter *self, gboolean draws)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  if (self->tool == NULL)
    {
      self->tool = g_atomic_rc_box_new0 (Tool);
      self->tool->worker = hw_worker_new_for_pictures ();
    }
  job->tool = g_atomic_rc_box_acquire (self->tool);
  job->original = g_bytes_ref (self->original);
  job->draws = draws;
  job->page = self->page;
  job->width = self->width;
  job->generation = self->generation;
  if (draws)
    {
      self->drawing_page = job->page;
      self->drawing_width = job->width;
    }
  self->is_busy = TRUE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, job_cb, NULL);
  /* Who comes too late with a cancel is told of it all the same: the worker is free before the next. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_run);
}

/* In a library thread. */
static gpointer
read_original (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_original (library, *(const gint64 *) data, error);
}

typedef struct
{
  HwPagePainter *self; /* owned */
  guint generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (HwPagePainter) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = hw_session_run_finish (HW_SESSION (source), result, &error);
  const gboolean counts = end_turn (self, reading->generation);

  if (counts && original != NULL)
    self->original = g_steal_pointer (&original);
  else if (counts)
    self->failure = g_strdup (error->message);
  if (self->session == NULL)
    return;
  next_step (self);
  if (counts)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_reading (HwPagePainter *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->generation = self->generation;
  self->is_busy = TRUE;
  hw_session_run (self->session, HW_LANE_SEARCH, read_original,
                  g_memdup2 (&self->document, sizeof self->document), g_free,
                  (GDestroyNotify) g_bytes_unref, NULL, read_cb, reading);
}

static void
next_step (HwPagePainter *self)
{
  if (self->is_busy || self->document == 0 || self->failure != NULL)
    return;
  if (self->original == NULL)
    start_reading (self);
  else if (self->labels == NULL)
    start_job (self, FALSE);
  else if (self->has_wish && self->page < self->labels->len
           && find_kept (self, self->page, self->width) == NULL)
    start_job (self, TRUE);
}

static void
forget (HwPagePainter *self)
{
  self->generation++;
  self->has_wish = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->failure, g_free);
  g_queue_clear_full (&self->kept, kept_free);
}

void
hw_page_painter_set_document (HwPagePainter *self, gint64 document, gint64 text)
{
  g_return_if_fail (HW_IS_PAGE_PAINTER (self));

  if (document == self->document && text == self->text)
    return;
  forget (self);
  self->document = document;
  self->text = text;
  next_step (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
hw_page_painter_get_labels (HwPagePainter *self)
{
  g_return_val_if_fail (HW_IS_PAGE_PAINTER (self), NULL);
  return self->labels;
}

const char *
hw_page_painter_get_failure (HwPagePainter *self)
{
  g_return_val_if_fail (HW_IS_PAGE_PAINTER (self), NULL);
  return self->failure;
}

guint
hw_page_painter_get_n_drawn (HwPagePainter *self)
{
  g_return_val_if_fail (HW_IS_PAGE_PAINTER (self), 0);
  return self->n_drawn;
}

void
hw_page_painter_wish (HwPagePainter *self, guint page, guint width)
{
  g_return_if_fail (HW_IS_PAGE_PAINTER (self) && width > 0);

  Kept *kept = find_kept (self, page, width);

  self->has_wish = TRUE;
  self->page = page;
  self->width = width;
  if (kept != NULL)
    {
      g_queue_remove (&self->kept, kept);
      g_queue_push_head (&self->kept, kept);
    }
  /* Nobody waits any more for what is being drawn. */
  if (self->drawing_width != 0 && (self->drawing_page != page || self->drawing_width != width))
    g_cancellable_cancel (self->cancellable);
  next_step (self);
}

static guint
distance (guint one, guint other)
{
  return one > other ? one - other : other - one;
}

HwPaintedPage
hw_page_painter_look (HwPagePainter *self, guint page, guint width)
{
  HwPaintedPage painted = { NULL };
  guint best = G_MAXUINT;

  g_return_val_if_fail (HW_IS_PAGE_PAINTER (self), painted);

  for (GList *at = self->kept.head; at != NULL; at = at->next)
    {
      const Kept *kept = at->data;

      if (kept->page != page)
        continue;
      if (kept->width == width && kept->failure != NULL)
        painted.failure = kept->failure;
      if (kept->texture == NULL || distance (kept->width, width) >= best)
        continue;
      best = distance (kept->width, width);
      painted.texture = kept->texture;
      painted.remark = kept->remark;
      painted.is_wanted = best == 0;
    }
  return painted;
}

static void
hw_page_painter_dispose (GObject *object)
{
  HwPagePainter *self = HW_PAGE_PAINTER (object);

  forget (self);
  self->document = 0;
  g_clear_pointer (&self->tool, tool_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_page_painter_parent_class)->dispose (object);
}

static void
hw_page_painter_finalize (GObject *object)
{
  g_clear_object (&HW_PAGE_PAINTER (object)->cancellable);
  G_OBJECT_CLASS (hw_page_painter_parent_class)->finalize (object);
}

static void
hw_page_painter_class_init (HwPagePainterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hw_page_painter_dispose;
  object_class->finalize = hw_page_painter_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_PAGE_PAINTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_page_painter_init (HwPagePainter *self)
{
  g_queue_init (&self->kept);
}

HwPagePainter *
hw_page_painter_new (HwSession *session)
{
  HwPagePainter *self = g_object_new (HW_TYPE_PAGE_PAINTER, NULL);

  self->session = g_object_ref (session);
  return self;
}

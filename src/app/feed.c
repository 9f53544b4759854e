/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed.h"

#include "progress.h"

/* A repeated reading leaves this many times its own length to others, but never more than this (µs). */
#define PAUSE_FACTOR 3
#define MAX_PAUSE (2 * G_USEC_PER_SEC)

struct _HwFeed
{
  GObject parent_instance;

  HwSession *session;
  HwLane lane;
  HwSessionFunc func;
  GDestroyNotify free_answer;
  HwFeedAnswer callback;
  gpointer owner;
  gulong changed_id;

  GVariant *question;
  GCancellable *cancellable; /* of the reading under way */
  gboolean waiting;          /* no answer to this question yet */
  gboolean stale;            /* the library has changed since the reading began */
  gint64 took, ended;        /* by the last reading, monotonic µs */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (HwFeed, hw_feed, G_TYPE_OBJECT)

static void read_again (HwFeed *self);

/* What a reading under way knows of its feed, which may be gone or ask something else by then. */
typedef struct
{
  GWeakRef feed;
  GCancellable *cancellable;
  HwSessionFunc func;
  GDestroyNotify free_answer;
  GVariant *question;
  gint64 took; /* µs in the library's thread */
} Reading;

static void
reading_free (Reading *reading)
{
  g_weak_ref_clear (&reading->feed);
  g_object_unref (reading->cancellable);
  g_variant_unref (reading->question);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* In a library thread. */
static gpointer
read_timed (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  gint64 began = g_get_monotonic_time ();
  gpointer answer = reading->func (library, reading->question, cancellable, error);

  reading->took = g_get_monotonic_time () - began;
  return answer;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (HwFeed) self = g_weak_ref_get (&reading->feed);
  g_autoptr (GError) error = NULL;
  gpointer answer = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (self != NULL && self->cancellable == reading->cancellable)
    {
      g_clear_object (&self->cancellable);
      self->waiting = FALSE;
      self->ended = g_get_monotonic_time ();
      self->took = reading->took;
      self->callback (self->owner, answer, error);
      if (self->stale && self->question != NULL && self->cancellable == NULL)
        read_again (self);
    }
  if (answer != NULL)
    reading->free_answer (answer);
}

static void
read_now (HwFeed *self)
{
  Reading *reading = g_new0 (Reading, 1);

  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&reading->feed, self);
  reading->cancellable = g_object_ref (self->cancellable);
  reading->func = self->func;
  reading->free_answer = self->free_answer;
  reading->question = g_variant_ref (self->question);
  /* Freed by its callback, after the library's thread is done with it. */
  hw_session_run (self->session, self->lane, read_timed, reading, NULL, self->free_answer,
                  self->cancellable, read_cb, reading);
}

static gboolean
pause_over_cb (gpointer data)
{
  HwFeed *self = data;

  self->pause_id = 0;
  read_now (self);
  return G_SOURCE_REMOVE;
}

/* The same question after a change: at once, or after a pause that is fair to what it took. */
static void
read_again (HwFeed *self)
{
  gint64 pause = MIN (PAUSE_FACTOR * self->took, MAX_PAUSE);
  gint64 wait = self->ended + pause - g_get_monotonic_time ();

  if (self->pause_id != 0)
    return;
  self->pause_id = g_timeout_add ((guint) (MAX (wait, 0) / 1000), pause_over_cb, self);
}

static void
cancel (HwFeed *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
hw_feed_ask (HwFeed *self, GVariant *question)
{
  g_return_if_fail (HW_IS_FEED (self));
  cancel (self);
  g_clear_pointer (&self->question, g_variant_unref);
  self->waiting = question != NULL;
  if (question == NULL)
    return;
  self->question = g_variant_ref_sink (question);
  read_now (self);
}

void
hw_feed_refresh (HwFeed *self)
{
  g_return_if_fail (HW_IS_FEED (self));
  if (self->question == NULL)
    return;
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else
    read_again (self);
}

gboolean
hw_feed_is_waiting (HwFeed *self)
{
  return self->waiting;
}

double
hw_feed_get_progress (HwFeed *self)
{
  return self->cancellable != NULL ? hw_progress_get (self->cancellable) : -1;
}

void
hw_feed_stop (HwFeed *self)
{
  cancel (self);
  g_clear_pointer (&self->question, g_variant_unref);
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_id, self->session);
  g_clear_object (&self->session);
}

static void
hw_feed_dispose (GObject *object)
{
  hw_feed_stop (HW_FEED (object));
  G_OBJECT_CLASS (hw_feed_parent_class)->dispose (object);
}

static void
hw_feed_class_init (HwFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hw_feed_dispose;
}

static void
hw_feed_init (HwFeed *self)
{
}

HwFeed *
hw_feed_new (HwSession *session,
             HwLane lane,
             HwSessionFunc func,
             GDestroyNotify free_answer,
             HwFeedAnswer callback,
             gpointer owner)
{
  HwFeed *self = g_object_new (HW_TYPE_FEED, NULL);

  self->session = g_object_ref (session);
  self->lane = lane;
  self->func = func;
  self->free_answer = free_answer;
  self->callback = callback;
  self->owner = owner;
  self->changed_id
      = g_signal_connect_swapped (session, "changed", G_CALLBACK (hw_feed_refresh), self);
  return self;
}

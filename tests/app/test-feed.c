/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed.h"
#include "fixture.h"
#include "tags.h"

/* What a feed was asked and what it told. */
typedef struct
{
  HwFeed *feed;
  GMutex mutex;
  GCond cond;
  gboolean held; /* readings wait while TRUE */
  int n_readings;
  GArray *answers; /* gint64 */
  int n_errors;
} Watch;

static Watch watch;

static gpointer
read_number (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *answer = g_new (gint64, 1);

  g_mutex_lock (&watch.mutex);
  watch.n_readings++;
  while (watch.held)
    g_cond_wait (&watch.cond, &watch.mutex);
  g_mutex_unlock (&watch.mutex);
  *answer = g_variant_get_int64 (data);
  return answer;
}

static void
answer_cb (gpointer owner, gpointer answer, const GError *error)
{
  g_assert_true (owner == &watch);
  if (error != NULL)
    watch.n_errors++;
  else
    g_array_append_val (watch.answers, *(gint64 *) answer);
}

static void
hold (gboolean held)
{
  g_mutex_lock (&watch.mutex);
  watch.held = held;
  g_cond_broadcast (&watch.cond);
  g_mutex_unlock (&watch.mutex);
}

static void
set_up (HwFixture *f, gconstpointer data)
{
  hw_fixture_set_up (f, data);
  g_mutex_init (&watch.mutex);
  g_cond_init (&watch.cond);
  watch.held = FALSE;
  watch.n_readings = watch.n_errors = 0;
  watch.answers = g_array_new (FALSE, FALSE, sizeof (gint64));
  watch.feed = hw_feed_new (f->session, HW_LANE_EDIT, read_number, g_free, answer_cb, &watch);
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  hw_fixture_settle (f);
  if (watch.feed != NULL)
    g_assert_finalize_object (g_steal_pointer (&watch.feed));
  g_array_unref (watch.answers);
  g_mutex_clear (&watch.mutex);
  g_cond_clear (&watch.cond);
  hw_fixture_tear_down (f, data);
}

static gint64
get_answer (guint index)
{
  g_assert_cmpuint (index, <, watch.answers->len);
  return g_array_index (watch.answers, gint64, index);
}

/* Only the last question is answered, whichever were under way. */
static void
test_stale (HwFixture *f, gconstpointer data)
{
  hold (TRUE);
  for (gint64 i = 1; i <= 20; i++)
    {
      hw_feed_ask (watch.feed, g_variant_new_int64 (i));
      g_assert_true (hw_feed_is_waiting (watch.feed));
      if (i == 10)
        g_usleep (20000); /* let the first one begin */
    }
  hold (FALSE);
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, ==, 1);
  g_assert_cmpint (get_answer (0), ==, 20);
  g_assert_cmpint (watch.n_errors, ==, 0);
  g_assert_false (hw_feed_is_waiting (watch.feed));
  /* Those that had not begun never did. */
  g_assert_cmpint (watch.n_readings, <=, 3);
}

static void
test_no_question (HwFixture *f, gconstpointer data)
{
  hold (TRUE);
  hw_feed_ask (watch.feed, g_variant_new_int64 (1));
  hw_feed_ask (watch.feed, NULL);
  g_assert_false (hw_feed_is_waiting (watch.feed));
  hold (FALSE);
  hw_feed_refresh (watch.feed);
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, ==, 0);
}

static gpointer
create_tag (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_create_tag (library, 0, data, NULL, error);
  return NULL;
}

/* A change of the library asks again; many while a reading is under way ask once. */
static void
test_changes (HwFixture *f, gconstpointer data)
{
  hw_feed_ask (watch.feed, g_variant_new_int64 (7));
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, ==, 1);

  hw_fixture_do (f, create_tag, (gpointer) "one");
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, ==, 2);
  g_assert_cmpint (get_answer (1), ==, 7);

  hold (TRUE);
  hw_feed_refresh (watch.feed);
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  for (int i = 0; i < 100; i++)
    hw_feed_refresh (watch.feed);
  hold (FALSE);
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, >=, 3);
  g_assert_cmpuint (watch.answers->len, <=, 4);
}

/* A feed that is stopped, or gone, tells nothing more. */
static void
test_stop (HwFixture *f, gconstpointer data)
{
  hold (TRUE);
  hw_feed_ask (watch.feed, g_variant_new_int64 (1));
  hw_feed_stop (watch.feed);
  g_assert_finalize_object (g_steal_pointer (&watch.feed));
  hold (FALSE);
  hw_fixture_settle (f);
  g_assert_cmpuint (watch.answers->len, ==, 0);
  g_assert_cmpint (watch.n_errors, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/feed/stale", HwFixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/feed/no-question", HwFixture, NULL, set_up, test_no_question, tear_down);
  g_test_add ("/feed/changes", HwFixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/feed/stop", HwFixture, NULL, set_up, test_stop, tear_down);
  return g_test_run ();
}

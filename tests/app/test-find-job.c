/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find-job.h"

#include <string.h>

typedef struct
{
  guint n_progress;
  gsize first; /* start of the first hit of the first batch */
  gboolean done;
} Told;

static void
progress_cb (HwFindJob *job, gpointer data)
{
  Told *told = data;
  HwSpanList *hits = hw_find_job_get_hits (job);

  g_assert_false (told->done);
  if (told->n_progress++ == 0 && hw_span_list_get_n (hits) > 0)
    told->first = hw_span_list_get (hits, 0).start;
  told->done = hw_find_job_is_done (job);
}

static HwFindJob *
run (HwText *text, const char *needle, gsize origin, Told *told)
{
  HwFindJob *job;

  *told = (Told){ 0 };
  job = hw_find_job_start (text, needle, HW_FINDER_DEFAULT, origin, progress_cb, told);
  while (!told->done)
    g_main_context_iteration (NULL, TRUE);
  return job;
}

static HwText *
make_text (guint n_lines)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (utf8, "السطر %u من النصّ وفيه كِتاب\n", i);
  return hw_text_new_from_string (utf8->str);
}

/* Wherever it begins, the same hits in the order of the text; and those from there on come first. */
static void
test_any_origin (void)
{
  g_autoptr (HwText) text = make_text (20000);
  const gsize n_chars = hw_text_get_n_chars (text);

  for (int round = 0; round < 20; round++)
    {
      const gsize origin = (gsize) g_test_rand_int_range (0, (gint32) n_chars + 1);
      const HwParagraph from
          = hw_text_get_paragraph (text, hw_text_get_paragraph_at (text, origin));
      gsize last = 0;
      Told told;
      HwFindJob *job = run (text, "كتاب", origin, &told);
      HwSpanList *hits = hw_find_job_get_hits (job);

      g_assert_cmpuint (hw_span_list_get_n (hits), ==, 20000);
      g_assert_false (hw_find_job_is_full (job));
      for (gsize i = 0; i < 20000; i++)
        {
          const HwSpan hit = hw_span_list_get (hits, i);

          g_assert_cmpuint (hit.start, >=, last);
          g_assert_cmpuint (hit.end - hit.start, ==, 5);
          last = hit.end;
        }
      g_assert_cmpuint (told.first, >=, from.start);
      g_assert_cmpuint (told.first, <, from.end);
      hw_find_job_stop (job);
    }
}

/* Of more than can be kept, those from the origin on. */
static void
test_full (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (HwText) text = NULL;
  HwFindJob *job;
  HwSpanList *hits;
  Told told;

  for (int i = 0; i < HW_FIND_JOB_MAX / 100 + 2000; i++)
    {
      for (int j = 0; j < 100; j++)
        g_string_append_c (utf8, 'a');
      g_string_append_c (utf8, '\n');
    }
  text = hw_text_new_from_string (utf8->str);
  job = run (text, "a", 101 * 1000, &told);
  hits = hw_find_job_get_hits (job);
  g_assert_true (hw_find_job_is_full (job));
  g_assert_cmpuint (hw_span_list_get_n (hits), ==, HW_FIND_JOB_MAX);
  g_assert_cmpuint (hw_span_list_get (hits, 0).start, ==, 101 * 1000);
  hw_find_job_stop (job);
}

static gboolean
later_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A search that was stopped says nothing any more, at whatever moment. */
static void
test_stop (void)
{
  g_autoptr (HwText) text = make_text (50000);

  for (int round = 0; round < 20; round++)
    {
      Told told = { 0 };
      HwFindJob *job = hw_find_job_start (text, "كتاب", HW_FINDER_DEFAULT, 0, progress_cb, &told);
      gboolean later = FALSE;

      g_usleep ((gulong) g_test_rand_int_range (0, 3000));
      hw_find_job_stop (job);
      g_timeout_add (10, later_cb, &later);
      while (!later)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (told.n_progress, ==, 0);
    }
}

static void
test_nothing (void)
{
  g_autoptr (HwText) text = make_text (10), empty = hw_text_new_from_string ("");
  const char *const needles[] = { "", "ـ", "غائب" };

  for (gsize i = 0; i < G_N_ELEMENTS (needles); i++)
    for (int which = 0; which < 2; which++)
      {
        Told told;
        HwFindJob *job = run (which == 0 ? text : empty, needles[i], 0, &told);

        g_assert_cmpuint (hw_span_list_get_n (hw_find_job_get_hits (job)), ==, 0);
        hw_find_job_stop (job);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-job/any-origin", test_any_origin);
  g_test_add_func ("/find-job/full", test_full);
  g_test_add_func ("/find-job/stop", test_stop);
  g_test_add_func ("/find-job/nothing", test_nothing);
  return g_test_run ();
}

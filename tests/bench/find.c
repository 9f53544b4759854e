/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "find-job.h"
#include "reader-text.h"

/* Finds a word in a text from its start on, as the program does it: the first hit is gone to as soon as
 * there is one. The word is in HW_BENCH_WORD. Marks: jump (asked), found (the first hit is known), first
 * (it is on the screen), all. */

static GtkWidget *reader;
static gboolean is_found;

static GtkWidget *
make_view (void)
{
  reader = hw_reader_new ();
  return reader;
}

static void
open_text (GtkWidget *view, const char *path)
{
  bench_open_text (HW_READER (reader), path);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  GdkRectangle area;

  g_signal_handlers_disconnect_by_func (clock, painted_cb, data);
  if (hw_reader_get_selection_area (HW_READER (reader), &area))
    bench_mark ("first");
}

static void
progress_cb (HwFindJob *job, gpointer data)
{
  HwSpanList *hits = hw_find_job_get_hits (job);

  if (!is_found && hw_span_list_get_n (hits) > 0)
    {
      const HwSpan hit = hw_span_list_get (hits, 0);

      is_found = TRUE;
      bench_mark ("found");
      hw_reader_select (HW_READER (reader), hit.start, hit.end);
      hw_reader_reveal (HW_READER (reader), hit.start, hit.end);
      g_signal_connect (gtk_widget_get_frame_clock (reader), "after-paint", G_CALLBACK (painted_cb),
                        NULL);
    }
  hw_reader_hits_changed (HW_READER (reader));
  if (hw_find_job_is_done (job))
    bench_mark ("all");
}

static void
find (GtkWidget *view, GtkWidget *scrolled)
{
  const char *word = g_getenv ("HW_BENCH_WORD");
  HwFindJob *job
      = hw_find_job_start (hw_reader_get_text (HW_READER (view)), word != NULL ? word : "",
                           HW_FINDER_DEFAULT, 0, progress_cb, NULL);

  hw_reader_set_hits (HW_READER (reader), hw_find_job_get_hits (job));
}

int
main (int argc, char **argv)
{
  static const HwBenchKind kind = { make_view, open_text, NULL, find };

  return bench_window_run (&kind, argc, argv);
}

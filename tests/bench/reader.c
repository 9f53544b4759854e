/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "reader-text.h"

/* Our reading pane, given the same text. The file is read and indexed in a thread, as the program
 * does it, unless the text is to be there with the window. */

static GtkWidget *reader;

static GtkWidget *
make_view (void)
{
  reader = hw_reader_new ();
  return reader;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, bench_read_text (data), (GDestroyNotify) hw_text_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HwText) text = g_task_propagate_pointer (G_TASK (result), NULL);

  hw_reader_set_text (HW_READER (reader), text, HW_DIRECTION_AUTO, HW_DIRECTION_RTL);
  bench_opened ();
}

static void
open_text (GtkWidget *view, const char *path)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, NULL);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

static void
mark_ranges (GtkWidget *view, guint n_ranges)
{
  static const char *const colours[] = { "#f6d32d", "#57e389", "#62a0ea", "#ff7800", "#c061cb" };
  g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, n_ranges);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize n_chars = hw_text_get_n_chars (hw_reader_get_text (HW_READER (view)));

  for (guint i = 0; i < n_ranges; i++)
    {
      ranges[i].id = i + 1;
      ranges[i].start = (gsize) g_rand_int_range (random, 0, (gint32) n_chars - 200);
      ranges[i].end = ranges[i].start + (gsize) g_rand_int_range (random, 20, 200);
      gdk_rgba_parse (&ranges[i].colour, colours[i % G_N_ELEMENTS (colours)]);
    }
  bench_mark ("ranges");
  hw_reader_set_ranges (HW_READER (view), ranges, n_ranges);
  bench_mark ("ranges-set");
}

/* After the next frame, what stands at the bottom must be the end of the text. */
static void
jump_painted_cb (GdkFrameClock *clock, gpointer data)
{
  gsize n_chars = hw_text_get_n_chars (hw_reader_get_text (HW_READER (reader)));
  gsize position
      = hw_reader_get_position_at (HW_READER (reader), gtk_widget_get_width (reader) / 2.0,
                                   gtk_widget_get_height (reader) - 4.0);

  g_signal_handlers_disconnect_by_func (clock, jump_painted_cb, data);
  bench_mark (n_chars - position < 400 ? "right" : "wrong");
}

static void
jump (GtkWidget *view, GtkWidget *scrolled)
{
  gsize n_chars = hw_text_get_n_chars (hw_reader_get_text (HW_READER (view)));

  hw_reader_reveal (HW_READER (view), n_chars - 1, n_chars);
  g_signal_connect (gtk_widget_get_frame_clock (view), "after-paint", G_CALLBACK (jump_painted_cb),
                    NULL);
}

/* After the next frame, the word that was at the top must be there still, in the new column. */
static void
rewrap_painted_cb (GdkFrameClock *clock, gpointer data)
{
  const gsize place = GPOINTER_TO_SIZE (data);
  GdkRectangle area;
  const gboolean is_seen = hw_reader_get_range_area (HW_READER (reader), place, place + 1, &area);

  g_signal_handlers_disconnect_by_func (clock, rewrap_painted_cb, data);
  bench_mark (is_seen && area.y > -area.height && area.y < area.height ? "right" : "wrong");
}

static gboolean
rewrap_cb (gpointer data)
{
  const gsize place = hw_reader_get_place (HW_READER (reader));

  bench_mark ("rewrap");
  g_object_set (reader, "column-chars", 50, NULL);
  g_signal_connect (gtk_widget_get_frame_clock (reader), "after-paint",
                    G_CALLBACK (rewrap_painted_cb), GSIZE_TO_POINTER (place));
  return G_SOURCE_REMOVE;
}

static void
rewrap (GtkWidget *view)
{
  hw_reader_set_place (HW_READER (view),
                       hw_text_get_n_chars (hw_reader_get_text (HW_READER (view))) / 2);
  g_timeout_add (1000, rewrap_cb, NULL);
}

int
main (int argc, char **argv)
{
  static const HwBenchKind kind = { make_view, open_text, mark_ranges, jump, rewrap };

  return bench_window_run (&kind, argc, argv);
}

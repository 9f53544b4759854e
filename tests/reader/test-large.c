/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "harness.h"
#include "sample-text.h"

/* What a large text costs is counted, not timed: times belong to the benchmark. They are reported. */

static guint64
layouts_made (Pane *pane)
{
  HwReaderStats stats;

  hw_reader_get_stats (pane->reader, &stats);
  return stats.n_layouts;
}

static void
report (Pane *pane, const char *what, gint64 since)
{
  HwReaderStats stats;

  hw_reader_get_stats (pane->reader, &stats);
  g_test_message ("%s: %.1f ms, %" G_GUINT64_FORMAT " layouts, %" G_GSIZE_FORMAT
                  " of %" G_GSIZE_FORMAT
                  " segments, allocate %.1f, snapshot %.1f, longest turn %.1f ms",
                  what, (double) (g_get_monotonic_time () - since) / 1000, stats.n_layouts,
                  stats.n_open, stats.n_segments, (double) stats.allocate_time / 1000,
                  (double) stats.snapshot_time / 1000, (double) stats.longest_turn / 1000);
}

static void
test_open (void)
{
  g_autofree char *string = hw_sample_text (1, 50 * 1000 * 1000);
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  HwReaderStats stats;
  Pane pane;
  gint64 start;

  pane_open (&pane, 1000, 900);
  start = g_get_monotonic_time ();
  hw_reader_set_text (pane.reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  report (&pane, "set", start);
  pane_wait_frame (&pane);
  report (&pane, "first frame", start);
  g_assert_cmpuint (layouts_made (&pane), <, 80);
  pane_wait_quiet (&pane);
  report (&pane, "quiet", start);
  /* Quiet means that what is far away stays unknown. */
  hw_reader_get_stats (pane.reader, &stats);
  g_assert_cmpuint (stats.n_layouts, <, 200);
  g_assert_cmpuint (stats.n_open, <, 5);

  start = g_get_monotonic_time ();
  gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_upper (pane.adjustment));
  pane_wait_frame (&pane);
  report (&pane, "jump to the end", start);
  g_assert_cmpint (pane_line_y (&pane, hw_text_get_n_chars (text)), >, 0);
  pane_wait_quiet (&pane);
  g_assert_cmpuint (layouts_made (&pane), <, 400);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (pane.adjustment) + 900
                          - gtk_adjustment_get_upper (pane.adjustment)),
                     <, 1);

  start = g_get_monotonic_time ();
  hw_reader_reveal (pane.reader, 12345678, 12345690);
  pane_wait_frame (&pane);
  report (&pane, "reveal", start);
  g_assert_cmpint (pane_line_y (&pane, 12345678), >, 200);
  g_assert_cmpint (pane_line_y (&pane, 12345678), <, 400);
  pane_close (&pane);
}

static void
test_long_line (void)
{
  g_autofree char *string = hw_sample_line (2, 1000 * 1000);
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  gint64 start, longest = 0;
  Pane pane;

  pane_open (&pane, 1000, 900);
  start = g_get_monotonic_time ();
  hw_reader_set_text (pane.reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  pane_wait_frame (&pane);
  report (&pane, "first frame of a line of 1 MB", start);
  g_assert_cmpuint (layouts_made (&pane), <, 10);
  for (int i = 0; i < 120; i++)
    {
      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_value (pane.adjustment) + 60);
      start = g_get_monotonic_time ();
      hw_reader_validate (pane.reader);
      g_clear_pointer (&(GskRenderNode *){ pane_draw (&pane) }, gsk_render_node_unref);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }
  g_test_message ("longest frame of scrolling: %.1f ms", (double) longest / 1000);
  gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_upper (pane.adjustment));
  pane_wait_frame (&pane);
  g_assert_cmpint (pane_line_y (&pane, hw_text_get_n_chars (text)), >, 0);
  g_assert_cmpuint (layouts_made (&pane), <, 30);
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/large/open", test_open);
  g_test_add_func ("/large/long-line", test_long_line);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "harness.h"
#include "sample-text.h"

/* A place is kept when the program ends, and the text comes back to it in a pane that is new. */

static void
reopen (Pane *pane, const char *string, int width, gsize place)
{
  pane_close (pane);
  pane_open (pane, width, 600);
  pane_show (pane, string);
  hw_reader_set_place (pane->reader, place);
  pane_wait_frame (pane);
}

/* The distance of two lines, the gap between paragraphs in it. */
static int
largest_step (Pane *pane)
{
  return (int) (2.2 * pane->reader->top_margin);
}

/* Wherever scrolling stopped, in the middle of a line as well, the text comes back within half the distance
 * of two lines, with a whole line at the top. */
static void
test_comes_back (void)
{
  g_autofree char *string = hw_sample_text (11, 60000);
  Pane pane;

  pane_open (&pane, 700, 600);
  for (int i = 0; i < 24; i++)
    {
      double step = i == 0 ? 1 : g_test_rand_double_range (0, i < 12 ? 60 : 9000);
      gsize seen, place;
      int before, after;

      pane_show (&pane, string);
      if (i % 4 == 3)
        step = gtk_adjustment_get_upper (pane.adjustment) - 600 - step / 60;
      gtk_adjustment_set_value (pane.adjustment, step);
      pane_wait_frame (&pane);
      seen = hw_reader_get_position_at (pane.reader, 350, 300);
      before = pane_line_y (&pane, seen);
      place = hw_reader_get_place (pane.reader);
      g_test_message ("by %g: place %" G_GSIZE_FORMAT, step, place);
      reopen (&pane, string, 700, place);
      after = pane_line_y (&pane, seen);
      g_assert_cmpint (ABS (after - before), <=, largest_step (&pane) / 2);
      /* The end comes back as it was; elsewhere a line begins at the top, or below the margin. */
      if (after != before)
        {
          int y = pane_line_y (&pane, place);

          g_assert_cmpint (y, ==, place == 0 ? pane.reader->top_margin : 0);
        }
    }
  pane_close (&pane);
}

/* Opened and left, over and over and never scrolled, it stays where it is; in another width too. */
static void
test_never_drifts (void)
{
  g_autofree char *string = hw_sample_text (12, 60000);
  const gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  Pane pane;

  pane_open (&pane, 700, 600);
  for (int i = 0; i < 3; i++)
    {
      gsize place, first;

      pane_show (&pane, string);
      hw_reader_set_place (pane.reader, n_chars / 4 * (gsize) (i + 1));
      pane_wait_frame (&pane);
      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_value (pane.adjustment)
                                                     + g_test_rand_double_range (100, 900));
      pane_wait_frame (&pane);
      first = place = hw_reader_get_place (pane.reader);
      for (int j = 0; j < 20; j++)
        {
          reopen (&pane, string, j % 3 == 2 ? 460 : 700, place);
          place = hw_reader_get_place (pane.reader);
          g_assert_cmpuint (place, ==, first);
        }
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/place/comes-back", test_comes_back);
  g_test_add_func ("/place/never-drifts", test_never_drifts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-view.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 700

static HwPlot *
make_places (void)
{
  HwPlot *plot = hw_plot_new (HW_PLOT_PLACES, "أين يرد «الميناء»", NULL);

  for (gint64 i = 0; i < 3; i++)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (gint64 j = 0; j < 1 + i * 4; j++)
        g_array_append_vals (places, &(gint64){ j * 100 }, 1);
      hw_plot_add_places (plot, i == 1 ? "=رسالة, “A letter”" : "تقرير", 1000, places, 10 + i);
    }
  return plot;
}

static HwPlot *
make_bars (void)
{
  HwPlot *plot = hw_plot_new (HW_PLOT_BARS, "Over time", "a million words");

  for (int year = 1990; year < 2020; year++)
    {
      g_autofree char *label = g_strdup_printf ("%d", year);

      hw_plot_add_bar (plot, label, (guint64) year % 7, year % 7 * 12.5, year);
    }
  return plot;
}

/* What a click at the place of each tick gives, in both directions. */
static void
test_pick (void)
{
  g_autoptr (HwPlot) plot = make_places ();
  const int height = hw_plot_get_height (plot);
  guint n_rows = 0;

  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      gboolean met[3][9] = { { FALSE } };

      for (int y = 0; y < height; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            guint item, place, other_item, other_place;

            if (!hw_plot_pick (plot, WIDTH, mirrored, x, y, &item, &place))
              continue;
            g_assert_cmpuint (item, <, 3);
            g_assert_cmpuint (place, <, hw_plot_get_item (plot, item)->places->len);
            met[item][place] = TRUE;
            g_assert_true (
                hw_plot_pick (plot, WIDTH, !mirrored, WIDTH - x, y, &other_item, &other_place));
            g_assert_cmpuint (item, ==, other_item);
            g_assert_cmpuint (place, ==, other_place);
          }
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < hw_plot_get_item (plot, i)->places->len; j++, n_rows++)
          g_assert_true (met[i][j]);
    }
  g_assert_cmpuint (n_rows, ==, 2 * (1 + 5 + 9));
}

static void
test_pick_bars (void)
{
  g_autoptr (HwPlot) plot = make_bars ();
  gboolean met[30] = { FALSE };
  guint item, place;

  for (int x = 0; x < WIDTH; x++)
    if (hw_plot_pick (plot, WIDTH, FALSE, x, 100, &item, &place))
      met[item] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (met); i++)
    g_assert_true (met[i]);
  g_assert_false (hw_plot_pick (plot, WIDTH, FALSE, WIDTH / 2, -5, &item, &place));
}

static char *
save (HwPlot *plot, const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_assert_true (hw_plot_save (plot, file, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, length, NULL));
  g_unlink (path);
  return contents;
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hawashi-plot-XXXXXX", NULL);
  g_autoptr (HwPlot) places = make_places ();
  g_autoptr (HwPlot) bars = make_bars ();
  gsize length;
  g_autofree char *svg = save (places, folder, "a.svg", &length);
  g_autofree char *png = NULL, *csv = NULL, *other_csv = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (strstr (svg, "<svg"));
  png = save (bars, folder, "b.PNG", &length);
  g_assert_cmpmem (png, 4, "\x89PNG", 4);
  csv = save (places, folder, "c.csv", &length);
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf"
                                        "document,characters,position\r\n"));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 1 + 5 + 9 + 1);
  g_assert_cmpstr (lines[3], ==, "\"'=رسالة, “A letter”\",1000,100");
  other_csv = save (bars, folder, "d.csv", &length);
  g_assert_nonnull (strstr (other_csv, "1994,6,75\r\n"));
  g_rmdir (folder);
}

static void
test_save_refused (void)
{
  g_autoptr (HwPlot) plot = make_bars ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/plot.png");
  g_autoptr (GError) error = NULL;

  g_assert_false (hw_plot_save (plot, file, FALSE, &error));
  g_assert_nonnull (strstr (error->message, "nonexistent"));
}

/* Nothing to show, and labels longer than their room, are drawn without complaint. */
static void
test_draws (void)
{
  g_autoptr (HwPlot) empty = hw_plot_new (HW_PLOT_BARS, "", NULL);
  g_autoptr (HwPlot) places = make_places ();
  g_autoptr (HwPlot) bars = make_bars ();
  HwPlot *const plots[] = { empty, places, bars };
  GtkWidget *window = gtk_window_new (), *view = hw_plot_view_new ();

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    for (int mirrored = 0; mirrored < 2; mirrored++)
      {
        gtk_widget_set_direction (view, mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
        hw_plot_view_set_plot (HW_PLOT_VIEW (view), plots[i]);
        for (int turn = 0; turn < 20; turn++)
          g_main_context_iteration (NULL, FALSE);
        g_assert_true (hw_plot_view_get_plot (HW_PLOT_VIEW (view)) == plots[i]);
      }
  hw_plot_view_set_plot (HW_PLOT_VIEW (view), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/pick", test_pick);
  g_test_add_func ("/plot/pick/bars", test_pick_bars);
  g_test_add_func ("/plot/save", test_save);
  g_test_add_func ("/plot/save/refused", test_save_refused);
  g_test_add_func ("/plot/draws", test_draws);
  return g_test_run ();
}

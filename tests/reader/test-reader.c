/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "harness.h"
#include "sample-text.h"

static void
count_cb (int *count)
{
  (*count)++;
}

/* The word at the anchor stays at its height while width, font and spacing change, and is where it was when
 * they are as they were. */
static void
test_anchor (void)
{
  g_autofree char *string = hw_sample_text (3, 300000);
  gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  Pane pane;

  pane_open (&pane, 900, 700);
  pane_show (&pane, string);
  for (int i = 0; i < 3; i++)
    {
      gsize position = (gsize) g_test_rand_int_range (2000, (gint32) n_chars - 20000), place;

      hw_reader_set_place (pane.reader, position);
      pane_wait_frame (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      pane_resize (&pane, 500, 700);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      g_object_set (pane.reader, "font-size", 20.0, "line-spacing", 2.0, NULL);
      pane_wait_frame (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      g_object_set (pane.reader, "zoom", 0.7, "column-chars", 40, NULL);
      pane_wait_quiet (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      place = hw_reader_get_place (pane.reader);
      g_object_set (pane.reader, "font-size", 15.0, "line-spacing", 1.5, "zoom", 1.0,
                    "column-chars", 72, NULL);
      pane_resize (&pane, 900, 700);
      pane_wait_quiet (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, place);
      g_assert_cmpuint (place, ==, position);
    }
  pane_close (&pane);
}

/* What is on screen moves by exactly what is scrolled, up and down, over text never seen before; and the
 * adjustment is right when it rests. */
static void
test_scroll_exactly (void)
{
  g_autofree char *string = hw_sample_text (4, 400000);
  Pane pane;

  pane_open (&pane, 700, 600);
  pane_show (&pane, string);
  hw_reader_set_place (pane.reader, 100000);
  pane_wait_frame (&pane);
  for (int i = 0; i < 80; i++)
    {
      double step = g_test_rand_double_range (-450, 400);
      gsize position = hw_reader_get_position_at (pane.reader, 350, 300);
      int before = pane_line_y (&pane, position), after;

      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_value (pane.adjustment) + step);
      after = pane_line_y (&pane, position);
      if (after != G_MININT)
        g_assert_cmpint (ABS (after - (before - step)), <=, 1);
      if (i % 10 == 0)
        {
          /* Resting corrects the value, not the text. */
          pane_wait_quiet (&pane);
          if (after != G_MININT)
            g_assert_cmpint (pane_line_y (&pane, position), ==, after);
        }
    }
  pane_close (&pane);
}

static void
test_ends (void)
{
  g_autofree char *string = hw_sample_text (5, 200000);
  gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  Pane pane;

  pane_open (&pane, 700, 600);
  pane_show (&pane, string);
  g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, 0);
  g_assert_cmpint (pane_line_y (&pane, 0), >, 0);
  gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_upper (pane.adjustment));
  pane_wait_frame (&pane);
  g_assert_cmpint (pane_line_y (&pane, n_chars), >, 400);
  pane_wait_quiet (&pane);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (pane.adjustment) + 600,
                                  gtk_adjustment_get_upper (pane.adjustment), 1);
  /* By pixels all the way up: the beginning is reached, at zero. */
  for (int i = 0; i < 5000 && gtk_adjustment_get_value (pane.adjustment) > 0; i++)
    {
      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_value (pane.adjustment) - 500);
      if (i % 16 == 0)
        pane_wait_frame (&pane);
    }
  pane_wait_quiet (&pane);
  g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (pane.adjustment), ==, 0);
  g_assert_cmpint (pane_line_y (&pane, 0), >, 0);
  pane_close (&pane);
}

/* A text that fits leaves nothing to scroll, and no text at all is no trouble. */
static void
test_small (void)
{
  Pane pane;

  pane_open (&pane, 600, 500);
  g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, 0);
  hw_reader_select (pane.reader, 0, 10);
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  pane_show (&pane, "");
  hw_reader_reveal (pane.reader, 0, 0);
  pane_show (&pane, "سطر\nline\n");
  g_assert_cmpfloat (gtk_adjustment_get_upper (pane.adjustment), ==, 500);
  gtk_adjustment_set_value (pane.adjustment, 100);
  pane_wait_frame (&pane);
  g_assert_cmpint (pane_line_y (&pane, 0), >, 0);
  hw_reader_set_text (pane.reader, NULL, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  pane_wait_frame (&pane);
  g_assert_null (hw_reader_get_text (pane.reader));
  pane_close (&pane);
}

static void
test_directions (void)
{
  static const struct
  {
    const char *paragraph;
    HwDirection direction;
  } cases[] = {
    { "UN قرار مجلس الأمن", HW_DIRECTION_RTL },
    { "The word كتاب in English text", HW_DIRECTION_LTR },
    { "1979", HW_DIRECTION_RTL }, /* the document's */
  };
  Pane pane;

  pane_open (&pane, 800, 500);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HwText) text = hw_text_new_from_string (cases[i].paragraph);
      GdkRectangle area;
      int gap_left, gap_right;

      hw_reader_set_text (pane.reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_RTL);
      pane_wait_frame (&pane);
      g_assert_true (hw_reader_get_range_area (pane.reader, 0, hw_text_get_n_chars (text), &area));
      gap_left = area.x - pane.reader->column_x;
      gap_right = pane.reader->column_x + pane.reader->column_width - area.x - area.width;
      if (cases[i].direction == HW_DIRECTION_RTL)
        g_assert_cmpint (gap_right, <, gap_left);
      else
        g_assert_cmpint (gap_left, <, gap_right);
      /* And against the text where the person says so. */
      hw_reader_set_text (pane.reader, text, HW_DIRECTION_LTR, HW_DIRECTION_RTL);
      pane_wait_frame (&pane);
      g_assert_true (hw_reader_get_range_area (pane.reader, 0, hw_text_get_n_chars (text), &area));
      g_assert_cmpint (area.x, ==, pane.reader->column_x);
    }
  pane_close (&pane);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  char *text = (char *) -1;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  while (text == (char *) -1)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* Byte for byte what stands there: no normal form, no other line ends. */
static void
test_copy (void)
{
  g_autofree char *string = g_strconcat (
      "قَلَمٌ e\u0301 ﻛﺘﺎﺏ عـــراق\n\n می‌خواهم\u200f.\t", "x", NULL);
  gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  int changed = 0, settled = 0;
  Pane pane;

  pane_open (&pane, 800, 500);
  pane_show (&pane, string);
  g_signal_connect_swapped (pane.reader, "selection-changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (pane.reader, "selection-settled", G_CALLBACK (count_cb), &settled);
  for (gsize start = 0; start < n_chars; start += 3)
    for (gsize end = start + 1; end <= n_chars; end += 7)
      {
        const char *from = g_utf8_offset_to_pointer (string, (glong) start);
        const char *to = g_utf8_offset_to_pointer (string, (glong) end);
        g_autofree char *expected = g_strndup (from, (gsize) (to - from));
        g_autofree char *copied = NULL, *primary = NULL;
        gsize low, high;

        /* Backwards is the same. */
        hw_reader_select (pane.reader, end, start);
        g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, start);
        g_assert_true (hw_reader_get_selection (pane.reader, &low, &high));
        g_assert_cmpuint (low, ==, start);
        g_assert_cmpuint (high, ==, end);
        gtk_widget_activate_action (GTK_WIDGET (pane.reader), "clipboard.copy", NULL);
        copied = read_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (pane.reader)));
        g_assert_cmpstr (copied, ==, expected);
        primary = read_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (pane.reader)));
        g_assert_cmpstr (primary, ==, expected);
      }
  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (pane.reader)), "other");
  hw_reader_select_quietly (pane.reader, 1, 3);
  g_assert_true (hw_reader_get_selection (pane.reader, NULL, NULL));
  {
    g_autofree char *primary
        = read_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (pane.reader)));

    g_assert_cmpstr (primary, ==, "other");
  }
  g_assert_cmpint (changed, >, 10);
  /* The caller knows what it selected. */
  g_assert_cmpint (settled, ==, 0);
  changed = 0;
  gtk_widget_activate_action (GTK_WIDGET (pane.reader), "selection.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (pane.reader), "selection.select-all", NULL);
  g_assert_cmpint (changed, ==, 1);
  pane_close (&pane);
}

/* The glyphs on the screen and their places are the same with highlights from and to anywhere, with a
 * selection, with focus and hover: nothing is shaped again because half of it is highlighted. */
static void
test_same_glyphs (void)
{
  g_autofree char *string = hw_sample_text (6, 6000);
  gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  g_autofree char *plain = NULL;
  HwReaderStats before, after;
  Pane pane;

  pane_open (&pane, 800, 700);
  pane_show (&pane, string);
  plain = pane_list_glyphs (&pane);
  g_assert_cmpuint (strlen (plain), >, 5000);
  pane_wait_quiet (&pane);
  hw_reader_get_stats (pane.reader, &before);
  for (int round = 0; round < 40; round++)
    {
      g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, 30);
      g_autofree char *marked = NULL;

      for (int i = 0; i < 30; i++)
        {
          ranges[i].id = i + 1;
          ranges[i].start = (gsize) g_test_rand_int_range (0, (gint32) n_chars);
          ranges[i].end = ranges[i].start + (gsize) g_test_rand_int_range (1, 200);
          gdk_rgba_parse (&ranges[i].colour, i % 2 == 0 ? "#f9f06b" : "#1a5fb4");
        }
      hw_reader_set_ranges (pane.reader, ranges, 30);
      hw_reader_set_focused_range (pane.reader, round % 31);
      hw_reader_select (pane.reader, (gsize) g_test_rand_int_range (0, 1000),
                        (gsize) g_test_rand_int_range (0, 1000));
      marked = pane_list_glyphs (&pane);
      g_assert_cmpstr (marked, ==, plain);
    }
  hw_reader_get_stats (pane.reader, &after);
  g_assert_cmpuint (after.n_layouts, ==, before.n_layouts);
  pane_close (&pane);
}

/* A click on every place that can be seen gives that place, or one that looks the same. */
static void
test_points (void)
{
  g_autofree char *string = hw_sample_text (8, 5000);
  Pane pane;

  pane_open (&pane, 700, 900);
  pane_show (&pane, string);
  for (double y = 1; y < 900; y += 17)
    for (double x = 1; x < 700; x += 13)
      {
        gsize position = hw_reader_get_position_at (pane.reader, x, y), again;
        gsize byte = hw_text_to_byte (pane.reader->text, position);
        GdkRectangle line;
        double caret;

        g_assert_true (hw_reader_get_caret_line (pane.reader, byte, FALSE, &line));
        caret = pane.reader->column_x + hw_reader_get_caret_x (pane.reader, byte, FALSE);
        again = hw_reader_get_position_at (pane.reader, caret, line.y + line.height / 2.0);
        if (again != position)
          {
            gsize other = hw_text_to_byte (pane.reader->text, again);
            GdkRectangle other_line;

            g_assert_true (hw_reader_get_caret_line (pane.reader, other, FALSE, &other_line));
            g_assert_cmpint (other_line.y, ==, line.y);
          }
      }
  pane_close (&pane);
}

static void
test_ranges_at (void)
{
  HwReaderRange ranges[] = {
    { .id = 7, .start = 0, .end = 30 },
    { .id = 8, .start = 5, .end = 12 },
    { .id = 9, .start = 10, .end = 20 },
  };
  g_autoptr (GArray) ids = NULL, none = NULL;
  Pane pane;

  pane_open (&pane, 700, 300);
  pane_show (&pane, "كتاب القارئ في الهامش كتب سطرا ثم سطرا.");
  hw_reader_set_ranges (pane.reader, ranges, G_N_ELEMENTS (ranges));
  ids = hw_reader_get_ranges_at (pane.reader, 11);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 8);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 9);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, 7);
  none = hw_reader_get_ranges_at (pane.reader, 30);
  g_assert_cmpuint (none->len, ==, 0);
  hw_reader_set_focused_range (pane.reader, 8);
  g_assert_cmpint (hw_reader_get_focused_range (pane.reader), ==, 8);
  hw_reader_set_ranges (pane.reader, ranges, 1);
  g_assert_cmpint (hw_reader_get_focused_range (pane.reader), ==, 0);
  pane_close (&pane);
}

static void
test_properties (void)
{
  static const char *const names[] = { "font-size", "zoom", "line-spacing" };
  int notified = 0;
  double zoom;
  Pane pane;

  pane_open (&pane, 600, 400);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
      gulong id = g_signal_connect_swapped (pane.reader, signal, G_CALLBACK (count_cb), &notified);
      double was;

      notified = 0;
      g_object_get (pane.reader, names[i], &was, NULL);
      g_object_set (pane.reader, names[i], was * 1.2, NULL);
      g_object_set (pane.reader, names[i], was * 1.2, NULL);
      g_assert_cmpint (notified, ==, 1);
      g_signal_handler_disconnect (pane.reader, id);
    }
  g_object_set (pane.reader, "arabic-family", "Noto Naskh Arabic", "latin-family", "", NULL);
  pane_show (&pane, "كتاب");
  g_assert_true (
      g_str_has_prefix (pane.reader->fonts.families[HW_DIRECTION_RTL], "Noto Naskh Arabic,"));
  gtk_widget_activate_action (GTK_WIDGET (pane.reader), "zoom.reset", NULL);
  g_object_get (pane.reader, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, 1);
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader/anchor", test_anchor);
  g_test_add_func ("/reader/scroll-exactly", test_scroll_exactly);
  g_test_add_func ("/reader/ends", test_ends);
  g_test_add_func ("/reader/small", test_small);
  g_test_add_func ("/reader/directions", test_directions);
  g_test_add_func ("/reader/copy", test_copy);
  g_test_add_func ("/reader/same-glyphs", test_same_glyphs);
  g_test_add_func ("/reader/points", test_points);
  g_test_add_func ("/reader/ranges-at", test_ranges_at);
  g_test_add_func ("/reader/properties", test_properties);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "harness.h"

/* Text that nobody writes but somebody opens, and everything done to it at random. Warnings are fatal; what
 * must hold after each step is checked. */

static const gunichar wild[] = {
  'a',    ' ',    '\n',   '\t',   '1',    0x0644,   0x0627,  0x0622,  0x064E,  0x0651,
  0x0640, 0x0670, 0x200B, 0x200C, 0x200D, 0x200E,   0x200F,  0x202A,  0x202B,  0x202C,
  0x202D, 0x202E, 0x2028, 0x2029, 0x2066, 0x2067,   0x2068,  0x2069,  0x00A0,  0x00AD,
  0x0300, 0xFDFA, 0xFEFB, 0xFFFC, 0xFFFD, 0x10FFFF, 0x1F469, 0x1F3FD, 0x1F1E6, 0x1100,
  0x1161, 0x0915, 0x094D, 0x0E01, 0x0E33, 0x05D0,   0x05B8,  0x01,    0x0C,    0x7F,
  0x85,   0x3000, 0x06DD, 0x0600, 0xE000, 0x0378,
};

static char *
wild_text (gsize n)
{
  GString *text = g_string_new (NULL);

  while (text->len < n)
    {
      gunichar c = wild[g_test_rand_int_range (0, G_N_ELEMENTS (wild))];
      gint32 times = g_test_rand_int_range (0, 40) == 0 ? g_test_rand_int_range (1, 3000) : 1;

      while (times-- > 0)
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

static void
check (Pane *pane)
{
  HwReader *reader = pane->reader;
  gsize n = hw_text_get_n_chars (reader->text), start, end;
  GskRenderNode *node = pane_draw (pane);

  g_clear_pointer (&node, gsk_render_node_unref); /* it had to be drawn; of blanks there is none */
  hw_reader_get_selection (reader, &start, &end);
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, n);
  g_assert_cmpuint (hw_reader_get_place (reader), <=, n);
  g_assert_cmpuint (reader->visible->len, >, 0);
  for (guint i = 1; i < reader->visible->len; i++)
    {
      const HwVisible *above = &g_array_index (reader->visible, HwVisible, i - 1);
      const HwVisible *below = above + 1;

      g_assert_cmpint (above->y + above->block->height, ==, below->y);
      g_assert_cmpuint (below->block->start, >=, above->block->end);
    }
}

static void
act (Pane *pane)
{
  HwReader *reader = pane->reader;
  gint32 n = (gint32) hw_text_get_n_chars (reader->text);
  gsize a = (gsize) g_test_rand_int_range (0, n + 1), b = (gsize) g_test_rand_int_range (0, n + 1);
  double x = g_test_rand_double_range (-50, 700), y = g_test_rand_double_range (-50, 600);
  gsize byte = hw_text_to_byte (reader->text, a);
  HwReaderRange ranges[] = { { .id = 1, .start = MIN (a, b), .end = MAX (a, b) },
                             { .id = 2, .start = a, .end = a + 3 } };

  gboolean at_end = g_test_rand_bit ();

  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
      gtk_adjustment_set_value (pane->adjustment, gtk_adjustment_get_value (pane->adjustment)
                                                      + g_test_rand_double_range (-2000, 2000));
      break;
    case 1:
      hw_reader_reveal (reader, MIN (a, b), MAX (a, b));
      break;
    case 2:
      hw_reader_select (reader, a, b);
      break;
    case 3:
      hw_reader_set_place (reader, a);
      break;
    case 4:
      hw_reader_set_ranges (reader, ranges, 2);
      hw_reader_set_focused_range (reader, 2);
      break;
    case 5:
      g_object_set (reader, "zoom", g_test_rand_double_range (0.5, 3), NULL);
      break;
    case 6:
      hw_reader_select (reader, a, hw_reader_get_position_at (reader, x, y));
      break;
    case 7:
      hw_reader_select_bytes (reader, byte, hw_reader_step_visually (reader, byte, b % 2 == 0, -1));
      break;
    case 8:
      hw_reader_select_bytes (reader, byte, hw_reader_step_word (reader, byte, b % 2 == 0));
      break;
    case 9:
      hw_reader_select_bytes (reader, byte,
                              hw_reader_step_line (reader, byte, &at_end, (int) (b % 9) - 4, x));
      break;
    case 10:
      hw_reader_grain_at (reader, b % 2 == 0 ? HW_GRAIN_WORD : HW_GRAIN_PARAGRAPH, byte, &a, &b);
      hw_reader_select_bytes (reader, a, b);
      break;
    case 11:
      hw_reader_get_range_area (reader, MIN (a, b), MAX (a, b), &(GdkRectangle){ 0 });
      break;
    case 12:
      pane_wait_frame (pane);
      break;
    default:
      hw_reader_select_bytes (reader, byte,
                              hw_reader_step_line_end (reader, byte, &at_end, b % 2 == 0));
      hw_reader_scroll_to_caret (reader);
      break;
    }
}

/* Of any form, and on any page: more of them than there are paragraphs, or fewer. */
static HwStructure *
wild_structure (gsize n_chars)
{
  HwStructure *structure = hw_structure_new ();

  for (gint32 i = g_test_rand_int_range (0, 900); i > 0; i--)
    hw_structure_add_form (structure,
                           (HwParagraphForm){ (guint8) g_test_rand_int_range (0, HW_N_ROLES + 1),
                                              (guint8) g_test_rand_int_range (0, 9),
                                              (guint8) g_test_rand_int_range (0, 3) });
  for (gsize at = 0; at <= n_chars; at += (gsize) g_test_rand_int_range (0, 400))
    hw_structure_add_locator (structure, at, g_test_rand_bit () ? HW_LOCATOR_PAGE : HW_LOCATOR_TIME,
                              g_test_rand_bit () ? "00:01:02.5" : "\342\200\256xiv");
  return structure;
}

static void
test_wild (void)
{
  Pane pane;

  pane_open (&pane, 600, 500);
  for (int round = 0; round < 9; round++)
    {
      g_autofree char *text = wild_text ((gsize) g_test_rand_int_range (0, 30000));

      pane_show (&pane, text);
      if (round % 3 > 0)
        {
          g_autoptr (HwStructure) structure
              = wild_structure (hw_text_get_n_chars (pane.reader->text));

          hw_reader_set_structure (pane.reader, structure);
        }
      for (int i = 0; i < 60; i++)
        {
          act (&pane);
          check (&pane);
        }
    }
  pane_wait_quiet (&pane);
  pane_close (&pane);
}

/* A million empty lines; a million letters without a space. */
static void
test_monotonous (void)
{
  static const char *const letters[] = { "\n", "A", "ب", "َ" };
  Pane pane;

  pane_open (&pane, 600, 500);
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *text = NULL;
      GString *string = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();

      for (int k = 0; k < 1000000; k++)
        g_string_append (string, letters[i]);
      text = g_string_free (string, FALSE);
      pane_show (&pane, text);
      check (&pane);
      hw_reader_reveal (pane.reader, 700000, 700001);
      check (&pane);
      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_upper (pane.adjustment));
      check (&pane);
      g_assert_cmpint (pane_line_y (&pane, 1000000), >=, 0);
      pane_wait_quiet (&pane);
      g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/wild/wild", test_wild);
  g_test_add_func ("/wild/monotonous", test_monotonous);
  return g_test_run ();
}

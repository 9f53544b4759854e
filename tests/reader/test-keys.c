/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "harness.h"
#include "sample-text.h"

/* Presses a key as the class binds it. FALSE where the pane has no use for it. */
static gboolean
press (Pane *pane, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *widget = GTK_WIDGET (pane->reader);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static gsize
caret_after (Pane *pane, gsize from, guint keyval, GdkModifierType modifiers)
{
  hw_reader_select (pane->reader, from, from);
  g_assert_true (press (pane, keyval, modifiers));
  return hw_reader_get_caret (pane->reader);
}

/* Left goes left and Ctrl+Left a word to the left, whichever way the paragraph runs. */
static void
test_sides (void)
{
  /*  0123456789012345   16… */
  const char *text = "كتاب القارئ هنا\nReader of books";
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  g_assert_cmpuint (caret_after (&pane, 0, GDK_KEY_Left, 0), ==, 1);
  g_assert_cmpuint (caret_after (&pane, 3, GDK_KEY_KP_Left, 0), ==, 4);
  g_assert_cmpuint (caret_after (&pane, 3, GDK_KEY_Right, 0), ==, 2);
  g_assert_cmpuint (caret_after (&pane, 0, GDK_KEY_Left, GDK_CONTROL_MASK), ==, 4);
  g_assert_cmpuint (caret_after (&pane, 4, GDK_KEY_Left, GDK_CONTROL_MASK), ==, 11);
  g_assert_cmpuint (caret_after (&pane, 11, GDK_KEY_Right, GDK_CONTROL_MASK), ==, 5);
  g_assert_cmpuint (caret_after (&pane, 20, GDK_KEY_Left, 0), ==, 19);
  g_assert_cmpuint (caret_after (&pane, 20, GDK_KEY_KP_Right, GDK_CONTROL_MASK), ==, 22);
  g_assert_cmpuint (caret_after (&pane, 22, GDK_KEY_Left, GDK_CONTROL_MASK), ==, 16);
  /* Over the end of a paragraph, and back. */
  g_assert_cmpuint (caret_after (&pane, 15, GDK_KEY_Left, 0), ==, 16);
  g_assert_cmpuint (caret_after (&pane, 16, GDK_KEY_Left, 0), ==, 15);
  g_assert_cmpuint (caret_after (&pane, 15, GDK_KEY_Left, GDK_CONTROL_MASK), ==, 22);
  /* At the ends of the text there is nothing further. */
  g_assert_cmpuint (caret_after (&pane, 0, GDK_KEY_Right, 0), ==, 0);
  g_assert_cmpuint (caret_after (&pane, 31, GDK_KEY_Right, 0), ==, 31);
  pane_close (&pane);
}

static void
test_selecting (void)
{
  gsize start, end;
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, "كتاب القارئ هنا\nReader of books");
  hw_reader_select (pane.reader, 5, 5);
  press (&pane, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  press (&pane, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_true (hw_reader_get_selection (pane.reader, &start, &end));
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 12);
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, 12);
  /* An arrow leaves a selection at its own side. */
  press (&pane, GDK_KEY_Right, 0);
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, 5);
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  press (&pane, GDK_KEY_End, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_true (hw_reader_get_selection (pane.reader, &start, &end));
  g_assert_cmpuint (end, ==, 31);
  g_assert_true (press (&pane, GDK_KEY_Escape, 0));
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  /* Somebody else may want it now. */
  g_assert_false (press (&pane, GDK_KEY_Escape, 0));
  pane_close (&pane);
}

/* Down from the beginning stands on every line once, on screen each time, and Up comes back the same way. */
static void
test_lines (void)
{
  g_autofree char *string = hw_sample_text (21, 12000);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize at = 0, before;
  Pane pane;

  pane_open (&pane, 600, 400);
  pane_show (&pane, string);
  g_array_append_val (way, at);
  for (;;)
    {
      GdkRectangle area;

      before = at;
      g_assert_true (press (&pane, GDK_KEY_Down, 0));
      at = hw_reader_get_caret (pane.reader);
      g_assert_true (hw_reader_get_selection_area (pane.reader, &area));
      if (at >= hw_text_get_n_chars (pane.reader->text))
        break;
      g_assert_cmpuint (at, >, before);
      g_array_append_val (way, at);
    }
  g_assert_cmpuint (way->len, >, 100);
  hw_reader_select (pane.reader, before, before);
  for (guint i = way->len - 1; i-- > 0;)
    {
      const HwBlock *block;
      gsize expected = g_array_index (way, gsize, i), byte;

      press (&pane, GDK_KEY_Up, 0);
      at = hw_reader_get_caret (pane.reader);
      if (at == expected)
        continue;
      /* The height on a line may differ after a line of the other direction; the line may not. */
      byte = hw_text_to_byte (pane.reader->text, at);
      block
          = hw_block_tree_get (pane.reader->tree, hw_block_tree_at_byte (pane.reader->tree, byte));
      g_assert_cmpuint (block->start, <=, hw_text_to_byte (pane.reader->text, expected));
      g_assert_cmpuint (hw_text_to_byte (pane.reader->text, expected), <=, block->end);
    }
  g_assert_cmpuint (hw_text_get_paragraph_at (pane.reader->text, at), ==, 0);
  pane_close (&pane);
}

/* An arrow key held down in a text of one direction gets from one end to the other. */
static void
test_through (void)
{
  g_autofree char *line = hw_sample_line (22, 6000);
  gsize n = (gsize) g_utf8_strlen (line, -1), steps;
  Pane pane;

  pane_open (&pane, 500, 400);
  pane_show (&pane, line);
  for (steps = 0; steps <= n && hw_reader_get_caret (pane.reader) < n; steps++)
    press (&pane, GDK_KEY_Left, 0);
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, n);
  for (steps = 0; steps <= n && hw_reader_get_caret (pane.reader) > 0; steps++)
    press (&pane, GDK_KEY_Right, 0);
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, 0);
  pane_close (&pane);
}

/* Pages overlap, so nothing is left out, and what was turned down is turned up again. */
static void
test_pages (void)
{
  g_autofree char *string = hw_sample_text (23, 60000);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double before;
  Pane pane;

  pane_open (&pane, 600, 500);
  pane_show (&pane, string);
  for (int i = 0; i < 8; i++)
    {
      double value = gtk_adjustment_get_value (pane.adjustment);
      gsize last = hw_reader_get_position_at (pane.reader, 300, 480);
      int y;

      g_array_append_val (values, value);
      g_assert_true (press (&pane, GDK_KEY_Page_Down, 0));
      y = pane_line_y (&pane, last);
      g_assert_cmpint (y, >=, 0);
      g_assert_cmpint (y, <, 120);
      pane_wait_frame (&pane);
    }
  for (int i = 7; i >= 0; i--)
    {
      press (&pane, GDK_KEY_Page_Up, 0);
      pane_wait_quiet (&pane);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (pane.adjustment),
                                      g_array_index (values, double, i), 60);
    }
  before = gtk_adjustment_get_value (pane.adjustment);
  g_assert_true (press (&pane, GDK_KEY_End, GDK_CONTROL_MASK));
  /* The scroll bar heard of it before the next frame. */
  g_assert_cmpfloat (gtk_adjustment_get_value (pane.adjustment), >, before + 500);
  g_assert_cmpint (pane_line_y (&pane, hw_text_get_n_chars (pane.reader->text)), >, 0);
  g_assert_true (press (&pane, GDK_KEY_Home, GDK_CONTROL_MASK));
  g_assert_cmpint (pane_line_y (&pane, 0), >=, 0);
  pane_close (&pane);
}

static void
test_paragraphs_and_line_ends (void)
{
  const char *text = "كتاب القارئ هنا\nReader of books\nآخر";
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  g_assert_cmpuint (caret_after (&pane, 3, GDK_KEY_Down, GDK_CONTROL_MASK), ==, 15);
  g_assert_cmpuint (caret_after (&pane, 15, GDK_KEY_Down, GDK_CONTROL_MASK), ==, 31);
  g_assert_cmpuint (caret_after (&pane, 20, GDK_KEY_Up, GDK_CONTROL_MASK), ==, 16);
  g_assert_cmpuint (caret_after (&pane, 16, GDK_KEY_KP_Up, GDK_CONTROL_MASK), ==, 0);
  g_assert_cmpuint (caret_after (&pane, 33, GDK_KEY_Down, GDK_CONTROL_MASK), ==, 35);
  g_assert_cmpuint (caret_after (&pane, 3, GDK_KEY_End, 0), ==, 15);
  g_assert_cmpuint (caret_after (&pane, 3, GDK_KEY_Home, 0), ==, 0);
  g_assert_cmpuint (caret_after (&pane, 20, GDK_KEY_KP_End, 0), ==, 31);
  pane_close (&pane);
}

/* With Shift a paragraph is taken without what separates it, and a gap of blank ones is one step. */
static void
test_selecting_paragraphs (void)
{
  gsize start, end;
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, "كتاب\n\n \n\nReader\n\n");
  hw_reader_select (pane.reader, 0, 0);
  press (&pane, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_true (hw_reader_get_selection (pane.reader, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 4);
  press (&pane, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  hw_reader_get_selection (pane.reader, &start, &end);
  g_assert_cmpuint (end, ==, 15);
  press (&pane, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  hw_reader_get_selection (pane.reader, &start, &end);
  g_assert_cmpuint (end, ==, 17);
  g_assert_true (press (&pane, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  g_assert_cmpuint (caret_after (&pane, 17, GDK_KEY_Up, GDK_CONTROL_MASK), ==, 9);
  g_assert_cmpuint (caret_after (&pane, 9, GDK_KEY_Up, GDK_CONTROL_MASK), ==, 0);
  /* Home and End with Shift go to the line's start and end as it reads, whichever side that is. */
  hw_reader_select (pane.reader, 2, 2);
  press (&pane, GDK_KEY_Home, GDK_SHIFT_MASK);
  hw_reader_get_selection (pane.reader, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  press (&pane, GDK_KEY_End, GDK_SHIFT_MASK);
  hw_reader_get_selection (pane.reader, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 4);
  pane_close (&pane);
}

/* End goes to the very end of the line that is seen, though its byte is the start of the next one; End, Home,
 * Up and Down from there are of that line; and the caret is drawn there. */
static void
test_wrapped_line_ends (void)
{
  g_autofree char *line = hw_sample_line (24, 16000);
  GdkRectangle start, end, again;
  gsize first, last;
  Pane pane;

  pane_open (&pane, 500, 400);
  pane_show (&pane, line);
  for (int i = 0; i < 250; i++)
    {
      first = hw_reader_get_caret (pane.reader);
      hw_reader_get_selection_area (pane.reader, &start);
      g_assert_true (press (&pane, GDK_KEY_End, 0));
      last = hw_reader_get_caret (pane.reader);
      g_assert_cmpuint (last, >, first);
      g_assert_true (hw_reader_get_selection_area (pane.reader, &end));
      /* Under the same eye, at the other side. */
      g_assert_cmpint (end.x, <, start.x);
      press (&pane, GDK_KEY_End, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, last);
      press (&pane, GDK_KEY_Home, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, first);
      hw_reader_get_selection_area (pane.reader, &start);
      press (&pane, GDK_KEY_End, 0);
      hw_reader_get_selection_area (pane.reader, &end);
      g_assert_cmpint (end.y, ==, start.y);
      if (last == hw_text_get_n_chars (pane.reader->text))
        break;
      /* The line below at its end, and back; a step further is a step further in the text. */
      press (&pane, GDK_KEY_Down, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), >, last);
      press (&pane, GDK_KEY_Up, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), <=, last);
      hw_reader_get_selection_area (pane.reader, &end);
      press (&pane, GDK_KEY_Home, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, first);
      hw_reader_get_selection_area (pane.reader, &again);
      g_assert_cmpint (end.y, ==, again.y);
      press (&pane, GDK_KEY_End, GDK_SHIFT_MASK);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), ==, last);
      press (&pane, GDK_KEY_End, 0);
      press (&pane, GDK_KEY_Left, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), >, last);
      hw_reader_select (pane.reader, first, first);
      press (&pane, GDK_KEY_End, 0);
      press (&pane, GDK_KEY_Right, 0);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), <, last);
      g_assert_cmpuint (hw_reader_get_caret (pane.reader), >=, first);
      /* The start of the next line, by its own place. */
      hw_reader_select (pane.reader, last, last);
    }
  g_assert_cmpuint (last, ==, hw_text_get_n_chars (pane.reader->text));
  pane_close (&pane);
}

static void
activated_cb (HwReader *reader, gint64 id, gint64 *last)
{
  *last = id;
}

static void
test_enter (void)
{
  HwReaderRange ranges[]
      = { { .id = 5, .start = 0, .end = 20 }, { .id = 6, .start = 2, .end = 4 } };
  gint64 last = 0;
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, "Reader of books in the margin");
  g_signal_connect (pane.reader, "range-activated", G_CALLBACK (activated_cb), &last);
  hw_reader_set_ranges (pane.reader, ranges, 2);
  hw_reader_select (pane.reader, 3, 3);
  g_assert_true (press (&pane, GDK_KEY_Return, 0));
  g_assert_cmpint (last, ==, 6);
  hw_reader_set_focused_range (pane.reader, 5);
  g_assert_true (press (&pane, GDK_KEY_KP_Enter, 0));
  g_assert_cmpint (last, ==, 5);
  hw_reader_set_focused_range (pane.reader, 0);
  hw_reader_select (pane.reader, 25, 25);
  g_assert_false (press (&pane, GDK_KEY_Return, 0));
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/keys/sides", test_sides);
  g_test_add_func ("/keys/selecting", test_selecting);
  g_test_add_func ("/keys/lines", test_lines);
  g_test_add_func ("/keys/through", test_through);
  g_test_add_func ("/keys/pages", test_pages);
  g_test_add_func ("/keys/paragraphs-and-line-ends", test_paragraphs_and_line_ends);
  g_test_add_func ("/keys/wrapped-line-ends", test_wrapped_line_ends);
  g_test_add_func ("/keys/selecting-paragraphs", test_selecting_paragraphs);
  g_test_add_func ("/keys/enter", test_enter);
  return g_test_run ();
}

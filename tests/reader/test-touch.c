/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "harness.h"

/* What the pointer and a finger do to a selection, by the pane's own gestures. */

static const char *const text = "كتاب القارئ في Security هنا\nReader of كتب books";

static GtkGesture *
find_gesture (Pane *pane, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (pane->reader));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static void
press (Pane *pane, guint button, const GdkRectangle *at)
{
  g_signal_emit_by_name (find_gesture (pane, GTK_TYPE_GESTURE_CLICK, button), "pressed", 1,
                         at->x + at->width / 2.0, at->y + at->height / 2.0);
}

static void
release (Pane *pane, guint button, const GdkRectangle *at)
{
  g_signal_emit_by_name (find_gesture (pane, GTK_TYPE_GESTURE_CLICK, button), "released", 1,
                         at->x + at->width / 2.0, at->y + at->height / 2.0);
}

static void
long_press (Pane *pane, gsize start, gsize end)
{
  GdkRectangle area;

  g_assert_true (hw_reader_get_range_area (pane->reader, start, end, &area));
  g_signal_emit_by_name (find_gesture (pane, GTK_TYPE_GESTURE_LONG_PRESS, GDK_BUTTON_PRIMARY),
                         "pressed", area.x + area.width / 2.0, area.y + area.height / 2.0);
  hw_reader_stop_input (pane->reader);
}

static void
check_selection (Pane *pane, gsize start, gsize end)
{
  gsize is_start, is_end;

  g_assert_true (hw_reader_get_selection (pane->reader, &is_start, &is_end));
  g_assert_cmpuint (is_start, ==, start);
  g_assert_cmpuint (is_end, ==, end);
}

/* It may be the beginning of a drag: only the release tells, and puts the caret there. */
static void
test_press_inside (void)
{
  GdkRectangle letter;
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  hw_reader_select (pane.reader, 0, 11);
  g_assert_true (hw_reader_get_range_area (pane.reader, 6, 7, &letter));
  press (&pane, GDK_BUTTON_PRIMARY, &letter);
  check_selection (&pane, 0, 11);
  release (&pane, GDK_BUTTON_PRIMARY, &letter);
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), >=, 6);
  g_assert_cmpuint (hw_reader_get_caret (pane.reader), <=, 7);
  /* Beside it a press begins another. */
  hw_reader_select (pane.reader, 0, 4);
  press (&pane, GDK_BUTTON_PRIMARY, &letter);
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  release (&pane, GDK_BUTTON_PRIMARY, &letter);
  pane_close (&pane);
}

static void
test_menu_keeps (void)
{
  GdkRectangle letter;
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  hw_reader_select (pane.reader, 0, 11);
  g_assert_true (hw_reader_get_range_area (pane.reader, 6, 7, &letter));
  press (&pane, GDK_BUTTON_SECONDARY, &letter);
  check_selection (&pane, 0, 11);
  g_assert_true (hw_reader_get_range_area (pane.reader, 12, 13, &letter));
  press (&pane, GDK_BUTTON_SECONDARY, &letter);
  g_assert_false (hw_reader_get_selection (pane.reader, NULL, NULL));
  pane_close (&pane);
}

static void
test_exact_text (void)
{
  g_autofree char *whole = NULL, *part = NULL;
  Pane pane;

  pane_open (&pane, 700, 400);
  g_object_set (pane.reader, "show-vocalisation", FALSE, "alignment", HW_READER_ALIGNMENT_KASHIDA,
                NULL);
  pane_show (&pane, "قَلَمٌ فِي الْيَدِ\nعـــراق\n");
  hw_reader_select (pane.reader, 0, hw_text_get_n_chars (pane.reader->text));
  whole = hw_reader_get_selected_text (pane.reader);
  g_assert_cmpstr (whole, ==, "قَلَمٌ فِي الْيَدِ\nعـــراق\n");
  hw_reader_select (pane.reader, 6, 1);
  part = hw_reader_get_selected_text (pane.reader);
  g_assert_cmpstr (part, ==, "َلَمٌ");
  pane_close (&pane);
}

/* A finger anywhere within 22 pixels of a knob's middle has its end, and what it has stays where it is as long
 * as the finger does. */
static void
check_knob (Pane *pane, gsize start, gsize end, gboolean at_end)
{
  HwReader *reader = pane->reader;
  gsize fixed = hw_text_to_byte (reader->text, at_end ? start : end);
  gsize moved = hw_text_to_byte (reader->text, at_end ? end : start), byte, under;
  GdkRectangle post;
  int found = 0;

  g_assert_true (
      hw_reader_get_post (reader, MIN (fixed, moved), MAX (fixed, moved), at_end, &post));
  for (int dx = -44; dx <= 44; dx += 4)
    for (int dy = -44; dy <= 44; dy += 4)
      {
        const double x = post.x + 1 + dx, y = post.y + post.height + 11 + dy;

        hw_reader_stop_input (reader);
        if (!hw_reader_take_knob (reader, x, y) || reader->caret != moved)
          continue;
        found++;
        g_assert_cmpuint (reader->bound, ==, fixed);
        hw_reader_byte_at (reader, x + reader->reach_x, y + reader->reach_y, &byte, &under);
        g_assert_cmpuint (byte, ==, moved);
      }
  hw_reader_stop_input (reader);
  g_assert_cmpint (found, >=, 60);
  check_selection (pane, start, end);
}

static void
test_knobs (void)
{
  static const struct
  {
    gsize start, end;
  } words[] = { { 5, 11 }, { 28, 34 } };
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      long_press (&pane, words[i].start, words[i].end);
      check_selection (&pane, words[i].start, words[i].end);
      check_knob (&pane, words[i].start, words[i].end, TRUE);
      check_knob (&pane, words[i].start, words[i].end, FALSE);
    }
  /* Keys and the mouse need none. */
  hw_reader_select (pane.reader, 0, 4);
  g_assert_false (pane.reader->touched);
  pane_close (&pane);
}

/* An end stands beside the last letter inside, on its line, whatever comes after it. */
static void
test_posts (void)
{
  GString *long_text = g_string_new (NULL);
  Pane pane;
  gsize n;

  for (int i = 0; i < 30; i++)
    g_string_append (long_text, "قال Security Council في بغداد 687 إن ");
  pane_open (&pane, 500, 600);
  pane_show (&pane, long_text->str);
  n = hw_text_get_n_chars (pane.reader->text);
  for (gsize at = 0; at < MIN (n, 300); at++)
    for (gsize length = 1; length < 30; length += 7)
      for (int i = 0; i < 2; i++)
        {
          const gsize end = MIN (at + length, n), inside = i == 1 ? end - 1 : at;
          gsize from = hw_text_to_byte (pane.reader->text, at);
          gsize to = hw_text_to_byte (pane.reader->text, end);
          GdkRectangle letter, all, post;

          if (!hw_reader_get_range_area (pane.reader, inside, inside + 1, &letter)
              || !hw_reader_get_range_area (pane.reader, at, end, &all)
              || !hw_reader_get_post (pane.reader, from, to, i == 1, &post))
            continue;
          g_assert_cmpint (post.y, ==, letter.y);
          g_assert_cmpint (post.x + 1, >=, all.x - 2);
          g_assert_cmpint (post.x + 1, <=, all.x + all.width + 2);
        }
  g_string_free (long_text, TRUE);
  pane_close (&pane);
}

/* A range of both directions that is one piece on the screen ends at the edge of that; a part of a run of the
 * other direction beside its own letters. */
static void
test_posts_where_directions_change (void)
{
  static const struct
  {
    gsize start, end;
  } ranges[] = { { 5, 23 }, { 17, 23 }, { 15, 23 }, { 0, 14 }, { 15, 19 } };
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      gsize from = hw_text_to_byte (pane.reader->text, ranges[i].start);
      gsize to = hw_text_to_byte (pane.reader->text, ranges[i].end);
      GdkRectangle area, start, end;

      g_assert_true (hw_reader_get_range_area (pane.reader, ranges[i].start, ranges[i].end, &area));
      g_assert_true (hw_reader_get_post (pane.reader, from, to, FALSE, &start));
      g_assert_true (hw_reader_get_post (pane.reader, from, to, TRUE, &end));
      g_assert_cmpint (ABS (ABS (start.x - end.x) - area.width), <=, 3);
    }
  pane_close (&pane);
}

/* At the change of direction the caret is drawn twice, each with a flag to its side; inside a word once. */
static void
count_visit (GskRenderNode *node, float x, float y, gpointer data)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  if (gsk_render_node_get_node_type (node) == GSK_COLOR_NODE && bounds.size.width <= 4)
    ++*(int *) data;
}

static int
count_caret_parts (Pane *pane, gsize at)
{
  GskRenderNode *node;
  int n = 0;

  hw_reader_select (pane->reader, at, at);
  gtk_widget_grab_focus (GTK_WIDGET (pane->reader));
  pane_wait_frame (pane);
  node = pane_draw (pane);
  pane_walk (node, 0, 0, count_visit, &n);
  gsk_render_node_unref (node);
  return n;
}

static void
test_caret (void)
{
  Pane pane;

  pane_open (&pane, 700, 400);
  pane_show (&pane, text);
  g_assert_cmpint (count_caret_parts (&pane, 2), ==, 1);
  g_assert_cmpint (count_caret_parts (&pane, 18), ==, 1);
  g_assert_cmpint (count_caret_parts (&pane, 15), ==, 10);
  g_assert_cmpint (count_caret_parts (&pane, 23), ==, 10);
  g_assert_cmpint (count_caret_parts (&pane, 38), ==, 10);
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/touch/press-inside", test_press_inside);
  g_test_add_func ("/touch/menu-keeps", test_menu_keeps);
  g_test_add_func ("/touch/exact-text", test_exact_text);
  g_test_add_func ("/touch/knobs", test_knobs);
  g_test_add_func ("/touch/posts", test_posts);
  g_test_add_func ("/touch/posts-where-directions-change", test_posts_where_directions_change);
  g_test_add_func ("/touch/caret", test_caret);
  return g_test_run ();
}

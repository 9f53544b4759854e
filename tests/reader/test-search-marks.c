/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "finder.h"
#include "harness.h"
#include "reader-ticks.h"
#include "sample-text.h"

/* What is drawn for the hits of a search: taken from the drawing itself. */

typedef struct
{
  GArray *boxes; /* graphene_rect_t */
  float width;   /* of the outlines that are listed */
} Outlines;

static void
add_outline (GskRenderNode *node, float x, float y, gpointer data)
{
  Outlines *outlines = data;
  graphene_rect_t box;

  if (gsk_render_node_get_node_type (node) != GSK_BORDER_NODE
      || gsk_border_node_get_widths (node)[0] != outlines->width)
    return;
  gsk_render_node_get_bounds (node, &box);
  graphene_rect_offset (&box, x, y);
  g_array_append_val (outlines->boxes, box);
}

static GArray *
list_outlines (Pane *pane, float width)
{
  Outlines outlines = { g_array_new (FALSE, FALSE, sizeof (graphene_rect_t)), width };
  g_autoptr (GskRenderNode) node = pane_draw (pane);

  pane_walk (node, 0, 0, add_outline, &outlines);
  return outlines.boxes;
}

static HwSpanList *
find (Pane *pane, const char *needle)
{
  g_autoptr (HwFinder) finder = hw_finder_new (needle, HW_FINDER_DEFAULT);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  HwText *text = hw_reader_get_text (pane->reader);
  HwSpanList *hits = hw_span_list_new ();
  HwFinderCursor cursor;

  hw_finder_cursor_init (&cursor, text, 0);
  while (hw_finder_next (finder, text, &cursor, G_MAXSIZE, places))
    ;
  hw_span_list_append (hits, FALSE, (const HwSpan *) (const void *) places->data, places->len);
  return hits;
}

/* The glyphs on screen and their places are the same with every hit marked, whatever is searched for, and
 * with one of them current; nothing is laid out for it. */
static void
test_same_glyphs (void)
{
  static const char *const needles[] = { "ا", "ال", "لا", "كتاب", "the", "e", "ب", "م", "1" };
  g_autofree char *string = hw_sample_text (11, 60000);
  Pane pane;

  pane_open (&pane, 900, 700);
  pane_show (&pane, string);
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      g_autofree char *without = NULL, *with = NULL, *current = NULL;
      g_autoptr (HwSpanList) hits = find (&pane, needles[i]);
      g_autoptr (GArray) outlines = NULL;
      HwReaderStats before, after;
      HwSpan hit;

      g_assert_cmpuint (hw_span_list_get_n (hits), >, 0);
      hit = hw_span_list_get (hits, hw_span_list_get_n (hits) / 2);
      hw_reader_set_hits (pane.reader, NULL);
      hw_reader_set_place (pane.reader, hit.start);
      pane_wait_quiet (&pane);
      without = pane_list_glyphs (&pane);
      hw_reader_get_stats (pane.reader, &before);
      hw_reader_set_hits (pane.reader, hits);
      with = pane_list_glyphs (&pane);
      g_assert_cmpstr (with, ==, without);
      outlines = list_outlines (&pane, 1);
      g_assert_cmpuint (outlines->len, >, 0);
      hw_reader_set_current_hit (pane.reader, hit.start, hit.end);
      current = pane_list_glyphs (&pane);
      g_assert_cmpstr (current, ==, without);
      hw_reader_get_stats (pane.reader, &after);
      g_assert_cmpuint (after.n_layouts, ==, before.n_layouts);
    }
  pane_close (&pane);
}

/* A hit's box is where the hit stands; the current one alone has the strong outline; what is added to the
 * list is there when the reader was told; another text has none. */
static void
test_boxes (void)
{
  g_autoptr (HwSpanList) hits = hw_span_list_new ();
  const HwSpan first = { 5, 9 }, second = { 20, 24 };
  g_autoptr (GArray) one = NULL, none = NULL, two = NULL, strong = NULL, other = NULL;
  GdkRectangle area;
  Pane pane;

  pane_open (&pane, 700, 300);
  pane_show (&pane, "قال كاتب هذه السطور قبل أن يقوم كاتب آخر.");
  hw_reader_set_hits (pane.reader, hits);
  none = list_outlines (&pane, 1);
  g_assert_cmpuint (none->len, ==, 0);
  hw_span_list_append (hits, FALSE, &second, 1);
  hw_reader_hits_changed (pane.reader);
  one = list_outlines (&pane, 1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (hw_reader_get_range_area (pane.reader, second.start, second.end, &area));
  g_assert_cmpfloat_with_epsilon (g_array_index (one, graphene_rect_t, 0).origin.x, area.x, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (one, graphene_rect_t, 0).size.width, area.width,
                                  4);
  hw_span_list_append (hits, TRUE, &first, 1);
  hw_reader_hits_changed (pane.reader);
  two = list_outlines (&pane, 1);
  g_assert_cmpuint (two->len, ==, 2);
  hw_reader_set_current_hit (pane.reader, first.start, first.end);
  strong = list_outlines (&pane, 2);
  g_assert_cmpuint (strong->len, ==, 1);
  pane_show (&pane, "قال كاتب هذه السطور قبل أن يقوم كاتب آخر.");
  other = list_outlines (&pane, 1);
  g_assert_cmpuint (other->len, ==, 0);
  pane_close (&pane);
}

typedef struct
{
  guint64 start, end;
  gint64 range;
  guint n;
} Activated;

static void
activated_cb (HwReaderTicks *ticks, guint64 start, guint64 end, gint64 range, Activated *activated)
{
  *activated = (Activated){ start, end, range, activated->n + 1 };
}

static void
click (GtkWidget *ticks, double x, double y)
{
  GListModel *controllers = gtk_widget_observe_controllers (ticks);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
  g_object_unref (controllers);
}

/* A click on the strip goes to the tick that is there: a hit in the middle of the text to the middle of the
 * strip, at the side of the hits; a passage at the other; and nothing of the text is opened for it. */
static void
test_ticks (void)
{
  g_autofree char *string = hw_sample_text (12, 2000000);
  g_autoptr (HwSpanList) hits = hw_span_list_new ();
  GtkWidget *ticks;
  Activated activated = { 0 };
  HwReaderStats before, after;
  HwReaderRange range = { .id = 4 };
  HwSpan hit;
  gsize n_chars;
  Pane pane;
  int height, width;

  pane_open (&pane, 700, 600);
  pane_show (&pane, string);
  pane_wait_quiet (&pane);
  n_chars = hw_text_get_n_chars (hw_reader_get_text (pane.reader));
  hit = (HwSpan){ (guint32) (n_chars / 2), (guint32) (n_chars / 2 + 4) };
  range.start = n_chars / 4;
  range.end = range.start + 50;
  gdk_rgba_parse (&range.colour, "#57e389");

  ticks = hw_reader_ticks_new (pane.reader);
  g_object_ref (pane.scrolled);
  gtk_window_set_child (GTK_WINDOW (pane.window), NULL);
  {
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_set_hexpand (pane.scrolled, TRUE);
    gtk_box_append (GTK_BOX (row), pane.scrolled);
    gtk_box_append (GTK_BOX (row), ticks);
    gtk_window_set_child (GTK_WINDOW (pane.window), row);
  }
  g_object_unref (pane.scrolled);
  g_signal_connect (ticks, "activated", G_CALLBACK (activated_cb), &activated);
  pane_wait_quiet (&pane);
  height = gtk_widget_get_height (ticks);
  width = gtk_widget_get_width (ticks);
  g_assert_cmpint (height, >, 100);
  g_assert_cmpint (width, >, 4);
  hw_reader_get_stats (pane.reader, &before);

  /* Nothing to go to. */
  click (ticks, width - 2, height / 2.0);
  g_assert_cmpuint (activated.n, ==, 0);

  hw_span_list_append (hits, FALSE, &hit, 1);
  hw_reader_set_hits (pane.reader, hits);
  hw_reader_set_ranges (pane.reader, &range, 1);
  for (int y = 0; y < height && activated.end != hit.end; y++)
    click (ticks, width - 2, y);
  g_assert_cmpuint (activated.start, ==, hit.start);
  g_assert_cmpint (activated.range, ==, 0);
  g_assert_cmpuint (activated.n, >, (guint) (height * 0.4));
  g_assert_cmpuint (activated.n, <, (guint) (height * 0.6));

  activated.n = 0;
  for (int y = 0; y < height && activated.range == 0; y++)
    click (ticks, 1, y);
  g_assert_cmpint (activated.range, ==, 4);
  g_assert_cmpuint (activated.start, ==, range.start);
  g_assert_cmpuint (activated.n, >, (guint) (height * 0.15));
  g_assert_cmpuint (activated.n, <, (guint) (height * 0.35));

  /* Beside both: to that height of the text. */
  click (ticks, 1, height - 20);
  g_assert_cmpuint (activated.start, ==, activated.end);
  g_assert_cmpuint (activated.start, >, n_chars / 10 * 9);
  hw_reader_get_stats (pane.reader, &after);
  g_assert_cmpuint (after.n_open, ==, before.n_open);
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/search-marks/same-glyphs", test_same_glyphs);
  g_test_add_func ("/search-marks/boxes", test_boxes);
  g_test_add_func ("/search-marks/ticks", test_ticks);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>

#include "harness.h"

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double x
      = 0.05 + 0.2126 * linear (a->red) + 0.7152 * linear (a->green) + 0.0722 * linear (a->blue);
  double y
      = 0.05 + 0.2126 * linear (b->red) + 0.7152 * linear (b->green) + 0.0722 * linear (b->blue);

  return x > y ? x / y : y / x;
}

static GdkRGBA
over (const GdkRGBA *below, const GdkRGBA *above)
{
  float a = above->alpha;
  GdkRGBA c = { below->red + (above->red - below->red) * a,
                below->green + (above->green - below->green) * a,
                below->blue + (above->blue - below->blue) * a, 1 };

  return c;
}

typedef struct
{
  GdkRGBA below;
  gboolean found;
} Paper;

static void
visit (GskRenderNode *node, float x, float y, gpointer data)
{
  Paper *paper = data;

  if (!paper->found && gsk_render_node_get_node_type (node) == GSK_COLOR_NODE)
    {
      paper->below = *gsk_color_node_get_color (node);
      paper->found = TRUE;
    }
}

/* All that a passage is offered. */
static const char *const marks[] = { "#f6d32d", "#57e389", "#62a0ea", "#f66151", "#c061cb",
                                     "#ff7800", "#2190a4", "#e56ba5", "#986a44" };

/* On warm paper text is read as well as on white, and marks and selections are seen and hide nothing. */
static void
test_sepia (void)
{
  GskRenderNode *node;
  Paper paper = { 0 };
  Pane pane;
  GdkRGBA before, selection, under;
  const HwReaderColours *colours;

  pane_open (&pane, 600, 300);
  pane_show (&pane, "كتاب القارئ هنا");
  colours = &pane.reader->colours;
  before = colours->background;
  g_object_set (pane.reader, "sepia", TRUE, NULL);
  pane_wait_frame (&pane);
  g_assert_false (gdk_rgba_equal (&before, &colours->background));
  g_assert_cmpfloat (contrast (&colours->text, &colours->background), >=, 7);
  node = pane_draw (&pane);
  pane_walk (node, 0, 0, visit, &paper);
  g_assert_true (paper.found && gdk_rgba_equal (&paper.below, &colours->background));
  gsk_render_node_unref (node);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GdkRGBA mark, wash, strong;

      gdk_rgba_parse (&mark, marks[i]);
      wash = hw_reader_colours_wash (colours, &mark);
      wash = over (&colours->background, &wash);
      strong = hw_reader_colours_strong (colours, &mark);
      g_assert_false (gdk_rgba_equal (&wash, &colours->background));
      g_assert_cmpfloat (contrast (&colours->text, &wash), >=, 6);
      g_assert_cmpfloat (contrast (&strong, &colours->background), >=, 3);
    }
  selection = hw_reader_colours_selection (colours, TRUE);
  under = over (&colours->background, &selection);
  g_assert_cmpfloat (contrast (&colours->text, &under), >=, 4.5);
  g_assert_cmpfloat (contrast (&colours->background, &under), >=, 1.2);
  g_object_set (pane.reader, "sepia", FALSE, NULL);
  g_assert_true (gdk_rgba_equal (&before, &colours->background));
  pane_close (&pane);
}

typedef struct
{
  GdkRGBA seen;
  const HwReader *reader;
  guint n_washes;
} Pile;

static void
pile_up (GskRenderNode *node, float x, float y, gpointer data)
{
  Pile *pile = data;
  const GdkRGBA *colour;
  graphene_rect_t box;

  if (gsk_render_node_get_node_type (node) != GSK_COLOR_NODE)
    return;
  gsk_render_node_get_bounds (node, &box);
  colour = gsk_color_node_get_color (node);
  if (x + box.origin.x + box.size.width <= (float) pile->reader->column_x
      || x + box.origin.x >= (float) (pile->reader->column_x + pile->reader->column_width)
      || colour->alpha >= 1)
    return;
  pile->seen = over (&pile->seen, colour);
  pile->n_washes++;
}

static double
measure_pile (Pane *pane, const HwReaderRange *ranges, gsize n)
{
  Pile pile = { pane->reader->colours.background, pane->reader, 0 };
  g_autoptr (GskRenderNode) node = NULL;

  hw_reader_set_ranges (pane->reader, ranges, n);
  node = pane_draw (pane);
  pane_walk (node, 0, 0, pile_up, &pile);
  g_assert_cmpuint (pile.n_washes, ==, n);
  return contrast (&pile.seen, &pane->reader->colours.text);
}

/* However many passages lie on each other, the text on them is read; one alone keeps its strength. */
static void
test_piles (void)
{
  enum
  {
    MOST = 12
  };
  AdwStyleManager *style = adw_style_manager_get_default ();
  HwReaderRange ranges[MOST] = { 0 };

  for (int paper = 0; paper < 3; paper++)
    {
      Pane pane;

      adw_style_manager_set_color_scheme (style, paper == 1 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                            : ADW_COLOR_SCHEME_FORCE_LIGHT);
      pane_open (&pane, 600, 300);
      gtk_widget_set_focusable (GTK_WIDGET (pane.reader), FALSE);
      gtk_window_set_focus (GTK_WINDOW (pane.window), NULL);
      pane_show (&pane, "كتاب القارئ هنا");
      g_object_set (pane.reader, "sepia", paper == 2, NULL);
      pane_wait_frame (&pane);
      g_assert_cmpint (pane.reader->colours.dark, ==, paper == 1);
      /* All of one colour, then of any. */
      for (gsize round = 0; round < 2 * G_N_ELEMENTS (marks); round++)
        for (gsize n = 1; n <= MOST; n++)
          {
            for (gsize i = 0; i < n; i++)
              {
                gsize colour = round < G_N_ELEMENTS (marks)
                                   ? round
                                   : (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (marks));

                ranges[i].id = (gint64) i + 1;
                ranges[i].start = 5;
                ranges[i].end = 11;
                gdk_rgba_parse (&ranges[i].colour, marks[colour]);
              }
            g_assert_cmpfloat (measure_pile (&pane, ranges, n), >=, 4.5 - 1e-3);
          }
      pane_close (&pane);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* A pile takes nothing from what does not touch it. */
static void
test_beside_a_pile (void)
{
  HwReaderColours colours
      = { .text = { 1, 1, 1, 1 }, .background = { 0.12f, 0.12f, 0.12f, 1 }, .dark = TRUE };
  HwReaderWash washes[10];
  float alone;

  for (gsize i = 0; i < G_N_ELEMENTS (washes); i++)
    {
      GdkRGBA yellow;

      gdk_rgba_parse (&yellow, "#f6d32d");
      washes[i] = (HwReaderWash){ i, 9, hw_reader_colours_wash (&colours, &yellow) };
    }
  washes[9].end = 20;
  alone = washes[9].wash.alpha;
  hw_reader_colours_thin (&colours, washes, G_N_ELEMENTS (washes));
  g_assert_cmpfloat (washes[9].wash.alpha, ==, alone);
  g_assert_cmpfloat (washes[0].wash.alpha, <, alone);
  g_assert_cmpfloat (washes[0].wash.alpha, ==, washes[8].wash.alpha);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/paper/sepia", test_sepia);
  g_test_add_func ("/paper/piles", test_piles);
  g_test_add_func ("/paper/beside-a-pile", test_beside_a_pile);
  return g_test_run ();
}

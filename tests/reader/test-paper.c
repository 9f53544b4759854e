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

/* On warm paper text is read as well as on white, and marks and selections are seen and hide nothing. */
static void
test_sepia (void)
{
  static const char *const marks[] = { "#f6d32d", "#57e389", "#62a0ea", "#f66151", "#c061cb" };
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/paper/sepia", test_sepia);
  return g_test_run ();
}

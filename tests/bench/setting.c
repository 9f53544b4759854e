/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <time.h>

#include "reader-layout.h"

/* What one screen of text costs to set, in each way of setting it, as JSON: milliseconds of CPU time, the
 * median over many screens of the text, which the ways set in turn.
 *
 *   bench-setting TEXT FAMILY
 */

#define WIDTH 700
#define HEIGHT 900
#define N_SCREENS 60

static const struct
{
  const char *name;
  HwReaderAlignment alignment;
  gboolean vocalised;
} ways[] = {
  { "start", HW_READER_ALIGNMENT_START, TRUE },
  { "justify", HW_READER_ALIGNMENT_JUSTIFY, TRUE },
  { "kashida", HW_READER_ALIGNMENT_KASHIDA, TRUE },
  { "kashida, unvocalised", HW_READER_ALIGNMENT_KASHIDA, FALSE },
};

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* A screen from the block at a place on. */
static double
set_screen (HwLayouts *layouts, HwText *text, HwBlockTree *tree, gsize byte)
{
  HwBlockRef ref = hw_block_tree_at_byte (tree, byte);
  double start;
  int y = 0;

  hw_layouts_clear (layouts);
  start = now ();
  do
    y += hw_layouts_get (layouts, text, hw_block_tree_get (tree, ref), HW_DIRECTION_RTL)->height;
  while (y < HEIGHT && hw_block_tree_next (tree, &ref));
  return now () - start;
}

int
main (int argc, char **argv)
{
  const HwBlockMetrics metrics = { .line_height = 40, .chars_per_line = 80 };
  static double costs[G_N_ELEMENTS (ways)][N_SCREENS];
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  HwLayouts *layouts[G_N_ELEMENTS (ways)];
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwBlockTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HwReaderFonts fonts;
  gsize n_bytes;

  if (argc < 3 || (file = g_mapped_file_new (argv[1], FALSE, NULL)) == NULL)
    g_error ("bench-setting TEXT FAMILY");
  bytes = g_mapped_file_get_bytes (file);
  text = hw_text_new (bytes, NULL);
  n_bytes = hw_text_get_n_bytes (text);
  tree = hw_block_tree_new (text, &metrics);
  hw_reader_fonts_init (&fonts, pango_cairo_font_map_get_default (), argv[2], NULL);
  for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      layouts[w] = hw_layouts_new ();
      hw_layouts_set_style (layouts[w], context,
                            &(HwSetting){ .fonts = &fonts,
                                          .size = 15,
                                          .line_spacing = 1.5,
                                          .latin_scale = 1,
                                          .alignment = ways[w].alignment,
                                          .vocalised = ways[w].vocalised });
      hw_layouts_set_width (layouts[w], WIDTH);
      /* Fonts are read and their glyphs measured. */
      for (int i = 0; i < 5; i++)
        set_screen (layouts[w], text, tree, n_bytes / 6 * (gsize) i);
    }
  for (gsize i = 0; i < N_SCREENS; i++)
    for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
      costs[w][i] = set_screen (layouts[w], text, tree, n_bytes / (N_SCREENS + 2) * i);
  for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      qsort (costs[w], N_SCREENS, sizeof (double), compare);
      printf ("%s\"%s\": %.3f", w == 0 ? "{" : ", ", ways[w].name, costs[w][N_SCREENS / 2]);
      hw_layouts_free (layouts[w]);
    }
  printf ("}\n");
  hw_reader_fonts_clear (&fonts);
  g_object_unref (context);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "block-layout.h"
#include "sample-text.h"

#define WIDTH 420

static HwBlockLayout *
set_text (const char *text, const char *font, const HwLeading *leading)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (font);
  PangoLayout *layout;

  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  layout = pango_layout_new (context);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);
  g_object_unref (context);
  return hw_block_layout_new (layout, HW_DIRECTION_RTL, leading, &(HwFrame){ 0 });
}

/* The ink of a line's glyphs, in Pango units from the top of the layout. Element-type PangoRectangle. */
static GArray *
list_ink (HwBlockLayout *layout, guint index)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PangoRectangle));
  const HwLineBox *box = &layout->boxes[index];
  int x = box->x;

  for (GSList *l = pango_layout_get_line_readonly (layout->layout, (int) index)->runs; l != NULL;
       l = l->next)
    {
      const PangoLayoutRun *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
          PangoRectangle ink;

          pango_font_get_glyph_extents (run->item->analysis.font, glyph->glyph, &ink, NULL);
          ink.x += x + glyph->geometry.x_offset;
          ink.y += box->baseline * PANGO_SCALE + glyph->geometry.y_offset;
          if (ink.width > 0 && ink.height > 0)
            g_array_append_val (list, ink);
          x += glyph->geometry.width;
        }
    }
  return list;
}

static gboolean
touch (const PangoRectangle *a, const PangoRectangle *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* However near the lines are to be, no mark meets what stands in the line above; and ink stays in the room
 * that the block has. */
static void
test_collisions (void)
{
  static const char *const fonts[] = { "Amiri 20", "Noto Naskh Arabic 20", "DejaVu Sans 20" };
  static const char *const words[]
      = { "ٱلۡكِتَٰبُ", "لِّلۡمُتَّقِينَ", "يُخَٰدِعُونَ", "وَٱلَّذِينَ", "إِنِّيٓ", "أُوْلَٰٓئِكَ", "جُحْجُحٌّ",
          "مُحَمَّدٌ",  "Ägypten", "حِجَجٍ",    "لِلَّهِۦ",   "Ŝ̃",   "ظُلَّةٍ" };

  for (int round = 0; round < 60; round++)
    {
      int leading = g_test_rand_int_range (16, 60), wide = 0;
      HwLeading how = { leading, leading * 2 / 3, g_test_rand_int_range (0, 8), 4 };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) above = NULL;
      HwBlockLayout *layout;

      for (int i = 0; i < 60; i++)
        g_string_append_printf (text, "%s ",
                                words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      layout = set_text (text->str, fonts[round % 3], &how);
      for (guint i = 0; i < layout->n_boxes; i++)
        {
          const HwLineBox *box = &layout->boxes[i];
          GArray *ink = list_ink (layout, i);

          g_assert_cmpint (box->height, >=, leading);
          wide += box->height > leading;
          if (i > 0)
            g_assert_cmpint (box->y, ==, layout->boxes[i - 1].y + layout->boxes[i - 1].height);
          for (guint a = 0; a < ink->len; a++)
            {
              const PangoRectangle *rect = &g_array_index (ink, PangoRectangle, a);

              g_assert_cmpint (rect->y, >=, -how.above * PANGO_SCALE);
              g_assert_cmpint (rect->y + rect->height, <=,
                               (layout->height + how.below) * PANGO_SCALE);
              for (guint b = 0; above != NULL && b < above->len; b++)
                g_assert_false (touch (rect, &g_array_index (above, PangoRectangle, b)));
            }
          g_clear_pointer (&above, g_array_unref);
          above = ink;
        }
      if (leading < 24)
        g_assert_cmpint (wide, >, 0);
      hw_block_layout_free (layout);
    }
}

/* With room enough all base lines are at one distance, whatever fonts stand in a line. */
static void
test_even (void)
{
  g_autofree char *sample = hw_sample_text (21, 8000);
  g_autoptr (GString) text = g_string_new (sample);
  const HwLeading how = { 60, 38, 15, 15 };
  HwBlockLayout *layout;

  g_string_replace (text, "\n", " 漢字 ไทย 👩‍👩‍👧 ", 0);
  layout = set_text (text->str, "Amiri 14", &how);
  g_assert_cmpuint (layout->n_boxes, >, 50);
  for (guint i = 0; i < layout->n_boxes; i++)
    {
      g_assert_cmpint (layout->boxes[i].y, ==, 60 * (int) i);
      g_assert_cmpint (layout->boxes[i].baseline, ==, 60 * (int) i + 38);
    }
  g_assert_cmpint (layout->height, ==, 60 * (int) layout->n_boxes);
  hw_block_layout_free (layout);
}

/* Every height is on the line that holds it, and those outside on the first and the last. */
static void
test_at_y (void)
{
  g_autofree char *text = hw_sample_line (22, 4000);
  const HwLeading how = { 21, 14, 0, 0 };
  HwBlockLayout *layout = set_text (text, "Amiri 20", &how);
  HwLineBox box;

  for (int y = -5; y < layout->height + 5; y++)
    {
      hw_block_layout_line_at_y (layout, y, &box);
      if (y >= 0 && y < layout->boxes[layout->n_boxes - 1].y)
        g_assert_true (y >= box.y && y < box.y + box.height);
      else
        g_assert_cmpint (box.line, ==, y < 0 ? 0 : (int) layout->n_boxes - 1);
    }
  hw_block_layout_free (layout);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block-layout/collisions", test_collisions);
  g_test_add_func ("/block-layout/even", test_even);
  g_test_add_func ("/block-layout/at-y", test_at_y);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kwic-line.h"

#include <string.h>

#include <adwaita.h>

#define WIDTH 700
#define HEIGHT 40
#define KEYWORD 100

/* All glyphs of a picture with their places, sorted, one a line. */
static void
collect (GskRenderNode *node, double x, double y, GPtrArray *glyphs)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), x, y, glyphs);
      break;
    case GSK_CLIP_NODE:
      collect (gsk_clip_node_get_child (node), x, y, glyphs);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        collect (gsk_transform_node_get_child (node), x + dx, y + dy, glyphs);
        break;
      }
    case GSK_TEXT_NODE:
      {
        const guint n = gsk_text_node_get_num_glyphs (node);
        const PangoGlyphInfo *infos = gsk_text_node_get_glyphs (node, NULL);
        double at = x + gsk_text_node_get_offset (node)->x;

        for (guint i = 0; i < n; i++)
          {
            g_ptr_array_add (glyphs, g_strdup_printf ("%06.0f %u", at * 10, infos[i].glyph));
            at += infos[i].geometry.width / (double) PANGO_SCALE;
          }
        break;
      }
    default:
      break;
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
draw (GtkWidget *line,
      const char *before,
      const char *keyword,
      const char *after,
      HwDirection direction)
{
  GPtrArray *glyphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  hw_kwic_line_set_text (HW_KWIC_LINE (line), before, keyword, after, direction);
  gtk_widget_allocate (line, WIDTH, HEIGHT, -1, NULL);
  GTK_WIDGET_GET_CLASS (line)->snapshot (line, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      collect (node, 0, 0, glyphs);
      gsk_render_node_unref (node);
    }
  g_ptr_array_sort (glyphs, compare);
  return glyphs;
}

/* The same glyph at the same place, to a pixel: a cut layout begins on a whole one. */
static gboolean
is_same (gconstpointer one, gconstpointer other)
{
  const double dx = g_ascii_strtod (one, NULL) - g_ascii_strtod (other, NULL);

  return dx >= -10 && dx <= 10 && g_str_equal (strchr (one, ' '), strchr (other, ' '));
}

static double
get_x (GPtrArray *glyphs, guint i)
{
  return g_ascii_strtod (glyphs->pdata[i], NULL) / 10;
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = g_object_ref_sink (hw_kwic_line_new ());
  int minimum, natural;

  hw_kwic_line_set_keyword_width (HW_KWIC_LINE (line), KEYWORD);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, natural);
  return line;
}

static const struct
{
  const char *before, *keyword, *after;
  HwDirection direction;
} texts[] = {
  { "قال الوزير ", "الكاظمي", " في بغداد أمس", HW_DIRECTION_RTL },
  { "the minister ", "al-Kadhimi", " said in Baghdad", HW_DIRECTION_LTR },
  /* What tears a line that is set as one: Latin at the keyword, numbers, brackets, signs. */
  { "أعلنت شركة Lafarge ", "SA", " Holding أن (ISIS) 2014 ", HW_DIRECTION_RTL },
  { "في 12/3/1991 ", "1,250", " - 300% (من", HW_DIRECTION_RTL },
  { "the word ", "كتاب", " كبير (means book", HW_DIRECTION_LTR },
  { "«UN Security Council» ", "القرار", "، 687 (1991)", HW_DIRECTION_RTL },
  { "", "وحده", "", HW_DIRECTION_RTL },
};

/* Of an Arabic line what comes before is to the right of the keyword, of an English one to the left. */
static void
test_order (void)
{
  GtkWidget *line = make_line ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int part = 0; part < 3; part++)
      {
        g_autoptr (GPtrArray) glyphs
            = draw (line, part == 0 ? texts[i].before : "", part == 1 ? texts[i].keyword : "",
                    part == 2 ? texts[i].after : "", texts[i].direction);
        const gboolean right = (part == 0) == (texts[i].direction == HW_DIRECTION_RTL);

        if (part == 1 || *texts[i].before != '\0')
          g_assert_cmpuint (glyphs->len, >, 0);
        for (guint j = 0; j < glyphs->len; j++)
          {
            if (part == 1)
              {
                g_assert_cmpfloat (get_x (glyphs, j), >=, (WIDTH - KEYWORD) / 2);
                g_assert_cmpfloat (get_x (glyphs, j), <=, (WIDTH + KEYWORD) / 2);
              }
            else if (right)
              g_assert_cmpfloat (get_x (glyphs, j), >=, (WIDTH + KEYWORD) / 2);
            else
              g_assert_cmpfloat (get_x (glyphs, j), <=, (WIDTH - KEYWORD) / 2);
          }
      }
  g_object_unref (line);
}

/* The three of a line drawn together are what each of them is when it is drawn alone. */
static void
test_untorn (void)
{
  GtkWidget *line = make_line ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) whole
          = draw (line, texts[i].before, texts[i].keyword, texts[i].after, texts[i].direction);
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

      for (int part = 0; part < 3; part++)
        {
          GPtrArray *alone
              = draw (line, part == 0 ? texts[i].before : "", part == 1 ? texts[i].keyword : "",
                      part == 2 ? texts[i].after : "", texts[i].direction);

          g_ptr_array_extend_and_steal (parts, alone);
        }
      g_ptr_array_sort (parts, compare);
      g_assert_cmpuint (whole->len, >, 0);
      g_assert_cmpuint (whole->len, ==, parts->len);
      for (guint j = 0; j < whole->len; j++)
        g_assert_cmpstr (whole->pdata[j], ==, parts->pdata[j]);
    }
  g_object_unref (line);
}

/* A context of any length ends at the keyword: it is its far end that goes. */
static void
test_cut (void)
{
  GtkWidget *line = make_line ();

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (GString) filler = g_string_new (NULL);
      g_autofree char *before = NULL, *after = NULL;
      const HwDirection direction = rtl ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
      g_autoptr (GPtrArray) near_before = NULL, near_after = NULL, cut_before = NULL,
                            cut_after = NULL;
      const char *word = rtl ? "قريب" : "nearby";
      gboolean same = TRUE;

      while (filler->len < 4000)
        g_string_append (filler, rtl ? "بعيد " : "far ");
      before = g_strconcat (filler->str, word, " ", NULL);
      after = g_strconcat (" ", word, " ", filler->str, NULL);
      near_before = draw (line, word, "", "", direction);
      near_after = draw (line, "", "", word, direction);
      cut_before = draw (line, before, "", "", direction);
      cut_after = draw (line, "", "", after, direction);
      for (guint i = 0; i < near_before->len; i++)
        {
          same = same
                 && (rtl ? is_same (near_before->pdata[i], cut_before->pdata[i])
                         : is_same (near_before->pdata[near_before->len - 1 - i],
                                    cut_before->pdata[cut_before->len - 1 - i]));
          same = same
                 && (rtl ? is_same (near_after->pdata[near_after->len - 1 - i],
                                    cut_after->pdata[cut_after->len - 1 - i])
                         : is_same (near_after->pdata[i], cut_after->pdata[i]));
        }
      g_assert_true (same);
      g_assert_cmpfloat (get_x (cut_before, 0), >=, 0);
      g_assert_cmpfloat (get_x (cut_after, cut_after->len - 1), <=, WIDTH);
    }
  g_object_unref (line);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/kwic-line/order", test_order);
  g_test_add_func ("/kwic-line/untorn", test_untorn);
  g_test_add_func ("/kwic-line/cut", test_cut);
  return g_test_run ();
}

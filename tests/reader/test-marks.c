/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "harness.h"
#include "sample-text.h"

/* What is drawn for ranges and the selection, taken from the drawing itself. */

typedef struct
{
  Pane *pane;
  GArray *boxes; /* graphene_rect_t in the widget, of the column alone */
  gboolean stripes;
} Boxes;

static void
add_box (GskRenderNode *node, float x, float y, gpointer data)
{
  Boxes *boxes = data;
  const HwReader *reader = boxes->pane->reader;
  graphene_rect_t box;
  gboolean in_column;

  if (gsk_render_node_get_node_type (node) != GSK_COLOR_NODE)
    return;
  gsk_render_node_get_bounds (node, &box);
  graphene_rect_offset (&box, x, y);
  in_column = box.origin.x + box.size.width > (float) reader->column_x
              && box.origin.x < (float) (reader->column_x + reader->column_width);
  if (in_column != boxes->stripes)
    g_array_append_val (boxes->boxes, box);
}

static GArray *
list_boxes (Pane *pane, gboolean stripes)
{
  Boxes boxes = { pane, g_array_new (FALSE, FALSE, sizeof (graphene_rect_t)), stripes };
  g_autoptr (GskRenderNode) node = pane_draw (pane);

  if (node != NULL)
    pane_walk (node, 0, 0, add_box, &boxes);
  return boxes.boxes;
}

static GArray *
boxes_of (Pane *pane, gsize start, gsize end, gboolean stripes)
{
  HwReaderRange range = { .id = 1, .start = start, .end = end };

  gdk_rgba_parse (&range.colour, "#f9f06b");
  hw_reader_set_ranges (pane->reader, &range, 1);
  return list_boxes (pane, stripes);
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  g_assert_cmpuint (a->len, >, 0);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (graphene_rect_equal (&g_array_index (a, graphene_rect_t, i),
                                        &g_array_index (b, graphene_rect_t, i)));
}

static double
width_of (const GArray *boxes)
{
  g_assert_cmpuint (boxes->len, >, 0);
  return (double) g_array_index (boxes, graphene_rect_t, 0).size.width;
}

static void
open_without_caret (Pane *pane, int width, int height)
{
  pane_open (pane, width, height);
  gtk_widget_set_focusable (GTK_WIDGET (pane->reader), FALSE);
  gtk_window_set_focus (GTK_WINDOW (pane->window), NULL);
}

/* Half of a lam-alef is the whole of it, in fonts that draw its alef with a width and without; a letter
 * beside it is not. */
static void
test_lam_alef (void)
{
  static const char *const families[] = { "Amiri", "Noto Naskh Arabic" };
  Pane pane;

  open_without_caret (&pane, 600, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (GArray) whole = NULL, lam = NULL, alef = NULL, seen = NULL, word = NULL;

      g_object_set (pane.reader, "arabic-family", families[i], NULL);
      pane_show (&pane, "سلَأم");
      whole = boxes_of (&pane, 1, 4, FALSE);
      lam = boxes_of (&pane, 1, 2, FALSE);
      alef = boxes_of (&pane, 3, 4, FALSE);
      seen = boxes_of (&pane, 0, 1, FALSE);
      word = boxes_of (&pane, 0, 5, FALSE);
      assert_same (whole, lam);
      assert_same (whole, alef);
      g_assert_cmpfloat (width_of (whole), >, 4);
      g_assert_cmpfloat (width_of (seen) + width_of (whole), <, width_of (word));
    }
  pane_close (&pane);
}

/* So is it with a selection, of which each end may be inside; and its offsets stay what they are. */
static void
test_selected_lam_alef (void)
{
  static const char *const families[] = { "Amiri", "Noto Naskh Arabic" };
  Pane pane;

  open_without_caret (&pane, 600, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      static const gsize ends[][2] = { { 1, 4 }, { 1, 2 }, { 3, 4 }, { 1, 3 }, { 2, 3 } };
      g_autoptr (GArray) whole = NULL, none = NULL;

      g_object_set (pane.reader, "arabic-family", families[i], NULL);
      pane_show (&pane, "سلَأم");
      for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          g_autoptr (GArray) boxes = NULL;
          gsize start, end;

          hw_reader_select (pane.reader, ends[j][0], ends[j][1]);
          boxes = list_boxes (&pane, FALSE);
          if (whole == NULL)
            whole = g_array_ref (boxes);
          assert_same (whole, boxes);
          hw_reader_get_selection (pane.reader, &start, &end);
          g_assert_cmpuint (start, ==, ends[j][0]);
          g_assert_cmpuint (end, ==, ends[j][1]);
        }
      hw_reader_select (pane.reader, 2, 2);
      none = list_boxes (&pane, FALSE);
      g_assert_cmpuint (none->len, ==, 0);
    }
  pane_close (&pane);
}

static double
luminance (const GdkRGBA *c)
{
  const double parts[] = { c->red, c->green, c->blue }, shares[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += shares[i]
           * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double x = luminance (a) + 0.05, y = luminance (b) + 0.05;

  return MAX (x, y) / MIN (x, y);
}

static GdkRGBA
over (const GdkRGBA *top, const GdkRGBA *below)
{
  float a = top->alpha;

  return (GdkRGBA){ top->red * a + below->red * (1 - a), top->green * a + below->green * (1 - a),
                    top->blue * a + below->blue * (1 - a), 1 };
}

/* The selection is seen in both styles, whoever has the keyboard: more than a tenth of the text's colour
 * over the background, which other programs show; and the text on it is read. */
static void
test_selection_colour (void)
{
  static const char *const themes[][3] = { { "#333333", "#ffffff", "#3584e4" },
                                           { "#ffffff", "#1e1e1e", "#3584e4" },
                                           { "#333333", "#ffffff", "#e66100" },
                                           { "#ffffff", "#1e1e1e", "#e66100" } };

  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    for (int active = 0; active < 2; active++)
      {
        HwReaderColours colours = { .dark = i % 2 == 1 };
        GdkRGBA selection, shown, usual;

        gdk_rgba_parse (&colours.text, themes[i][0]);
        gdk_rgba_parse (&colours.background, themes[i][1]);
        gdk_rgba_parse (&colours.accent, themes[i][2]);
        selection = hw_reader_colours_selection (&colours, active);
        shown = over (&selection, &colours.background);
        usual = colours.text;
        usual.alpha = 0.1f;
        usual = over (&usual, &colours.background);
        g_test_message ("%s: %.2f, usual %.2f, text %.1f", themes[i][1],
                        contrast (&shown, &colours.background),
                        contrast (&usual, &colours.background), contrast (&shown, &colours.text));
        g_assert_cmpfloat (contrast (&shown, &colours.background), >=,
                           contrast (&usual, &colours.background));
        g_assert_cmpfloat (contrast (&shown, &colours.background), >=, 1.35);
        g_assert_cmpfloat (contrast (&shown, &colours.text), >=, 6);
      }
}

/* Of any number of ranges over the same words, each has edges of its own, inside those before it; and each
 * its own stripe beside the others. */
static void
test_overlaps (void)
{
  HwReaderRange ranges[4];
  g_autoptr (GArray) boxes = NULL, stripes = NULL;
  Pane pane;

  open_without_caret (&pane, 700, 300);
  pane_show (&pane, "كتاب القارئ في الهامش");
  for (int i = 0; i < 4; i++)
    {
      ranges[i] = (HwReaderRange){ .id = i + 1, .start = 0, .end = 11 };
      gdk_rgba_parse (&ranges[i].colour, "#33d17a");
    }
  hw_reader_set_ranges (pane.reader, ranges, 4);
  boxes = list_boxes (&pane, FALSE);
  stripes = list_boxes (&pane, TRUE);
  /* A band and its foot each. */
  g_assert_cmpuint (boxes->len, ==, 8);
  for (guint i = 2; i < boxes->len; i++)
    {
      graphene_rect_t *outer = &g_array_index (boxes, graphene_rect_t, i - 2);
      graphene_rect_t *inner = &g_array_index (boxes, graphene_rect_t, i);

      g_assert_cmpfloat (inner->origin.y + inner->size.height, <,
                         outer->origin.y + outer->size.height);
      g_assert_cmpfloat (inner->size.height, >, 0);
    }
  g_assert_cmpuint (stripes->len, ==, 4);
  for (guint i = 1; i < stripes->len; i++)
    {
      graphene_rect_t *before = &g_array_index (stripes, graphene_rect_t, i - 1);
      graphene_rect_t *after = &g_array_index (stripes, graphene_rect_t, i);

      g_assert_false (graphene_rect_intersection (before, after, NULL));
      g_assert_cmpfloat (after->origin.x, >=, 0);
    }
  pane_close (&pane);
}

/* However many passages share their lines, each says by a letter of full size which tag it has; no letter hides
 * another, and none stands in the text. */
static void
test_letters (void)
{
  HwReaderRange ranges[7];
  g_autofree char *text = hw_sample_text (3, 900);
  g_autoptr (GArray) stripes = NULL;
  guint n_letters = 0;
  Pane pane;

  open_without_caret (&pane, 500, 700);
  pane_show (&pane, text);
  for (int i = 0; i < 7; i++)
    {
      ranges[i] = (HwReaderRange){
        .id = i + 1, .start = (gsize) i, .end = 500, .n_tags = 1, .tags = { { .letter = "M" } }
      };
      gdk_rgba_parse (&ranges[i].tags[0].colour, "#33d17a");
    }
  hw_reader_set_ranges (pane.reader, ranges, 7);
  stripes = list_boxes (&pane, TRUE);
  /* Seven stripes, of which each is over one block or more; then the letters' boxes. */
  for (guint i = 0; i < stripes->len; i++)
    {
      const graphene_rect_t *box = &g_array_index (stripes, graphene_rect_t, i);

      if (box->size.width < 10)
        continue;
      n_letters++;
      for (guint k = 0; k < i; k++)
        {
          const graphene_rect_t *other = &g_array_index (stripes, graphene_rect_t, k);

          if (other->size.width >= 10)
            g_assert_false (graphene_rect_intersection (box, other, NULL));
        }
    }
  g_assert_cmpuint (n_letters, ==, 7);
  pane_close (&pane);
}

/* Stripes stand where the document's lines end: left of an Arabic one, right of an English one, also beside
 * its paragraphs of the other direction. */
static void
test_sides (void)
{
  const HwDirection directions[] = { HW_DIRECTION_RTL, HW_DIRECTION_LTR };
  g_autoptr (HwText) text = hw_text_new_from_string ("كتاب القارئ في الهامش\nReader of books");
  const gsize ranges[][2] = { { 2, 6 }, { 24, 28 } };
  Pane pane;

  open_without_caret (&pane, 700, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (ranges); k++)
      {
        g_autoptr (GArray) stripes = NULL;

        hw_reader_set_text (pane.reader, text, HW_DIRECTION_AUTO, directions[i]);
        pane_wait_frame (&pane);
        stripes = boxes_of (&pane, ranges[k][0], ranges[k][1], TRUE);
        g_assert_cmpuint (stripes->len, ==, 1);
        g_assert_true ((g_array_index (stripes, graphene_rect_t, 0).origin.x < 350)
                       == (directions[i] == HW_DIRECTION_RTL));
      }
  pane_close (&pane);
}

/* Passages that share a line and not a letter have lanes of their own, and keep them while they are on the
 * screen. */
static void
test_lanes_of_a_line (void)
{
  HwReaderRange ranges[3] = { { .id = 1, .start = 0, .end = 4 },
                              { .id = 2, .start = 5, .end = 11 },
                              { .id = 3, .start = 12, .end = 14 } };
  g_autoptr (GArray) stripes = NULL;
  g_autofree char *text = g_strconcat ("كتاب القارئ في الهامش\n", NULL);
  Pane pane;

  open_without_caret (&pane, 700, 300);
  pane_show (&pane, text);
  hw_reader_set_ranges (pane.reader, ranges, 3);
  stripes = list_boxes (&pane, TRUE);
  g_assert_cmpuint (stripes->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (graphene_rect_intersection (&g_array_index (stripes, graphene_rect_t, i),
                                                  &g_array_index (stripes, graphene_rect_t, k),
                                                  NULL));
  pane_close (&pane);
}

/* A stripe stands for its range under the pointer, over its whole length and not beside it. */
static void
test_stripe_under_pointer (void)
{
  g_autoptr (GArray) stripes = NULL;
  Pane pane;

  open_without_caret (&pane, 500, 400);
  pane_show (&pane, "كتاب القارئ في الهامش كتب سطرا ثم سطرا ثم سطرا ثم سطرا بعد سطر\nسطر");
  stripes = boxes_of (&pane, 2, 50, TRUE);
  g_assert_cmpuint (stripes->len, ==, 1);
  for (int k = 0; k < 3; k++)
    {
      graphene_rect_t *box = &g_array_index (stripes, graphene_rect_t, 0);
      double x = (double) (box->origin.x + box->size.width / 2);
      double y = (double) (box->origin.y + 1 + (box->size.height - 2) * (float) k / 2);

      g_assert_cmpint (hw_reader_range_at (pane.reader, x, y), ==, 1);
      g_assert_cmpint (hw_reader_range_at (pane.reader, x - 8, y), ==, 0);
      g_assert_cmpint (hw_reader_range_at (pane.reader, 500 - x, y), ==, 0);
    }
  pane_close (&pane);
}

/* In a line of both directions one range has several pieces, and they cover no more than their letters. */
static void
test_pieces (void)
{
  g_autoptr (GArray) part = NULL, all = NULL;
  double covered = 0;
  Pane pane;

  open_without_caret (&pane, 900, 300);
  /* From inside the English words into the Arabic one after them. */
  pane_show (&pane, "كتاب القارئ Security Council والهامش بعد ذلك");
  part = boxes_of (&pane, 16, 32, FALSE);
  g_assert_cmpuint (part->len, ==, 4);
  for (guint i = 0; i < part->len; i += 2)
    covered += (double) g_array_index (part, graphene_rect_t, i).size.width;
  all = boxes_of (&pane, 0, 1000, FALSE);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpfloat (covered, <, width_of (all) * 0.6);
  pane_close (&pane);
}

/* What is off the screen is not drawn, whatever its number. */
static void
test_off_screen (void)
{
  g_autofree char *string = hw_sample_text (12, 400000);
  gsize n = 10000;
  g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, n);
  g_autoptr (GArray) boxes = NULL, stripes = NULL;
  Pane pane;

  open_without_caret (&pane, 700, 500);
  pane_show (&pane, string);
  for (gsize i = 0; i < n; i++)
    ranges[i]
        = (HwReaderRange){ .id = (gint64) i + 1, .start = 100000 + i * 10, .end = 100900 + i * 10 };
  hw_reader_set_ranges (pane.reader, ranges, n);
  boxes = list_boxes (&pane, FALSE);
  stripes = list_boxes (&pane, TRUE);
  g_assert_cmpuint (boxes->len, ==, 0);
  g_assert_cmpuint (stripes->len, ==, 0);
  pane_close (&pane);
}

/* A selection over two paragraphs is one area: each row of pixels between its first and last line has some. */
static void
test_selection (void)
{
  g_autoptr (GArray) boxes = NULL;
  GdkRectangle first, last;
  Pane pane;

  open_without_caret (&pane, 500, 500);
  pane_show (&pane,
             "كتاب القارئ في الهامش كتب سطرا ثم سطرا ثم سطرا\n\nReader of books in the margin");
  hw_reader_select (pane.reader, 5, 70);
  g_assert_true (hw_reader_get_range_area (pane.reader, 5, 6, &first));
  g_assert_true (hw_reader_get_range_area (pane.reader, 69, 70, &last));
  boxes = list_boxes (&pane, FALSE);
  for (int y = first.y; y < last.y + last.height; y++)
    {
      gboolean covered = FALSE;

      for (guint i = 0; i < boxes->len; i++)
        {
          graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);

          covered |= box->origin.y <= (float) y && (float) y < box->origin.y + box->size.height;
        }
      g_assert_true (covered);
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/marks/lam-alef", test_lam_alef);
  g_test_add_func ("/marks/selected-lam-alef", test_selected_lam_alef);
  g_test_add_func ("/marks/selection-colour", test_selection_colour);
  g_test_add_func ("/marks/overlaps", test_overlaps);
  g_test_add_func ("/marks/letters", test_letters);
  g_test_add_func ("/marks/sides", test_sides);
  g_test_add_func ("/marks/lanes-of-a-line", test_lanes_of_a_line);
  g_test_add_func ("/marks/stripe-under-pointer", test_stripe_under_pointer);
  g_test_add_func ("/marks/pieces", test_pieces);
  g_test_add_func ("/marks/off-screen", test_off_screen);
  g_test_add_func ("/marks/selection", test_selection);
  return g_test_run ();
}

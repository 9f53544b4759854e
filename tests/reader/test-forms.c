/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "bidi-cursor.h"
#include "harness.h"
#include "list-marker.h"
#include "sample-text.h"

/* Paragraphs of every form, in both directions: whatever they are, the text in them is the same. */

static const HwParagraphForm kinds[] = {
  { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO },      { HW_ROLE_HEADING, 1, HW_DIRECTION_AUTO },
  { HW_ROLE_HEADING, 3, HW_DIRECTION_AUTO },   { HW_ROLE_LIST_ITEM, 1, HW_DIRECTION_AUTO },
  { HW_ROLE_LIST_ITEM, 3, HW_DIRECTION_AUTO }, { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO },
  { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO }, { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO },
  { HW_ROLE_QUOTATION, 0, HW_DIRECTION_AUTO }, { HW_ROLE_CAPTION, 0, HW_DIRECTION_AUTO },
  { HW_ROLE_FOOTNOTE, 0, HW_DIRECTION_AUTO },  { HW_ROLE_PREFORMATTED, 0, HW_DIRECTION_AUTO },
};

static const char *const arabic[] = { "كتاب", "المدرسة", "في", "ومُعَلِّم", "1250", "السلام", "NATO" };
static const char *const latin[] = { "book", "school", "of", "naïve", "1250", "fi", "كتاب" };

static void
add_words (GString *text, const char *const words[7], int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_test_rand_int_range (0, 7)]);
}

/* A text with every kind of paragraph some times, and its structure. */
static char *
make_text (const char *const words[7], guint n, HwStructure *structure)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      HwParagraphForm form = kinds[i % G_N_ELEMENTS (kinds)];

      /* All of them in one direction: some have words of the other one alone. */
      form.direction = words == arabic ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
      if (i > 0)
        g_string_append_c (text, '\n');
      if (form.role == HW_ROLE_LIST_ITEM && g_test_rand_bit ())
        g_string_append (text, g_test_rand_bit () ? "• " : "12. ");
      if (form.role == HW_ROLE_TABLE_ROW)
        for (int cells = g_test_rand_int_range (1, 5); cells > 0; cells--)
          {
            add_words (text, words, g_test_rand_int_range (0, 9));
            g_string_append_c (text, '\t');
          }
      add_words (text, words,
                 form.role == HW_ROLE_HEADING     ? 3
                 : form.role == HW_ROLE_TABLE_ROW ? g_test_rand_int_range (1, 20)
                                                  : g_test_rand_int_range (1, 60));
      hw_structure_add_form (structure, form);
    }
  return g_string_free (text, FALSE);
}

static void
show (Pane *pane, const char *utf8, const HwStructure *structure)
{
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);

  hw_reader_set_text (pane->reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  hw_reader_set_structure (pane->reader, structure);
  pane_wait_frame (pane);
}

/* Lines stand in the column and in their block, and blocks below each other. */
static void
check_places (Pane *pane)
{
  HwReader *reader = pane->reader;

  for (guint i = 0; i < reader->visible->len; i++)
    {
      const HwVisible *visible = &g_array_index (reader->visible, HwVisible, i);
      HwBlockLayout *layout = hw_reader_measure_block (reader, visible->ref);

      if (i > 0)
        g_assert_cmpint (visible[-1].y + visible[-1].block->height, ==, visible->y);
      if (visible->block->blank)
        continue;
      g_assert_cmpint (layout->height, <=, visible->block->height);
      g_assert_cmpuint (layout->n_boxes, ==, (guint) pango_layout_get_line_count (layout->layout));
      g_assert_cmpuint (layout->n_bands, <=, layout->n_boxes);
      for (guint k = 0; k < layout->n_boxes; k++)
        {
          const HwLineBox *box = &layout->boxes[k];
          PangoRectangle extents;

          pango_layout_line_get_extents (pango_layout_get_line_readonly (layout->layout, (int) k),
                                         NULL, &extents);
          g_assert_cmpint (box->y, >=, 0);
          g_assert_cmpint (box->y + box->height, <=, layout->height);
          /* A space that a line is wrapped at hangs over the edge. */
          g_assert_cmpint (box->x, >=, -10 * PANGO_SCALE);
          g_assert_cmpint (box->x + extents.width, <=, (reader->column_width + 10) * PANGO_SCALE);
          g_assert_cmpint (box->height, ==, hw_block_layout_get_band_height (layout, box->band));
        }
    }
}

/* No two lines of a block stand on each other. */
static void
check_apart (Pane *pane)
{
  for (guint i = 0; i < pane->reader->visible->len; i++)
    {
      const HwVisible *visible = &g_array_index (pane->reader->visible, HwVisible, i);
      HwBlockLayout *layout = hw_reader_measure_block (pane->reader, visible->ref);
      const int width = pango_layout_get_width (layout->layout);

      for (guint a = 0; a < layout->n_boxes; a++)
        for (guint b = 0; b < a; b++)
          {
            const HwLineBox *one = &layout->boxes[a], *other = &layout->boxes[b];

            g_assert_true (one->y >= other->y + other->height || other->y >= one->y + one->height
                           || ABS (one->shift - other->shift) >= width);
          }
    }
}

/* Where a caret is seen, a click comes back to it, or to a place that looks the same: where directions meet, one
 * that is seen there, too. */
static void
check_there_and_back (Pane *pane)
{
  HwReader *reader = pane->reader;
  const int height = gtk_widget_get_height (GTK_WIDGET (reader));
  gsize n = hw_text_get_n_chars (reader->text);
  guint n_tried = 0;

  for (int i = 0; i < 400; i++)
    {
      const gsize position = (gsize) g_test_rand_int_range (0, (gint32) n + 1);
      const gsize byte = hw_text_to_byte (reader->text, position);
      GdkRectangle line, found;
      HwLineBox box, back_box;
      int index, back_index;
      HwVisible *visible;
      gsize back, under;
      PangoLayout *layout;
      int strong, weak;
      double x;

      if (!hw_reader_get_caret_line (reader, byte, FALSE, &line) || line.y < 0
          || line.y + line.height > height)
        continue;
      visible = hw_reader_find_caret (reader, byte, FALSE, &index, &box);
      index = hw_bidi_cursor_clamp (hw_reader_measure_block (reader, visible->ref)->layout, index);
      x = hw_reader_get_caret_x (reader, visible->block->start + (gsize) index, FALSE);
      hw_reader_byte_at (reader, reader->column_x + x, line.y + line.height / 2.0, &back, &under);
      g_assert_nonnull (hw_reader_find_caret (reader, back, FALSE, &back_index, &back_box));
      g_assert_true (hw_reader_get_caret_line (reader, back, FALSE, &found));
      g_assert_cmpint (found.y, ==, line.y);
      g_assert_cmpint (back_box.line, ==, box.line);
      layout = hw_reader_measure_block (reader, visible->ref)->layout;
      hw_bidi_cursor_get_x (layout, back_box.line, back_index, &strong, &weak);
      g_assert_true (fabs ((back_box.x + strong) / (double) PANGO_SCALE - x) <= 1.5
                     || fabs ((back_box.x + weak) / (double) PANGO_SCALE - x) <= 1.5);
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >, 20);
}

/* A key held down comes from one end to the other over every place; another over every line. */
static void
check_walk (Pane *pane, int direction)
{
  HwReader *reader = pane->reader;
  g_autofree guint8 *seen = g_new0 (guint8, reader->n_bytes + 1);
  gsize byte = 0, next, n_lines = 0, n_stops = 0;
  gboolean at_end = FALSE;
  HwBlockRef ref = { 0, 0 };

  for (;;)
    {
      seen[byte] = TRUE;
      next = hw_reader_step_visually (reader, byte, FALSE, direction);
      if (next == byte)
        break;
      g_assert_cmpuint (++n_stops, <=, 4 * reader->n_bytes);
      byte = next;
    }
  do
    {
      const HwBlock *block = hw_block_tree_get (reader->tree, ref);
      HwBlockLayout *layout = hw_reader_measure_block (reader, ref);

      /* Each line was entered, each cell too. */
      for (guint i = 0; i < layout->n_boxes; i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout->layout, (int) i);
          gboolean entered = FALSE;

          for (int k = 0; k <= line->length && !entered; k++)
            entered = seen[block->start + (gsize) (line->start_index + k)];
          g_assert_true (entered);
        }
      n_lines += layout->n_boxes;
    }
  while (hw_block_tree_next (reader->tree, &ref));

  byte = 0;
  for (gsize i = 0; i + 1 < n_lines; i++)
    {
      next = hw_reader_step_line (reader, byte, &at_end, 1, 0);
      g_assert_true (next > byte || at_end);
      byte = next;
    }
  g_assert_cmpuint (hw_text_get_paragraph_at_byte (reader->text, byte), ==,
                    hw_text_get_n_paragraphs (reader->text) - 1);
}

static void
test_forms (void)
{
  Pane pane;

  pane_open (&pane, 700, 900);
  for (int round = 0; round < 8; round++)
    {
      const gboolean rtl = round % 2 == 0;
      g_autoptr (HwStructure) structure = hw_structure_new ();
      g_autofree char *text = make_text (rtl ? arabic : latin, 24, structure);

      pane_resize (&pane, round % 4 < 2 ? 700 : 330, 900);
      g_object_set (pane.reader, "alignment", (HwReaderAlignment) (round % 3), "show-vocalisation",
                    round % 5 != 0, "zoom", round % 4 == 1 ? 0.7 : 1.0, NULL);
      show (&pane, text, structure);
      for (int screen = 0; screen < 6; screen++)
        {
          check_places (&pane);
          check_apart (&pane);
          check_there_and_back (&pane);
          hw_reader_set_place (pane.reader,
                               hw_text_get_n_chars (pane.reader->text) / 7 * (gsize) (screen + 1));
          pane_wait_frame (&pane);
        }
      check_walk (&pane, rtl ? -1 : 1);
    }
  pane_close (&pane);
}

/* The same glyphs, whatever lies under them. */
static void
test_marks (void)
{
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autofree char *text = make_text (arabic, 12, structure), *before = NULL, *after = NULL;
  HwReaderRange ranges[30];
  gsize n;
  Pane pane;

  pane_open (&pane, 700, 900);
  show (&pane, text, structure);
  n = hw_text_get_n_chars (pane.reader->text);
  before = pane_list_glyphs (&pane);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const gsize start = (gsize) g_test_rand_int_range (0, (gint32) n - 1);

      ranges[i] = (HwReaderRange){ .id = i + 1, .start = start, .end = MIN (start + 90, n) };
    }
  hw_reader_set_ranges (pane.reader, ranges, G_N_ELEMENTS (ranges));
  hw_reader_select (pane.reader, n / 3, n);
  pane_wait_frame (&pane);
  after = pane_list_glyphs (&pane);
  g_assert_cmpstr (before, ==, after);
  pane_close (&pane);
}

/* What is copied is the text, with its tabs and without anything else. */
static void
test_copy (void)
{
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autofree char *text = make_text (latin, 24, structure), *copied = NULL;
  Pane pane;

  pane_open (&pane, 700, 900);
  show (&pane, text, structure);
  hw_reader_select (pane.reader, 0, G_MAXSIZE);
  copied = hw_reader_get_selected_text (pane.reader);
  g_assert_cmpstr (copied, ==, text);
  pane_close (&pane);
}

static HwBlockLayout *
layout_of (Pane *pane, gsize paragraph)
{
  const HwParagraph place = hw_text_get_paragraph (pane->reader->text, paragraph);

  return hw_reader_measure_block (pane->reader,
                                  hw_block_tree_at_byte (pane->reader->tree, place.byte_start));
}

/* The heights of all blocks are what they were measured to be, and what was estimated is not far from it. */
static void
test_heights (void)
{
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autofree char *text = make_text (arabic, 600, structure);
  gint64 estimate, sum = 0;
  HwBlockRef ref = { 0, 0 };
  Pane pane;

  pane_open (&pane, 700, 600);
  show (&pane, text, structure);
  pane_wait_quiet (&pane);
  estimate = hw_block_tree_get_height (pane.reader->tree);
  do
    {
      HwBlockLayout *layout = hw_reader_measure_block (pane.reader, ref);
      const HwBlock *block = hw_block_tree_get (pane.reader->tree, ref);

      g_assert_cmpint (block->height, >=, layout->height);
      g_assert_cmpint (block->height, <=, layout->height + pane.reader->metrics.gap);
      sum += block->height;
    }
  while (hw_block_tree_next (pane.reader->tree, &ref));
  g_assert_cmpint (sum, ==, hw_block_tree_get_height (pane.reader->tree));
  g_test_message ("estimated %d, measured %d", (int) estimate, (int) sum);
  g_assert_cmpfloat (fabs ((double) estimate / (double) sum - 1), <, 0.25);
  pane_close (&pane);
}

/* What a correction of the text moves keeps its form. */
static void
test_correction (void)
{
  static const char before[] = "Title\nbody one\nbody two\nUnder it\nbody three";
  static const char after[] = "Title\nbody one and\nmore\nof it\nbody two\nUnder it\nbody three";
  const HwStructureChange change = {
    .start = 14, .n_chars = 0, .new_n_chars = 15, .paragraph = 1, .n_lines = 0, .new_n_lines = 2
  };
  g_autoptr (HwStructure) structure = hw_structure_new ();
  int heading, body;
  Pane pane;

  for (gsize i = 0; i < 5; i++)
    hw_structure_add_form (structure, (HwParagraphForm){ i == 3 ? HW_ROLE_HEADING : HW_ROLE_BODY,
                                                         i == 3 ? 1 : 0, HW_DIRECTION_AUTO });
  pane_open (&pane, 700, 600);
  show (&pane, before, structure);
  heading = layout_of (&pane, 3)->boxes[0].height;
  body = layout_of (&pane, 1)->boxes[0].height;
  g_assert_cmpint (heading, >, body);
  hw_structure_follow (structure, &change);
  show (&pane, after, structure);
  for (gsize i = 0; i < 7; i++)
    g_assert_cmpint (layout_of (&pane, i)->boxes[0].height, ==, i == 5 ? heading : body);
  /* Another text has none of it. */
  pane_show (&pane, before);
  g_assert_cmpint (layout_of (&pane, 3)->boxes[0].height, ==, body);
  pane_close (&pane);
}

/* The person's word goes before the source's, and that before the letters'. */
static void
test_directions (void)
{
  static const char words[]
      = "English words\nكلمات عربية\nName\tAge\nاسم\t12\nالعمر\t13\n```\nكلام\nسطر آخر";
  static const HwParagraphForm forms[] = {
    { HW_ROLE_BODY, 0, HW_DIRECTION_RTL },          { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO },
    { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO },    { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO },
    { HW_ROLE_TABLE_ROW, 0, HW_DIRECTION_AUTO },    { HW_ROLE_PREFORMATTED, 0, HW_DIRECTION_AUTO },
    { HW_ROLE_PREFORMATTED, 0, HW_DIRECTION_AUTO }, { HW_ROLE_PREFORMATTED, 0, HW_DIRECTION_AUTO }
  };
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (HwText) text = hw_text_new_from_string (words);
  Pane pane;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    hw_structure_add_form (structure, forms[i]);
  pane_open (&pane, 700, 600);
  show (&pane, words, structure);
  /* The columns of a table stand in one order, and the lines of a listing at one side. */
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpint (layout_of (&pane, i)->direction, ==, HW_DIRECTION_RTL);
  g_assert_cmpint (layout_of (&pane, 3)->boxes[0].x, >, layout_of (&pane, 3)->boxes[1].x);
  g_assert_cmpint (layout_of (&pane, 3)->boxes[0].y, ==, layout_of (&pane, 3)->boxes[1].y);
  hw_reader_set_text (pane.reader, text, HW_DIRECTION_LTR, HW_DIRECTION_LTR);
  hw_reader_set_structure (pane.reader, structure);
  pane_wait_frame (&pane);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpint (layout_of (&pane, i)->direction, ==, HW_DIRECTION_LTR);
  pane_close (&pane);
}

/* Lines of a list item begin where its text does; the mark stands out, at the side that lines begin at. */
static void
test_list (void)
{
  static const char *const marks[] = { "• ", "7. ", "(xiv) ", "1.2.3 ", "- ", "أ) " };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (marks); i++)
    {
      const gboolean rtl = i % 2 == 1;
      const char *mark = marks[i / 2];
      g_autoptr (GString) text = g_string_new (mark);
      g_autoptr (HwStructure) structure = hw_structure_new ();
      HwBlockLayout *layout;
      int edge, x;
      Pane pane;

      for (int k = 0; k < 40; k++)
        g_string_append (text, rtl ? "كتاب " : "book ");
      g_assert_cmpuint (hw_list_marker_measure (text->str, text->len), ==, strlen (mark));
      hw_structure_add_form (
          structure,
          (HwParagraphForm){ HW_ROLE_LIST_ITEM, 1, rtl ? HW_DIRECTION_RTL : HW_DIRECTION_LTR });
      pane_open (&pane, 500, 500);
      g_object_set (pane.reader, "alignment", HW_READER_ALIGNMENT_JUSTIFY, NULL);
      show (&pane, text->str, structure);
      layout = layout_of (&pane, 0);
      g_assert_cmpuint (layout->n_boxes, >, 2);
      pango_layout_line_index_to_x (pango_layout_get_line_readonly (layout->layout, 0),
                                    (int) strlen (mark), FALSE, &x);
      x += layout->boxes[0].x;
      pango_layout_line_index_to_x (pango_layout_get_line_readonly (layout->layout, 1),
                                    pango_layout_get_line_readonly (layout->layout, 1)->start_index,
                                    FALSE, &edge);
      edge += layout->boxes[1].x;
      g_assert_cmpint (ABS (edge - x), <=, PANGO_SCALE);
      pane_close (&pane);
    }
  g_assert_cmpuint (hw_list_marker_measure ("word and more", 13), ==, 0);
  g_assert_cmpuint (hw_list_marker_measure ("12", 2), ==, 0);
  g_assert_cmpuint (hw_list_marker_measure ("• ", strlen ("• ")), ==, 0);
  g_assert_cmpuint (hw_list_marker_measure ("", 0), ==, 0);
}

/* A page's number stands beside the line that it begins on, at the side where lines of the document begin. */
static void
test_pages (void)
{
  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (HwStructure) structure = hw_structure_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      Pane pane;

      for (int i = 0; i < 12; i++)
        {
          g_autofree char *label = g_strdup_printf ("%d", i + 1);

          hw_structure_add_locator (structure, (gsize) g_utf8_strlen (text->str, -1),
                                    HW_LOCATOR_PAGE, label);
          add_words (text, rtl ? arabic : latin, 30);
          g_string_append_c (text, '\n');
        }
      pane_open (&pane, 700, 900);
      show (&pane, text->str, structure);
      for (guint i = 0; i < 12; i++)
        {
          const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);
          const int y = pane_line_y (&pane, locator->start);
          const int beside = rtl ? pane.reader->column_x + pane.reader->column_width + 14
                                 : pane.reader->column_x - 14;
          g_autofree char *name = NULL, *other = NULL, *expected = NULL;

          if (y < 0 || y > 850)
            continue;
          expected = g_strdup_printf ("Page %u", i + 1);
          name = hw_reader_describe_label_at (pane.reader, beside, y + 5);
          other = hw_reader_describe_label_at (pane.reader, 700 - beside, y + 5);
          g_assert_cmpstr (name, ==, expected);
          g_assert_null (other);
        }
      g_assert_cmpint (pane_line_y (&pane, 0), >=, 0);
      pane_close (&pane);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/forms/forms", test_forms);
  g_test_add_func ("/forms/marks", test_marks);
  g_test_add_func ("/forms/copy", test_copy);
  g_test_add_func ("/forms/heights", test_heights);
  g_test_add_func ("/forms/correction", test_correction);
  g_test_add_func ("/forms/directions", test_directions);
  g_test_add_func ("/forms/list", test_list);
  g_test_add_func ("/forms/pages", test_pages);
  return g_test_run ();
}

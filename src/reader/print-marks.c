/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "lanes.h"
#include "print-private.h"
#include "print-strokes.h"
#include "reader-geometry.h"

/* Ranges on paper, which may have no colour: a light fill, at its foot a line in a pattern that differs from
 * that of the ranges about it, ticks where the range begins and ends, its number above its end, and a stripe in
 * the same pattern in the margin, with the letter of its tag and its number. Overlapping ones stand in lanes, as
 * on the screen. */

#define NUMBER_SIZE 6.5 /* points, as what follows */
#define LETTER_SIZE 8.0
#define PITCH 13.0
#define STRIPES_GAP 5.0
#define EDGE 12.0 /* of the sheet, that is kept free */
#define LINE_WIDTH 0.6
#define STRIPE_WIDTH 1.1
#define BOX_HEIGHT 8.0 /* of a number */
#define BOX_PADDING 3.0
#define BOX_LINE 0.35

typedef struct
{
  const HwIndexedRange *range;
  int top, bottom;
} Stripe;

struct _HwPrintMarks
{
  HwPrintPaper *paper;
  cairo_t *cr;
  GArray *stripes;      /* Stripe */
  GHashTable *indices;  /* HwIndexedRange -> its index in @stripes, + 1 */
  const HwBlock *block; /* whose ranges are: */
  GPtrArray *found;
  int numbers_line; /* top of the line that numbers stand on, */
  double taken;     /* and the place where the next may stand */
};

HwPrintMarks *
hw_print_marks_new (HwPrintPaper *paper, cairo_t *cr)
{
  HwPrintMarks *self = g_new0 (HwPrintMarks, 1);

  self->paper = paper;
  self->cr = cr;
  self->stripes = g_array_new (FALSE, FALSE, sizeof (Stripe));
  self->indices = g_hash_table_new (NULL, NULL);
  self->found = g_ptr_array_new ();
  return self;
}

void
hw_print_marks_free (HwPrintMarks *self)
{
  g_array_unref (self->stripes);
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static void
find_ranges (HwPrintMarks *self, const HwBlock *block)
{
  if (self->block == block)
    return;
  self->block = block;
  g_ptr_array_set_size (self->found, 0);
  hw_range_index_find (self->paper->ranges, block->char_start,
                       block->char_start + MAX (block->n_chars, 1), self->found);
}

static guint
get_number (HwPrintMarks *self, const HwIndexedRange *range)
{
  return self->paper->notes != NULL
             ? hw_print_notes_get_number (self->paper->notes, range->range.id)
             : 0;
}

/* Neighbours in the text differ. */
static unsigned
get_pattern (HwPrintMarks *self, const HwIndexedRange *range)
{
  return (unsigned) (hw_range_index_get_rank (self->paper->ranges, range) % HW_PRINT_N_PATTERNS);
}

static void
add_stripe (HwPrintMarks *self, const HwIndexedRange *range, int top, int bottom)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, range));
  const Stripe stripe = { range, top, bottom };

  if (index > 0)
    {
      g_array_index (self->stripes, Stripe, index - 1).bottom = bottom;
      return;
    }
  g_array_append_val (self->stripes, stripe);
  g_hash_table_insert (self->indices, (gpointer) range, GUINT_TO_POINTER (self->stripes->len));
}

/* The fill, the line at its foot, and a tick at the ends that are here. Units. */
static void
draw_band (HwPrintMarks *self, const HwIndexedRange *range, const HwPiece *piece, int y, int height)
{
  HwPrintPaper *paper = self->paper;
  int inset = height / 14 + (int) range->lane * height / 12;
  GdkRGBA wash = hw_reader_colours_wash (&paper->colours, &range->range.colour);
  GdkRGBA strong = hw_reader_colours_strong (&paper->colours, &range->range.colour);
  double x = paper->column_x + piece->x, top = y + inset, foot = y + height - inset;

  wash.alpha *= 0.8f / (1.0f + 0.35f * (float) range->lane);
  gdk_cairo_set_source_rgba (self->cr, &wash);
  cairo_rectangle (self->cr, x, top, piece->width, foot - top);
  cairo_fill (self->cr);
  gdk_cairo_set_source_rgba (self->cr, &strong);
  hw_print_stroke (self->cr, get_pattern (self, range), x, foot, x + piece->width, foot,
                   LINE_WIDTH * HW_PRINT_UNITS);
}

/* Where a place of the text is on its line, in units of the sheet. */
static double
place_x (HwPrintMarks *self, HwBlockLayout *layout, int line, int byte, gboolean trailing)
{
  int x;

  pango_layout_line_index_to_x (pango_layout_get_line_readonly (layout->layout, line), byte,
                                trailing, &x);
  return self->paper->column_x + (double) (layout->boxes[line].x + x) / PANGO_SCALE;
}

static void
draw_tick (HwPrintMarks *self, const HwIndexedRange *range, double x, int y, int height)
{
  int inset = height / 14 + (int) range->lane * height / 12;
  GdkRGBA strong = hw_reader_colours_strong (&self->paper->colours, &range->range.colour);

  gdk_cairo_set_source_rgba (self->cr, &strong);
  cairo_set_line_width (self->cr, LINE_WIDTH * HW_PRINT_UNITS);
  cairo_move_to (self->cr, x, y + height - inset);
  cairo_rel_line_to (self->cr, 0, -height / 3.0);
  cairo_stroke (self->cr);
}

/* The bytes of the block that a range has, and whether it has some of the line. */
static gboolean
clip (HwPrintMarks *self,
      const HwIndexedRange *range,
      const HwBlock *block,
      HwBlockLayout *layout,
      int line,
      int *start,
      int *end)
{
  const PangoLayoutLine *l = pango_layout_get_line_readonly (layout->layout, line);
  gsize from, to;

  hw_range_index_clip (hw_print_flow_get_text (self->paper->body), &range->range, block, &from,
                       &to);
  *start = (int) (from - block->start);
  *end = (int) (to - block->start);
  return *start<l->start_index + l->length && * end> l->start_index && *end > *start;
}

/* The last character of a range in the block, whose far side is the range's end. */
static int
last_byte (HwBlockLayout *layout, int end)
{
  const char *text = pango_layout_get_text (layout->layout);

  return (int) (g_utf8_prev_char (text + end) - text);
}

void
hw_print_marks_draw_line (
    HwPrintMarks *self, const HwBlock *block, HwBlockLayout *layout, int line, int y)
{
  const PangoLayoutLine *l = pango_layout_get_line_readonly (layout->layout, line);
  int height = layout->boxes[line].height;

  find_ranges (self, block);
  for (guint i = 0; i < self->found->len; i++)
    {
      const HwIndexedRange *range = self->found->pdata[i];
      HwPiece pieces[HW_MAX_PIECES];
      int start, end;
      guint n;

      if (!clip (self, range, block, layout, line, &start, &end))
        continue;
      n = hw_block_layout_get_pieces (layout, line, start, end, pieces);
      for (guint k = 0; k < n; k++)
        draw_band (self, range, &pieces[k], y, height);
      if (start >= l->start_index && range->range.start >= block->char_start)
        draw_tick (self, range, place_x (self, layout, line, start, FALSE), y, height);
      if (end <= l->start_index + l->length
          && range->range.end <= block->char_start + block->n_chars)
        draw_tick (self, range, place_x (self, layout, line, last_byte (layout, end), TRUE), y,
                   height);
      add_stripe (self, range, y + height / 10, y + height - height / 10);
    }
}

static PangoLayout *
create_label (HwPrintMarks *self, const char *text, double size)
{
  HwDirection of_digits
      = self->paper->style.digits != HW_DIGITS_WESTERN ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;

  return hw_print_paper_create_label (self->paper, text, hw_direction_of_utf8 (text, -1, of_digits),
                                      size);
}

/* As a shape, its ink about the place. */
static void
draw_shape (HwPrintMarks *self, PangoLayout *layout, double x, double y)
{
  PangoRectangle ink;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), &ink, NULL);
  cairo_move_to (self->cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_layout_line_path (self->cr, pango_layout_get_line_readonly (layout, 0));
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_fill (self->cr);
}

/* In a box, so that it is not read as a letter or a vowel, on the upper edge of the line. Those of ranges that
 * end side by side stand side by side, in the direction of the line. */
static void
draw_number (HwPrintMarks *self, guint number, double x, int y, HwDirection direction)
{
  g_autofree char *text = hw_digits_format (number, self->paper->style.digits);
  g_autoptr (PangoLayout) layout = create_label (self, text, NUMBER_SIZE);
  const double height = BOX_HEIGHT * HW_PRINT_UNITS, u = HW_PRINT_UNITS;
  PangoRectangle ink;
  double width;

  pango_layout_get_extents (layout, &ink, NULL);
  width = MAX ((double) ink.width / PANGO_SCALE + BOX_PADDING * u, height * 0.8);
  if (self->numbers_line == y && direction == HW_DIRECTION_RTL)
    x = MIN (x, self->taken - width / 2);
  else if (self->numbers_line == y)
    x = MAX (x, self->taken + width / 2);
  cairo_rectangle (self->cr, x - width / 2, y - height / 2, width, height);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_fill_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, BOX_LINE * u);
  cairo_stroke (self->cr);
  draw_shape (self, layout, x, y);
  self->numbers_line = y;
  self->taken = direction == HW_DIRECTION_RTL ? x - width / 2 - u : x + width / 2 + u;
}

void
hw_print_marks_draw_numbers (
    HwPrintMarks *self, const HwBlock *block, HwBlockLayout *layout, int line, int y)
{
  const PangoLayoutLine *l = pango_layout_get_line_readonly (layout->layout, line);
  g_autoptr (GPtrArray) ending = g_ptr_array_new ();

  if (self->paper->notes == NULL)
    return;
  find_ranges (self, block);
  /* In the order of their numbers. */
  for (guint i = 0; i < self->found->len; i++)
    {
      const HwIndexedRange *range = self->found->pdata[i];
      guint at = 0;
      int start, end;

      if (get_number (self, range) == 0 || range->range.end > block->char_start + block->n_chars
          || !clip (self, range, block, layout, line, &start, &end)
          || end > l->start_index + l->length)
        continue;
      while (at < ending->len && get_number (self, ending->pdata[at]) < get_number (self, range))
        at++;
      g_ptr_array_insert (ending, (int) at, (gpointer) range);
    }
  for (guint i = 0; i < ending->len; i++)
    {
      const HwIndexedRange *range = ending->pdata[i];
      int start, end;

      clip (self, range, block, layout, line, &start, &end);
      draw_number (self, get_number (self, range),
                   place_x (self, layout, line, last_byte (layout, end), TRUE), y,
                   layout->direction);
    }
}

static void
draw_stripe (HwPrintMarks *self, const Stripe *stripe, guint lane, gboolean labelled)
{
  HwPrintPaper *paper = self->paper;
  const HwReaderRange *range = &stripe->range->range;
  const GdkRGBA *colour = range->n_tags > 0 ? &range->tags[0].colour : &range->colour;
  GdkRGBA strong = hw_reader_colours_strong (&paper->colours, colour);
  guint number = get_number (self, stripe->range);
  double u = HW_PRINT_UNITS, offset = (STRIPES_GAP + lane * PITCH) * u;
  double out = paper->side == HW_DIRECTION_RTL ? -1 : 1;
  double edge = out < 0 ? paper->column_x : paper->column_x + paper->column_width;
  double x = edge + out * offset, middle = x + out * (PITCH / 2 + 0.5) * u;
  double y = stripe->top + LETTER_SIZE / 2 * u;

  gdk_cairo_set_source_rgba (self->cr, &strong);
  hw_print_stroke (self->cr, get_pattern (self, stripe->range), x, stripe->top, x, stripe->bottom,
                   STRIPE_WIDTH * u);
  if (!labelled)
    return;
  if (range->n_tags > 0 && range->tags[0].letter[0] != '\0')
    {
      g_autoptr (PangoLayout) letter = create_label (self, range->tags[0].letter, LETTER_SIZE);

      draw_shape (self, letter, middle, y);
      y += (LETTER_SIZE + NUMBER_SIZE) * 0.6 * u;
    }
  if (number > 0)
    {
      g_autofree char *text = hw_digits_format (number, paper->style.digits);
      g_autoptr (PangoLayout) layout = create_label (self, text, NUMBER_SIZE);

      draw_shape (self, layout, middle, y);
    }
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const Stripe *x = a, *y = b;

  return (x->top > y->top) - (x->top < y->top);
}

void
hw_print_marks_draw_stripes (HwPrintMarks *self)
{
  guint n = self->stripes->len;
  g_autofree HwLaneItem *items = g_new (HwLaneItem, n);
  double room = (double) self->paper->column_x / HW_PRINT_UNITS - EDGE - STRIPES_GAP;
  guint n_lanes = (guint) MAX (room / PITCH, 1);
  g_autofree double *labelled = g_new0 (double, n_lanes);
  double label = (LETTER_SIZE + NUMBER_SIZE * 1.5) * HW_PRINT_UNITS;

  g_array_sort (self->stripes, compare_tops);
  for (guint i = 0; i < n; i++)
    {
      const Stripe *stripe = &g_array_index (self->stripes, Stripe, i);

      items[i].top = stripe->top;
      items[i].bottom = MAX (stripe->bottom, stripe->top + label);
      items[i].lane = HW_NO_LANE;
    }
  hw_lanes_assign (items, n, n_lanes);
  for (guint i = 0; i < n; i++)
    {
      /* Those that share the last lane, in a crowd, have one label. */
      gboolean is_free = items[i].top >= labelled[items[i].lane];

      draw_stripe (self, &g_array_index (self->stripes, Stripe, i), items[i].lane, is_free);
      if (is_free)
        labelled[items[i].lane] = items[i].top + label;
    }
}

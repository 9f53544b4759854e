/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-private.h"
#include "print-words.h"

/* One page as it is drawn: the header, the lines of the text with their marks, the notes, the number. */

#define HEADER_SIZE 8.5  /* points, as what follows */
#define HEADER_RISE 20.0 /* of the header's base line above the text */
#define FOOTER_DROP 30.0 /* of the number's below it */
#define RULE_WIDTH 0.4
#define RULE_LENGTH 0.3 /* of the column, above the notes */
#define GREY 0.32
#define RULE_GREY 0.7

typedef struct
{
  HwPrintPaper *paper;
  cairo_t *cr;
  double grey; /* of what is written */
} Page;

static void
draw_box (Page *page,
          HwBlockLayout *layout,
          int line,
          int x,
          int y,
          HwPrintMarks *marks,
          const HwBlock *block)
{
  const char *text = pango_layout_get_text (layout->layout);
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout->layout, line);
  const HwLineBox *box = &layout->boxes[line];
  const double left = x + (double) box->x / PANGO_SCALE;
  const int baseline = y + box->baseline - box->y;

  hw_print_words_lay (page->cr, text, l, left, baseline);
  if (marks != NULL && page->paper->style.marks)
    hw_print_marks_draw_line (marks, block, layout, line, y);
  cairo_set_source_rgb (page->cr, page->grey, page->grey, page->grey);
  hw_print_words_show (page->cr, text, l, left, baseline);
  if (marks != NULL)
    hw_print_marks_draw_numbers (marks, block, layout, line, y);
}

/* What stands at one height: a line, or those of several cells. */
static void
draw_line (Page *page,
           HwBlockLayout *layout,
           int band,
           int x,
           int y,
           HwPrintMarks *marks,
           const HwBlock *block)
{
  if (!layout->has_cells)
    draw_box (page, layout, band, x, y, marks, block);
  for (guint i = 0; layout->has_cells && i < layout->n_boxes; i++)
    if (layout->boxes[i].band == band)
      draw_box (page, layout, (int) i, x, y, marks, block);
}

/* At the side of the document's start or end, or in the middle; @width is what it may take. */
typedef enum
{
  AT_START,
  AT_MIDDLE,
  AT_END,
} Place;

static void
draw_label (Page *page, const char *text, double size, Place place, int width, int baseline)
{
  HwPrintPaper *paper = page->paper;
  HwDirection direction = hw_direction_of_utf8 (text, -1, paper->side);
  g_autoptr (PangoLayout) layout = hw_print_paper_create_label (paper, text, direction, size);
  gboolean at_right = (place == AT_START) == (paper->side == HW_DIRECTION_RTL);
  int x = paper->column_x, own;
  PangoLayoutLine *line;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_context_set_base_dir (paper->context, direction == HW_DIRECTION_RTL ? PANGO_DIRECTION_RTL
                                                                            : PANGO_DIRECTION_LTR);
  pango_layout_context_changed (layout);
  pango_layout_get_size (layout, &own, NULL);
  own = own / PANGO_SCALE;
  if (place == AT_MIDDLE)
    x += (paper->column_width - own) / 2;
  else if (at_right)
    x += paper->column_width - own;
  line = pango_layout_get_line_readonly (layout, 0);
  hw_print_words_lay (page->cr, pango_layout_get_text (layout), line, x, baseline);
  cairo_set_source_rgb (page->cr, GREY, GREY, GREY);
  hw_print_words_show (page->cr, pango_layout_get_text (layout), line, x, baseline);
}

static void
draw_header (Page *page)
{
  HwPrintPaper *paper = page->paper;
  int baseline = paper->text_top - HW_PRINT_POINTS (HEADER_RISE);
  gboolean has_both = *paper->title != '\0' && *paper->subtitle != '\0';

  if (*paper->title != '\0')
    draw_label (page, paper->title, HEADER_SIZE, AT_START,
                has_both ? paper->column_width / 2 : paper->column_width, baseline);
  if (*paper->subtitle != '\0')
    draw_label (page, paper->subtitle, HEADER_SIZE, AT_END,
                has_both ? paper->column_width * 9 / 20 : paper->column_width, baseline);
}

static void
draw_page_number (Page *page, guint index)
{
  HwPrintPaper *paper = page->paper;
  g_autofree char *number = hw_digits_format (index + 1, paper->style.digits);
  g_autofree char *n = hw_digits_format (hw_print_pages_get_n (paper->pages), paper->style.digits);
  g_autofree char *text = g_strdup_printf ("%s / %s", number, n);

  draw_label (page, text, HEADER_SIZE, AT_MIDDLE, paper->column_width,
              paper->text_top + paper->text_height + HW_PRINT_POINTS (FOOTER_DROP));
}

static void
draw_notes_title (Page *page, int baseline)
{
  HwPrintPaper *paper = page->paper;

  draw_label (page, paper->notes_title, paper->style.size, AT_START, paper->column_width,
              baseline - HW_PRINT_POINTS (paper->style.size) * 2 / 3);
}

/* Beside the first line of a note. */
static void
draw_note_number (Page *page, guint number, HwBlockLayout *layout, int y)
{
  HwPrintPaper *paper = page->paper;
  g_autofree char *text = hw_digits_format (number, paper->style.digits);

  draw_label (page, text, HEADER_SIZE, AT_START, paper->column_width,
              y + layout->boxes[0].baseline);
}

/* What is one line beside the number stands next to it, in whatever direction it is read. */
static int
note_line_x (const HwPrintPaper *paper, const HwBlockLayout *layout)
{
  PangoRectangle logical;

  if (layout->n_boxes != 1 || layout->direction == paper->side)
    return paper->notes_x;
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout->layout, 0), NULL,
                                 &logical);
  return paper->notes_x
         + (paper->side == HW_DIRECTION_RTL ? paper->notes_width - logical.width / PANGO_SCALE : 0)
         - layout->boxes[0].x / PANGO_SCALE;
}

static void
draw_note_line (Page *page, const HwPrintLine *line, int y)
{
  HwPrintPaper *paper = page->paper;
  gsize byte = line->item & ~HW_PRINT_ITEM_NOTE;
  const HwBlock *block = hw_print_flow_at (paper->notes_flow, byte);
  HwBlockLayout *layout = hw_print_flow_set (paper->notes_flow, block);
  guint index = hw_print_notes_at (paper->notes, byte);
  const HwPrintNoteEntry *entry = hw_print_notes_get (paper->notes, index);

  if (line->line == 0 && byte == entry->byte)
    draw_note_number (page, index + 1, layout, y);
  page->grey = byte < entry->tags_past ? GREY : 0;
  draw_line (page, layout, (int) line->line, note_line_x (paper, layout), y, NULL, block);
}

static void
draw_notes (Page *page, const HwPrintPage *lines)
{
  HwPrintPaper *paper = page->paper;
  int y = paper->text_top + paper->text_height - lines->notes_height;
  int length = (int) (paper->column_width * RULE_LENGTH);
  int x = paper->column_x + (paper->side == HW_DIRECTION_RTL ? paper->column_width - length : 0);

  if (lines->note_past == lines->note_first)
    return;
  cairo_set_source_rgb (page->cr, GREY, GREY, GREY);
  cairo_set_line_width (page->cr, RULE_WIDTH * HW_PRINT_UNITS);
  cairo_move_to (page->cr, x, y - HW_PRINT_POINTS (4));
  cairo_rel_line_to (page->cr, length, 0);
  cairo_stroke (page->cr);
  for (guint i = lines->note_first; i < lines->note_past; i++)
    {
      const HwPrintLine *line = hw_print_pages_get_note_line (paper->pages, i);

      y += i > lines->note_first ? (int) line->space : 0;
      draw_note_line (page, line, y);
      y += line->height;
    }
}

/* Between two rows of a table. */
static void
draw_rule (Page *page, const HwBlock *block, HwBlockLayout *layout, int line, int foot)
{
  HwPrintPaper *paper = page->paper;
  const int gap = hw_layouts_get_gap (hw_print_flow_get_layouts (paper->body), layout->direction,
                                      block->paragraph);

  if (!block->last || line + 1 != (int) layout->n_bands
      || !hw_forms_has_rule (hw_print_flow_get_forms (paper->body), block->paragraph))
    return;
  cairo_set_source_rgb (page->cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (page->cr, RULE_WIDTH * HW_PRINT_UNITS);
  cairo_move_to (page->cr, paper->column_x, foot + gap / 2);
  cairo_rel_line_to (page->cr, paper->column_width, 0);
  cairo_stroke (page->cr);
}

static void
draw_text (Page *page, const HwPrintPage *lines)
{
  HwPrintPaper *paper = page->paper;
  /* Notes have their numbers in the text also where their ranges are not marked. */
  HwPrintMarks *marks = hw_print_marks_new (paper, page->cr);
  int y = paper->text_top;

  for (guint i = lines->first; i < lines->past; i++)
    {
      const HwPrintLine *line = hw_print_pages_get_line (paper->pages, i);
      gboolean is_note = (line->item & HW_PRINT_ITEM_NOTE) != 0;

      y += i > lines->first ? (int) line->space : 0;
      if (line->item == HW_PRINT_ITEM_TITLE)
        draw_notes_title (page, y + line->height);
      else if (is_note)
        draw_note_line (page, line, y);
      else
        {
          const HwBlock *block = hw_print_flow_at (paper->body, line->item);
          HwBlockLayout *layout = hw_print_flow_set (paper->body, block);

          page->grey = 0;
          draw_line (page, layout, (int) line->line, paper->column_x, y, marks, block);
          draw_rule (page, block, layout, (int) line->line, y + line->height);
        }
      y += line->height;
    }
  if (paper->style.marks)
    hw_print_marks_draw_stripes (marks);
  hw_print_marks_free (marks);
}

void
hw_print_paper_draw_page (HwPrintPaper *self, guint page, cairo_t *cr)
{
  const HwPrintPage *lines = hw_print_pages_get (self->pages, page);
  Page drawn = { .paper = self, .cr = cr };

  cairo_save (cr);
  cairo_scale (cr, 1.0 / HW_PRINT_UNITS, 1.0 / HW_PRINT_UNITS);
  if (self->style.header)
    draw_header (&drawn);
  draw_text (&drawn, lines);
  draw_notes (&drawn, lines);
  if (self->style.page_numbers)
    draw_page_number (&drawn, page);
  cairo_restore (cr);
}

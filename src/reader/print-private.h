/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "print-flow.h"
#include "print-notes.h"
#include "print-pages.h"
#include "print-paper.h"
#include "range-index.h"
#include "reader-style.h"

G_BEGIN_DECLS

/* Inside, lengths are units: HW_PRINT_UNITS to the point. */
#define HW_PRINT_POINTS(points) ((int) ((points) *HW_PRINT_UNITS))

/* What HwPrintLine.item says besides the byte of its block: which flow that is of. */
#define HW_PRINT_ITEM_NOTE (G_GUINT64_CONSTANT (1) << 62)
#define HW_PRINT_ITEM_TITLE (G_GUINT64_CONSTANT (1) << 63) /* of the notes at the end; no block */

struct _HwPrintPaper
{
  HwPrintStyle style; /* its strings are not kept */
  char *title, *subtitle, *notes_title;
  HwReaderFonts fonts;
  PangoContext *context;
  HwReaderColours colours;
  HwDirection fallback, side; /* @side RTL where the document is */

  HwPrintFlow *body;
  HwPrintNoteList *notes;
  HwPrintFlow *notes_flow; /* NULL where there are none */
  HwRangeIndex *ranges;
  HwPrintPages *pages;

  /* Where things stand on the sheet */
  int column_x, column_width;
  int text_top, text_height;
  int notes_x, notes_width; /* beside their numbers */

  /* How far pagination is */
  gsize byte;
  guint next_note;
  gboolean after_blank, has_lines, text_ended, paginated;
};

/* print-marks.c: ranges on the lines of one block, and beside them. One for a page: lines are told from the
 * top down, then what is beside them is drawn. */
typedef struct _HwPrintMarks HwPrintMarks;
HwPrintMarks *hw_print_marks_new (HwPrintPaper *paper, cairo_t *cr);
void hw_print_marks_free (HwPrintMarks *self);
/* The line's top is at @y. Under its text, and over it. */
void hw_print_marks_draw_line (
    HwPrintMarks *self, const HwBlock *block, HwBlockLayout *layout, int line, int y);
void hw_print_marks_draw_numbers (
    HwPrintMarks *self, const HwBlock *block, HwBlockLayout *layout, int line, int y);
void hw_print_marks_draw_stripes (HwPrintMarks *self);

/* A short text in one line, of the paper's own: not wrapped. @size in points. Transfer full. */
PangoLayout *hw_print_paper_create_label (HwPrintPaper *self,
                                          const char *text,
                                          HwDirection direction,
                                          double size);

G_END_DECLS

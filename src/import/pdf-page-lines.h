/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "direction.h"
#include "pdf-words.h"

G_BEGIN_DECLS

/* A line as it is read: its words in logical order, blanks where there are gaps. Points from the page's top
 * left. */
typedef struct
{
  char *text;
  float x1, x2, y1, y2;
  float size;        /* height of most of its letters */
  float left, right; /* of the column that it stands in */
  guint page;        /* from 0 */
  guint column;      /* grows with each column and block of the page */
  HwDirection direction;
  guint angle;     /* that it is turned by; its places are those of the page turned back */
  gboolean is_row; /* of a table: its cells stand between tabs */
} HwPdfPageLine;

/* The lines of a page in reading order: columns one after the other, the right one first where most letters
 * are right-to-left; what is turned comes after the rest. Appends to @lines (HwPdfPageLine). @blanks: HwPdfBlank, where blanks are drawn; they are sorted. */
void hw_pdf_page_lines_read (GArray *words, GArray *blanks, guint page, GArray *lines);

/* Element type HwPdfPageLine, with its clear function. */
GArray *hw_pdf_page_lines_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-words.h"

G_BEGIN_DECLS

/* Words at one height within a region, from left to right. */
typedef struct
{
  const HwPdfWord **words; /* borrowed words in an array of their own */
  guint n_words;
  float x1, x2, y1, y2;
} HwPdfRow;

/* A piece of a page that is read from top to bottom before the next one. */
typedef struct
{
  GArray *rows; /* HwPdfRow */
  float left, right;
  guint number;
  gboolean is_table; /* its rows have cells */
} HwPdfRegion;

/* Finds columns by the gutters between them, in reading order; @is_rtl: the right one is first. What stands
 * over several columns is a region of its own. Element type HwPdfRegion, transfer full. */
GArray *hw_pdf_columns_find (const HwPdfWord **words, guint n_words, gboolean is_rtl);

G_END_DECLS

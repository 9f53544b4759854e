/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf-stretch.h"

G_BEGIN_DECLS

/* A glyph with the marks that were drawn for it; without letters: a stroke that stretches a word. */
typedef struct
{
  float x1, x2, y;
  guint start, n; /* in letters */
} HwPdfLetters;

/* Glyphs that were drawn one beside the other. */
typedef struct
{
  float x1, x2, y, top, bottom, size;
  guint start, n; /* in parts; none where the same was drawn before */
  guint angle;
} HwPdfPiece;

/* Where a blank was drawn: its middle, and the base line. */
typedef struct
{
  float x, y;
  guint angle;
} HwPdfBlank;

/* The pieces of one page after the other. */
typedef struct
{
  GArray *letters;   /* gunichar */
  GArray *parts;     /* HwPdfLetters, in the order that they are drawn in */
  GArray *pieces;    /* HwPdfPiece */
  GArray *blanks;    /* HwPdfBlank */
  guint n_stretched; /* signs that were strokes, of all pages */

  /*< private >*/
  HwPdfStretch *stretch;
  gboolean is_open;      /* the last piece may grow */
  GPtrArray *marks;      /* HwPdfGlyph, waiting for their letter */
  guint n_right, n_left; /* Arabic letters drawn to the right of the one before, and to its left */
} HwPdfPieces;

void hw_pdf_pieces_init (HwPdfPieces *self);
void hw_pdf_pieces_clear (HwPdfPieces *self);

/* Makes them of the glyphs of a page (HwPdfGlyph), in the order that they are drawn in, in place of those of the
 * page before. */
void hw_pdf_pieces_make (HwPdfPieces *self, const GArray *glyphs);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "paper.h"

G_BEGIN_DECLS

/* One line of text, set. Lengths are points. */
typedef struct
{
  PangoLayout *layout; /* owned: it keeps the line */
  PangoLayoutLine *line;
  double x;        /* where it begins, from the column's left edge */
  double before;   /* space above it; not at the top of a page */
  double baseline; /* below the top of the line */
  double height;
  gboolean keep;     /* the next one is to stand on the same page */
  const char *title; /* of the heading that begins with it, or NULL; the paragraph's */
  GArray *comments;  /* guint: those that end in it; or NULL */
} HwPdfLine;

/* An empty array of them, which owns what they hold. */
GArray *hw_pdf_lines_new (void);

/* Appends the lines of a paragraph, as wide as @width. */
void hw_pdf_lines_add (GArray *lines,
                       PangoContext *context,
                       const HwPaperParagraph *paragraph,
                       double width);

G_END_DECLS

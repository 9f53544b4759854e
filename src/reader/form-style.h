/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "structure.h"

G_BEGIN_DECLS

/* How a paragraph is set for what it is. */
typedef struct
{
  double scale;      /* of the font */
  double leading;    /* of the distance of base lines: what is large needs less of it */
  double above;      /* leadings that are kept free above it, besides what is between paragraphs */
  double start, end; /* ems that are kept free at the sides where its lines begin and end */
  guint8 is_plain : 1;      /* body: nothing of this applies */
  guint8 is_bold : 1;       /* where the font has it */
  guint8 is_monospaced : 1; /* in a font of its own, spaces and tabs as they are */
  guint8 is_justified : 1;  /* where that was asked for */
  guint8 hangs : 1;         /* a mark at its beginning stands out */
  guint8 has_cells : 1;     /* between tabs */
} HwFormStyle;

HwFormStyle hw_form_style_get (HwParagraphForm form);

/* About how many characters a line has, where one of body text has one. */
double hw_form_style_get_capacity (const HwFormStyle *self);

/* Of the space that two paragraphs have between them, how much there is between these. */
double hw_form_style_get_gap (HwParagraphForm above, HwParagraphForm below);

/* Whether a paragraph is nothing without the one below it: a heading, the title of a table, its first row. */
gboolean hw_form_style_keeps (HwParagraphForm above, HwParagraphForm form, HwParagraphForm below);

G_END_DECLS

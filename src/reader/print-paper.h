/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "digits.h"
#include "reader-layout.h"
#include "reader.h"
#include "styled-run.h"

G_BEGIN_DECLS

/* HwPrintPaper is a document on paper: set by the code that sets it on the screen, its ranges marked so that
 * they are told apart without colour, their notes numbered. Pages are laid out in slices and drawn one by one,
 * in any order. One thread: Pango's. */
typedef struct _HwPrintPaper HwPrintPaper;

typedef enum
{
  HW_PRINT_NOTES_NONE,
  HW_PRINT_NOTES_FOOT, /* of the page that the range ends on; long ones go on at the next */
  HW_PRINT_NOTES_END,
} HwPrintNotes;

/* What is written about a range. NULL or "" for none of it. */
typedef struct
{
  gint64 range; /* its id */
  const char *tags, *text;
  const HwStyledRun *runs; /* of the text, in order; letters that join are set alike, in words */
  gsize n_runs;
} HwPrintNote;

typedef struct
{
  HwText *text;
  HwDirection direction, fallback; /* as of hw_reader_set_text() */
  GArray *forms; /* HwParagraphForm, as of hw_reader_set_structure(); NULL for none */
  const char *title, *subtitle; /* the header; "" for none */
  const char *notes_title;      /* above notes at the end */
  const HwReaderRange *ranges;
  gsize n_ranges;
  const HwPrintNote *notes; /* any order; numbered by the ends of their ranges */
  gsize n_notes;
} HwPrintContent;

/* Lengths in points. */
typedef struct
{
  double width, height; /* of the sheet */
  double top, bottom, left, right;
  const char *arabic_family, *latin_family; /* as of the reader, and so are: */
  double size, line_spacing, latin_scale;
  HwReaderAlignment alignment;
  gboolean vocalised;
  int column_chars;
  gboolean marks; /* ranges are marked */
  HwPrintNotes notes;
  gboolean header, page_numbers;
  HwDigits digits;
} HwPrintStyle;

/* Copies what it is given. */
HwPrintPaper *hw_print_paper_new (const HwPrintContent *content, const HwPrintStyle *style);
void hw_print_paper_free (HwPrintPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPrintPaper, hw_print_paper_free)

/* Lays out more of the text for about @microseconds, at least a paragraph of it. TRUE once all of it is. */
gboolean hw_print_paper_paginate (HwPrintPaper *self, gint64 microseconds);
/* From 0 to 1. */
double hw_print_paper_get_progress (HwPrintPaper *self);

/* After that. */
guint hw_print_paper_get_n_pages (HwPrintPaper *self);
/* @cr in points, from the corner of the sheet. Only words of the text, the notes, the header and the page
 * number are text there; numbers and letters beside the text are drawn as shapes, so that who copies from a PDF
 * gets back the text. */
void hw_print_paper_draw_page (HwPrintPaper *self, guint page, cairo_t *cr);

G_END_DECLS

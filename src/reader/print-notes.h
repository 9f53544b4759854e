/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "print-paper.h"

G_BEGIN_DECLS

/* The notes of a document on paper, as one text: of each the tags, then what was written, in the order in which
 * their ranges end. */
typedef struct _HwPrintNoteList HwPrintNoteList;

typedef struct
{
  gint64 range;
  gsize start, end; /* of the range, code points of the document */
  gsize byte, past; /* of the text of the notes: its paragraphs */
  gsize tags_past;  /* the tags are before it; @byte where there are none */
} HwPrintNoteEntry;

/* Ranges that are not among @ranges, and what has neither tags nor text, are left out. */
HwPrintNoteList *hw_print_notes_new (const HwReaderRange *ranges,
                                     gsize n_ranges,
                                     const HwPrintNote *notes,
                                     gsize n_notes);
void hw_print_notes_free (HwPrintNoteList *self);

guint hw_print_notes_get_n (const HwPrintNoteList *self);
const HwPrintNoteEntry *hw_print_notes_get (const HwPrintNoteList *self, guint index);
/* Of a range, counted from 1; 0 for none. */
guint hw_print_notes_get_number (const HwPrintNoteList *self, gint64 range);
/* The index of the note that a byte of the text belongs to. */
guint hw_print_notes_at (const HwPrintNoteList *self, gsize byte);
/* HwStyledRun, of that text: whole words where letters join. */
const GArray *hw_print_notes_get_runs (const HwPrintNoteList *self);
HwText *hw_print_notes_get_text (const HwPrintNoteList *self);

G_END_DECLS

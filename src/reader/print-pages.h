/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HwPrintPages shares lines out to pages: those of the text from the top, those of its notes at the foot. It
 * knows heights alone, in any unit. A note begins on the page of the line that it belongs to; what of it finds
 * no room there goes on at the foot of the next pages. Lines are added in order, and pages become known while
 * that goes on. */
typedef struct _HwPrintPages HwPrintPages;

typedef struct
{
  guint64 item; /* the caller's, as @line: what it is a line of */
  guint32 line;
  gint32 height;
  guint32 space : 31; /* above it, unless it is the first of its page */
  guint32 keep : 1;   /* on one page with the line after it */
} HwPrintLine;

typedef struct
{
  guint first, past; /* lines of the text */
  guint note_first, note_past;
  int text_height, notes_height;
} HwPrintPage;

/* @height of a page; @gap at least, between its text and its notes. */
HwPrintPages *hw_print_pages_new (int height, int gap);
void hw_print_pages_free (HwPrintPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPrintPages, hw_print_pages_free)

void hw_print_pages_add_line (HwPrintPages *self, const HwPrintLine *line);
/* A line of a note on the line of the text that was added last; @begins with the first line of each note. */
void hw_print_pages_add_note_line (HwPrintPages *self, const HwPrintLine *line, gboolean begins);
/* There is no more. There is at least one page then. */
void hw_print_pages_finish (HwPrintPages *self);

guint hw_print_pages_get_n (const HwPrintPages *self);
const HwPrintPage *hw_print_pages_get (const HwPrintPages *self, guint page);
const HwPrintLine *hw_print_pages_get_line (const HwPrintPages *self, guint line);
const HwPrintLine *hw_print_pages_get_note_line (const HwPrintPages *self, guint line);

/* The marks of a paragraph's lines that keep two of them together at its start and at its end. */
gboolean hw_print_pages_keeps (guint line, guint n_lines, gboolean starts, gboolean ends);

G_END_DECLS

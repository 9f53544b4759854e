/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "passage-rows.h"

G_BEGIN_DECLS

typedef enum
{
  HW_PASSAGE_ROW_QUOTE,   /* a few lines of the quote: for the panel */
  HW_PASSAGE_ROW_REPORT,  /* the same, only to go there */
  HW_PASSAGE_ROW_CONTEXT, /* all of it with what stands around it, under its document's title */
} HwPassageRowKind;

/* A passage in a list: its colour, quote, tags and note. The note gives its place to an editor. A list
 * keeps some 200 of them and styles and measures them all in one frame, so a row has no widget that
 * it can do without, and is in the direction of its quote.
 * Signals: note-clicked ()              the note, or the invitation to write one
 *          tag-activated (gint64 tag)   a pill was clicked
 *          remedy-chosen (const char *action)   that of HwPassageRemedy's "chosen" */
#define HW_TYPE_PASSAGE_ROW (hw_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (HwPassageRow, hw_passage_row, HW, PASSAGE_ROW, GtkWidget)

GtkWidget *hw_passage_row_new (HwPassageRowKind kind);
void hw_passage_row_set_entry (HwPassageRow *self, const HwPassageEntry *entry);
/* A selected row without a note invites to write one. */
void hw_passage_row_set_selected (HwPassageRow *self, gboolean selected);
/* Puts @editor in the place of the note; NULL takes it away. */
void hw_passage_row_set_editor (HwPassageRow *self, GtkWidget *editor);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "open-where.h"
#include "reading-page.h"

G_BEGIN_DECLS

/* What is open: documents in tabs, in one column or two side by side. The page that had the keyboard last is
 * the active one: what stands around the text speaks of it. A narrow desk shows its column alone, and loses
 * nothing. What is open is kept in the library. */
#define HW_TYPE_READING_DESK (hw_reading_desk_get_type ())
G_DECLARE_FINAL_TYPE (HwReadingDesk, hw_reading_desk, HW, READING_DESK, GtkWidget)

GtkWidget *hw_reading_desk_new (HwSession *session);

/* Brings back what was open; takes @load, the answer to hw_document_load_last(). Nothing is kept in the
 * library before that. */
void hw_reading_desk_restore (HwReadingDesk *self, HwDocumentLoad *load);
/* Shows a document, and there goes to @target (may be NULL). It becomes the active one. */
void hw_reading_desk_open (HwReadingDesk *self,
                           gint64 document,
                           const HwReadingTarget *target,
                           HwOpenWhere where);

/* The active page; NULL where nothing is open. Borrowed. */
HwReadingPage *hw_reading_desk_get_page (HwReadingDesk *self);
/* In all columns. */
guint hw_reading_desk_get_n_tabs (HwReadingDesk *self);

/* Closes the active tab. */
void hw_reading_desk_close (HwReadingDesk *self);
/* Opens the tab again that was closed last. FALSE where there is none. */
gboolean hw_reading_desk_reopen (HwReadingDesk *self);
/* Puts the active tab into the other column; a tab that is alone stays. */
void hw_reading_desk_move_across (HwReadingDesk *self);
/* Takes the keyboard to the other column; FALSE where there is none. */
gboolean hw_reading_desk_focus_other (HwReadingDesk *self);

/* Takes the keyboard from column to column, or into the first (1) or last (-1) one. FALSE past the end. */
gboolean hw_reading_desk_step (HwReadingDesk *self, int step);

/* Writes down what is open and where reading stands, now. */
void hw_reading_desk_save (HwReadingDesk *self);

/* Signals: those of the active page, and "document-changed" also where another page became the active one,
 * or the last tab was closed; those of the others only where they tell of something done or failed. */

G_END_DECLS

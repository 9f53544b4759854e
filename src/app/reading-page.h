/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document-load.h"
#include "place-history.h"
#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* The middle pane: a document in the reader, its passages, and what the keys, the pointer and the
 * selection bar do to them. It keeps itself up to date with the library. */
#define HW_TYPE_READING_PAGE (hw_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (HwReadingPage, hw_reading_page, HW, READING_PAGE, AdwBin)

GtkWidget *hw_reading_page_new (HwSession *session);

/* Where in a document to go. */
typedef struct
{
  gint64 passage;             /* 0 for none */
  gint64 start, end;          /* code points; end 0 for the place where reading stopped */
  gboolean select;            /* select the range, as a search hit */
  HwSearchQuestion *question; /* borrowed; what found it, and is to be marked; or NULL */
  gboolean has_top;           /* @top is at the top of the view, whatever else is there */
  gint64 top;                 /* code point */
} HwReadingTarget;

/* Opens a document, or goes to another place in the one that is open. @target may be NULL. */
void hw_reading_page_open (HwReadingPage *self, gint64 document, const HwReadingTarget *target);
/* The same with what was read already; takes @load. */
void hw_reading_page_take (HwReadingPage *self, HwDocumentLoad *load);

/* What is open; NULL for nothing. */
HwDocument *hw_reading_page_get_document (HwReadingPage *self);
/* The passage that keys act on; 0 for none. */
gint64 hw_reading_page_get_passage (HwReadingPage *self);
/* Moves a passage of the document to the words that are selected; FALSE where none are. */
gboolean hw_reading_page_place_passage (HwReadingPage *self, gint64 passage);
/* Shows the find bar, with what is selected where that is one line. FALSE where no text is open. */
gboolean hw_reading_page_find_text (HwReadingPage *self);
/* To the next hit (1) or the one before (-1); shows the bar where it is not up. */
void hw_reading_page_step_hit (HwReadingPage *self, int steps);
/* Where in which document the person is; FALSE where none is open. */
gboolean hw_reading_page_get_place (HwReadingPage *self, HwPlace *place);
/* The number of the paragraph that holds the caret, or that is at the top where the caret is not on screen,
 * and of all; from 1. FALSE where no text is open. */
gboolean hw_reading_page_get_paragraph (HwReadingPage *self, gsize *at, gsize *n);
/* Whether its places have the page numbers of its source. */
gboolean hw_reading_page_has_pages (HwReadingPage *self);
/* @number as a person types it, in any digits; what is too large is the last one. A page is typed with the word
 * for it, "p12"; its name alone will do where that is no number. */
void hw_reading_page_go_to_paragraph (HwReadingPage *self, const char *number);
/* Of paragraphs that were left out of the text. */
gsize hw_reading_page_get_n_asides (HwReadingPage *self);
/* They are shown now: the line that tells of them goes, for good. */
void hw_reading_page_see_left_out (HwReadingPage *self);
/* Shows the print dialog; asks for a file and writes a PDF; writes it to @file, and then emits "saved". With
 * what is being typed in notes. Nothing where no text is open. */
void hw_reading_page_print (HwReadingPage *self);
void hw_reading_page_save_pdf (HwReadingPage *self);
void hw_reading_page_write_pdf (HwReadingPage *self, GFile *file);
/* A page that is not seen does not follow the library; it catches up when it is seen again. It is awake when
 * it is made. */
void hw_reading_page_set_awake (HwReadingPage *self, gboolean awake);
/* Writes down where reading stands, now. */
void hw_reading_page_save_place (HwReadingPage *self);

/* Property "missing-characters": that of the HwReader of its text.
 *
 * Signals:
 *   document-changed ()             another document is on screen, or this one's details changed, or
 *                                   it is gone (then there is none)
 *   passage-changed (gint64 id)     the passage that keys act on; 0 for none
 *   note-requested (gint64 id)      put the caret in this passage's note: cards are not wanted
 *   leaving ()                      the view is about to jump to another place of the document
 *   tag-activated (gint64 tag)      a tag on a card was clicked
 *   done (const char *text)         something worth a toast with Undo was committed
 *   hint (const char *text)         worth a toast, and no more
 *   failed (const char *text)       something could not be done: what and why
 *   saved (GFile *file)             the document was written there as a PDF
 */

G_END_DECLS

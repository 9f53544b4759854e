/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document-load.h"
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
  gint64 passage;    /* 0 for none */
  gint64 start, end; /* code points; end 0 for the place where reading stopped */
  gboolean select;   /* select the range, as a search hit */
} HwReadingTarget;

/* Opens a document, or goes to another place in the one that is open. @target may be NULL. */
void hw_reading_page_open (HwReadingPage *self, gint64 document, const HwReadingTarget *target);
/* The same with what was read already; takes @load. */
void hw_reading_page_take (HwReadingPage *self, HwDocumentLoad *load);

/* What is open; NULL for nothing. */
HwDocument *hw_reading_page_get_document (HwReadingPage *self);
/* The passage that keys act on; 0 for none. */
gint64 hw_reading_page_get_passage (HwReadingPage *self);
/* Writes down where reading stands, now. */
void hw_reading_page_save_place (HwReadingPage *self);

/* Signals:
 *   document-changed ()             another document is on screen, or this one's details changed, or
 *                                   it is gone (then there is none)
 *   passage-changed (gint64 id)     the passage that keys act on; 0 for none
 *   note-requested (gint64 id)      put the caret in this passage's note
 *   done (const char *text)         something worth a toast with Undo was committed
 *   hint (const char *text)         worth a toast, and no more
 *   failed (const char *text)       something could not be done: what and why
 */

G_END_DECLS

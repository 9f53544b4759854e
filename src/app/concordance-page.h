/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* The concordance of a query over all documents, in place of the reading pane: one line a place, to sort,
 * to choose from and to tag. */
#define HW_TYPE_CONCORDANCE_PAGE (hw_concordance_page_get_type ())
G_DECLARE_FINAL_TYPE (HwConcordancePage, hw_concordance_page, HW, CONCORDANCE_PAGE, AdwBin)

GtkWidget *hw_concordance_page_new (HwSession *session);
/* The lines of a question, with all that narrows it. */
void hw_concordance_page_set_question (HwConcordancePage *self, HwSearchQuestion *question);
/* Borrowed. */
HwSearchQuestion *hw_concordance_page_get_question (HwConcordancePage *self);
void hw_concordance_page_focus_query (HwConcordancePage *self);

/* Signals:
 *   line-activated (gint64 document, gint64 start, gint64 end)
 *   closed ()                   the page's Back button, or Escape
 *   saved (GFile *file)         as a table
 *   failed (const char *text)   it could not be saved
 *   titled ()                   there is another query
 */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents.h"
#include "session.h"

G_BEGIN_DECLS

/* The pages of a PDF as they look, beside its text: it shows the page that is read, or another one. Where the original
 * was not kept it offers to do that. */
#define HW_TYPE_PAGE_PANE (hw_page_pane_get_type ())
G_DECLARE_FINAL_TYPE (HwPagePane, hw_page_pane, HW, PAGE_PANE, AdwBin)

GtkWidget *hw_page_pane_new (HwSession *session);

/* What is read. @structure, of its text, is borrowed for the call; NULL for none. */
void
hw_page_pane_set_document (HwPagePane *self, HwDocument *document, const HwStructure *structure);
/* The text stands at this place now: its page is shown, where that is another one than before. */
void hw_page_pane_follow (HwPagePane *self, gsize place);
/* The same for a place that was gone to from the page that is shown, which stays. */
void hw_page_pane_stay (HwPagePane *self, gsize place);
void hw_page_pane_step (HwPagePane *self, int pages);

/* The page that is shown, from 0. */
guint hw_page_pane_get_page (HwPagePane *self);
/* Is it on screen as it is wanted, and nothing on its way? */
gboolean hw_page_pane_is_settled (HwPagePane *self);

/* Signals:
 *   place-chosen (guint64 place)   the page was clicked: its text begins there
 *   hint (const char *text)        worth a toast
 *   failed (const char *text)      something could not be done: what and why
 */

G_END_DECLS

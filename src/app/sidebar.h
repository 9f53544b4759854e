/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* The first pane: the search field with its hits, documents and groups, the tree of tags. */
#define HW_TYPE_SIDEBAR (hw_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HwSidebar, hw_sidebar, HW, SIDEBAR, AdwBin)

GtkWidget *hw_sidebar_new (HwSession *session);
/* The row of the document that is open; 0 for none. */
void hw_sidebar_set_document (HwSidebar *self, gint64 document);
/* The tag whose page is shown; 0 for none. */
void hw_sidebar_set_tag (HwSidebar *self, gint64 tag);
/* What is searched for; its query is "" for nothing. Borrowed. */
HwSearchQuestion *hw_sidebar_get_question (HwSidebar *self);
/* Puts the keyboard in the search field, its text selected. */
void hw_sidebar_focus_search (HwSidebar *self);

/* Signals:
 *   document-activated (gint64 document, int where)   a HwOpenWhere
 *   tag-activated (gint64 tag)
 *   hit-activated (const HwHit *hit, int where)   a HwOpenWhere
 *   open-requested (void)       the empty state's button: show the file dialog
 *   samples-requested (void)    the empty state's button: open the samples
 * Actions are found on the window: "app.…", "win.undo", "win.export-documents" (parameter "ax", the
 * ids).
 */

G_END_DECLS

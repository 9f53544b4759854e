/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The documents of the library, or of one group, in the sidebar: sorted, filtered, several
 * selected. Signals: document-activated (gint64, HwOpenWhere as int), open-requested (), samples-requested () Actions,
 * as a group "documents": sort, group, filter, select-all, open-tab, open-beside, remove, export, new-group, add-to-group,
 * remove-from-group, rename-group, delete-group. */
#define HW_TYPE_DOCUMENT_LIST (hw_document_list_get_type ())
G_DECLARE_FINAL_TYPE (HwDocumentList, hw_document_list, HW, DOCUMENT_LIST, AdwBin)

void hw_document_list_set_session (HwDocumentList *self, HwSession *session);
/* Selects the row of the document that is open, once it is there; 0 for none. */
void hw_document_list_set_document (HwDocumentList *self, gint64 document);
/* For the buttons in the section's header, which stand outside of this widget. */
GActionGroup *hw_document_list_get_actions (HwDocumentList *self);
GMenuModel *hw_document_list_get_group_menu (HwDocumentList *self);

/* Property: title (read only), "Documents" or the name of the group. */

G_END_DECLS

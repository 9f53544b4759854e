/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* What a search over the library found, as lines of context under the titles of their documents, with what
 * narrows it above.
 * Signals: hit-activated (const HwHit *hit, int where)   a HwOpenWhere
 *          left ()   the keyboard goes back up to the search field */
#define HW_TYPE_SEARCH_LIST (hw_search_list_get_type ())
G_DECLARE_FINAL_TYPE (HwSearchList, hw_search_list, HW, SEARCH_LIST, AdwBin)

void hw_search_list_set_session (HwSearchList *self, HwSession *session);
/* Looks for @query as it is being typed, narrowed as what was asked before; "" for nothing. */
void hw_search_list_search (HwSearchList *self, const char *query);
/* Looks for @question instead. */
void hw_search_list_set_question (HwSearchList *self, HwSearchQuestion *question);
/* Borrowed. */
HwSearchQuestion *hw_search_list_get_question (HwSearchList *self);
/* "search.…": exact, approximate, save, forget, tag-all, all-lines. */
GActionGroup *hw_search_list_get_actions (HwSearchList *self);
/* Goes to the first hit, as soon as there is one for what was asked last. */
void hw_search_list_open_first (HwSearchList *self);
/* Moves the keyboard to the first row. FALSE where there is none. */
gboolean hw_search_list_focus_first (HwSearchList *self);

G_END_DECLS

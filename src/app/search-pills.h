/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"

G_BEGIN_DECLS

/* What narrows a search, and the switches that are on, each a button that takes it away: they may be why
 * little is found, or much. Not visible while there is none.
 * Signal: changed (HwSearchQuestion *question)   without it; borrowed */
#define HW_TYPE_SEARCH_PILLS (hw_search_pills_get_type ())
G_DECLARE_FINAL_TYPE (HwSearchPills, hw_search_pills, HW, SEARCH_PILLS, AdwBin)

void hw_search_pills_set_question (HwSearchPills *self, HwSearchQuestion *question);

G_END_DECLS

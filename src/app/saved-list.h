/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* The searches that were saved, under their heading. Not visible while there are none.
 * Signal: search-activated (HwSearchQuestion *question)   borrowed */
#define HW_TYPE_SAVED_LIST (hw_saved_list_get_type ())
G_DECLARE_FINAL_TYPE (HwSavedList, hw_saved_list, HW, SAVED_LIST, AdwBin)

void hw_saved_list_set_session (HwSavedList *self, HwSession *session);

G_END_DECLS

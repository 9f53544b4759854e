/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "passages.h"

G_BEGIN_DECLS

/* What a person may do about a passage that is lost, or whose place is to be looked at: buttons in its row.
 * Signal: chosen (const char *action)   "passage.confirm", "passage.place" or "passage.remove": for the row's list
 *                                       to do, once that row is the selected one */
#define HW_TYPE_PASSAGE_REMEDY (hw_passage_remedy_get_type ())
G_DECLARE_FINAL_TYPE (HwPassageRemedy, hw_passage_remedy, HW, PASSAGE_REMEDY, AdwBin)

GtkWidget *hw_passage_remedy_new (void);
/* Shows the buttons that have a meaning for @state, none for a sure one, in the direction of the row. */
void hw_passage_remedy_set_state (HwPassageRemedy *self,
                                  HwPassageState state,
                                  GtkTextDirection direction);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "passages.h"
#include "session.h"

G_BEGIN_DECLS

/* The small bar at a selection or a passage: colours, tag, note, copy, remove. It lies over the text
 * and does not take the keyboard, but for the name of a tag. Its buttons activate the "reading."
 * actions of the page around it. */
#define HW_TYPE_SELECTION_BAR (hw_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (HwSelectionBar, hw_selection_bar, HW, SELECTION_BAR, AdwBin)

GtkWidget *hw_selection_bar_new (HwSession *session);
/* For @passage, or for a selection where it is NULL. */
void hw_selection_bar_show_actions (HwSelectionBar *self, const HwPassage *passage);
/* Asks for a tag; takes the keyboard. */
void hw_selection_bar_show_tags (HwSelectionBar *self, const HwPassage *passage);
gboolean hw_selection_bar_asks_tag (HwSelectionBar *self);

/* Signals:
 *   tag-chosen (gint64 tag, gboolean present)   @present: take it off
 *   tag-created (const char *path)
 *   tag-cancelled ()
 */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The last pane, about the open document: its passages and notes in text order, edited in place, and
 * its details to edit. With its notes stand those on the library, also where no document is open.
 * (Contents come with a later version.) */
#define HW_TYPE_PANEL (hw_panel_get_type ())
G_DECLARE_FINAL_TYPE (HwPanel, hw_panel, HW, PANEL, AdwBin)

GtkWidget *hw_panel_new (HwSession *session);
/* 0 for none. @passage is the one whose row is selected, or 0. */
void hw_panel_set_document (HwPanel *self, gint64 document, gint64 passage);
/* Edits a note on a document, as soon as that is the one here, or on the library where @document is 0. */
void hw_panel_show_note (HwPanel *self, gint64 document, gint64 note);
/* Selects the row of a passage and brings it on screen. 0 for none. */
void hw_panel_show_passage (HwPanel *self, gint64 passage);
/* The same, and puts the caret in the editor of its note, which need not exist yet. */
void hw_panel_edit_note (HwPanel *self, gint64 passage);
/* Commits what is being typed, at once. */
void hw_panel_commit (HwPanel *self);

/* Signals:
 *   passage-activated (gint64 document, gint64 passage, gint64 start, gint64 end)
 *   tag-activated (gint64 tag)   a tag's pill was clicked
 */

G_END_DECLS

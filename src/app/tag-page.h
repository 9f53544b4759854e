/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* Every passage under a tag, in all documents, to read in one go: in place of the reading pane. */
#define HW_TYPE_TAG_PAGE (hw_tag_page_get_type ())
G_DECLARE_FINAL_TYPE (HwTagPage, hw_tag_page, HW, TAG_PAGE, AdwBin)

GtkWidget *hw_tag_page_new (HwSession *session);
/* 0 for none. */
void hw_tag_page_set_tag (HwTagPage *self, gint64 tag);
/* Takes the keyboard to the note on the tag, as soon as that has been read. */
void hw_tag_page_edit_note (HwTagPage *self);

/* For a title above: the path of the tag and what is under it. NULL until it has been read. */
const char *hw_tag_page_get_title (HwTagPage *self);
const char *hw_tag_page_get_subtitle (HwTagPage *self);

/* Signals:
 *   passage-activated (gint64 document, gint64 passage, gint64 start, gint64 end)
 *   closed ()                   the page's Back button, or Escape
 *   titled ()                   title or subtitle may have changed
 */

G_END_DECLS

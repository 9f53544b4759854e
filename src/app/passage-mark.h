/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "passage-rows.h"

G_BEGIN_DECLS

/* What a row says of a passage whose text was replaced: that its words are lost, are to be looked at (with those
 * that it had before), or stand elsewhere. In words, never by a colour or an icon alone. */
#define HW_TYPE_PASSAGE_MARK (hw_passage_mark_get_type ())
G_DECLARE_FINAL_TYPE (HwPassageMark, hw_passage_mark, HW, PASSAGE_MARK, GtkBox)

/* Is there anything to say of it? */
gboolean hw_passage_mark_is_needed (const HwPassageEntry *entry);
/* The same for a screen reader, in one line; NULL where there is nothing to say. Transfer full. */
char *hw_passage_mark_describe (const HwPassageEntry *entry);

GtkWidget *hw_passage_mark_new (void);
/* @entry: one of which there is something to say. @direction is that of the row. */
void hw_passage_mark_set_entry (HwPassageMark *self,
                                const HwPassageEntry *entry,
                                GtkTextDirection direction);

G_END_DECLS

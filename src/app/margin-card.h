/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "passages.h"

G_BEGIN_DECLS

/* A passage in the margin: its tags, its note, its colour. Folded it is one line.
 * Signals: clicked ()                   anywhere but on what follows
 *          note-clicked ()              the note, or the invitation to write one
 *          behind-clicked ()            the number of those that it stands for as well
 *          tag-activated (gint64 tag)   a pill was clicked */
#define HW_TYPE_MARGIN_CARD (hw_margin_card_get_type ())
G_DECLARE_FINAL_TYPE (HwMarginCard, hw_margin_card, HW, MARGIN_CARD, GtkBox)

GtkWidget *hw_margin_card_new (void);
/* @tag_colours as of hw_tag_colours_read(). @n_behind others are behind it. NULL for none. */
void hw_margin_card_set_passage (HwMarginCard *self,
                                 const HwPassage *passage,
                                 GHashTable *tag_colours,
                                 guint n_behind);
/* What a screen reader says of a passage: its words, tags (or colour) and note; transfer full. */
char *hw_margin_card_describe (const HwPassage *passage);
/* Focused, it shows all of its note and invites to write one. */
void hw_margin_card_set_state (HwMarginCard *self, gboolean folded, gboolean focused);
/* Puts a widget in the place of the note, or below everything; NULL takes it away. */
void hw_margin_card_set_editor (HwMarginCard *self, GtkWidget *editor);
void hw_margin_card_set_actions (HwMarginCard *self, GtkWidget *actions);

G_END_DECLS

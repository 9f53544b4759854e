/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The card on which the words of a paragraph are corrected. It stands over the text, hidden until it is opened.
 * Enter saves, Escape leaves; what was typed is not thrown away without being asked for. */
#define HW_TYPE_CORRECT_CARD (hw_correct_card_get_type ())
G_DECLARE_FINAL_TYPE (HwCorrectCard, hw_correct_card, HW, CORRECT_CARD, AdwBin)

GtkWidget *hw_correct_card_new (void);

/* Shows @text, the paragraph @index (from 0) of @document, and gives it the keyboard, with [@start, @end) of its
 * code points selected. Of a very long one only the part around that is shown. */
void hw_correct_card_open (
    HwCorrectCard *self, gint64 document, gsize index, const char *text, gsize start, gsize end);
/* Without asking. */
void hw_correct_card_close (HwCorrectCard *self);
gboolean hw_correct_card_is_open (HwCorrectCard *self);
/* Was anything typed that the paragraph does not say yet? */
gboolean hw_correct_card_is_changed (HwCorrectCard *self);
/* The paragraph, as it was and as it shall be. */
const char *hw_correct_card_get_before (HwCorrectCard *self);
char *hw_correct_card_get_after (HwCorrectCard *self);
gint64 hw_correct_card_get_document (HwCorrectCard *self);
gsize hw_correct_card_get_index (HwCorrectCard *self);
/* Paragraphs before it came or went. */
void hw_correct_card_set_index (HwCorrectCard *self, gsize index);
/* Sets what is written in the text's own font; families may be NULL or "". @size in points. */
void
hw_correct_card_set_font (HwCorrectCard *self, const char *arabic, const char *latin, double size);

/* Signals:
 *   saved ()   the person wants it so; the owner closes it when it is done
 *   left ()    it was closed by the person */

G_END_DECLS

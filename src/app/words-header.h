/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "words-kind.h"

G_BEGIN_DECLS

/* The titles above a table of words: buttons that sort it. Signal: ordered ()   by another column, or the
 * other way round */
#define HW_TYPE_WORDS_HEADER (hw_words_header_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsHeader, hw_words_header, HW, WORDS_HEADER, GtkWidget)

GtkWidget *hw_words_header_new (const HwWordsKind *kind);
/* The columns that are there, as bits. */
void hw_words_header_set_shown (HwWordsHeader *self, guint shown);
void hw_words_header_set_order (HwWordsHeader *self, const HwWordsOrder *order);
HwWordsOrder hw_words_header_get_order (HwWordsHeader *self);

G_END_DECLS

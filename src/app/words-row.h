/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "words-kind.h"

G_BEGIN_DECLS

/* A row of a table of words, drawn as a whole: a list makes two hundred of them at once. */
#define HW_TYPE_WORDS_ROW (hw_words_row_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsRow, hw_words_row, HW, WORDS_ROW, GtkWidget)

GtkWidget *hw_words_row_new (const HwWordsKind *kind);
/* @shown: the columns, as bits. What is shown is copied. */
void
hw_words_row_set_item (HwWordsRow *self, gconstpointer item, gconstpointer answer, guint shown);
/* What a person reads in it: the word, then the numbers, each behind a tab. For screen readers the same
 * with the titles of the columns is the name of the row. Borrowed. */
const char *hw_words_row_get_text (HwWordsRow *self);

G_END_DECLS

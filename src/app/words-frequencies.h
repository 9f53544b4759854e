/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"
#include "text-scope.h"
#include "words-table.h"

G_BEGIN_DECLS

/* How often words and n-grams stand in a scope, and which are typical of it. */
#define HW_TYPE_WORDS_FREQUENCIES (hw_words_frequencies_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsFrequencies, hw_words_frequencies, HW, WORDS_FREQUENCIES, AdwBin)

GtkWidget *hw_words_frequencies_new (HwSession *session);
void
hw_words_frequencies_set_document (HwWordsFrequencies *self, gint64 document, const char *title);
/* Counts, unless that is what was asked last and not @again. */
void hw_words_frequencies_ask (HwWordsFrequencies *self, const HwTextScope *scope, gboolean again);
HwWordsTable *hw_words_frequencies_get_table (HwWordsFrequencies *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"
#include "text-scope.h"
#include "words-table.h"

G_BEGIN_DECLS

/* The words that stand near what a query finds. */
#define HW_TYPE_WORDS_COLLOCATES (hw_words_collocates_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsCollocates, hw_words_collocates, HW, WORDS_COLLOCATES, AdwBin)

GtkWidget *hw_words_collocates_new (HwSession *session);
/* Counts, unless that is what was asked last and not @again. Of an empty query nothing is. */
void hw_words_collocates_ask (HwWordsCollocates *self,
                              const HwTextScope *scope,
                              const char *query,
                              gboolean again);
HwWordsTable *hw_words_collocates_get_table (HwWordsCollocates *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"
#include "text-scope.h"
#include "words-table.h"

G_BEGIN_DECLS

/* Where a query's words stand in the documents, or how often over time: a plot, and its numbers beside it.
 * Signal: place-activated (gint64 document, gint64 start, gint64 end)
 * What is found in a year or a month is shown by "words.lines" of the page. */
#define HW_TYPE_WORDS_PLOTS (hw_words_plots_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsPlots, hw_words_plots, HW, WORDS_PLOTS, AdwBin)

GtkWidget *hw_words_plots_new (HwSession *session, gboolean over_time);
/* Counts, unless that is what was asked last and not @again. Of an empty query nothing is. */
void hw_words_plots_ask (HwWordsPlots *self,
                         const HwTextScope *scope,
                         const char *query,
                         gboolean again);
HwWordsTable *hw_words_plots_get_table (HwWordsPlots *self);
/* FALSE where nothing is drawn. */
gboolean hw_words_plots_has_plot (HwWordsPlots *self);
/* What is drawn, for hw_words_save(). Transfer full. */
gpointer hw_words_plots_take_plot (HwWordsPlots *self);
gboolean hw_words_plots_write (gpointer plot, GFile *file, GError **error);
void hw_words_plots_taken_free (gpointer plot);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dispersion.h"
#include "plot.h"
#include "words-kind.h"

G_BEGIN_DECLS

/* Where a query's words stand, or how often over time: counted and made a plot of in threads. */

/* At most so many documents are drawn, those with most of it; the table beside, and CSV, have all. */
#define HW_WORDS_MAX_DRAWN 100

typedef struct
{
  HwSearchOptions search; /* only document, group and tag */
  char *query;
  gboolean over_time;
  gboolean months; /* not years */
} HwWordsQuestion;

void hw_words_question_free (gpointer question);

typedef struct
{
  char *query;
  gboolean over_time, months;
  HwDispersion *dispersion;
  GArray *periods; /* element-type HwPeriod; NULL unless over time */
  guint64 n_undated;
} HwWordsAnswer;

/* A HwSessionFunc of a HwWordsQuestion. HwWordsItems of a HwWordsAnswer, whose items are HwDispersionRow, by
 * their titles, or HwPeriod. */
gpointer
hw_words_answer_read (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error);

/* Of all documents, or of those that are drawn. Transfer full. */
HwPlot *hw_words_answer_make_plot (const HwWordsItems *items, gboolean all);
/* What was found, as a line. Transfer full. */
char *hw_words_answer_describe (const HwWordsAnswer *self);

extern const HwWordsKind hw_words_places_kind, hw_words_periods_kind;

G_END_DECLS

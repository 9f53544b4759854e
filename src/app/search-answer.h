/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rows.h"
#include "search-question.h"

G_BEGIN_DECLS

/* What the library knows of a question, read in its thread for a HwFeed. */
typedef struct
{
  HwRows *rows; /* of HwHitRow */
  guint n_hits; /* in them: fewer than n_rows where there are more than were asked for */
  gint64 n_rows;
  gboolean more_than;  /* there may be more than n_rows */
  GPtrArray *messages; /* char *: what was not understood */
  gint64 n_pending;    /* documents and notes that are not in the index yet */
} HwSearchAnswer;

void hw_search_answer_free (HwSearchAnswer *self);

/* The question for hw_search_answer_read(): the best @limit hits. With @open it is still being typed.
 * Floating. */
GVariant *hw_search_answer_ask (const HwSearchQuestion *question, gboolean open, guint limit);
/* HwSessionFunc; returns a HwSearchAnswer. */
gpointer hw_search_answer_read (HwLibrary *library,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
/* HwSessionFunc for the same question; returns a HwSearchResult with its facets and few hits. Counting
 * may take longer than finding the best. */
gpointer hw_search_answer_count (HwLibrary *library,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS

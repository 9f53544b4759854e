/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-answer.h"

G_BEGIN_DECLS

/* Above what a search found: how much that is, what narrows it and can be taken away, what more it can be
 * narrowed to, and what of the query was not understood. */
#define HW_TYPE_SEARCH_SUMMARY (hw_search_summary_get_type ())
G_DECLARE_FINAL_TYPE (HwSearchSummary, hw_search_summary, HW, SEARCH_SUMMARY, AdwBin)

/* @question is what is asked from now on. */
void hw_search_summary_set_question (HwSearchSummary *self, HwSearchQuestion *question);
/* @answer may be NULL where there is none yet. */
void hw_search_summary_set_answer (HwSearchSummary *self, const HwSearchAnswer *answer);
/* @facets may be NULL. */
void hw_search_summary_set_facets (HwSearchSummary *self, const HwSearchResult *facets);
/* Offers the page with a line for each place. */
/* Shows by what name the search is kept; NULL where it is not. */
void hw_search_summary_set_saved (HwSearchSummary *self, const char *name);
void hw_search_summary_offer_lines (HwSearchSummary *self, gboolean offer);

/* Signal: changed (HwSearchQuestion *question)   that the person wants instead; borrowed */

G_END_DECLS

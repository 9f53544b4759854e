/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search-question.h"

G_BEGIN_DECLS

/* A popover with what a search can be narrowed to, each with how many hits that leaves. For lines also to
 * groups of documents, which no search is saved with, and without counts: a hit may have several lines. */
#define HW_TYPE_SEARCH_NARROW (hw_search_narrow_get_type ())
G_DECLARE_FINAL_TYPE (HwSearchNarrow, hw_search_narrow, HW, SEARCH_NARROW, GtkPopover)

GtkWidget *hw_search_narrow_new (gboolean of_lines);
/* Offers the facets of @result (NULL for none) by which @question is not narrowed yet. FALSE where
 * there is no choice. */
gboolean hw_search_narrow_set_result (HwSearchNarrow *self,
                                      const HwSearchQuestion *question,
                                      const HwSearchResult *result);

/* Signal: chosen (int by, const HwFacet *facet)   a HwNarrow */

G_END_DECLS

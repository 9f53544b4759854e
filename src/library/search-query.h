/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fold.h"

G_BEGIN_DECLS

/* What a person typed, taken apart into words, and how a paragraph is held against them. */
typedef struct _HwSearchQuery HwSearchQuery;

/* Never NULL; one without a word matches nothing. */
HwSearchQuery *hw_search_query_new (const char *text, gboolean exact);
void hw_search_query_free (HwSearchQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSearchQuery, hw_search_query_free)

gboolean hw_search_query_is_empty (const HwSearchQuery *self);

/* Where the words stand in a paragraph. */
typedef struct
{
  gsize start, end; /* code points of the paragraph: all words where they stand close together, else
                       the best place of one of them */
  double score;     /* 0 to 1.5: whole words before parts of words, words together before apart */
} HwSearchMatch;

/* Does the paragraph hold every word? */
gboolean hw_search_query_match (const HwSearchQuery *self,
                                const char *paragraph,
                                gsize n_bytes,
                                HwSearchMatch *match);

G_END_DECLS

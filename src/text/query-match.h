/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query.h"

G_BEGIN_DECLS

/* How what was found is spelled, the nearest to the query first. */
typedef enum
{
  HW_MATCH_EXACT,       /* letters and marks as typed */
  HW_MATCH_FOLDED,      /* the same word, spelled or vocalised otherwise */
  HW_MATCH_STEM,        /* another form of the word */
  HW_MATCH_NAME,        /* a name that is written so in another script or system */
  HW_MATCH_APPROXIMATE, /* nearly the same letters */
} HwMatchKind;

/* One place where an atom of the query stands in a paragraph. */
typedef struct
{
  gsize start, end; /* bytes of the paragraph: whole words, with their marks */
  guint atom;
  HwMatchKind kind; /* of a phrase, that of its worst word */
} HwQueryMatch;

/* Finds where the words of a query stand. It remembers what it made of a word, so it is made once for
 * many paragraphs; one thread at a time. */
typedef struct _HwQueryMatcher HwQueryMatcher;

/* @query must outlive it. */
HwQueryMatcher *hw_query_matcher_new (const HwQuery *query);
void hw_query_matcher_free (HwQueryMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwQueryMatcher, hw_query_matcher_free)

/* The folded @word, too, is the word number @number of @atom (not one that is exact), found as @kind. All
 * forms come before the first paragraph. */
void hw_query_matcher_add_form (
    HwQueryMatcher *self, guint atom, guint number, const char *word, HwMatchKind kind);
/* The folded words @first and @second behind each other are @atom, which is one word. */
void hw_query_matcher_add_pair (
    HwQueryMatcher *self, guint atom, const char *first, const char *second, HwMatchKind kind);

/* Appends to @matches (element type HwQueryMatch), by start, every place of every atom, also of those
 * that the query leaves out or looks for elsewhere. */
void hw_query_matcher_match (HwQueryMatcher *self,
                             const char *paragraph,
                             gsize n_bytes,
                             GArray *matches);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query-match.h"
#include "query.h"
#include "search-entries.h"
#include "search.h"
#include "term-index.h"

G_BEGIN_DECLS

/* What the plan knows of an atom. */
typedef struct
{
  float weight;    /* its inverse document frequency: how much it says that a row has it */
  gboolean broad;  /* too many words begin so: rows are looked through instead */
  gboolean verify; /* rows of the index may not hold it: letters as typed, or broad */
  gboolean wanted; /* looked for in the rows: neither left out nor of titles */
  GArray *titles;  /* of a title atom: rows of the documents that it selects (HwRowRange) */
} HwSearchAtom;

/* One search under way, on the stack of the public function. */
typedef struct
{
  HwLibrary *library;
  HwQuery *query;
  const HwSearchOptions *options;
  GCancellable *cancellable;
  const HwIndexMap *map;
  HwQueryMatcher *matcher;
  HwSearchAtom *atoms;  /* of each of the query's */
  GPtrArray *filters;   /* GArray of HwRowRange, of each of the query's */
  GArray *allowed;      /* HwRowRange: what is there and passes the options */
  GPtrArray *messages;  /* char * */
  gboolean verify;      /* some atom has to be */
  gboolean by_kind;     /* the tree has no OR: see search-rank.c */
  gboolean has_choice;  /* titles or filters: a row may be an answer without a word in it */
  GHashTable *by_title; /* rows that stand for documents of which only the title answers */
  gboolean more_than;   /* there may be more rows than were found */
  gboolean only_forms;  /* atoms tell the matcher their forms, and ask the index for nothing */
  guint n_begun;        /* words that the beginnings of words in it stand for, so far */
} HwSearch;

gboolean hw_search_init (HwSearch *self,
                         HwLibrary *library,
                         const char *query,
                         const HwSearchOptions *options,
                         GCancellable *cancellable,
                         GError **error);
void hw_search_clear (HwSearch *self);
gboolean hw_search_is_cancelled (HwSearch *self, GError **error);

/* search-filter.c: rows, as ranges. NULL on failure. */
GArray *hw_search_filter (HwSearch *self, const HwQueryFilter *filter, GError **error);
GArray *hw_search_tag_rows (HwSearch *self, gint64 tag, GError **error);
GArray *hw_search_allowed (HwSearch *self, GError **error);
/* All rows of the documents to which rows of @entries belong, without their titles. */
GArray *hw_search_documents_of (HwSearch *self, const GArray *entries);

/* search-atom.c: the rows of an atom, from the index. Sets self->atoms[index]. */
GArray *hw_search_atom (HwSearch *self, guint index, GError **error);
/* One that is in so many rows that few of them, found by the rest of the query, are better looked at. */
gboolean hw_search_is_frequent (HwSearch *self, guint index, gboolean *is_frequent, GError **error);
/* Tells the matcher the forms of such an atom; what would say so is not asked. */
gboolean hw_search_add_forms (HwSearch *self, guint index, GError **error);
/* BM25 of @n times a term in a row, by the map. */
float hw_search_score (const HwIndexMap *map, const HwPosting *posting, float idf);
float hw_search_idf (const HwIndexMap *map, guint n_rows);

/* The same, for the pieces of an atom. */
/* How much another form of the word says, where the word itself says 1. A row with the word itself has
 * both: its stem is also there. Folding alone finds less and stems alone confuse (كاتب, كتاب): first stood the
 * right paragraph in .71 without stems, .79 with this, .78 where a form said twice as much as the word. */
#define HW_SEARCH_STEM_WEIGHT 0.8f
GArray *hw_search_make_entries (
    HwSearch *self, const GArray *postings, HwMatchKind kind, float weight, guint n_rows);
/* Of a phrase in the language of term-index.h; @parts takes them. */
gboolean hw_search_add_postings (HwSearch *self,
                                 const char *phrase,
                                 gboolean prefix,
                                 HwMatchKind kind,
                                 float weight,
                                 GPtrArray *parts,
                                 GError **error);
/* Whether it would take too long to bring together all words that begin so. */
gboolean
hw_search_is_broad (HwSearch *self, const HwQueryWord *word, gboolean *broad, GError **error);
void hw_search_collect_broad (HwSearch *self, guint index, HwQueryScope scope, GPtrArray *parts);

/* search-phrase.c: rows of an atom of several words. */
gboolean hw_search_collect_phrase (HwSearch *self, guint index, GPtrArray *parts, GError **error);
gboolean hw_search_collect_near (HwSearch *self, guint index, GPtrArray *parts, GError **error);

/* So many; the tests take fewer. */
extern guint hw_search_frequent_rows;

/* search-expand.c: gives @parts (GArray of HwEntry) what else an atom of one word may be, and the matcher
 * its forms. */
gboolean hw_search_expand (HwSearch *self, guint index, GPtrArray *parts, GError **error);
/* What else each word of an atom of several may be; the matcher is told it. What a space was lost from, or
 * came into, is found only as a word alone. */
typedef struct
{
  GPtrArray *words; /* GPtrArray of char *, for each of the atom's */
  HwMatchKind kind; /* of what they find */
  float weight;
} HwSearchOthers;

/* Owned by the caller then: its words. */
gboolean
hw_search_expand_phrase (HwSearch *self, guint index, HwSearchOthers *others, GError **error);
/* Postings of any of the words as entries of @kind, at @weight; the array is the caller's. */
GArray *hw_search_words (HwSearch *self,
                         GPtrArray *expressions,
                         HwMatchKind kind,
                         float weight,
                         guint *n_rows,
                         GError **error);

/* search-evaluate.c: all rows that answer the query, titles among them. NULL on failure. */
GArray *hw_search_evaluate (HwSearch *self, GError **error);
/* Whether a row in which just @present atoms were found is an answer. */
gboolean hw_search_holds (const HwSearch *self, guint32 row, const gboolean *present);
/* Whether @atom is looked for in such a row at all: what is asked of notes is nothing in a text. */
gboolean hw_search_is_in_scope (const HwSearch *self, guint atom, guint32 row);

/* search-scan.c: rows looked through for a query that the index would take too long for. */
GArray *hw_search_scan (HwSearch *self, GError **error);

/* search-rank.c: the hits [offset, offset + limit) of @entries, which have no titles. */
GPtrArray *hw_search_rank (HwSearch *self, GArray *entries, gint64 *n_rows, GError **error);

/* search-hit.c: a hit on bytes [start, end) of the @row's @text. */
HwHit *hw_search_make_hit (HwSearch *self,
                           guint32 row,
                           const HwIndexRow *place,
                           const GString *text,
                           gsize start,
                           gsize end,
                           GError **error);

/* search-facets.c */
gboolean
hw_search_count (HwSearch *self, const GArray *entries, HwSearchResult *result, GError **error);

/* search-messages.c: what was not understood, in words. */
void hw_search_tell (HwSearch *self);

G_END_DECLS

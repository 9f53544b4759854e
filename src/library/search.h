/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"
#include "query-match.h"

G_BEGIN_DECLS

/* "exact", "folded", "stem", "name", "approximate": for programs. */
const char *hw_match_kind_to_string (HwMatchKind kind);

/* A row that was found: a paragraph of a document, or a note. */
typedef struct
{
  gint64 document;   /* 0 for a note on a tag or on the library */
  gint64 tag;        /* that the note is on, or 0 */
  char *title;       /* of the document, or the tag's name; "" for a note on the library */
  gint64 note;       /* 0 for the document's own text; else start and end are in the note */
  gint64 passage;    /* of the note, or 0 */
  gint64 start, end; /* code points: the words matched, with their marks; both where the text or row
                        begins where only the title or a filter selected it */
  char *before, *match,
      *after; /* as they stand, line breaks as spaces; before and after up to 48 code points, cut between words */
  double score;
  HwMatchKind kind; /* the worst of its words */
} HwHit;

HwHit *hw_hit_ref (HwHit *self);
void hw_hit_unref (HwHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwHit, hw_hit_unref)

/* What the language of queries (query.h) says as well can be said here for the whole query. */
typedef struct
{
  gint64 document;      /* 0 for all */
  gsize limit;          /* at most so many hits, the best; 0 for all */
  gsize offset;         /* so many of the best are left out: pages */
  gboolean exact;       /* letters and marks as typed */
  gboolean approximate; /* every word also as damage by OCR made of it */
  gboolean no_names;    /* not across scripts */
  gboolean no_stems;    /* not other forms of the words */
  gboolean no_words;    /* not single words themselves: to measure what the above find */
  gboolean open;        /* the query is still being typed: more of its last word may follow */
  gint64 group;         /* only in documents of it; 0 for all */
  gint64 tag;           /* only in passages with it, and in notes on them; 0 for all */
  const char *language; /* only documents in it, "ar" also "ar-IQ"; NULL for all */
  int year;             /* only documents published in it; 0 for all */
  gboolean facets;      /* count by document, group, tag, language and year */
} HwSearchOptions;

/* So many of the rows found are in one document, have one tag, … */
typedef struct
{
  gint64 id;  /* of the document, group or tag; the year; 0 for a language */
  char *name; /* title, tag's path, language; "" for unknown */
  gint64 n;
} HwFacet;

typedef struct
{
  GPtrArray *hits;     /* HwHit, best first */
  gint64 n_rows;       /* that were found: hits without limit and offset */
  gboolean more_than;  /* there are so many, and perhaps more */
  GPtrArray *messages; /* char *, translated: what of the query was not understood */
  /* HwFacet, most first; NULL unless asked for. Documents also those that were found by their title. */
  GPtrArray *documents, *groups, *tags, *languages, *years;
} HwSearchResult;

void hw_search_result_free (HwSearchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSearchResult, hw_search_result_free)

/* Finds the rows that answer @query, whose language is that of query.h. Any string is a query: there is
 * no error of it. Looks in what is indexed (see hw_term_index_pending()). NULL on failure. */
HwSearchResult *hw_library_search (HwLibrary *self,
                                   const char *query,
                                   const HwSearchOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);

/* One place where a word or phrase of a query stands. */
typedef struct
{
  gint64 document;   /* 0 for a note on a tag or on the library */
  gint64 note;       /* 0 for the document's own text; else positions are in the note */
  gsize paragraph;   /* of the document's text, as HwText counts */
  gint64 start, end; /* code points */
  HwMatchKind kind;
  guint atom;       /* which word or phrase of the query, in the order typed */
  const char *text; /* the row: the paragraph, or the note */
  gsize n_bytes;
  gint64 text_start;          /* code points before it */
  gsize byte_start, byte_end; /* of the place in it */
} HwMatch;

/* FALSE ends the search. What @match points to is gone after the call. */
typedef gboolean (*HwMatchFunc) (const HwMatch *match, gpointer data);

/* Calls @func for every place in every row that answers @query: documents by their ids, each in the order
 * of its text, then its notes; notes that are on no document first. limit, offset, open and facets of
 * @options do not count. TRUE also where @func ended it. */
gboolean hw_library_search_each (HwLibrary *self,
                                 const char *query,
                                 const HwSearchOptions *options,
                                 HwMatchFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS

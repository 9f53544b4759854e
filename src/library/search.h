/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* A place where a search found something: in a document's text, or in a note. */
typedef struct
{
  gint64 document;   /* 0 for a note on a tag or on the library */
  gint64 tag;        /* that the note is on, or 0 */
  char *title;       /* of the document, or the tag's name; NULL for a note on the library */
  gint64 note;       /* 0 for the document's own text; else start and end are in the note */
  gint64 passage;    /* of the note, or 0 */
  gint64 start, end; /* code points: the words matched, with their marks */
  char *before, *match,
      *after; /* as they stand, line breaks as spaces; before and after up to 48 code points, cut between words */
  double score;
} HwHit;

HwHit *hw_hit_ref (HwHit *self);
void hw_hit_unref (HwHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwHit, hw_hit_unref)

typedef struct
{
  gint64 document; /* 0 for all */
  gsize limit;     /* 0 for all */
  gboolean exact;  /* letters and marks as typed */
} HwSearchOptions;

/* Finds paragraphs and notes that hold every word of @query, folded, at the start of a word after
 * what Arabic writes attached before it (و ف ب ك ل س ال and their chains). Any string is a valid
 * query; one without a word finds nothing. Best first. Element type HwHit.
 * A scan over the texts now; the index of a later version stands behind this same function. */
GPtrArray *hw_library_search (HwLibrary *self,
                              const char *query,
                              const HwSearchOptions *options,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS

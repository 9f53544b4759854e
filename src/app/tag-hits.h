/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rows.h"
#include "search-question.h"

G_BEGIN_DECLS

/* A place that a search found in the text of a document. */
typedef struct
{
  gint64 key; /* from 1, in the order of documents and texts */
  gint64 document;
  gint64 start, end; /* code points */
  HwMatchKind kind;
  gboolean first; /* of its document, */
  char *title;    /* which is called so; NULL for the others */
  char *before, *match, *after;
} HwTagHit;

/* Nobody looks through more; who wants all of them narrows the search. */
#define HW_TAG_HITS_MAX 20000

typedef struct
{
  HwRows *rows;     /* of HwTagHit; places do not overlap */
  gboolean is_full; /* there are more */
  GPtrArray *tags;  /* HwTag */
} HwTagHits;

void hw_tag_hits_free (HwTagHits *self);
/* HwSessionFunc; @data is a HwSearchQuestion. Returns HwTagHits. */
gpointer
hw_tag_hits_read (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS

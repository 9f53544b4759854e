/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search.h"

G_BEGIN_DECLS

/* Where in each document what a query finds stands, and how often over time. */

typedef struct
{
  gint64 document;
  char *title, *published;
  gint64 n_chars;    /* code points of its text */
  GArray *positions; /* element-type gint64: code points, ascending */
  GArray *ends;      /* the same of where the words found there end */
} HwDispersionRow;

typedef struct
{
  GPtrArray *rows; /* HwDispersionRow: documents with a place at least, by their ids */
  guint64 n_positions;
} HwDispersion;

HwDispersion *hw_library_dispersion (HwLibrary *self,
                                     const char *query,
                                     const HwSearchOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
void hw_dispersion_free (HwDispersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwDispersion, hw_dispersion_free)

/* One year, or one month, of the library; those without a document between the first and the last are
 * there too, with 0. */
typedef struct
{
  char period[8]; /* "1991" or "1991-03" */
  guint64 n_hits;
  guint64 n_chars; /* of the documents of that time: what hits are held against */
  guint64 n_documents;
} HwPeriod;

/* The rows of @self by their documents' dates, against all documents (of the same options); those
 * without a date, or without a month where @months, are left out and counted in *n_undated. Element type
 * HwPeriod, transfer full. */
GArray *hw_library_count_periods (HwLibrary *self,
                                  const HwDispersion *dispersion,
                                  const HwSearchOptions *options,
                                  gboolean months,
                                  guint64 *n_undated,
                                  GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "search-query.h"
#include "search.h"

G_BEGIN_DECLS

/* Goes through texts paragraph by paragraph and keeps the best hits. */
typedef struct
{
  const HwSearchQuery *query;
  GCancellable *cancellable;
  gsize limit; /* 0 for all */
  GPtrArray *hits;
  double least; /* what a hit must be better than, once there are enough */
} HwSearchScanner;

/* Where a text comes from; goes into its hits. */
typedef struct
{
  gint64 document, tag;
  const char *title;
  gint64 note, passage;
} HwSearchSource;

void hw_search_scanner_init (HwSearchScanner *self,
                             const HwSearchQuery *query,
                             gsize limit,
                             GCancellable *cancellable);
/* FALSE with G_IO_ERROR_CANCELLED. */
gboolean hw_search_scanner_scan (HwSearchScanner *self,
                                 const HwSearchSource *source,
                                 const char *text,
                                 gsize n_bytes,
                                 GError **error);
/* The hits, best first; those of one score as they stand. Transfer full. */
GPtrArray *hw_search_scanner_finish (HwSearchScanner *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "passages.h"
#include "rows.h"

G_BEGIN_DECLS

/* A passage as a row of a list: with the colours of its tags, and whether it is the first of its
 * document there. */
typedef struct
{
  gint64 id; /* the key */
  HwPassage *passage;
  const char **tag_colours; /* as many as it has tags; interned */
  gboolean first;
} HwPassageEntry;

/* Reads what @query asks for; in a library thread. Element type HwPassageEntry. NULL on failure. */
HwRows *hw_passage_rows_read (HwLibrary *library, const HwPassageQuery *query, GError **error);
gboolean hw_passage_entry_same (gconstpointer a, gconstpointer b);

G_END_DECLS

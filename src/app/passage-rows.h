/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "passages.h"
#include "replace.h"
#include "rows.h"

G_BEGIN_DECLS

/* A passage as a row of a list: with the colours of its tags, and whether it is the first of its
 * document there. */
typedef struct
{
  gint64 id; /* the key */
  HwPassage *passage;
  const char **tag_colours; /* as many as it has tags; interned */
  char *place; /* where in its source it begins, "p. 12"; NULL where that is not known */
  gboolean first;
  gboolean moved; /* its text was replaced just now, and its words stand elsewhere */
} HwPassageEntry;

/* Reads what @query asks for; in a library thread. Element type HwPassageEntry. NULL on failure. */
HwRows *hw_passage_rows_read (HwLibrary *library, const HwPassageQuery *query, GError **error);
/* Those of @query whose words are lost first, then those to be looked at, then the others, each in their order. */
HwRows *
hw_passage_rows_read_sorted (HwLibrary *library, const HwPassageQuery *query, GError **error);
/* The same for the passages of a text that was replaced just now, and of them those that are not where they were.
 * @statuses: gint64 * -> HwReplacedPassage, by the passage's id. */
HwRows *hw_passage_rows_read_replaced (HwLibrary *library,
                                       const HwPassageQuery *query,
                                       GHashTable *statuses,
                                       GError **error);
gboolean hw_passage_entry_same (gconstpointer a, gconstpointer b);

G_END_DECLS

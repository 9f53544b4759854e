/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "corpus.h"
#include "documents.h"

G_BEGIN_DECLS

typedef enum
{
  HW_QUERIES_WORD,
  HW_QUERIES_TWO_WORDS,
  HW_QUERIES_PHRASE,
  HW_QUERIES_PREFIX,
  HW_QUERIES_NEAR,
  HW_QUERIES_NAME,
  HW_QUERIES_APPROXIMATE,
  HW_QUERIES_N_KINDS,
} HwQueriesKind;

const char *hw_queries_get_name (HwQueriesKind kind);

#define HW_QUERIES_NEAR_DISTANCE 5

/* A query in our language, and what it is made of. */
typedef struct
{
  char *ours;
  char *stock;          /* the same for FTS5; NULL where FTS5 has nothing like it */
  char *first, *second; /* folded; second NULL for one word */
} HwBenchQuery;

void hw_bench_query_free (HwBenchQuery *self);

/* @n of a kind, the same at each call. A single word is as likely to be among the 100 most frequent as among
 * the next 1,000 or the next 10,000, with the article every other time; two words, phrases and NEAR are
 * words that stand so in a paragraph of @library, of which only the second of a phrase may be a particle. Element type HwBenchQuery, transfer full. */
GPtrArray *hw_queries_new (HwLibrary *library, HwQueriesKind kind, guint n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "concordance.h"

G_BEGIN_DECLS

#define HW_CONCORDANCE_N_SIDES (2 * HW_CONCORDANCE_N_KEYS)

typedef struct
{
  gint64 start;     /* code points */
  const char *text; /* before, match and after, each with its NUL */
  guint32 length;   /* code points */
  guint32 source;
  guint32 form;
  guint16 n_before, n_match; /* bytes */
  guint8 direction, kind;
  /* Ranks of the words before and after. */
  guint32 keys[HW_CONCORDANCE_N_SIDES];
} HwConcordanceRow;

typedef struct
{
  gint64 id;
  char *title, *published;
  HwDirection direction; /* that the reader chose */
  HwDirection fallback;  /* by its language */
  guint32 title_rank, date_rank;
} HwConcordanceSource;

typedef struct
{
  char *text;
  guint64 count;
  guint32 rank; /* by spelling */
} HwConcordanceSpelling;

struct _HwConcordance
{
  GArray *rows;      /* HwConcordanceRow, in the order of documents and texts */
  GArray *sources;   /* HwConcordanceSource */
  GArray *spellings; /* HwConcordanceSpelling, the most frequent first */
  guint32 n_ranks;   /* of words: every rank is below */
  GPtrArray *chunks; /* of text */
  gsize room;        /* left in the last one */
};

/* Strings with numbers from 0, in the order in which they are met. A string is known by its hash alone: of a
 * million, two have the same once in 30 million times, and one is looked for with one look at memory. */
typedef struct
{
  guint64 hash; /* 0 for none */
  guint32 id;
} HwInterned;

typedef struct
{
  HwInterned *slots; /* open addressing, at most half full */
  gsize n_slots;
  GPtrArray *strings;
  GStringChunk *chunk;
} HwInterner;

void hw_interner_init (HwInterner *self);
void hw_interner_clear (HwInterner *self);
guint32 hw_interner_add (HwInterner *self, const char *string);
/* The place of each in a list in alphabetical order. */
guint32 *hw_interner_rank (const HwInterner *self);

HwConcordance *hw_concordance_new (void);
/* @n_bytes that live as long as it does. */
char *hw_concordance_allocate (HwConcordance *self, gsize n_bytes);
/* Once all rows are there, whose keys are numbers of @words with 1 added, or 0: gives everything its
 * rank. @spellings are those of the rows' forms. */
void
hw_concordance_finish (HwConcordance *self, const HwInterner *words, const HwInterner *spellings);

G_END_DECLS

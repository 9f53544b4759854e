/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search.h"

G_BEGIN_DECLS

/* The words that stand near what a query finds, more often than by chance. What is counted is surface
 * cooccurrence: a word counts once for each place of the query in whose window it stands; windows end
 * with the paragraph. Log-likelihood and MI compare the words in all windows with the words of all texts
 * (S. Evert, "Corpora and collocations", in Corpus Linguistics: An International Handbook, 2008, 5.1);
 * Dice, the places of the query with those of the word. */

#define HW_COLLOCATES_DEFAULT_WINDOW 5
#define HW_COLLOCATES_MAX_WINDOW 50

typedef enum
{
  HW_COLLOCATE_ORDER_LOG_LIKELIHOOD,
  HW_COLLOCATE_ORDER_MI,
  HW_COLLOCATE_ORDER_DICE,
  HW_COLLOCATE_ORDER_COUNT,
} HwCollocateOrder;

typedef struct
{
  HwSearchOptions search; /* document, group and tag also say what the words of the texts are */
  guint window;           /* words on each side; 0 is the default */
  guint64 min_count;      /* rarer ones are left out: MI makes too much of them */
  GHashTable *stop;       /* left out; NULL for none */
  HwCollocateOrder order; /* highest first */
  gsize limit;            /* 0 for all */
} HwCollocatesOptions;

typedef struct
{
  const char *word;      /* as it is written most often, without marks and tatweel; the list's */
  guint64 count;         /* in the windows */
  guint64 total;         /* in the texts */
  double log_likelihood; /* below 0 where it stands there less than by chance */
  double mi, dice;
} HwCollocate;

typedef struct
{
  GArray *items;   /* element-type HwCollocate */
  guint64 n_nodes; /* places of the query */
  guint64 n_near;  /* words in their windows */
  guint64 n_words; /* of the texts */
  GStringChunk *strings;
} HwCollocates;

HwCollocates *hw_library_collocates (HwLibrary *self,
                                     const char *query,
                                     const HwCollocatesOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
void hw_collocates_free (HwCollocates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwCollocates, hw_collocates_free)

G_END_DECLS

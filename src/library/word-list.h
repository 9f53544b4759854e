/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text-scope.h"

G_BEGIN_DECLS

/* The words of a scope, or its n-grams, and how often they stand there. Words are one where they
 * fold to the same. */

#define HW_MAX_NGRAM 5

typedef enum
{
  HW_WORD_ORDER_COUNT, /* most first */
  HW_WORD_ORDER_WORD,
  HW_WORD_ORDER_DOCUMENTS, /* in most documents first */
  HW_WORD_ORDER_KEYNESS,   /* most typical first; needs @against */
} HwWordOrder;

typedef struct
{
  HwTextScope scope;
  const HwTextScope *against; /* NULL for none */
  guint n;                    /* words in an n-gram: 1 to HW_MAX_NGRAM; 0 is 1 */
  GHashTable *stop;           /* left out, and n-grams that begin or end with one; NULL for none */
  HwWordOrder order;
  gsize limit; /* 0 for all */
} HwWordListOptions;

typedef struct
{
  const char *word; /* as it is written most often, without marks and tatweel */
  const char *const
      *forms; /* all spellings of it, the most frequent first, @word among them; NULL-terminated */
  guint64 count;
  guint64 n_documents;
  guint64 against_count;
  double keyness; /* log-likelihood; below 0 where it is rarer here than in @against */
} HwWordListItem;

typedef struct
{
  GArray *items;    /* element-type HwWordListItem; strings are the list's */
  gsize n_distinct; /* before @limit */
  guint64 n_words;  /* running words or n-grams of the scope, the stop words too */
  guint64 n_against;
  guint64 n_documents;
  gboolean only_repeated; /* n-grams that stand only once were not listed: there were too many */
  GStringChunk *strings;
} HwWordList;

HwWordList *hw_library_list_words (HwLibrary *self,
                                   const HwWordListOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
void hw_word_list_free (HwWordList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWordList, hw_word_list_free)

G_END_DECLS

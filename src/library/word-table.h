/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts words (or n-grams) by what they fold to, and the ways they are written. */
typedef struct _HwWordTable HwWordTable;

typedef struct
{
  const char *utf8;
  guint n_bytes;
  guint hash;
} HwWordKey;

/* One way of writing a word, as it stands in the source. */
typedef struct _HwWordForm HwWordForm;
struct _HwWordForm
{
  HwWordKey key;
  struct _HwWordEntry *entry;
  guint64 count;
  HwWordForm *next;
};

typedef struct _HwWordEntry
{
  HwWordKey key; /* folded */
  guint64 count, against;
  guint64 n_documents;
  gint64 document; /* the last that it stands in */
  HwWordForm *forms;
  double keyness;  /* for whoever lists them, */
  char *order_key; /* and theirs to free */
} HwWordEntry;

HwWordTable *hw_word_table_new (void);
void hw_word_table_free (HwWordTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWordTable, hw_word_table_free)

/* One more, written as @written, in @document. Strings are copied. */
void hw_word_table_add (HwWordTable *self,
                        const GString *folded,
                        const GString *written,
                        gint64 document);
/* One more in the texts that these are held against; of a word that is in the table. */
void hw_word_table_add_against (HwWordTable *self, const GString *folded, const GString *written);
/* Element type HwWordEntry. Owned by @self; may be sorted. */
GPtrArray *hw_word_table_get_entries (HwWordTable *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-table.h"

#include <string.h>

#include "ngram-sketch.h"

struct _HwWordTable
{
  GStringChunk *strings;
  GHashTable *forms; /* HwWordForm by its key: the key is its first member */
  GHashTable *words; /* HwWordEntry, in the same way */
  GPtrArray *entries;
};

static guint
hash_key (gconstpointer data)
{
  return ((const HwWordKey *) data)->hash;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const HwWordKey *one = a, *other = b;

  return one->n_bytes == other->n_bytes && memcmp (one->utf8, other->utf8, one->n_bytes) == 0;
}

static void
free_entry (gpointer data)
{
  HwWordEntry *entry = data;

  while (entry->forms != NULL)
    {
      HwWordForm *form = entry->forms;

      entry->forms = form->next;
      g_free (form);
    }
  g_free (entry->order_key);
  g_free (entry);
}

HwWordTable *
hw_word_table_new (void)
{
  HwWordTable *self = g_new (HwWordTable, 1);

  self->strings = g_string_chunk_new (64 * 1024);
  self->forms = g_hash_table_new (hash_key, equal_keys);
  self->words = g_hash_table_new (hash_key, equal_keys);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  return self;
}

void
hw_word_table_free (HwWordTable *self)
{
  g_hash_table_unref (self->forms);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static HwWordKey
make_key (const GString *text)
{
  return (HwWordKey){ text->str, (guint) text->len, (guint) hw_ngram_hash (text->str, text->len) };
}

static HwWordKey
keep_key (HwWordTable *self, HwWordKey key)
{
  key.utf8 = g_string_chunk_insert_len (self->strings, key.utf8, (gssize) key.n_bytes);
  return key;
}

/* Does it fold to @folded? A ligature that stands for several words is written the same for each of
 * them, and only the first such form is in the table of forms. */
static gboolean
is_of (const HwWordForm *form, const GString *folded)
{
  const HwWordKey *key = &form->entry->key;

  return key->n_bytes == folded->len && memcmp (key->utf8, folded->str, folded->len) == 0;
}

static HwWordForm *
add_form (HwWordTable *self, HwWordEntry *entry, HwWordKey written, gboolean listed)
{
  HwWordForm *form = g_new0 (HwWordForm, 1);

  form->key = keep_key (self, written);
  form->entry = entry;
  form->next = entry->forms;
  entry->forms = form;
  if (!listed)
    g_hash_table_add (self->forms, form);
  return form;
}

static HwWordForm *
find_or_add_form (HwWordTable *self, const GString *folded, const GString *written)
{
  HwWordKey written_key = make_key (written), folded_key;
  HwWordForm *listed = g_hash_table_lookup (self->forms, &written_key);
  HwWordEntry *entry;

  /* Nearly always: one look. */
  if (listed != NULL && is_of (listed, folded))
    return listed;
  folded_key = make_key (folded);
  entry = g_hash_table_lookup (self->words, &folded_key);
  if (entry == NULL)
    {
      entry = g_new0 (HwWordEntry, 1);
      entry->key = keep_key (self, folded_key);
      g_hash_table_add (self->words, entry);
      g_ptr_array_add (self->entries, entry);
    }
  for (HwWordForm *form = entry->forms; form != NULL; form = form->next)
    if (equal_keys (&form->key, &written_key))
      return form;
  return add_form (self, entry, written_key, listed != NULL);
}

void
hw_word_table_add (HwWordTable *self,
                   const GString *folded,
                   const GString *written,
                   gint64 document)
{
  HwWordForm *form = find_or_add_form (self, folded, written);
  HwWordEntry *entry = form->entry;

  form->count++;
  entry->count++;
  if (entry->document != document)
    entry->n_documents++;
  entry->document = document;
}

void
hw_word_table_add_against (HwWordTable *self, const GString *folded, const GString *written)
{
  HwWordKey key = make_key (written);
  HwWordForm *form = g_hash_table_lookup (self->forms, &key);
  HwWordEntry *entry;

  if (form != NULL && is_of (form, folded))
    entry = form->entry;
  else
    {
      key = make_key (folded);
      entry = g_hash_table_lookup (self->words, &key);
    }
  if (entry != NULL)
    entry->against++;
}

GPtrArray *
hw_word_table_get_entries (HwWordTable *self)
{
  return self->entries;
}

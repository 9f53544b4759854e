/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <stdlib.h>
#include <string.h>

#include "statement.h"

/* index_words has every word once. Nearly every word of a text is there already, so hashes of those met
 * last are kept, in pairs of which the older one goes first: 2 MB, however large the library is. Of 100 MB
 * of text, 98 words of 100 are found there; the others are looked up in the table, in its order. */
#define N_KNOWN (1u << 18)
/* Two words of three are among these, which stay in the processor's nearest cache. */
#define N_FREQUENT (1u << 11)

typedef struct _HwWordLog
{
  guint64 frequent[N_FREQUENT];
  guint64 known[N_KNOWN];
  GByteArray *bytes; /* words that may be new, each with its NUL */
  GArray *offsets;   /* guint32 */
} HwWordLog;

static guint64
hash (const char *word, gsize n_bytes)
{
  guint64 value = 0x9E3779B97F4A7C15u ^ n_bytes;

  while (n_bytes > 0)
    {
      const gsize n = MIN (n_bytes, sizeof (guint64));
      guint64 part = 0;

      memcpy (&part, word, n);
      value = (value ^ part) * 0xBF58476D1CE4E5B9u;
      value ^= value >> 29;
      word += n;
      n_bytes -= n;
    }
  value *= 0x94D049BB133111EBu;
  value ^= value >> 32;
  return value != 0 ? value : 1;
}

void
hw_index_words_add (HwTermIndex *self, const char *word, gsize n_bytes)
{
  const guint64 value = hash (word, n_bytes);
  guint64 *pair, *frequent;
  guint32 offset;

  if (self->words == NULL)
    {
      self->words = g_new0 (HwWordLog, 1);
      self->words->bytes = g_byte_array_new ();
      self->words->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  frequent = &self->words->frequent[value >> 32 & (N_FREQUENT - 1)];
  if (*frequent == value)
    return;
  *frequent = value;
  pair = &self->words->known[value & (N_KNOWN - 2)];
  if (pair[0] == value || pair[1] == value)
    return;
  pair[1] = pair[0];
  pair[0] = value;
  offset = self->words->bytes->len;
  g_array_append_val (self->words->offsets, offset);
  g_byte_array_append (self->words->bytes, (const guint8 *) word, (guint) n_bytes);
  g_byte_array_append (self->words->bytes, (const guint8 *) "", 1);
}

static gint
compare_words (gconstpointer a, gconstpointer b, gpointer block)
{
  return strcmp ((const char *) block + *(const guint32 *) a,
                 (const char *) block + *(const guint32 *) b);
}

gboolean
hw_index_words_store (HwLibrary *self, gint64 *n_new, GError **error)
{
  HwWordLog *log = self->index->words;
  g_autoptr (HwStatement) insert = NULL;

  *n_new = 0;
  if (log == NULL || log->offsets->len == 0)
    return TRUE;
  insert
      = hw_library_query (self, error, "INSERT OR IGNORE INTO index_words (word) VALUES (?1)", "");
  if (insert == NULL)
    return FALSE;
  g_array_sort_with_data (log->offsets, compare_words, log->bytes->data);
  for (guint i = 0; i < log->offsets->len; i++)
    {
      const char *word = (const char *) log->bytes->data + g_array_index (log->offsets, guint32, i);

      sqlite3_bind_text (insert->handle, 1, word, -1, SQLITE_STATIC);
      if (hw_statement_next (insert, error) < 0)
        return FALSE;
      *n_new += sqlite3_changes (self->db);
      sqlite3_reset (insert->handle);
    }
  g_byte_array_set_size (log->bytes, 0);
  g_array_set_size (log->offsets, 0);
  return TRUE;
}

void
hw_index_words_forget (HwTermIndex *self)
{
  if (self->words == NULL)
    return;
  memset (self->words->frequent, 0, sizeof self->words->frequent);
  memset (self->words->known, 0, sizeof self->words->known);
  g_byte_array_set_size (self->words->bytes, 0);
  g_array_set_size (self->words->offsets, 0);
}

void
hw_index_words_free (HwTermIndex *self)
{
  if (self->words == NULL)
    return;
  g_byte_array_unref (self->words->bytes);
  g_array_unref (self->words->offsets);
  g_clear_pointer (&self->words, g_free);
}

/* The vocabulary in memory. */
typedef struct _HwWordMemory
{
  HwVocabulary vocabulary;
  gint64 epoch, n; /* of index_state, when it was read */
  GByteArray *block;
  GArray *offsets;
} HwWordMemory;

void
hw_index_vocabulary_free (HwTermIndex *self)
{
  HwWordMemory *memory = g_steal_pointer (&self->vocabulary);

  if (memory == NULL)
    return;
  g_byte_array_unref (memory->block);
  g_array_unref (memory->offsets);
  g_free (memory);
}

static gboolean
read_words (HwLibrary *self, HwWordMemory *memory, GError **error)
{
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error, "SELECT word FROM index_words ORDER BY word", "");
  guint32 offset = 0;
  int found;

  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      const char *word = hw_statement_text (rows, 0);
      const guint n_bytes = (guint) sqlite3_column_bytes (rows->handle, 0) + 1;

      /* In a damaged file anything may stand. */
      if (!g_utf8_validate (word, (gssize) n_bytes - 1, NULL))
        continue;
      g_array_append_val (memory->offsets, offset);
      g_byte_array_append (memory->block, (const guint8 *) word, n_bytes);
      offset += n_bytes;
    }
  memory->vocabulary.n = memory->offsets->len;
  g_array_append_val (memory->offsets, offset);
  memory->vocabulary.block = (const char *) memory->block->data;
  memory->vocabulary.offsets = (const guint32 *) (gpointer) memory->offsets->data;
  return found == 0;
}

const HwVocabulary *
hw_term_index_vocabulary (HwLibrary *self, GError **error)
{
  HwWordMemory *memory;
  HwIndexState state;

  g_return_val_if_fail (self != NULL, NULL);

  if (!hw_index_state_read (self, &state, error))
    return NULL;
  memory = self->index->vocabulary;
  if (memory != NULL && memory->epoch == state.epoch && memory->n == state.words)
    return &memory->vocabulary;

  hw_index_vocabulary_free (self->index);
  memory = g_new0 (HwWordMemory, 1);
  memory->vocabulary.number = ++self->index->n_vocabularies;
  memory->epoch = state.epoch;
  memory->n = state.words;
  memory->block = g_byte_array_new ();
  memory->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->index->vocabulary = memory;
  if (read_words (self, memory, error))
    return &memory->vocabulary;
  hw_index_vocabulary_free (self->index);
  return NULL;
}

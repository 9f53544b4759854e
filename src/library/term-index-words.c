/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <stdlib.h>
#include <string.h>

#include "statement.h"
#include "stem.h"
#include "word-hash.h"

/* Most words of a text are a few thousand: these are kept with their stems, in a table that stays in the
 * processor's nearer caches. Longer words are seldom among them. */
#define N_FREQUENT (1u << 12)
#define FREQUENT_BYTES 32
/* index_words has every word once. Nearly every word of a text is there already, so hashes of those met
 * last are kept, in pairs of which the older one goes first: 2 MB, however large the library is. Of 100 MB
 * of text, 98 words of 100 are found there; the others are looked up in the table, in its order. */
#define N_KNOWN (1u << 18)

/* Words that are looked for in it at a time: the memory is asked for well before it is needed. */
#define N_WAITING 8

/* A line of the processor's cache. */
typedef struct
{
  char word[FREQUENT_BYTES]; /* NUL-padded, so that it is compared and hashed as a whole */
  char stem[FREQUENT_BYTES - 1];
  guint8 n_stem; /* 0 where the word is its own stem */
} Frequent;

typedef struct
{
  guint64 hash;
  guint8 n_bytes; /* 0 for none */
  char word[FREQUENT_BYTES - 1];
} Waiting;

typedef struct _HwWordLog
{
  Frequent frequent[N_FREQUENT];
  char stem[HW_INDEX_MAX_WORD + 2]; /* of the word that was met last, where it is none of them */
  Waiting waiting[N_WAITING];
  guint n_waited;
  guint64 known[N_KNOWN];
  GByteArray *bytes; /* words that may be new, each with its NUL */
  GArray *offsets;   /* guint32 */
} HwWordLog;

/* Puts down a word that is not among those met last. */
static void
note (HwWordLog *self, const char *word, gsize n_bytes, guint64 value)
{
  guint64 *pair = &self->known[value & (N_KNOWN - 2)];
  guint32 offset = self->bytes->len;

  if (pair[0] == value || pair[1] == value)
    return;
  pair[1] = pair[0];
  pair[0] = value;
  g_array_append_val (self->offsets, offset);
  g_byte_array_append (self->bytes, (const guint8 *) word, (guint) n_bytes);
  g_byte_array_append (self->bytes, (const guint8 *) "", 1);
}

static void
note_waiting (HwWordLog *self, Waiting *waiting)
{
  if (waiting->n_bytes > 0)
    note (self, waiting->word, waiting->n_bytes, waiting->hash);
  waiting->n_bytes = 0;
}

static void
note_later (HwWordLog *self, const char *word, gsize n_bytes, guint64 hash)
{
  Waiting *waiting = &self->waiting[self->n_waited++ % N_WAITING];

  __builtin_prefetch (&self->known[hash & (N_KNOWN - 2)]);
  note_waiting (self, waiting);
  waiting->hash = hash;
  waiting->n_bytes = (guint8) n_bytes;
  memcpy (waiting->word, word, sizeof waiting->word);
}

/* The term of a word's stem; its bytes are 0 where the word is its own. */
static gsize
make_stem (const char *word, gsize n_bytes, char *term)
{
  gsize n = hw_stem (word, n_bytes, term + 1);

  term[0] = '~';
  return n == n_bytes && memcmp (term + 1, word, n) == 0 ? 0 : n + 1;
}

gsize
hw_index_words_meet (HwTermIndex *self, const char *word, gsize n_bytes, const char **stem)
{
  char padded[FREQUENT_BYTES] = { 0 };
  Frequent *frequent;
  HwWordLog *log = self->words;
  guint64 hash;

  if (log == NULL)
    {
      log = self->words = g_aligned_alloc0 (1, sizeof *log, sizeof (Frequent));
      log->bytes = g_byte_array_new ();
      log->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  *stem = log->stem;
  if (n_bytes > sizeof frequent->stem - 2)
    {
      note (log, word, n_bytes, hw_word_hash (word, n_bytes));
      return make_stem (word, n_bytes, log->stem);
    }
  memcpy (padded, word, n_bytes);
  hash = hw_word_hash (padded, sizeof padded);
  frequent = &log->frequent[hash >> 32 & (N_FREQUENT - 1)];
  *stem = frequent->stem;
  if (memcmp (frequent->word, padded, sizeof padded) == 0)
    return frequent->n_stem;
  note_later (log, padded, n_bytes, hash);
  memcpy (frequent->word, padded, sizeof padded);
  frequent->n_stem = (guint8) make_stem (word, n_bytes, frequent->stem);
  return frequent->n_stem;
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
  for (guint i = 0; log != NULL && i < N_WAITING; i++)
    note_waiting (log, &log->waiting[i]);
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
  memset (self->words->waiting, 0, sizeof self->words->waiting);
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
  g_clear_pointer (&self->words, g_aligned_free);
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

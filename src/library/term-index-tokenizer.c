/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

typedef int (*TokenFunc) (void *, int, const char *, int, int, int);

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  *tokenizer = context;
  return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
}

static gsize
cut (const char *word, gsize n_bytes)
{
  if (n_bytes <= HW_INDEX_MAX_WORD)
    return n_bytes;
  n_bytes = HW_INDEX_MAX_WORD;
  while (n_bytes > 0 && ((guint8) word[n_bytes] & 0xC0) == 0x80)
    n_bytes--;
  return n_bytes;
}

/* A row: each word, and at its position the stem, where that is another. */
static int
tokenize_text (HwTermIndex *self, void *context, const char *text, int n_bytes, TokenFunc token)
{
  HwWord word;

  self->n_words = 0;
  hw_word_scan_start (self->scan, text, n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      const gsize n = cut (word.folded, word.n_folded);
      const char *stem;
      gsize n_stem;
      int result = token (context, 0, word.folded, (int) n, (int) word.start, (int) word.end);

      if (result != SQLITE_OK)
        return result;
      self->n_words++;
      n_stem = hw_index_words_meet (self, word.folded, n, &stem);
      if (n_stem == 0)
        continue;
      result = token (context, FTS5_TOKEN_COLOCATED, stem, (int) n_stem, (int) word.start,
                      (int) word.end);
      if (result != SQLITE_OK)
        return result;
    }
  return SQLITE_OK;
}

/* A query has terms as they stand in the index, see hw_term_index_postings(): long words by their beginning. */
static int
tokenize_query (void *context, const char *text, int n_bytes, TokenFunc token)
{
  const char *at = text, *end = text + n_bytes;
  int flags = 0;

  while (at < end)
    {
      const char *start = at;
      int result;

      while (at < end && *at != ' ' && *at != '|')
        at++;
      if (at > start)
        {
          result = token (context, flags, start, (int) cut (start, (gsize) (at - start)),
                          (int) (start - text), (int) (at - text));
          if (result != SQLITE_OK)
            return result;
          flags = FTS5_TOKEN_COLOCATED;
        }
      if (at < end && *at++ == ' ')
        flags = 0;
    }
  return SQLITE_OK;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int n_bytes,
          TokenFunc token)
{
  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return tokenize_query (context, text, n_bytes, token);
  return tokenize_text ((HwTermIndex *) tokenizer, context, text, n_bytes, token);
}

int
hw_index_tokenizer_register (fts5_api *api, HwTermIndex *index)
{
  fts5_tokenizer tokenizer = { create, delete, tokenize };

  return api->xCreateTokenizer (api, "hawashi", index, &tokenizer, NULL);
}

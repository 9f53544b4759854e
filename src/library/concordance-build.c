/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "concordance-private.h"
#include "documents.h"
#include "fold.h"
#include "library-private.h"
#include "word-scan.h"

/* Of the context, on each side: no line shows more, and a paragraph may be one word of a megabyte. */
#define MAX_CONTEXT_BYTES 400

/* A word of the paragraph that is being read. */
typedef struct
{
  guint32 start, end; /* bytes of the paragraph */
  guint32 folded;     /* offset in the folded words */
} Token;

typedef struct
{
  HwConcordance *made;
  HwLibrary *library;
  guint n_words;
  gsize limit;
  HwInterner words, spellings;
  GHashTable *forms;   /* a match as it stands -> its form + 1 */
  GHashTable *sources; /* document -> index + 1 */
  HwWordScan *scan;
  GArray *tokens;  /* Token, of the row of the index that is being read */
  GString *folded; /* the tokens' words, each with its NUL */
  gint64 document; /* which row that is: 0 for none yet */
  gint64 text_start;
  HwDirection direction; /* its paragraph's */
  guint32 source;
  GError *error;
} Builder;

/* The document's place among the sources; G_MAXUINT32 with the builder's error on failure. */
static guint32
find_source (Builder *self, gint64 id)
{
  g_autoptr (HwDocument) document = NULL;
  HwConcordanceSource *source;
  gint64 *key;
  guint32 place = GPOINTER_TO_UINT (g_hash_table_lookup (self->sources, &id));

  if (place > 0)
    return place - 1;
  document = hw_library_get_document (self->library, id, &self->error);
  if (document == NULL)
    return G_MAXUINT32;
  g_array_set_size (self->made->sources, self->made->sources->len + 1);
  source = &g_array_index (self->made->sources, HwConcordanceSource, self->made->sources->len - 1);
  source->id = id;
  source->title = g_strdup (document->title);
  source->published = g_strdup (document->published);
  source->direction = document->direction;
  source->fallback = hw_direction_of_language (document->language);
  if (source->fallback == HW_DIRECTION_AUTO)
    source->fallback = HW_DIRECTION_RTL;
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (self->sources, key, GUINT_TO_POINTER (self->made->sources->len));
  return self->made->sources->len - 1;
}

/* Two words of a query may find the same place, as a name does in either script. */
static gboolean
is_there (const Builder *self, const HwMatch *match)
{
  const GArray *rows = self->made->rows;
  const HwConcordanceRow *last
      = rows->len > 0 ? &g_array_index (rows, HwConcordanceRow, rows->len - 1) : NULL;

  return last != NULL && self->document == match->document && last->start == match->start
         && last->length == match->end - match->start;
}

/* Once for all matches of a row of the index. */
static gboolean
read_row (Builder *self, const HwMatch *match)
{
  const HwConcordanceSource *source;
  HwWord word;

  if (self->document == match->document && self->text_start == match->text_start)
    return TRUE;
  self->source = find_source (self, match->document);
  if (self->source == G_MAXUINT32)
    return FALSE;
  self->document = match->document;
  self->text_start = match->text_start;
  source = &g_array_index (self->made->sources, HwConcordanceSource, self->source);
  self->direction
      = source->direction != HW_DIRECTION_AUTO
            ? source->direction
            : hw_direction_of_utf8 (match->text, (gssize) match->n_bytes, source->fallback);
  g_array_set_size (self->tokens, 0);
  g_string_truncate (self->folded, 0);
  hw_word_scan_start (self->scan, match->text, (gssize) match->n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      const Token token = { (guint32) word.start, (guint32) word.end, (guint32) self->folded->len };

      g_array_append_val (self->tokens, token);
      g_string_append_len (self->folded, word.folded, (gssize) word.n_folded + 1);
    }
  return TRUE;
}

static const Token *
get_token (const Builder *self, guint i)
{
  return &g_array_index (self->tokens, Token, i);
}

/* The first token that ends after @byte. */
static guint
find_token (const Builder *self, gsize byte)
{
  guint low = 0, high = self->tokens->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (get_token (self, middle)->end > byte)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static const char *
cut_start (const char *from, const char *to)
{
  const char *at = to - from > MAX_CONTEXT_BYTES ? to - MAX_CONTEXT_BYTES : from;

  while (at < to && ((guchar) *at & 0xc0) == 0x80)
    at++;
  return at;
}

static const char *
cut_end (const char *from, const char *to, gsize limit)
{
  if ((gsize) (to - from) > limit)
    {
      to = from + limit;
      while (to > from && ((guchar) *to & 0xc0) == 0x80)
        to--;
    }
  return to;
}

/* A line stays a line. */
static char *
copy_part (char *to, const char *from, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    to[i] = (guchar) from[i] < 0x20 || from[i] == 0x7f ? ' ' : from[i];
  to[n_bytes] = '\0';
  return to + n_bytes + 1;
}

/* The words as they stand are few, and folding costs more than finding one of them again. */
static guint32
find_form (Builder *self, const char *match)
{
  guint32 form = GPOINTER_TO_UINT (g_hash_table_lookup (self->forms, match));

  if (form == 0)
    {
      g_autoptr (HwFolded) folded = hw_fold (match, -1, HW_FOLD_KEEP_LETTERS);

      form = hw_interner_add (&self->spellings, folded->utf8) + 1;
      g_hash_table_insert (self->forms, (gpointer) match, GUINT_TO_POINTER (form));
    }
  return form - 1;
}

static void
set_keys (Builder *self, HwConcordanceRow *row, guint first, guint past)
{
  for (guint i = 0; i < HW_CONCORDANCE_N_KEYS; i++)
    {
      if (first > i)
        row->keys[i]
            = 1
              + hw_interner_add (&self->words,
                                 self->folded->str + get_token (self, first - 1 - i)->folded);
      if (past + i < self->tokens->len)
        row->keys[HW_CONCORDANCE_N_KEYS + i]
            = 1
              + hw_interner_add (&self->words,
                                 self->folded->str + get_token (self, past + i)->folded);
    }
}

static gboolean
add_match (const HwMatch *match, gpointer data)
{
  Builder *self = data;
  const char *from = match->text + match->byte_start, *to = match->text + match->byte_end;
  const char *start = match->text, *end = match->text + match->n_bytes;
  HwConcordanceRow row = { .start = match->start,
                           .length = (guint32) (match->end - match->start),
                           .kind = (guint8) match->kind };
  guint first, past;
  char *place;

  if (match->note != 0 || match->document == 0 || is_there (self, match))
    return TRUE;
  if (!read_row (self, match))
    return FALSE;
  first = find_token (self, match->byte_start);
  past = first;
  while (past < self->tokens->len && get_token (self, past)->start < match->byte_end)
    past++;
  if (first > self->n_words)
    start = match->text + get_token (self, first - self->n_words)->start;
  if (past + self->n_words < self->tokens->len)
    end = match->text + get_token (self, past + self->n_words - 1)->end;
  start = cut_start (MIN (start, from), from);
  end = cut_end (to, MAX (end, to), MAX_CONTEXT_BYTES);
  /* What comes after begins behind all of the match, also where that is too long to be shown. */
  row.n_before = (guint16) (from - start);
  row.n_match = (guint16) (cut_end (from, to, MAX_CONTEXT_BYTES) - from);
  row.source = self->source;
  row.direction = (guint8) self->direction;
  place = hw_concordance_allocate (self->made,
                                   (gsize) row.n_before + row.n_match + (gsize) (end - to) + 3);
  row.text = place;
  place = copy_part (place, start, row.n_before);
  place = copy_part (place, from, row.n_match);
  copy_part (place, to, (gsize) (end - to));
  set_keys (self, &row, first, past);
  row.form = find_form (self, row.text + row.n_before + 1);
  g_array_append_val (self->made->rows, row);
  return self->limit == 0 || self->made->rows->len < self->limit;
}

HwConcordance *
hw_library_concordance (HwLibrary *self,
                        const char *query,
                        const HwConcordanceOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (HwConcordance) made = hw_concordance_new ();
  Builder builder
      = { .made = made,
          .library = self,
          .n_words = options->n_words != 0 ? options->n_words : HW_CONCORDANCE_DEFAULT_WORDS,
          .limit = options->limit };
  gboolean ok;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  builder.scan = hw_word_scan_new ();
  builder.tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  builder.folded = g_string_new (NULL);
  builder.forms = g_hash_table_new (g_str_hash, g_str_equal);
  builder.sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  hw_interner_init (&builder.words);
  hw_interner_init (&builder.spellings);
  ok = hw_library_search_each (self, query, &options->search, add_match, &builder, cancellable,
                               error);
  if (ok && builder.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&builder.error));
      ok = FALSE;
    }
  if (ok)
    hw_concordance_finish (made, &builder.words, &builder.spellings);
  g_clear_error (&builder.error);
  hw_interner_clear (&builder.words);
  hw_interner_clear (&builder.spellings);
  g_hash_table_unref (builder.forms);
  g_hash_table_unref (builder.sources);
  g_string_free (builder.folded, TRUE);
  g_array_unref (builder.tokens);
  hw_word_scan_free (builder.scan);
  return ok ? g_steal_pointer (&made) : NULL;
}

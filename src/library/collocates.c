/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "collocates.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fold.h"
#include "keyness.h"
#include "library-private.h"
#include "progress.h"
#include "text-scope.h"
#include "word-scan.h"
#include "word-table.h"

/* A word of the paragraph that is being read. */
typedef struct
{
  gsize start, end; /* bytes of the paragraph */
  gsize folded, n_folded;
} Token;

typedef struct
{
  HwWordScan *scan;
  HwCollocates *collocates;
  HwWordTable *table;
  GHashTable *stop;
  guint window;
  GArray *tokens;        /* element-type Token, of one row: */
  GString *folded_words; /* their bytes, one behind the other */
  gint64 document;
  gint64 text_start; /* of the row that the tokens are of; a long paragraph has several */
  gboolean has_row;
  GString *folded, *written; /* the word that is counted */
} Counter;

static void
init_counter (Counter *self, const HwCollocatesOptions *options)
{
  *self = (Counter){ .stop = options->stop };
  self->window = options->window == 0 ? HW_COLLOCATES_DEFAULT_WINDOW
                                      : MIN (options->window, HW_COLLOCATES_MAX_WINDOW);
  self->scan = hw_word_scan_new ();
  self->table = hw_word_table_new ();
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  self->folded_words = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->written = g_string_new (NULL);
}

static void
clear_counter (Counter *self)
{
  hw_word_scan_free (self->scan);
  hw_word_table_free (self->table);
  g_array_unref (self->tokens);
  g_string_free (self->folded_words, TRUE);
  g_string_free (self->folded, TRUE);
  g_string_free (self->written, TRUE);
}

static void
set_word (Counter *self, const char *folded, gsize n_folded, const char *written, gsize n_written)
{
  g_string_truncate (self->folded, 0);
  g_string_append_len (self->folded, folded, (gssize) n_folded);
  g_string_truncate (self->written, 0);
  g_string_append_len (self->written, written, (gssize) n_written);
}

static void
read_tokens (Counter *self, const HwMatch *match)
{
  HwWord word;

  if (self->has_row && self->document == match->document && self->text_start == match->text_start)
    return;
  self->has_row = TRUE;
  self->document = match->document;
  self->text_start = match->text_start;
  g_array_set_size (self->tokens, 0);
  g_string_truncate (self->folded_words, 0);
  hw_word_scan_start (self->scan, match->text, (gssize) match->n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      const Token token = { word.start, word.end, self->folded_words->len, word.n_folded };

      g_array_append_val (self->tokens, token);
      g_string_append_len (self->folded_words, word.folded, (gssize) word.n_folded);
    }
}

static void
count_tokens (Counter *self, const HwMatch *match, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const Token *token = &g_array_index (self->tokens, Token, i);
      const char *folded = self->folded_words->str + token->folded;

      self->collocates->n_near++;
      set_word (self, folded, token->n_folded, match->text + token->start,
                token->end - token->start);
      if (self->stop != NULL && g_hash_table_contains (self->stop, self->folded->str))
        continue;
      hw_word_table_add (self->table, self->folded, self->written, match->document);
    }
}

/* Of a long paragraph many words are read to count a few: what matters is that each is read once. */
static gboolean
count_window (const HwMatch *match, gpointer data)
{
  Counter *self = data;
  guint first = 0, past;

  if (match->note != 0)
    return TRUE;
  read_tokens (self, match);
  while (first < self->tokens->len
         && g_array_index (self->tokens, Token, first).end <= match->byte_start)
    first++;
  past = first;
  while (past < self->tokens->len
         && g_array_index (self->tokens, Token, past).start < match->byte_end)
    past++;
  self->collocates->n_nodes++;
  count_tokens (self, match, first > self->window ? first - self->window : 0, first);
  count_tokens (self, match, past, MIN (past + self->window, self->tokens->len));
  return TRUE;
}

static void
count_paragraph (gint64 document G_GNUC_UNUSED, const char *utf8, gsize n_bytes, gpointer data)
{
  Counter *self = data;
  HwWord word;

  hw_word_scan_start (self->scan, utf8, (gssize) n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      self->collocates->n_words++;
      set_word (self, word.folded, word.n_folded, utf8 + word.start, word.end - word.start);
      hw_word_table_add_against (self->table, self->folded, self->written);
    }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const HwCollocate *one = a, *other = b;
  double x, y;

  switch (*(const HwCollocateOrder *) data)
    {
    case HW_COLLOCATE_ORDER_MI:
      x = one->mi;
      y = other->mi;
      break;
    case HW_COLLOCATE_ORDER_DICE:
      x = one->dice;
      y = other->dice;
      break;
    case HW_COLLOCATE_ORDER_COUNT:
      x = (double) one->count;
      y = (double) other->count;
      break;
    case HW_COLLOCATE_ORDER_LOG_LIKELIHOOD:
    default:
      x = one->log_likelihood;
      y = other->log_likelihood;
    }
  if (x != y)
    return x < y ? 1 : -1;
  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return strcmp (one->word, other->word);
}

/* The spelling that is met most often. */
static const char *
get_word (HwCollocates *self, const HwWordEntry *entry)
{
  const HwWordForm *best = entry->forms;
  g_autofree char *written = NULL;
  g_autoptr (HwFolded) plain = NULL;

  for (const HwWordForm *form = best; form != NULL; form = form->next)
    if (form->count > best->count)
      best = form;
  written = g_strndup (best->key.utf8, best->key.n_bytes);
  plain = hw_fold (written, -1, HW_FOLD_KEEP_LETTERS);
  return g_string_chunk_insert (self->strings, plain->utf8);
}

static void
set_items (Counter *self, const HwCollocatesOptions *options)
{
  HwCollocates *collocates = self->collocates;
  GPtrArray *entries = hw_word_table_get_entries (self->table);
  HwCollocateOrder order = options->order;

  for (guint i = 0; i < entries->len; i++)
    {
      const HwWordEntry *entry = entries->pdata[i];
      HwCollocate item = { .count = entry->count, .total = entry->against };

      if (entry->count < options->min_count)
        continue;
      item.word = get_word (collocates, entry);
      item.log_likelihood = hw_log_likelihood (entry->count, collocates->n_near, entry->against,
                                               collocates->n_words);
      item.mi = hw_mutual_information (entry->count, collocates->n_near, entry->against,
                                       collocates->n_words);
      item.dice = hw_dice (entry->count, collocates->n_nodes, entry->against);
      g_array_append_val (collocates->items, item);
    }
  g_array_sort_with_data (collocates->items, compare, &order);
  if (options->limit != 0 && options->limit < collocates->items->len)
    g_array_set_size (collocates->items, (guint) options->limit);
}

HwCollocates *
hw_library_collocates (HwLibrary *self,
                       const char *query,
                       const HwCollocatesOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  const HwTextScope scope = { .document = options->search.document,
                              .group = options->search.group,
                              .tag = options->search.tag };
  g_autoptr (HwCollocates) collocates = g_new0 (HwCollocates, 1);
  Counter counter;
  gboolean ok;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  self->attempt = N_ ("The words nearby could not be counted");
  collocates->items = g_array_new (FALSE, FALSE, sizeof (HwCollocate));
  collocates->strings = g_string_chunk_new (16 * 1024);
  if (!hw_library_begin_read (self, error))
    return NULL;
  init_counter (&counter, options);
  counter.collocates = collocates;
  hw_progress_begin_part (cancellable, 0, 2);
  ok = hw_library_search_each (self, query, &options->search, count_window, &counter, cancellable,
                               error);
  hw_progress_begin_part (cancellable, 1, 2);
  ok = ok
       && hw_library_each_paragraph (self, &scope, count_paragraph, &counter, cancellable, error);
  if (ok)
    set_items (&counter, options);
  clear_counter (&counter);
  hw_library_end_read (self);
  return ok ? g_steal_pointer (&collocates) : NULL;
}

void
hw_collocates_free (HwCollocates *self)
{
  g_array_unref (self->items);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fold.h"
#include "keyness.h"
#include "library-private.h"
#include "ngram-sketch.h"
#include "progress.h"
#include "word-scan.h"
#include "word-table.h"

/* With more n-grams than this only those are listed that stand twice or more: nearly all others stand
 * once, and would take more memory than the texts. */
#define MANY_NGRAMS (1000 * 1000)

/* Goes over texts and gives their words, or n-grams, to what @take does with them. */
typedef struct _Walk Walk;
struct _Walk
{
  const HwWordListOptions *options;
  HwWordScan *scan;
  GCancellable *cancellable;
  guint n;
  GString *folded[HW_MAX_NGRAM], *written[HW_MAX_NGRAM]; /* the last words, in a ring */
  guint slot;                                            /* of the last one */
  GString *joined_folded, *joined_written;
  gint64 document;
  guint64 n_units, n_documents;
  void (*take) (Walk *self);
  HwNgramSketch *sketch; /* or NULL */
  HwWordTable *table;
  guint
      n_parts; /* of the work, as hw_progress_begin_part() has them; the last one lists the words */
};

/* Words between two looks whether the list is still wanted. */
#define SLICE 4096

static void
init_walk (Walk *self, const HwWordListOptions *options, GCancellable *cancellable)
{
  *self = (Walk){ .options = options, .cancellable = cancellable };
  self->n = CLAMP (options->n, 1, HW_MAX_NGRAM);
  self->scan = hw_word_scan_new ();
  self->joined_folded = g_string_new (NULL);
  self->joined_written = g_string_new (NULL);
  for (guint i = 0; i < self->n; i++)
    {
      self->folded[i] = g_string_new (NULL);
      self->written[i] = g_string_new (NULL);
    }
}

static void
clear_walk (Walk *self)
{
  hw_word_scan_free (self->scan);
  g_string_free (self->joined_folded, TRUE);
  g_string_free (self->joined_written, TRUE);
  for (guint i = 0; i < self->n; i++)
    {
      g_string_free (self->folded[i], TRUE);
      g_string_free (self->written[i], TRUE);
    }
  g_clear_pointer (&self->sketch, hw_ngram_sketch_free);
}

/* The word @back words before the last one of the n-gram. */
static guint
slot_of (const Walk *self, guint back)
{
  return (self->slot + self->n - back) % self->n;
}

static guint64
hash_ngram (const Walk *self)
{
  guint64 hash = 0;

  for (guint back = self->n; back-- > 0;)
    {
      const GString *word = self->folded[slot_of (self, back)];

      hash = hw_ngram_hash_join (hash, hw_ngram_hash (word->str, word->len));
    }
  return hash;
}

static void
join (const Walk *self, GString *const *words, GString *joined)
{
  g_string_truncate (joined, 0);
  for (guint back = self->n; back-- > 0;)
    {
      const GString *word = words[slot_of (self, back)];

      g_string_append_len (joined, word->str, (gssize) word->len);
      if (back > 0)
        g_string_append_c (joined, ' ');
    }
}

static gboolean
is_stop_word (const Walk *self, guint back)
{
  const GString *word = self->folded[slot_of (self, back)];

  return self->options->stop != NULL && g_hash_table_contains (self->options->stop, word->str);
}

static void
take_hash (Walk *self)
{
  hw_ngram_sketch_add (self->sketch, hash_ngram (self));
}

static void
take_unit (Walk *self)
{
  if (self->sketch != NULL && !hw_ngram_sketch_repeats (self->sketch, hash_ngram (self)))
    return;
  if (is_stop_word (self, 0) || is_stop_word (self, self->n - 1))
    return;
  join (self, self->folded, self->joined_folded);
  join (self, self->written, self->joined_written);
  hw_word_table_add (self->table, self->joined_folded, self->joined_written, self->document);
}

static void
take_against (Walk *self)
{
  join (self, self->folded, self->joined_folded);
  join (self, self->written, self->joined_written);
  hw_word_table_add_against (self->table, self->joined_folded, self->joined_written);
}

/* N-grams do not run on from one paragraph into the next. */
static void
walk_paragraph (gint64 document, const char *utf8, gsize n_bytes, gpointer data)
{
  Walk *self = data;
  HwWord word;
  guint n_words = 0;

  if (self->document != document)
    self->n_documents++;
  self->document = document;
  hw_word_scan_start (self->scan, utf8, (gssize) n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      self->slot = (self->slot + 1) % self->n;
      g_string_truncate (self->folded[self->slot], 0);
      g_string_append_len (self->folded[self->slot], word.folded, (gssize) word.n_folded);
      g_string_truncate (self->written[self->slot], 0);
      g_string_append_len (self->written[self->slot], utf8 + word.start,
                           (gssize) (word.end - word.start));
      if (++n_words >= self->n)
        {
          self->n_units++;
          self->take (self);
        }
    }
}

static gboolean
walk (Walk *self,
      HwLibrary *library,
      const HwTextScope *scope,
      void (*take) (Walk *self),
      GError **error)
{
  self->take = take;
  self->n_units = self->n_documents = 0;
  self->document = 0;
  return hw_library_each_paragraph (library, scope, walk_paragraph, self, self->cancellable, error);
}

static gboolean
is_whole_library (const HwTextScope *scope)
{
  return scope->document == 0 && scope->group == 0 && scope->tag == 0;
}

/* Against the whole library is against the rest of it: what a text is part of cannot be rarer than it. */
static void
set_keyness (HwWordList *self, GPtrArray *entries, const HwWordListOptions *options)
{
  gboolean rest = is_whole_library (options->against) && !is_whole_library (&options->scope);

  if (rest)
    self->n_against -= MIN (self->n_against, self->n_words);
  for (guint i = 0; i < entries->len; i++)
    {
      HwWordEntry *entry = entries->pdata[i];

      if (rest)
        entry->against -= MIN (entry->against, entry->count);
      entry->keyness = hw_keyness (entry->count, entry->against, self->n_words, self->n_against);
    }
}

static int
compare_words (const HwWordEntry *one, const HwWordEntry *other)
{
  int order = memcmp (one->key.utf8, other->key.utf8, MIN (one->key.n_bytes, other->key.n_bytes));

  return order != 0 ? order : (int) one->key.n_bytes - (int) other->key.n_bytes;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const HwWordEntry *one = *(const HwWordEntry *const *) a,
                    *other = *(const HwWordEntry *const *) b;
  int order = 0;

  switch (*(const HwWordOrder *) data)
    {
    case HW_WORD_ORDER_DOCUMENTS:
      order = (one->n_documents < other->n_documents) - (one->n_documents > other->n_documents);
      break;
    case HW_WORD_ORDER_KEYNESS:
      order = (one->keyness < other->keyness) - (one->keyness > other->keyness);
      break;
    case HW_WORD_ORDER_WORD:
      order = strcmp (one->order_key, other->order_key);
      break;
    case HW_WORD_ORDER_COUNT:
    default:
      break;
    }
  if (order == 0)
    order = (one->count < other->count) - (one->count > other->count);
  return order != 0 ? order : compare_words (one, other);
}

static void
sort_entries (GPtrArray *entries, HwWordOrder order)
{
  for (guint i = 0; i < entries->len && order == HW_WORD_ORDER_WORD; i++)
    {
      HwWordEntry *entry = entries->pdata[i];
      g_autofree char *word = g_strndup (entry->key.utf8, entry->key.n_bytes);

      entry->order_key = hw_fold_key (word);
    }
  g_ptr_array_sort_with_data (entries, compare_entries, &order);
}

typedef struct
{
  const char *word;
  guint64 count;
} Spelling;

static int
compare_spellings (gconstpointer a, gconstpointer b)
{
  const Spelling *one = a, *other = b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return strcmp (one->word, other->word);
}

/* Marks and tatweel do not make another spelling. */
static void
add_spelling (HwWordList *self, GArray *spellings, const HwWordForm *form)
{
  g_autofree char *written = g_strndup (form->key.utf8, form->key.n_bytes);
  g_autoptr (HwFolded) plain = hw_fold (written, -1, HW_FOLD_KEEP_LETTERS);
  const char *word = g_string_chunk_insert_const (self->strings, plain->utf8);

  for (guint i = 0; i < spellings->len; i++)
    {
      Spelling *spelling = &g_array_index (spellings, Spelling, i);

      if (spelling->word == word)
        {
          spelling->count += form->count;
          return;
        }
    }
  g_array_append_vals (spellings, &(Spelling){ word, form->count }, 1);
}

static void
add_item (HwWordList *self, const HwWordEntry *entry)
{
  g_autoptr (GArray) spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  HwWordListItem item = { .count = entry->count,
                          .n_documents = entry->n_documents,
                          .against_count = entry->against,
                          .keyness = entry->keyness };
  const char **forms;

  for (const HwWordForm *form = entry->forms; form != NULL; form = form->next)
    add_spelling (self, spellings, form);
  g_array_sort (spellings, compare_spellings);
  forms = g_new0 (const char *, spellings->len + 1);
  for (guint i = 0; i < spellings->len; i++)
    forms[i] = g_array_index (spellings, Spelling, i).word;
  item.word = forms[0];
  item.forms = forms;
  g_array_append_val (self->items, item);
}

static void
clear_item (gpointer data)
{
  g_free ((gpointer) ((HwWordListItem *) data)->forms);
}

static HwWordList *
make_list (void)
{
  HwWordList *self = g_new0 (HwWordList, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (HwWordListItem));
  g_array_set_clear_func (self->items, clear_item);
  self->strings = g_string_chunk_new (16 * 1024);
  return self;
}

void
hw_word_list_free (HwWordList *self)
{
  g_array_unref (self->items);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Words alone need no sketch: there are few, whatever is read. */
static gboolean
count_scope (
    Walk *self, HwLibrary *library, const HwTextScope *scope, HwWordList *list, GError **error)
{
  hw_progress_begin_part (self->cancellable, 0, self->n_parts);
  if (self->n > 1)
    {
      self->sketch = hw_ngram_sketch_new ();
      if (!walk (self, library, scope, take_hash, error))
        return FALSE;
      list->only_repeated = self->n_units > MANY_NGRAMS;
      if (!list->only_repeated)
        g_clear_pointer (&self->sketch, hw_ngram_sketch_free);
      hw_progress_begin_part (self->cancellable, 1, self->n_parts);
    }
  if (!walk (self, library, scope, take_unit, error))
    return FALSE;
  list->n_words = self->n_units;
  list->n_documents = self->n_documents;
  return TRUE;
}

HwWordList *
hw_library_list_words (HwLibrary *self,
                       const HwWordListOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HwWordList) list = make_list ();
  g_autoptr (HwWordTable) table = hw_word_table_new ();
  GPtrArray *entries = hw_word_table_get_entries (table);
  Walk over;
  gboolean ok;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  self->attempt = N_ ("The words could not be counted");
  init_walk (&over, options, cancellable);
  over.table = table;
  over.n_parts = (over.n > 1 ? 3 : 2) + (options->against != NULL ? 1 : 0);
  if (!hw_library_begin_read (self, error))
    {
      clear_walk (&over);
      return NULL;
    }
  ok = count_scope (&over, self, &options->scope, list, error);
  if (ok && options->against != NULL)
    {
      hw_progress_begin_part (cancellable, over.n_parts - 2, over.n_parts);
      ok = walk (&over, self, options->against, take_against, error);
      list->n_against = over.n_units;
    }
  hw_library_end_read (self);
  clear_walk (&over);
  if (!ok)
    return NULL;
  if (options->against != NULL)
    set_keyness (list, entries, options);
  hw_progress_begin_part (cancellable, over.n_parts - 1, over.n_parts);
  sort_entries (entries, options->order);
  list->n_distinct = entries->len;
  for (guint i = 0; i < entries->len && (options->limit == 0 || i < options->limit); i++)
    {
      if (i % SLICE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          hw_progress_tell (cancellable, i, entries->len);
        }
      add_item (list, entries->pdata[i]);
    }
  return g_steal_pointer (&list);
}

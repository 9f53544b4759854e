/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "concordance-private.h"
#include "fold.h"
#include "word-hash.h"

#define CHUNK ((gsize) 256 * 1024)

void
hw_interner_init (HwInterner *self)
{
  self->n_slots = 1 << 10;
  self->slots = g_new0 (HwInterned, self->n_slots);
  self->strings = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (64 * 1024);
}

void
hw_interner_clear (HwInterner *self)
{
  g_free (self->slots);
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->chunk);
}

/* Where the string is, or would be. */
static HwInterned *
find_slot (const HwInterner *self, guint64 hash)
{
  gsize slot = hash & (self->n_slots - 1);

  while (self->slots[slot].hash != 0 && self->slots[slot].hash != hash)
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->slots[slot];
}

static void
grow (HwInterner *self)
{
  const gsize n_old = self->n_slots;
  g_autofree HwInterned *old = self->slots;

  self->n_slots *= 2;
  self->slots = g_new0 (HwInterned, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].hash != 0)
      *find_slot (self, old[i].hash) = old[i];
}

guint32
hw_interner_add (HwInterner *self, const char *string)
{
  const gsize n_bytes = strlen (string);
  const guint64 hash = hw_word_hash (string, n_bytes);
  HwInterned *slot = find_slot (self, hash);

  if (slot->hash == 0)
    {
      if ((gsize) self->strings->len * 2 >= self->n_slots)
        {
          grow (self);
          slot = find_slot (self, hash);
        }
      *slot = (HwInterned){ hash, self->strings->len };
      g_ptr_array_add (self->strings,
                       g_string_chunk_insert_len (self->chunk, string, (gssize) n_bytes));
    }
  return slot->id;
}

typedef struct
{
  guint64 beginning; /* of the key: most are told apart by it, without a look at the key itself */
  char *key;
  guint32 id;
} Ranked;

static guint64
get_beginning (const char *key)
{
  char bytes[sizeof (guint64)] = { 0 };
  guint64 beginning;

  memcpy (bytes, key, strnlen (key, sizeof bytes));
  memcpy (&beginning, bytes, sizeof beginning);
  return GUINT64_FROM_BE (beginning);
}

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *one = a, *other = b;
  int order;

  if (one->beginning != other->beginning)
    return one->beginning < other->beginning ? -1 : 1;
  order = strcmp (one->key, other->key);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

guint32 *
hw_interner_rank (const HwInterner *self)
{
  const guint n = self->strings->len;
  guint32 *ranks = g_new (guint32, n);
  g_autofree Ranked *sorted = g_new (Ranked, n);

  for (guint i = 0; i < n; i++)
    {
      char *key = hw_fold_key (self->strings->pdata[i]);

      sorted[i] = (Ranked){ get_beginning (key), key, i };
    }
  if (n > 1)
    qsort (sorted, n, sizeof *sorted, compare_ranked);
  for (guint i = 0; i < n; i++)
    {
      ranks[sorted[i].id] = i;
      g_free (sorted[i].key);
    }
  return ranks;
}

static void
clear_source (gpointer data)
{
  HwConcordanceSource *source = data;

  g_free (source->title);
  g_free (source->published);
}

static void
clear_spelling (gpointer data)
{
  g_free (((HwConcordanceSpelling *) data)->text);
}

HwConcordance *
hw_concordance_new (void)
{
  HwConcordance *self = g_atomic_rc_box_new0 (HwConcordance);

  self->rows = g_array_new (FALSE, TRUE, sizeof (HwConcordanceRow));
  self->sources = g_array_new (FALSE, TRUE, sizeof (HwConcordanceSource));
  g_array_set_clear_func (self->sources, clear_source);
  self->spellings = g_array_new (FALSE, TRUE, sizeof (HwConcordanceSpelling));
  g_array_set_clear_func (self->spellings, clear_spelling);
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

HwConcordance *
hw_concordance_ref (HwConcordance *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_concordance (gpointer data)
{
  HwConcordance *self = data;

  g_array_unref (self->rows);
  g_array_unref (self->sources);
  g_array_unref (self->spellings);
  g_ptr_array_unref (self->chunks);
}

void
hw_concordance_unref (HwConcordance *self)
{
  g_atomic_rc_box_release_full (self, clear_concordance);
}

char *
hw_concordance_allocate (HwConcordance *self, gsize n_bytes)
{
  if (n_bytes > self->room)
    {
      self->room = MAX (CHUNK, n_bytes);
      g_ptr_array_add (self->chunks, g_malloc (self->room));
    }
  /* Chunks are filled from their end. */
  self->room -= n_bytes;
  return (char *) self->chunks->pdata[self->chunks->len - 1] + self->room;
}

/* Titles as a list sorts them; dates of ISO 8601 are in order as they are, and none comes last. */
static void
rank_sources (GArray *sources)
{
  g_autofree guint32 *ranks = NULL;
  HwInterner strings;

  hw_interner_init (&strings);
  for (guint i = 0; i < sources->len; i++)
    hw_interner_add (&strings, g_array_index (sources, HwConcordanceSource, i).title);
  ranks = hw_interner_rank (&strings);
  for (guint i = 0; i < sources->len; i++)
    {
      HwConcordanceSource *source = &g_array_index (sources, HwConcordanceSource, i);

      source->title_rank = ranks[hw_interner_add (&strings, source->title)];
    }
  hw_interner_clear (&strings);
}

static int
compare_published (gconstpointer a, gconstpointer b)
{
  const HwConcordanceSource *one = *(const HwConcordanceSource *const *) a;
  const HwConcordanceSource *other = *(const HwConcordanceSource *const *) b;

  if ((*one->published == '\0') != (*other->published == '\0'))
    return *one->published == '\0' ? 1 : -1;
  return strcmp (one->published, other->published);
}

static void
rank_dates (GArray *sources)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (sources->len);
  guint32 rank = 0;

  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (sorted, &g_array_index (sources, HwConcordanceSource, i));
  g_ptr_array_sort (sorted, compare_published);
  for (guint i = 0; i < sorted->len; i++)
    {
      HwConcordanceSource *source = sorted->pdata[i];

      if (i > 0
          && strcmp (((HwConcordanceSource *) sorted->pdata[i - 1])->published, source->published)
                 != 0)
        rank++;
      source->date_rank = rank;
    }
}

static int
compare_spellings (gconstpointer a, gconstpointer b)
{
  const HwConcordanceSpelling *one = a, *other = b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return (one->rank > other->rank) - (one->rank < other->rank);
}

/* The most frequent first: rows are told their new numbers. */
static void
rank_spellings (HwConcordance *self, const HwInterner *spellings)
{
  const guint n = spellings->strings->len;
  g_autofree guint32 *ranks = hw_interner_rank (spellings);
  g_autofree guint32 *places = g_new (guint32, n), *of_rank = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    {
      const HwConcordanceSpelling spelling
          = { .text = g_strdup (spellings->strings->pdata[i]), .rank = ranks[i] };

      of_rank[ranks[i]] = i;
      g_array_append_val (self->spellings, spelling);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const guint32 form = g_array_index (self->rows, HwConcordanceRow, i).form;

      g_array_index (self->spellings, HwConcordanceSpelling, form).count++;
    }
  g_array_sort (self->spellings, compare_spellings);
  for (guint i = 0; i < n; i++)
    places[of_rank[g_array_index (self->spellings, HwConcordanceSpelling, i).rank]] = i;
  for (guint i = 0; i < self->rows->len; i++)
    {
      HwConcordanceRow *row = &g_array_index (self->rows, HwConcordanceRow, i);

      row->form = places[row->form];
    }
}

void
hw_concordance_finish (HwConcordance *self, const HwInterner *words, const HwInterner *spellings)
{
  g_autofree guint32 *ranks = hw_interner_rank (words);

  self->n_ranks = words->strings->len + 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      HwConcordanceRow *row = &g_array_index (self->rows, HwConcordanceRow, i);

      for (guint key = 0; key < HW_CONCORDANCE_N_SIDES; key++)
        row->keys[key] = row->keys[key] != 0 ? ranks[row->keys[key] - 1] : self->n_ranks - 1;
    }
  rank_sources (self->sources);
  rank_dates (self->sources);
  rank_spellings (self, spellings);
}

gsize
hw_concordance_get_n_lines (const HwConcordance *self)
{
  return self->rows->len;
}

HwConcordanceLine
hw_concordance_get_line (const HwConcordance *self, gsize i)
{
  const HwConcordanceRow *row = &g_array_index (self->rows, HwConcordanceRow, i);
  const HwConcordanceSource *source
      = &g_array_index (self->sources, HwConcordanceSource, row->source);

  return (HwConcordanceLine){
    .document = source->id,
    .title = source->title,
    .published = source->published,
    .start = row->start,
    .end = row->start + row->length,
    .before = row->text,
    .match = row->text + row->n_before + 1,
    .after = row->text + row->n_before + row->n_match + 2,
    .direction = (HwDirection) row->direction,
    .kind = row->kind,
    .form = row->form,
  };
}

guint
hw_concordance_get_n_documents (const HwConcordance *self)
{
  return self->sources->len;
}

guint
hw_concordance_get_n_forms (const HwConcordance *self)
{
  return self->spellings->len;
}

HwConcordanceForm
hw_concordance_get_form (const HwConcordance *self, guint i)
{
  const HwConcordanceSpelling *spelling
      = &g_array_index (self->spellings, HwConcordanceSpelling, i);

  return (HwConcordanceForm){ spelling->text, spelling->count };
}

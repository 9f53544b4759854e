/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "queries.h"

#include <math.h>
#include <string.h>

#include "fold.h"
#include "word-scan.h"

/* The corpus begins with so many particles; nobody looks for them alone. */
#define N_PARTICLES 40

const char *
hw_queries_get_name (HwQueriesKind kind)
{
  static const char *const names[HW_QUERIES_N_KINDS]
      = { "word", "two words", "phrase", "prefix", "NEAR", "name", "approximate" };

  return names[kind];
}

void
hw_bench_query_free (HwBenchQuery *self)
{
  g_free (self->ours);
  g_free (self->stock);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

/* All frequencies alike: see queries.h. */
static const char *
pick_word (HwCorpus *corpus, GRand *random)
{
  double low = log (N_PARTICLES), high = log (hw_corpus_get_n_words (corpus) - 1);

  return hw_corpus_get_word (corpus, (guint) exp (g_rand_double_range (random, low, high)));
}

static GHashTable *
get_particles (HwCorpus *corpus)
{
  GHashTable *particles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_PARTICLES; i++)
    g_hash_table_add (particles, hw_fold_string (hw_corpus_get_word (corpus, i)));
  return particles;
}

/* The folded words of a paragraph of the library that has some. */
static GPtrArray *
pick_words (HwLibrary *library, gint64 n_documents, GRand *random)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();

  for (;;)
    {
      gint64 id = 1 + g_rand_int_range (random, 0, (gint32) n_documents);
      g_autoptr (HwText) text = hw_library_load_text (library, id, NULL);
      gsize n_paragraphs = text != NULL ? hw_text_get_n_paragraphs (text) : 0;
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      HwParagraph paragraph;
      HwWord word;

      if (n_paragraphs == 0)
        continue;
      paragraph = hw_text_get_paragraph (
          text, (gsize) g_rand_int_range (random, 0, (gint32) n_paragraphs));
      hw_word_scan_start (scan, hw_text_get_utf8 (text, NULL) + paragraph.byte_start,
                          (gssize) (paragraph.byte_end - paragraph.byte_start));
      while (hw_word_scan_next (scan, &word))
        g_ptr_array_add (words, g_strdup (word.folded));
      if (words->len > 2 * HW_QUERIES_NEAR_DISTANCE)
        return g_steal_pointer (&words);
    }
}

static HwBenchQuery *
make_single (HwCorpus *corpus, GRand *random, HwQueriesKind kind)
{
  HwBenchQuery *query = g_new0 (HwBenchQuery, 1);
  g_autofree char *word
      = g_strconcat (g_rand_boolean (random) ? "ال" : "", pick_word (corpus, random), NULL);

  if (kind == HW_QUERIES_WORD)
    {
      query->first = hw_fold_string (word);
      query->stock = g_strdup_printf ("\"%s\"", word);
      query->ours = g_steal_pointer (&word);
    }
  else if (kind == HW_QUERIES_PREFIX)
    {
      const char *bare = pick_word (corpus, random);
      glong n_letters = MIN (g_utf8_strlen (bare, -1), g_rand_int_range (random, 3, 5));
      g_autofree char *start = g_utf8_substring (bare, 0, n_letters);

      query->first = hw_fold_string (start);
      query->stock = g_strdup_printf ("\"%s\" *", start);
      query->ours = g_strconcat (start, "*", NULL);
    }
  else
    {
      /* One letter was taken for another. */
      static const char *const letters[] = { "ب", "ت", "ن", "ر", "ف", "ح" };
      const char *bare;
      glong at;
      g_autofree char *before = NULL;

      do
        bare = pick_word (corpus, random);
      while (g_utf8_strlen (bare, -1) < 5);
      at = g_rand_int_range (random, 1, (gint32) g_utf8_strlen (bare, -1));
      before = g_utf8_substring (bare, 0, at);
      query->ours
          = g_strconcat (before, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))],
                         g_utf8_offset_to_pointer (bare, at + 1), "~", NULL);
      query->first = hw_fold_string (query->ours);
    }
  return query;
}

static HwBenchQuery *
make_double (HwLibrary *library, gint64 n_documents, GRand *random, HwQueriesKind kind)
{
  HwBenchQuery *query = g_new0 (HwBenchQuery, 1);
  g_autoptr (GPtrArray) words = pick_words (library, n_documents, random);
  gint distance = kind == HW_QUERIES_PHRASE ? 1 : HW_QUERIES_NEAR_DISTANCE;
  guint at = (guint) g_rand_int_range (random, 0, (gint32) words->len - distance);
  guint other
      = at + (guint) (kind == HW_QUERIES_PHRASE ? 1 : g_rand_int_range (random, 2, distance + 1));

  query->first = g_strdup (words->pdata[at]);
  query->second = g_strdup (words->pdata[other]);
  if (kind == HW_QUERIES_PHRASE)
    {
      query->ours = g_strdup_printf ("\"%s %s\"", query->first, query->second);
      query->stock = g_strdup (query->ours);
    }
  else if (kind == HW_QUERIES_NEAR)
    {
      query->ours = g_strdup_printf ("%s NEAR/%d %s", query->first, HW_QUERIES_NEAR_DISTANCE,
                                     query->second);
      query->stock = g_strdup_printf ("NEAR(\"%s\" \"%s\", %d)", query->first, query->second,
                                      HW_QUERIES_NEAR_DISTANCE);
    }
  else
    {
      query->ours = g_strdup_printf ("%s %s", query->first, query->second);
      query->stock = g_strdup_printf ("\"%s\" \"%s\"", query->first, query->second);
    }
  return query;
}

static HwBenchQuery *
make_name (HwCorpus *corpus, GRand *random)
{
  HwBenchQuery *query = g_new0 (HwBenchQuery, 1);
  const char *arabic, *latin;

  hw_corpus_get_name (corpus,
                      (guint) g_rand_int_range (random, 0, (gint32) hw_corpus_get_n_names (corpus)),
                      &arabic, &latin);
  query->ours = g_strconcat (g_rand_boolean (random) ? "al-" : "", latin, NULL);
  query->first = hw_fold_string (latin);
  return query;
}

GPtrArray *
hw_queries_new (HwLibrary *library, HwQueriesKind kind, guint n)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_bench_query_free);
  g_autoptr (HwCorpus) corpus = hw_corpus_new (1);
  g_autoptr (GHashTable) particles = get_particles (corpus);
  g_autoptr (GRand) random = g_rand_new_with_seed (17 + kind);
  gint64 n_documents = hw_library_count_documents (library, NULL);

  while (queries->len < n)
    {
      HwBenchQuery *query;

      if (kind == HW_QUERIES_NAME)
        query = make_name (corpus, random);
      else if (kind == HW_QUERIES_TWO_WORDS || kind == HW_QUERIES_PHRASE || kind == HW_QUERIES_NEAR)
        query = make_double (library, n_documents, random, kind);
      else
        query = make_single (corpus, random, kind);
      /* The same word twice is no query of two; and a particle is not looked for but in a phrase. */
      if (query->second != NULL
          && (g_str_equal (query->first, query->second)
              || g_hash_table_contains (particles, query->first)
              || (kind != HW_QUERIES_PHRASE && g_hash_table_contains (particles, query->second))))
        hw_bench_query_free (query);
      else
        g_ptr_array_add (queries, query);
    }
  return queries;
}

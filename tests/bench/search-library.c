/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus.h"
#include "documents.h"
#include "history.h"
#include "term-index.h"
#include "usage.h"
#include "word-scan.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What an index costs, a step to a process so that each has its own peak of memory:
 *
 *   bench-search-library make LIBRARY MEGABYTES   documents of 12 KB, not indexed
 *   bench-search-library ours LIBRARY [BYTES]     indexes them, so many bytes to a transaction
 *   bench-search-library stock LIBRARY DATABASE   the same rows by FTS5's unicode61, without their text
 *   bench-search-library floor LIBRARY            reads, folds and hashes every word once
 *   bench-search-library add LIBRARY NUMBER       that many documents of 10 KB, one by one
 *
 * Prints a JSON object. */

#define DOCUMENT_BYTES 12000
/* As hawashi-cli indexes. */
#define SLICE_BYTES ((gsize) 4 * 1024 * 1024)
#define ADDED_BYTES 10000

static gint64
add_document (HwLibrary *library, HwCorpus *corpus, guint number, gsize n_bytes)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (HwText) text = NULL;
  g_autofree char *published = g_strdup_printf ("%u-%02u", 1990 + number % 30, 1 + number % 12);
  /* No word of the texts, so that hits can be counted by paragraphs. */
  g_autofree char *title = g_strdup_printf ("%07u", number);
  g_autoptr (GError) error = NULL;
  HwNewDocument document
      = { .title = title, .language = "ar", .source = "جريدة الصباح", .published = published };
  gboolean existing;
  gint64 id;

  hw_corpus_add_document (corpus, content, n_bytes);
  text = hw_text_new_from_string (content->str);
  document.text = text;
  id = hw_library_add_document (library, &document, &existing, &error);
  if (id == 0)
    g_error ("%s", error->message);
  return id;
}

static void
make (HwLibrary *library, gsize n_bytes)
{
  g_autoptr (HwCorpus) corpus = hw_corpus_new (1);
  g_autoptr (GError) error = NULL;

  if (!hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error))
    g_error ("%s", error->message);
  for (guint i = 0; (gsize) i * DOCUMENT_BYTES < n_bytes; i++)
    {
      add_document (library, corpus, i, DOCUMENT_BYTES);
      if (i % 200 == 199 && !hw_library_flush_step (library, &error))
        g_error ("%s", error->message);
    }
  if (!hw_library_end_step (library, &error))
    g_error ("%s", error->message);
}

static void
index_ours (HwLibrary *library, gsize slice)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  while (more)
    if (!hw_term_index_work (library, slice, &more, NULL, &error))
      g_error ("%s", error->message);
}

typedef void (*TextFunc) (const char *text, gsize n_bytes, gpointer data);

static void
each_text (const char *path, TextFunc func, gpointer data)
{
  sqlite3 *db;
  sqlite3_stmt *texts;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, "SELECT text FROM texts", -1, &texts, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (texts) == SQLITE_ROW)
    func ((const char *) sqlite3_column_text (texts, 0), (gsize) sqlite3_column_bytes (texts, 0),
          data);
  sqlite3_finalize (texts);
  sqlite3_close (db);
}

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *insert;
} Stock;

static void
add_rows (const char *text, gsize n_bytes, gpointer data)
{
  Stock *self = data;

  for (const char *at = text, *all = text + n_bytes; at < all;)
    {
      const char *end = memchr (at, '\n', (gsize) (all - at));

      if (end == NULL)
        end = all;
      if (end > at)
        {
          sqlite3_bind_text (self->insert, 1, at, (int) (end - at), SQLITE_STATIC);
          if (sqlite3_step (self->insert) != SQLITE_DONE)
            g_error ("%s", sqlite3_errmsg (self->db));
          sqlite3_reset (self->insert);
        }
      at = end + 1;
    }
}

/* As FTS5 comes, and in one transaction, which serves it best. */
static void
index_stock (const char *library, const char *path)
{
  Stock stock;

  if (sqlite3_open (path, &stock.db) != SQLITE_OK
      || sqlite3_exec (stock.db,
                       "PRAGMA journal_mode = WAL;"
                       "CREATE VIRTUAL TABLE stock USING fts5 (text, content = '',"
                       " tokenize = 'unicode61'); BEGIN",
                       NULL, NULL, NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (stock.db, "INSERT INTO stock (text) VALUES (?1)", -1, &stock.insert,
                             NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (stock.db));
  each_text (library, add_rows, &stock);
  sqlite3_finalize (stock.insert);
  if (sqlite3_exec (stock.db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (stock.db));
  sqlite3_close (stock.db);
}

#define N_COUNTS (1u << 20)

typedef struct
{
  HwWordScan *scan;
  guint32 *counts; /* by the words' hashes */
  gint64 n_words, n_bytes;
} Floor;

static void
count_words (const char *text, gsize n_bytes, gpointer data)
{
  Floor *self = data;
  HwWord word;

  hw_word_scan_start (self->scan, text, (gssize) n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      guint32 hash = 2166136261u;

      for (gsize i = 0; i < word.n_folded; i++)
        hash = (hash ^ (guint8) word.folded[i]) * 16777619u;
      self->counts[hash % N_COUNTS]++;
      self->n_words++;
    }
  self->n_bytes += (gint64) n_bytes;
}

static void
run_floor (const char *library)
{
  Floor self = { hw_word_scan_new (), g_new0 (guint32, N_COUNTS), 0, 0 };

  each_text (library, count_words, &self);
  printf ("\"words\": %" G_GINT64_FORMAT ", \"bytes\": %" G_GINT64_FORMAT ", ", self.n_words,
          self.n_bytes);
  hw_word_scan_free (self.scan);
  g_free (self.counts);
}

static void
run_add (HwLibrary *library, guint n)
{
  g_autoptr (HwCorpus) corpus = hw_corpus_new (g_get_real_time ());
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  guint first = (guint) (g_get_real_time () / G_USEC_PER_SEC % 1000000);

  for (guint i = 0; i < n; i++)
    {
      double began = hw_usage_time (), cpu = hw_usage_cpu ();

      add_document (library, corpus, first + i, ADDED_BYTES);
      cpu = hw_usage_cpu () - cpu;
      began = hw_usage_time () - began;
      g_array_append_val (times, began);
      g_array_append_val (cpus, cpu);
    }
  hw_usage_print_percentiles ("add", times);
  hw_usage_print_percentiles ("add_cpu", cpus);
}

int
main (int argc, char **argv)
{
  const char *verb = argc > 2 ? argv[1] : "";
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  double began, cpu;

  if (argc < 3 || (argc < 4 && strstr ("make stock add", verb) != NULL))
    return 2;
  if (!g_str_equal (verb, "stock") && !g_str_equal (verb, "floor"))
    {
      library = hw_library_open (argv[2], HW_LIBRARY_OPEN_CREATE, &error);
      if (library == NULL)
        g_error ("%s", error->message);
    }
  began = hw_usage_time ();
  cpu = hw_usage_cpu ();
  putchar ('{');
  if (g_str_equal (verb, "make"))
    make (library, (gsize) (g_ascii_strtod (argv[3], NULL) * 1e6));
  else if (g_str_equal (verb, "ours"))
    index_ours (library, argc > 3 ? strtoul (argv[3], NULL, 10) : SLICE_BYTES);
  else if (g_str_equal (verb, "stock"))
    index_stock (argv[2], argv[3]);
  else if (g_str_equal (verb, "floor"))
    run_floor (argv[2]);
  else if (g_str_equal (verb, "add"))
    run_add (library, (guint) atoi (argv[3]));
  else
    return 2;
  /* What it has written is in the file itself only when it is closed. */
  g_clear_pointer (&library, hw_library_close);
  printf ("\"time\": %.3f, \"cpu\": %.3f, \"peak_kib\": %ld}\n", hw_usage_time () - began,
          hw_usage_cpu () - cpu, hw_usage_peak_kib ());
  return 0;
}

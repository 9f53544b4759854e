/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-rows.h"
#include "queries.h"
#include "search.h"
#include "term-index.h"
#include "usage.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a search takes, and whether its counts are right.
 *
 *   bench-search LIBRARY STOCK [QUERIES] [ROUNDS] [KIND]
 *
 * Prints a line of JSON for each kind of query, one for each hard case, and one of the counts; or only of
 * one kind or of the hard cases ("hard"), to profile it. LIBRARY and
 * STOCK are those of bench-search-library. A search of ours is the first page of 50 with its context
 * and the number of all rows; one of FTS5 just the 50 best rows. Each query counts with the median of its
 * rounds. */

#define PAGE 50

typedef struct
{
  HwLibrary *library;
  sqlite3 *db;
  guint n_queries, n_rounds;
} Bench;

static HwSearchResult *
search (Bench *self, const char *query, const HwSearchOptions *options)
{
  g_autoptr (GError) error = NULL;
  HwSearchResult *result = hw_library_search (self->library, query, options, NULL, &error);

  if (result == NULL)
    g_error ("%s: %s", query, error->message);
  return result;
}

static double
time_ours (Bench *self, const char *query, double *cpu)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  const HwSearchOptions options = { .limit = PAGE };

  for (guint i = 0; i < self->n_rounds; i++)
    {
      double began = hw_usage_time (), cpu_began = hw_usage_cpu ();
      HwSearchResult *result = search (self, query, &options);
      double took;

      hw_search_result_free (result);
      took = hw_usage_cpu () - cpu_began;
      g_array_append_val (cpus, took);
      took = hw_usage_time () - began;
      g_array_append_val (times, took);
    }
  *cpu = hw_usage_median (cpus);
  return hw_usage_median (times);
}

static void
run_stock (Bench *self, const char *query)
{
  sqlite3_stmt *rows;
  int result = sqlite3_prepare_v2 (
      self->db, "SELECT rowid FROM stock WHERE stock MATCH ?1 ORDER BY rank LIMIT 50", -1, &rows,
      NULL);

  if (result != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));
  sqlite3_bind_text (rows, 1, query, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (rows)) == SQLITE_ROW)
    ;
  if (result != SQLITE_DONE)
    g_error ("%s: %s", query, sqlite3_errmsg (self->db));
  sqlite3_finalize (rows);
}

static double
time_stock (Bench *self, const char *query)
{
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->n_rounds; i++)
    {
      double began = hw_usage_cpu (), took;

      run_stock (self, query);
      took = hw_usage_cpu () - began;
      g_array_append_val (cpus, took);
    }
  return hw_usage_median (cpus);
}

static void
run_kind (Bench *self, HwQueriesKind kind)
{
  g_autoptr (GPtrArray) queries = hw_queries_new (self->library, kind, self->n_queries);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) beside = g_array_new (FALSE, FALSE, sizeof (double));
  double slowest = 0;
  const char *slowest_query = "";

  for (guint i = 0; i < queries->len; i++)
    {
      const HwBenchQuery *query = queries->pdata[i];
      double cpu, time = time_ours (self, query->ours, &cpu);

      g_array_append_val (times, time);
      g_array_append_val (cpus, cpu);
      if (cpu > slowest)
        {
          slowest = cpu;
          slowest_query = query->ours;
        }
      if (query->stock != NULL)
        {
          time = time_stock (self, query->stock);
          g_array_append_val (beside, time);
        }
    }
  printf ("{\"kind\": \"%s\", ", hw_queries_get_name (kind));
  hw_usage_print_percentiles ("ours", times);
  hw_usage_print_percentiles ("cpu", cpus);
  hw_usage_print_percentiles ("stock_cpu", beside);
  {
    g_auto (GStrv) parts = g_strsplit (slowest_query, "\"", -1);
    g_autofree char *escaped = g_strjoinv ("\\\"", parts);

    printf ("\"slowest\": \"%s\"}\n", escaped);
  }
  fflush (stdout);
}

static void
run_hard (Bench *self, const char *name, const char *query, const char *stock)
{
  double cpu, time = time_ours (self, query, &cpu);
  const HwSearchOptions options = { .limit = PAGE };
  g_autoptr (HwSearchResult) result = search (self, query, &options);

  printf ("{\"hard\": \"%s\", \"ours\": %.4f, \"cpu\": %.4f, \"stock_cpu\": %.4f, \"rows\": "
          "%" G_GINT64_FORMAT ", \"more_than\": %s}\n",
          name, time, cpu, time_stock (self, stock), result->n_rows,
          result->more_than ? "true" : "false");
  fflush (stdout);
}

/* Of queries of every kind that is counted, the number said against the number counted. */
static void
check_counts (Bench *self, const char *path)
{
  static const HwQueriesKind kinds[] = { HW_QUERIES_WORD, HW_QUERIES_TWO_WORDS, HW_QUERIES_PHRASE,
                                         HW_QUERIES_PREFIX, HW_QUERIES_NEAR };
  /* The words themselves, which can be counted without what search makes of a word. */
  const HwSearchOptions options = { .limit = PAGE, .no_stems = TRUE, .no_names = TRUE };
  g_autoptr (HwRowCounter) counter = hw_row_counter_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n = 0, wrong = 0, more_than = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *queries = hw_queries_new (self->library, kinds[i], MIN (self->n_queries, 25));

      g_ptr_array_add (all, queries);
      for (guint j = 0; j < queries->len; j++)
        hw_row_counter_add (counter, kinds[i], queries->pdata[j]);
    }
  hw_row_counter_add_phrase (counter, HW_CORPUS_HEAVY_WORD);
  hw_row_counter_add_phrase (counter, HW_CORPUS_HEAVY_PHRASE);
  hw_row_counter_run (counter, path);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *queries = all->pdata[i];

      for (guint j = 0; j < queries->len; j++, n++)
        {
          const HwBenchQuery *query = queries->pdata[j];
          g_autoptr (HwSearchResult) result = search (self, query->ours, &options);
          gint64 counted = hw_row_counter_get (counter, n);

          more_than += result->more_than;
          if (result->more_than ? result->n_rows > counted : result->n_rows != counted)
            {
              wrong++;
              fprintf (stderr, "%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT "\n",
                       query->ours, result->n_rows, counted);
            }
        }
    }
  for (guint i = 0; i < 2; i++, n++)
    {
      const char *query = i == 0 ? HW_CORPUS_HEAVY_WORD : "\"" HW_CORPUS_HEAVY_PHRASE "\"";
      g_autoptr (HwSearchResult) result = search (self, query, &options);

      if (result->more_than || result->n_rows != hw_row_counter_get (counter, n))
        {
          wrong++;
          fprintf (stderr, "%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT "\n", query,
                   result->n_rows, hw_row_counter_get (counter, n));
        }
    }
  printf ("{\"counts\": %u, \"wrong\": %u, \"more_than\": %u}\n", n, wrong, more_than);
}

static void
print_firsts (Bench *self)
{
  const HwSearchOptions options = { .limit = PAGE };
  static const char *const queries[] = { HW_CORPUS_HEAVY_WORD, "Kadhimi", "الكاظمى~" };
  double times[G_N_ELEMENTS (queries)];
  const HwVocabulary *vocabulary;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      times[i] = hw_usage_cpu ();
      hw_search_result_free (search (self, queries[i], &options));
      times[i] = hw_usage_cpu () - times[i];
    }
  vocabulary = hw_term_index_vocabulary (self->library, NULL);
  printf ("{\"first_word\": %.3f, \"first_name\": %.3f, \"first_approximate\": %.3f, "
          "\"vocabulary\": %u, \"rows\": %" G_GINT64_FORMAT "}\n",
          times[0], times[1], times[2], vocabulary->n,
          hw_term_index_map (self->library, NULL)->n_rows);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench self = { .n_queries = argc > 3 ? (guint) atoi (argv[3]) : 200,
                 .n_rounds = argc > 4 ? (guint) atoi (argv[4]) : 3 };

  const char *only = argc > 5 ? argv[5] : NULL;

  if (argc < 3)
    return 2;
  self.library = hw_library_open (argv[1], HW_LIBRARY_OPEN_DEFAULT, &error);
  if (self.library == NULL)
    g_error ("%s", error->message);
  if (sqlite3_open_v2 (argv[2], &self.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self.db));
  print_firsts (&self);
  for (int kind = 0; kind < HW_QUERIES_N_KINDS; kind++)
    if (only == NULL || g_str_equal (only, hw_queries_get_name ((HwQueriesKind) kind)))
      run_kind (&self, (HwQueriesKind) kind);
  if (only != NULL && !g_str_equal (only, "hard"))
    return 0;
  run_hard (&self, "a word in a quarter of the paragraphs", HW_CORPUS_HEAVY_WORD,
            "\"" HW_CORPUS_HEAVY_WORD "\"");
  run_hard (&self, "a phrase of four common words", "\"" HW_CORPUS_HEAVY_PHRASE "\"",
            "\"" HW_CORPUS_HEAVY_PHRASE "\"");
  run_hard (&self, "two of the most frequent words", "في من", "\"في\" \"من\"");
  run_hard (&self, "ال*", "ال*", "\"ال\" *");
  if (only != NULL)
    return 0;
  check_counts (&self, argv[1]);
  printf ("{\"peak_kib\": %ld}\n", hw_usage_peak_kib ());
  sqlite3_close (self.db);
  hw_library_close (self.library);
  return 0;
}

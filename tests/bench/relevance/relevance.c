/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "history.h"
#include "relevance-set.h"
#include "search.h"
#include "term-index.h"
#include "word-scan.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* How often the right paragraph is found first, and among the first ten, by the real search:
 *
 *   bench-relevance [--list] FILE…
 *
 * FILEs are JSON lines, {"id", "text"} for a paragraph and {"id", "question", "answers": [ids of paragraphs]}
 * for a question; see relevance-set.h. Each paragraph is a document of its own; a question is a query with OR
 * between its words. Beside it FTS5's unicode61 as it comes, with OR between the same words, by its rank. --list
 * names the questions whose answer is not first where everything is looked for, with the paragraph that is. */

/* Behind these a right paragraph counts as not found. */
#define DEPTH 100

typedef struct
{
  const char *name;
  HwSearchOptions options;
} Kind;

static const Kind kinds[] = {
  { "folded", { .no_stems = TRUE, .no_names = TRUE } },
  { "stem", { .no_words = TRUE, .no_names = TRUE } },
  { "name", { .no_words = TRUE, .no_stems = TRUE } },
  { "folded + stem", { .no_names = TRUE } },
  { "folded + name", { .no_stems = TRUE } },
  { "all", { 0 } },
  { "all, approximate", { .approximate = TRUE } },
};

typedef struct
{
  double first, ten, reciprocal;
  guint n;
} Score;

static void
fail (const char *what, const char *message)
{
  g_printerr ("bench-relevance: %s: %s\n", what, message);
  exit (1);
}

/* The words of a question, each as it was typed, as alternatives. */
static char *
make_query (const char *question, gboolean stock)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  GString *query = g_string_new (NULL);
  HwWord word;
  gsize end = 0;

  hw_word_scan_start (scan, question, -1);
  while (hw_word_scan_next (scan, &word))
    {
      g_autofree char *typed = g_strndup (question + word.start, word.end - word.start);

      if (word.start < end)
        continue; /* several words of one character */
      end = word.end;
      if (g_str_equal (typed, "OR") || g_str_equal (typed, "AND") || g_str_equal (typed, "NOT")
          || g_str_equal (typed, "NEAR"))
        typed[0] = g_ascii_tolower (typed[0]);
      if (query->len > 0)
        g_string_append (query, " OR ");
      g_string_append_printf (query, stock ? "\"%s\"" : "%s", typed);
    }
  return g_string_free (query, FALSE);
}

static void
score_question (const HwQuestion *question, const guint *found, guint n_found, Score *score)
{
  guint n_first = 0, n_ten = 0, n_answers = question->answers->len;
  double reciprocal = 0;

  for (guint i = 0; i < n_found; i++)
    for (guint j = 0; j < n_answers; j++)
      if (g_array_index (question->answers, guint, j) == found[i])
        {
          n_first += i < 1;
          n_ten += i < 10;
          if (reciprocal == 0)
            reciprocal = 1.0 / (i + 1);
        }
  score->first += n_first;
  score->ten += (double) n_ten / MIN (n_answers, 10);
  score->reciprocal += reciprocal;
  score->n++;
}

static void
print (const char *name, const Score *score)
{
  double n = MAX (score->n, 1);

  printf ("  %-24s %8.3f %8.3f %8.3f\n", name, score->first / n, score->ten / n,
          score->reciprocal / n);
  fflush (stdout);
}

static sqlite3 *
fill_stock (const HwRelevanceSet *set)
{
  sqlite3 *db;
  sqlite3_stmt *insert;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK
      || sqlite3_exec (db, "CREATE VIRTUAL TABLE stock USING fts5 (text, tokenize = 'unicode61')",
                       NULL, NULL, NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (db, "INSERT INTO stock (rowid, text) VALUES (?1, ?2)", -1, &insert,
                             NULL)
             != SQLITE_OK)
    fail ("SQLite", sqlite3_errmsg (db));
  for (guint i = 0; i < set->texts->len; i++)
    {
      sqlite3_bind_int64 (insert, 1, i + 1);
      sqlite3_bind_text (insert, 2, set->texts->pdata[i], -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  return db;
}

static void
run_stock (const HwRelevanceSet *set)
{
  sqlite3 *db = fill_stock (set);
  sqlite3_stmt *rows;
  Score score = { 0 };

  if (sqlite3_prepare_v2 (db,
                          "SELECT rowid FROM stock WHERE stock MATCH ?1 ORDER BY rank LIMIT 100",
                          -1, &rows, NULL)
      != SQLITE_OK)
    fail ("SQLite", sqlite3_errmsg (db));
  for (guint i = 0; i < set->questions->len; i++)
    {
      const HwQuestion *question = set->questions->pdata[i];
      g_autofree char *query = make_query (question->text, TRUE);
      guint found[DEPTH], n = 0;

      sqlite3_bind_text (rows, 1, query, -1, SQLITE_STATIC);
      while (n < DEPTH && sqlite3_step (rows) == SQLITE_ROW)
        found[n++] = (guint) sqlite3_column_int64 (rows, 0) - 1;
      sqlite3_reset (rows);
      score_question (question, found, n, &score);
    }
  sqlite3_finalize (rows);
  sqlite3_close (db);
  print ("unicode61 (FTS5)", &score);
}

/* Index of the paragraph by document; in the library every paragraph is a document. */
static GHashTable *
fill_library (HwLibrary *library, const HwRelevanceSet *set)
{
  GHashTable *documents = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  if (!hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error))
    fail ("library", error->message);
  for (guint i = 0; i < set->texts->len; i++)
    {
      g_autoptr (HwText) text = hw_text_new_from_string (set->texts->pdata[i]);
      g_autofree char *hash = g_strdup_printf ("%064x", i);
      /* The title has no word, since there is no title to find. */
      HwNewDocument document = { .title = "—", .hash = hash, .text = text };
      gboolean existing;
      gint64 id = hw_library_add_document (library, &document, &existing, &error);

      if (id == 0)
        fail ("library", error->message);
      g_hash_table_insert (documents, GSIZE_TO_POINTER (id), GUINT_TO_POINTER (i));
      if (i % 500 == 499 && !hw_library_flush_step (library, &error))
        fail ("library", error->message);
    }
  if (!hw_library_end_step (library, &error))
    fail ("library", error->message);
  while (more)
    if (!hw_term_index_work (library, 0, &more, NULL, &error))
      fail ("index", error->message);
  return documents;
}

static void
list (const HwRelevanceSet *set, const HwQuestion *question, const guint *found, guint n_found)
{
  guint answer = g_array_index (question->answers, guint, 0), at = 0;

  while (at < n_found && found[at] != answer)
    at++;
  if (at == 0)
    return;
  printf ("%s\n  asked   %s\n  right   %s", question->id, question->text,
          (const char *) set->texts->pdata[answer]);
  printf (at < n_found ? "  (found at %u)\n" : "  (not found)\n", at + 1);
  if (n_found > 0)
    printf ("  first   %s\n", (const char *) set->texts->pdata[found[0]]);
}

static void
run_ours (HwLibrary *library,
          const HwRelevanceSet *set,
          GHashTable *documents,
          const Kind *kind,
          gboolean listed)
{
  HwSearchOptions options = kind->options;
  Score score = { 0 };

  options.limit = DEPTH;
  for (guint i = 0; i < set->questions->len; i++)
    {
      const HwQuestion *question = set->questions->pdata[i];
      g_autofree char *query = make_query (question->text, FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (HwSearchResult) result
          = hw_library_search (library, query, &options, NULL, &error);
      guint found[DEPTH], n = 0;

      if (result == NULL)
        fail (question->id, error->message);
      for (guint j = 0; j < result->hits->len; j++)
        {
          const HwHit *hit = result->hits->pdata[j];
          guint paragraph = GPOINTER_TO_UINT (
              g_hash_table_lookup (documents, GSIZE_TO_POINTER (hit->document)));
          guint k = 0;

          /* One that is very long is several rows. */
          while (k < n && found[k] != paragraph)
            k++;
          if (k == n)
            found[n++] = paragraph;
        }
      score_question (question, found, n, &score);
      if (listed)
        list (set, question, found, n);
    }
  print (kind->name, &score);
}

int
main (int argc, char **argv)
{
  g_autoptr (HwRelevanceSet) set = hw_relevance_set_new ();
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (GHashTable) documents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *path = NULL;
  gboolean listed = argc > 1 && g_str_equal (argv[1], "--list");

  if (argc < 2 + listed)
    {
      g_printerr ("usage: bench-relevance [--list] FILE…\n");
      return 2;
    }
  for (int i = 1 + listed; i < argc; i++)
    if (!hw_relevance_set_read (set, argv[i], &error))
      fail (argv[i], error->message);
  if (!hw_relevance_set_resolve (set, &error))
    fail ("questions", error->message);
  folder = g_dir_make_tmp ("hawashi-relevance-XXXXXX", &error);
  if (folder == NULL)
    fail ("folder", error->message);
  path = g_build_filename (folder, "library.db", NULL);
  library = hw_library_open (path, HW_LIBRARY_OPEN_CREATE, &error);
  if (library == NULL)
    fail (path, error->message);
  documents = fill_library (library, set);
  printf ("%u questions, %u paragraphs\n  %-24s %8s %8s %8s\n", set->questions->len,
          set->texts->len, "", "R@1", "R@10", "MRR");
  run_stock (set);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    run_ours (library, set, documents, &kinds[i], listed && g_str_equal (kinds[i].name, "all"));
  g_clear_pointer (&library, hw_library_close);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}

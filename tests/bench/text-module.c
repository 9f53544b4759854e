/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canonical-text.h"
#include "finder.h"
#include "fold.h"
#include "segment.h"
#include "spelling.h"
#include "word-scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the text module costs beside a memcpy() of the same bytes in the same run: medians, in MB/s.
 *
 *   bench-text 10000000 >FILE; bench-text-module FILE
 */

#define ROUNDS 9

static char *text, *copy;
static gsize n_bytes;
static gsize kept; /* so that nothing is left out as useless */

static void
run_memcpy (void)
{
  memcpy (copy, text, n_bytes);
  kept += (gsize) copy[n_bytes / 2];
}

static void
run_validate (void)
{
  kept += g_utf8_validate_len (text, n_bytes, NULL);
}

static void
run_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, n_bytes);
  g_autoptr (HwText) index = hw_text_new (bytes, NULL);
  kept += hw_text_get_n_chars (index);
}

/* By paragraph, as a search does that wants its memory in the processor's cache. */
static void
run_fold_paragraphs (void)
{
  for (const char *at = text; *at;)
    {
      const char *end = strchrnul (at, '\n');
      g_autoptr (HwFolded) folded = hw_fold (at, end - at, HW_FOLD_DEFAULT);
      kept += folded->n_chars;
      at = *end ? end + 1 : end;
    }
}

static void
run_fold (void)
{
  g_autoptr (HwFolded) folded = hw_fold (text, (gssize) n_bytes, HW_FOLD_DEFAULT);
  kept += folded->n_chars;
}

static void
run_fold_string (void)
{
  g_autofree char *folded = hw_fold_string (text);
  kept += (gsize) folded[0];
}

static void
run_find (void)
{
  static HwFolded *folded, *needle;
  gsize start = 0, end;

  if (!folded)
    {
      folded = hw_fold (text, (gssize) n_bytes, HW_FOLD_DEFAULT);
      needle = hw_fold ("الكاظمي", -1, HW_FOLD_DEFAULT);
    }
  while (hw_folded_find (folded, needle, start, &start, &end))
    start++;
  kept += start;
}

static void
run_memchr (void)
{
  kept += memchr (text, '\0', n_bytes) == NULL;
}

static void
find_all (const char *word)
{
  static HwText *index;
  g_autoptr (HwFinder) finder = hw_finder_new (word, HW_FINDER_DEFAULT);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  HwFinderCursor cursor;

  if (!index)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, n_bytes);
      index = hw_text_new (bytes, NULL);
    }
  hw_finder_cursor_init (&cursor, index, 0);
  while (hw_finder_next (finder, index, &cursor, G_MAXSIZE, places))
    ;
  kept += places->len;
}

static void
run_finder_rare (void)
{
  find_all ("الكاظمي");
}

static void
run_finder_frequent (void)
{
  find_all ("في");
}

static void
run_finder_letter (void)
{
  find_all ("ا");
}

static void
run_words (void)
{
  g_autoptr (HwSegmenter) words = hw_segmenter_new (HW_SEGMENT_WORD);
  gsize start, end;

  hw_segmenter_set_utf8 (words, text, (gssize) n_bytes);
  while (hw_segmenter_next (words, &start, &end))
    kept++;
}

/* By paragraph, as the index does. */
static void
run_scan (void)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  HwWord word;

  for (const char *at = text; *at;)
    {
      const char *end = strchrnul (at, '\n');

      hw_word_scan_start (scan, at, end - at);
      while (hw_word_scan_next (scan, &word))
        kept += word.n_folded;
      at = *end ? end + 1 : end;
    }
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* A vocabulary of a million words, those of the text and then the same with letters put before them. */
#define VOCABULARY 1000000

static GString *vocabulary;
static guint32 *starts;

static void
make_vocabulary (void)
{
  static const char *const letters[]
      = { "ا", "ب", "ت", "ج", "د", "ر", "س", "ع", "ف", "م", "ن", "ي" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  HwWord word;
  guint n = 0;

  vocabulary = g_string_new (NULL);
  starts = g_new (guint32, VOCABULARY + 1);
  for (guint round = 0; n < VOCABULARY; round++)
    {
      hw_word_scan_start (scan, text, (gssize) n_bytes);
      while (n < VOCABULARY && hw_word_scan_next (scan, &word))
        {
          char *made
              = round == 0
                    ? g_strdup (word.folded)
                    : g_strconcat (letters[round % G_N_ELEMENTS (letters)],
                                   letters[round / G_N_ELEMENTS (letters) % G_N_ELEMENTS (letters)],
                                   word.folded, NULL);

          if (!g_hash_table_add (seen, made))
            continue;
          starts[n++] = (guint32) vocabulary->len;
          g_string_append (vocabulary, made);
        }
    }
  starts[n] = (guint32) vocabulary->len;
}

static void
run_spelling (const char *query)
{
  double times[ROUNDS];
  guint n_found = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      const clock_t start = clock ();
      g_autoptr (HwSpelling) spelling = hw_spelling_new (query, 0);

      n_found = 0;
      for (guint k = 0; k < VOCABULARY; k++)
        n_found += hw_spelling_distance (spelling, vocabulary->str + starts[k],
                                         starts[k + 1] - starts[k])
                   != HW_SPELLING_TOO_FAR;
      times[i] = (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
    }
  qsort (times, ROUNDS, sizeof times[0], compare);
  printf ("spelling, a million words %6.1f ms, %u found: %s\n", times[ROUNDS / 2], n_found, query);
}

static void
measure (const char *name, void (*run) (void))
{
  double speeds[ROUNDS];

  run ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      run ();
      speeds[i] = (double) n_bytes / (double) MAX (g_get_monotonic_time () - start, 1);
    }
  qsort (speeds, ROUNDS, sizeof speeds[0], compare);
  printf ("%-20s %8.0f MB/s\n", name, speeds[ROUNDS / 2]);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &n_bytes, &error))
    {
      fprintf (stderr, "%s\n", error ? error->message : "usage: bench-text-module FILE");
      return 2;
    }
  copy = g_malloc (n_bytes);
  measure ("memcpy", run_memcpy);
  measure ("g_utf8_validate_len", run_validate);
  measure ("hw_text_new", run_text);
  measure ("hw_fold, paragraphs", run_fold_paragraphs);
  measure ("hw_fold, whole", run_fold);
  measure ("hw_fold_string", run_fold_string);
  measure ("hw_folded_find", run_find);
  measure ("memchr", run_memchr);
  measure ("finder, rare", run_finder_rare);
  measure ("finder, frequent", run_finder_frequent);
  measure ("finder, a letter", run_finder_letter);
  measure ("words", run_words);
  measure ("words, folded", run_scan);
  make_vocabulary ();
  run_spelling ("علم");
  run_spelling ("كتابه");
  run_spelling ("المكتبه");
  run_spelling ("الاستعمالات");
  return kept == 0;
}

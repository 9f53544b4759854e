/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance.h"
#include "corpus.h"
#include "usage.h"

#include <stdio.h>

/* A concordance of the most frequent word of the corpus, and of one that is in a quarter of its paragraphs:
 *
 *   bench-concordance LIBRARY
 *
 * A line of JSON for each: the first screen, all lines, and these sorted by the word before and the one
 * behind. */

#define SCREEN 100

static HwConcordance *
make (HwLibrary *library, const char *query, gsize limit)
{
  const HwConcordanceOptions options = { .limit = limit };
  g_autoptr (GError) error = NULL;
  HwConcordance *lines = hw_library_concordance (library, query, &options, NULL, &error);

  if (lines == NULL)
    g_error ("%s: %s", query, error->message);
  return lines;
}

static void
run (HwLibrary *library, const char *query)
{
  static const HwConcordanceKey keys[] = { HW_CONCORDANCE_BEFORE_1, HW_CONCORDANCE_AFTER_1 };
  g_autoptr (HwConcordance) first = NULL, all = NULL;
  g_autoptr (GArray) sorted = NULL;
  double began = hw_usage_time (), cpu = hw_usage_cpu ();

  first = make (library, query, SCREEN);
  printf ("{\"query\": \"%s\", \"first\": %.3f, \"first_cpu\": %.3f, ", query,
          hw_usage_time () - began, hw_usage_cpu () - cpu);
  began = hw_usage_time ();
  cpu = hw_usage_cpu ();
  all = make (library, query, 0);
  printf ("\"lines\": %" G_GSIZE_FORMAT ", \"all\": %.3f, \"all_cpu\": %.3f, ",
          hw_concordance_get_n_lines (all), hw_usage_time () - began, hw_usage_cpu () - cpu);
  began = hw_usage_time ();
  cpu = hw_usage_cpu ();
  sorted = hw_concordance_sort (all, keys, G_N_ELEMENTS (keys), NULL);
  printf ("\"sort\": %.3f, \"sort_cpu\": %.3f, \"peak_kib\": %ld}\n", hw_usage_time () - began,
          hw_usage_cpu () - cpu, hw_usage_peak_kib ());
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (HwCorpus) corpus = hw_corpus_new (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;

  if (argc < 2)
    return 2;
  library = hw_library_open (argv[1], HW_LIBRARY_OPEN_DEFAULT, &error);
  if (library == NULL)
    g_error ("%s", error->message);
  run (library, HW_CORPUS_HEAVY_WORD);
  run (library, hw_corpus_get_word (corpus, 0));
  return 0;
}

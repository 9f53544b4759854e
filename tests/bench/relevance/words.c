/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem.h"
#include "word-scan.h"

#include <stdio.h>

/* For terms.py: each line of standard input as its words, folded, with their stems. */
int
main (void)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  g_autofree char *line = NULL;
  size_t size = 0;
  ssize_t n;

  while ((n = getline (&line, &size, stdin)) > 0)
    {
      HwWord word;

      hw_word_scan_start (scan, line, n);
      while (hw_word_scan_next (scan, &word))
        {
          g_autofree char *stem = g_malloc (word.n_folded + 1);

          hw_stem (word.folded, word.n_folded, stem);
          printf ("%s|%s ", word.folded, stem);
        }
      putchar ('\n');
    }
  return 0;
}

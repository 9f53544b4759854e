/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>

/* Writes a corpus as files, for other programs to index:
 *
 *   bench-corpus FOLDER MEGABYTES [BYTES-A-DOCUMENT]
 */
int
main (int argc, char **argv)
{
  g_autoptr (HwCorpus) corpus = hw_corpus_new (1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gsize total, n_bytes = 12000, written = 0;

  if (argc < 3)
    {
      fputs ("usage: bench-corpus FOLDER MEGABYTES [BYTES-A-DOCUMENT]\n", stderr);
      return 2;
    }
  total = strtoul (argv[2], NULL, 10) * 1000 * 1000;
  if (argc > 3)
    n_bytes = strtoul (argv[3], NULL, 10);
  for (guint i = 0; written < total; i++)
    {
      g_autofree char *name = g_strdup_printf ("%06u.txt", i);
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      g_string_truncate (text, 0);
      hw_corpus_add_document (corpus, text, MIN (n_bytes, total - written));
      if (!g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE,
                                     0600, &error))
        {
          fprintf (stderr, "bench-corpus: %s\n", error->message);
          return 1;
        }
      written += text->len;
    }
  return 0;
}

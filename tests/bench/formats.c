/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract.h"

#include <stdio.h>
#include <time.h>

/* What the readers of formats take: one line of JSON, name -> milliseconds of CPU time for one document. Each file is
 * read again and again for at least a fifth of a second, as a whole program would do for many files.
 *
 *   bench-formats FILE…
 */

#define LEAST 0.2 /* seconds */

static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
measure (GBytes *bytes, const char *path, GError **error)
{
  const HwReadOptions options = { .name = path };
  const double start = get_cpu_seconds ();
  double now = start;
  guint n = 0;

  for (; now - start < LEAST; n++, now = get_cpu_seconds ())
    {
      g_autoptr (HwExtract) extract = hw_extract_bytes (bytes, &options, NULL, error);

      if (extract == NULL)
        return -1;
    }
  return 1000 * (now - start) / n;
}

int
main (int argc, char **argv)
{
  printf ("{");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL, *name = g_path_get_basename (argv[i]);
      gsize n_bytes;

      if (!g_file_get_contents (argv[i], &content, &n_bytes, &error))
        g_error ("%s", error->message);
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&content), n_bytes);
      const double ms = measure (bytes, argv[i], &error);
      if (error != NULL)
        g_error ("%s: %s", argv[i], error->message);
      printf ("%s\"%s\": %.4f", i > 1 ? ", " : "", name, ms);
    }
  printf ("}\n");
  return 0;
}

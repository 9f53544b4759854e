/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* What it costs to read a small web page in a process of its own, beside reading it right here:
 *
 *   bench-worker N
 *
 * prints for each a line of JSON with the microseconds of a file, on the clock and of all processors. */

static double
cpu_seconds (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static GBytes *
make_page (void)
{
  GString *page = g_string_new ("<html lang=ar><title>صفحة</title><body><article><h1>رأس</h1>");

  for (guint i = 0; i < 60; i++)
    g_string_append (page, "<p>نص من كلام يطول ويطول في سطر من السطور وفيه ما فيه من معان</p>\n");
  return g_string_free_to_bytes (page);
}

static void
say (const char *what, guint n, gint64 start, double cpu)
{
  printf ("{\"what\": \"%s\", \"wall\": %.1f, \"cpu\": %.1f}\n", what,
          (double) (g_get_monotonic_time () - start) / n, cpu * 1e6 / n);
}

int
main (int argc, char **argv)
{
  const guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  const HwReadOptions options = { .name = "a.html" };
  g_autoptr (GBytes) page = make_page ();
  g_autoptr (HwWorker) worker = hw_worker_new ();
  double cpu = cpu_seconds (RUSAGE_SELF);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    hw_extract_free (hw_extract_bytes (page, &options, NULL, NULL));
  say ("here", n, start, cpu_seconds (RUSAGE_SELF) - cpu);

  cpu = cpu_seconds (RUSAGE_SELF) + cpu_seconds (RUSAGE_CHILDREN);
  start = g_get_monotonic_time ();
  hw_extract_free (hw_worker_read (worker, page, &options, NULL, NULL));
  say ("first", 1, start, 0);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) extract = hw_worker_read (worker, page, &options, NULL, &error);

      if (extract == NULL)
        g_error ("%s", error->message);
    }
  const gint64 end = g_get_monotonic_time ();
  /* Its children count once it has ended and been waited for. */
  g_clear_pointer (&worker, hw_worker_free);
  start += g_get_monotonic_time () - end;
  say ("worker", n, start, cpu_seconds (RUSAGE_SELF) + cpu_seconds (RUSAGE_CHILDREN) - cpu);
  return 0;
}

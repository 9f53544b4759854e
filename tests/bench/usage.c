/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "usage.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static double
get (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

double
hw_usage_time (void)
{
  return get (CLOCK_MONOTONIC);
}

double
hw_usage_cpu (void)
{
  return get (CLOCK_PROCESS_CPUTIME_ID);
}

long
hw_usage_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_at (GArray *sorted, double share)
{
  guint at = (guint) (share * (sorted->len - 1) + 0.5);

  return sorted->len > 0 ? g_array_index (sorted, double, at) : 0;
}

double
hw_usage_median (GArray *values)
{
  g_array_sort (values, compare);
  return get_at (values, 0.5);
}

void
hw_usage_print_percentiles (const char *name, GArray *values)
{
  g_array_sort (values, compare);
  printf ("\"%s\": {\"median\": %.4f, \"p95\": %.4f, \"max\": %.4f, \"n\": %u}, ", name,
          get_at (values, 0.5), get_at (values, 0.95), get_at (values, 1), values->len);
}

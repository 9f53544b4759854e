/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds: of the clock, and of the process's CPU time, which other programs do not change so much. */
double hw_usage_time (void);
double hw_usage_cpu (void);
long hw_usage_peak_kib (void);

/* "name": {"median": …, "p95": …, "max": …, "n": …},   of @values (element type double; sorted here). */
void hw_usage_print_percentiles (const char *name, GArray *values);
double hw_usage_median (GArray *values);

G_END_DECLS

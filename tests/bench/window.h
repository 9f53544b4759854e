/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A view to measure. Called as PROGRAM [MODE FILE [RANGES]]; modes: "now" opens the file before the
 * window is shown, "later" 0.5 s after, "scroll" scrolls 300 frames then, "jump" goes to the end,
 * "rewrap" sets it in a narrower column, in its middle. */
typedef struct
{
  GtkWidget *(*make_view) (void); /* NULL for an empty window */
  void (*open) (GtkWidget *view,
                const char *path); /* calls bench_opened() when the view has the text */
  void (*mark_ranges) (GtkWidget *view, guint n_ranges);
  void (*jump) (GtkWidget *view, GtkWidget *scrolled);
  void (*rewrap) (GtkWidget *view); /* marks "rewrap" when it begins */
} HwBenchKind;

int bench_window_run (const HwBenchKind *what, int argc, char **argv);
void bench_opened (void);
void bench_mark (const char *name);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* What the pane has done so far: for tests and benchmarks, which need no environment for it. Times are
 * microseconds. Layout and drawing of a frame is what the frame clock spends between "before-paint" and
 * "after-paint"; the two here are the pane's own part of it. */
typedef struct
{
  guint64 n_layouts;    /* PangoLayouts made */
  guint64 n_frames;     /* snapshots */
  gsize n_segments;     /* of the text, 32 KiB each */
  gsize n_open;         /* of those, looked into */
  gint64 allocate_time; /* the last size_allocate: layouts near the screen, heights, adjustments */
  gint64 snapshot_time; /* the last snapshot */
  gint64 longest_turn;  /* the longest turn of validation in advance */
} HwReaderStats;

void hw_reader_get_stats (HwReader *self, HwReaderStats *stats);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define HW_PROBE_MAX 65536
#define HW_PROBE_MAX_MARKS 32

typedef struct
{
  char name[16];
  gint64 time;
  gint64 n_turns, n_frames; /* how many there had been */
} HwProbeMark;

/* The layout is also read by probe.py. Times are ns of the monotonic clock, durations µs. */
typedef struct
{
  gint64 first_frame;
  gint64 n_turns, n_frames, n_marks;
  HwProbeMark marks[HW_PROBE_MAX_MARKS];
  guint32 turns[HW_PROBE_MAX];
  guint32 turns_cpu[HW_PROBE_MAX];
  guint32 frames[HW_PROBE_MAX];
  guint32 frames_cpu[HW_PROBE_MAX];
} HwProbe;

/* Found with dlsym() by a program that wants to say what it is doing; nothing where not preloaded.
 */
void hw_probe_mark (const char *name);

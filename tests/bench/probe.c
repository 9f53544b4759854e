/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe.h"

#include <glib-object.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* Preloaded into any GTK program, ours, GtkTextView's or an empty one, so that all are measured by
 * the same instrument: how long each turn of the main loop takes (between two polls of its
 * context), and how long each frame's work (from before-paint to after-paint of its clock). Written
 * to a file in shared memory that the harness reads while the program runs. */

static HwProbe *probe;
static gint64 turn_began, turn_cpu_began, frame_began, frame_cpu_began;
static gboolean hooked;

static gint64
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (gint64) time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static gboolean
before_paint_hook (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  frame_began = now (CLOCK_MONOTONIC);
  frame_cpu_began = now (CLOCK_THREAD_CPUTIME_ID);
  return TRUE;
}

static gboolean
after_paint_hook (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  gint64 end = now (CLOCK_MONOTONIC);

  if (probe->first_frame == 0)
    probe->first_frame = end;
  if (probe->n_frames < HW_PROBE_MAX)
    {
      probe->frames[probe->n_frames] = (guint32) ((end - frame_began) / 1000);
      probe->frames_cpu[probe->n_frames]
          = (guint32) ((now (CLOCK_THREAD_CPUTIME_ID) - frame_cpu_began) / 1000);
    }
  probe->n_frames++;
  return TRUE;
}

static void
hook_frame_clock (void)
{
  GType type = g_type_from_name ("GdkFrameClock");

  if (type == 0 || g_type_class_peek (type) == NULL)
    return;
  g_signal_add_emission_hook (g_signal_lookup ("before-paint", type), 0, before_paint_hook, NULL,
                              NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", type), 0, after_paint_hook, NULL,
                              NULL);
  hooked = TRUE;
}

static gint
poll_func (GPollFD *fds, guint n_fds, gint timeout)
{
  gint result;

  if (turn_began != 0)
    {
      if (probe->n_turns < HW_PROBE_MAX)
        {
          probe->turns[probe->n_turns] = (guint32) ((now (CLOCK_MONOTONIC) - turn_began) / 1000);
          probe->turns_cpu[probe->n_turns]
              = (guint32) ((now (CLOCK_THREAD_CPUTIME_ID) - turn_cpu_began) / 1000);
        }
      probe->n_turns++;
    }
  if (!hooked)
    hook_frame_clock ();
  result = g_poll (fds, n_fds, timeout);
  turn_began = now (CLOCK_MONOTONIC);
  turn_cpu_began = now (CLOCK_THREAD_CPUTIME_ID);
  return result;
}

void
hw_probe_mark (const char *name)
{
  HwProbeMark *mark;

  if (probe == NULL || probe->n_marks >= HW_PROBE_MAX_MARKS)
    return;
  mark = &probe->marks[probe->n_marks];
  g_strlcpy (mark->name, name, sizeof mark->name);
  mark->time = now (CLOCK_MONOTONIC);
  mark->n_turns = probe->n_turns;
  mark->n_frames = probe->n_frames;
  probe->n_marks++;
}

__attribute__ ((constructor)) static void
probe_init (void)
{
  const char *path = g_getenv ("HW_PROBE");
  int fd;

  if (path == NULL)
    return;
  fd = open (path, O_RDWR | O_CREAT, 0600);
  if (fd < 0 || ftruncate (fd, sizeof (HwProbe)) < 0)
    return;
  probe = mmap (NULL, sizeof (HwProbe), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close (fd);
  if (probe == MAP_FAILED)
    {
      probe = NULL;
      return;
    }
  /* What the program starts is not the program. */
  g_unsetenv ("HW_PROBE");
  g_unsetenv ("LD_PRELOAD");
  g_main_context_set_poll_func (NULL, poll_func);
}

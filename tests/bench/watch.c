/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Starts a program and watches the screen, not the program: when a part of the X server's frame
 * buffer first changes, and when it first holds glyphs. Then waits until the process has used no
 * CPU for 0.7 s, and prints one JSON object.
 *
 *   bench-watch FRAMEBUFFER PROBE X Y WIDTH HEIGHT SECONDS PROGRAM [ARGUMENT…]
 */

#define QUIET_NS (700 * 1000000LL)
#define QUIET_CPU_NS (3 * 1000000LL)
/* Darker than half of white, and so many of them, is writing and not a line, an icon or a shadow.
 */
#define DARK 110
#define MIN_DARK_PIXELS 400

static const guint8 *screen;
static gsize line_bytes;
static int area_x, area_y, area_width, area_height;

static gint64
now (clockid_t clock)
{
  struct timespec time;

  if (clock_gettime (clock, &time) != 0)
    return -1;
  return (gint64) time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static double
ms (gint64 from, gint64 to)
{
  return to == 0 ? -1 : (double) (to - from) / 1e6;
}

/* The X server keeps its screen as an XWD file: a header of big-endian words, a colour map, rows of
 * 32 bit pixels. */
static void
map_screen (const char *path)
{
  struct stat info;
  int fd = open (path, O_RDONLY);
  const guint32 *header;

  if (fd < 0 || fstat (fd, &info) != 0)
    g_error ("cannot open %s: %s", path, g_strerror (errno));
  screen = mmap (NULL, (size_t) info.st_size, PROT_READ, MAP_SHARED, fd, 0);
  if (screen == MAP_FAILED)
    g_error ("cannot map %s: %s", path, g_strerror (errno));
  close (fd);
  header = (const guint32 *) (gconstpointer) screen;
  line_bytes = GUINT32_FROM_BE (header[12]);
  screen += GUINT32_FROM_BE (header[0]) + GUINT32_FROM_BE (header[19]) * 12;
}

/* How many pixels of the area are dark, once a window covers it: the bare screen is all black. */
static gboolean
look (guint *n_dark)
{
  guint n_light = 0;

  *n_dark = 0;
  for (int y = area_y; y < area_y + area_height; y++)
    {
      const guint8 *pixel = screen + (gsize) y * line_bytes + (gsize) area_x * 4;

      for (int x = 0; x < area_width; x++, pixel += 4)
        {
          if (pixel[1] < DARK)
            (*n_dark)++;
          else
            n_light++;
        }
    }
  return n_light > (guint) (area_width * area_height / 2);
}

static long
read_status (pid_t pid, const char *field)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *content = NULL;
  const char *found;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return -1;
  found = strstr (content, field);
  return found != NULL ? strtol (found + strlen (field), NULL, 10) : -1;
}

static pid_t
start (char **command, const char *probe_path)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;
  g_setenv ("LD_PRELOAD", g_getenv ("HW_BENCH_PROBE"), TRUE);
  g_setenv ("HW_PROBE", probe_path, TRUE);
  execvp (command[0], command);
  _exit (127);
}

static const HwProbe *
map_probe (const char *path)
{
  int fd = open (path, O_RDONLY);
  const HwProbe *probe;
  struct stat info;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) != 0 || info.st_size < (off_t) sizeof (HwProbe))
    {
      close (fd);
      return NULL;
    }
  probe = mmap (NULL, sizeof (HwProbe), PROT_READ, MAP_SHARED, fd, 0);
  close (fd);
  return probe != MAP_FAILED ? probe : NULL;
}

int
main (int argc, char **argv)
{
  const HwProbe *probe = NULL;
  gint64 began, frame = 0, text = 0, quiet_since, quiet_cpu, cpu, deadline;
  gint64 frame_cpu = 0, text_cpu = 0;
  guint longest = 0, longest_cpu = 0;
  clockid_t clock;
  pid_t pid;
  int status;

  if (argc < 9)
    return 2;
  map_screen (argv[1]);
  area_x = atoi (argv[3]);
  area_y = atoi (argv[4]);
  area_width = atoi (argv[5]);
  area_height = atoi (argv[6]);
  g_unlink (argv[2]);

  began = now (CLOCK_MONOTONIC);
  deadline = began + atoi (argv[7]) * G_GINT64_CONSTANT (1000000000);
  pid = start (argv + 8, argv[2]);
  clock_getcpuclockid (pid, &clock);
  quiet_since = began;
  quiet_cpu = cpu = 0;
  for (;;)
    {
      gint64 time = now (CLOCK_MONOTONIC);
      guint n_dark;

      if (waitpid (pid, &status, WNOHANG) == pid)
        {
          fprintf (stderr, "%s ended with status %d\n", argv[8], status);
          return 1;
        }
      if (text == 0)
        {
          gboolean covered = look (&n_dark);

          if (frame == 0 && covered)
            {
              frame = time;
              frame_cpu = now (clock);
            }
          if (covered && n_dark >= MIN_DARK_PIXELS)
            {
              text = time;
              text_cpu = now (clock);
            }
        }
      if (probe == NULL)
        probe = map_probe (argv[2]);
      cpu = now (clock);
      if (cpu - quiet_cpu > QUIET_CPU_NS)
        {
          quiet_cpu = cpu;
          quiet_since = time;
        }
      /* A program that was just started waits for the X server now and then: not quiet before a
       * frame. */
      if ((frame != 0 && time - quiet_since > QUIET_NS) || time > deadline)
        break;
      g_usleep (text == 0 ? 300 : 5000);
    }
  for (gint64 i = 0; probe != NULL && i < MIN (probe->n_turns, HW_PROBE_MAX); i++)
    {
      longest = MAX (longest, probe->turns[i]);
      longest_cpu = MAX (longest_cpu, probe->turns_cpu[i]);
    }
  printf (
      "{\"frame\": %.2f, \"probe_frame\": %.2f, \"text\": %.2f, \"quiet\": %.2f, \"cpu\": %.2f, "
      "\"frame_cpu\": %.2f, \"text_cpu\": %.2f, \"rss_kib\": %ld, \"turn\": %.2f, "
      "\"turn_cpu\": %.2f}\n",
      ms (began, frame), ms (began, probe != NULL ? probe->first_frame : 0), ms (began, text),
      ms (began, quiet_since), (double) cpu / 1e6, (double) frame_cpu / 1e6,
      (double) text_cpu / 1e6, read_status (pid, "VmHWM:"), longest / 1000.0, longest_cpu / 1000.0);
  kill (pid, SIGTERM);
  for (int i = 0; i < 200 && waitpid (pid, &status, WNOHANG) == 0; i++)
    g_usleep (10000);
  kill (pid, SIGKILL);
  return 0;
}

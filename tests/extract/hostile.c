/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile.h"

#include "extract-builder.h"
#include "frames-private.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* What it has open beside the standard streams. */
#define FIRST_FILE 3
#define LAST_FILE 10

static volatile guint8 sink;

static void
do_crash (void)
{
  volatile int *volatile nowhere = NULL;

  *nowhere = 1;
}

static void
do_hang (void)
{
  for (;;)
    sink++;
}

static void
do_sleep (void)
{
  const struct timespec long_time = { 3600, 0 };

  for (;;)
    nanosleep (&long_time, NULL);
}

static void
do_freeze (void)
{
  raise (SIGSTOP);
}

static void
do_eat (void)
{
  for (;;)
    memset (g_malloc (1024 * 1024), 1, 1024 * 1024);
}

static void
do_bomb (void)
{
  sink = *(guint8 *) g_malloc0 ((gsize) 64 * 1024 * 1024 * 1024);
}

static guint
dig (guint depth)
{
  volatile guint8 room[4096];

  room[depth % sizeof room] = (guint8) depth;
  return depth == 0 ? 0 : dig (depth - 1) + room[depth % sizeof room];
}

static void
do_stack (void)
{
  sink = (guint8) dig (G_MAXUINT);
}

static void
write_everywhere (const void *data, gsize n_bytes)
{
  /* One of them is the file, which may not grow. */
  signal (SIGXFSZ, SIG_IGN);
  for (int file = FIRST_FILE; file <= LAST_FILE; file++)
    if (write (file, data, n_bytes) < 0)
      continue;
}

static void
do_garbage (void)
{
  write_everywhere ("garbage and more of it", 22);
}

static void
do_truncate (void)
{
  write_everywhere (HW_FRAMES_MAGIC "\1\5", HW_FRAMES_MAGIC_BYTES + 2);
  _exit (0);
}

static void
do_quit (void)
{
  _exit (0);
}

static void
do_fork (void)
{
  if (fork () < 0)
    abort ();
}

static void
do_exec (void)
{
  execl ("/bin/true", "true", NULL);
}

static gpointer
nothing (gpointer data)
{
  return data;
}

static void
do_thread (void)
{
  pthread_t thread;

  if (pthread_create (&thread, NULL, nothing, NULL) != 0)
    abort ();
}

static void
do_kill (void)
{
  kill (getppid (), SIGKILL);
}

static const struct
{
  const char *word;
  void (*act) (void);
} acts[] = {
  { "crash", do_crash },       { "abort", abort },      { "hang", do_hang },
  { "sleep", do_sleep },       { "freeze", do_freeze }, { "eat", do_eat },
  { "bomb", do_bomb },         { "stack", do_stack },   { "garbage", do_garbage },
  { "truncate", do_truncate }, { "quit", do_quit },     { "fork", do_fork },
  { "exec", do_exec },         { "thread", do_thread }, { "kill", do_kill },
};

/* A document that says what could be done and what this process was told. */
static HwExtract *
spy (GError **error)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  const char *const *environment = (const char *const *) environ;
  static const char *const paths[] = { "/etc/passwd", "/proc/self/environ", "/dev/null", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *line = g_strdup_printf (
          "open %s: %s", paths[i], open (paths[i], O_RDONLY) < 0 ? g_strerror (errno) : "POSSIBLE");

      hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
      hw_extract_builder_append (builder, line, -1);
    }
  hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  hw_extract_builder_append (builder, "socket: ", -1);
  hw_extract_builder_append (
      builder, socket (AF_INET, SOCK_STREAM, 0) < 0 ? g_strerror (errno) : "POSSIBLE", -1);
  for (gsize i = 0; environment[i] != NULL; i++)
    {
      hw_extract_builder_begin (builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
      hw_extract_builder_append (builder, environment[i], -1);
    }
  hw_extract_builder_get (builder)->title = g_strdup ("spy");
  return hw_extract_builder_finish (builder, error);
}

/* More remarks than can be sent. */
static HwExtract *
talk (GError **error)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  HwExtract *extract = hw_extract_builder_get (builder);

  extract->title = g_strdup ("talk");
  hw_extract_builder_append (builder, "text", -1);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (extract->remarks, g_strnfill (HW_FRAME_MAX_BYTES - 64, 'x'));
  return hw_extract_builder_finish (builder, error);
}

HwExtract *
hostile_extract_bytes (GBytes *bytes,
                       const HwReadOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *head = g_strndup (data, MIN (n_bytes, 64));
  g_auto (GStrv) words = g_strsplit_set (head, " \n", -1);

  if (g_strcmp0 (words[0], "HOSTILE") != 0 || words[1] == NULL)
    return hw_extract_bytes (bytes, options, cancellable, error);
  if (strcmp (words[1], "spy") == 0)
    return spy (error);
  if (strcmp (words[1], "talk") == 0)
    return talk (error);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (words[1], acts[i].word) == 0)
      acts[i].act ();
  /* What could be done without being ended for it shows as a document. */
  return hw_extract_bytes (bytes, options, cancellable, error);
}

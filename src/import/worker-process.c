/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-process.h"

#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "hawashi-extract"
#define N_FILES 2
/* Milliseconds: for a machine that is busy with other things. */
#define START_PATIENCE 20000
#define END_PATIENCE 5000

static char *chosen_program;

void
hw_worker_set_program (const char *path)
{
  g_free (chosen_program);
  chosen_program = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

/* In the build directory, where it is installed, or where the whole was moved to. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup ("/usr/bin");
  char *moved = g_build_filename (folder, "..", "libexec", PROGRAM, NULL);

  if (chosen_program != NULL)
    {
      g_free (moved);
      return g_strdup (chosen_program);
    }
  const char *const paths[] = {
#ifdef HW_BUILD_EXTRACT
    HW_BUILD_EXTRACT,
#endif
    HW_LIBEXEC_DIR "/" PROGRAM,
  };
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_EXECUTABLE))
      {
        g_free (moved);
        return g_strdup (paths[i]);
      }
  return moved;
}

/* Its language, and what developers tell all programs. Whatever else this process was told is not its business. */
static char **
make_environment (void)
{
  static const char *const kept[]
      = { "LANGUAGE",         "TZ",           "LD_LIBRARY_PATH", "G_DEBUG",
          "G_MESSAGES_DEBUG", "ASAN_OPTIONS", "UBSAN_OPTIONS",   "LSAN_OPTIONS" };
  g_auto (GStrv) all = g_get_environ ();
  GPtrArray *some = g_ptr_array_new ();

  for (gsize i = 0; all[i] != NULL; i++)
    {
      const gsize n_name = strcspn (all[i], "=");
      gboolean keep = g_str_has_prefix (all[i], "LC_") || g_str_has_prefix (all[i], "LANG=");

      for (gsize j = 0; j < G_N_ELEMENTS (kept); j++)
        keep |= strlen (kept[j]) == n_name && strncmp (all[i], kept[j], n_name) == 0;
      if (keep)
        g_ptr_array_add (some, g_strdup (all[i]));
    }
  g_ptr_array_add (some, NULL);
  return (char **) g_ptr_array_free (some, FALSE);
}

/* What parsers complain of is no news to anybody but a developer. */
static gboolean
is_silent (void)
{
  return g_getenv ("G_MESSAGES_DEBUG") == NULL && g_getenv ("ASAN_OPTIONS") == NULL;
}

/* 0, or an errno. */
static int
spawn (const char *program, gboolean pictures, int socket, pid_t *pid)
{
  g_auto (GStrv) environment = make_environment ();
  char *const arguments[]
      = { (char *) program, (char *) "--serve", pictures ? (char *) "--pictures" : NULL, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int code;

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (is_silent ())
    posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addchdir_np (&actions, "/");
  posix_spawnattr_init (&attributes);
  /* In a group of its own: Ctrl+C in a terminal is for the program, which ends this one. */
  posix_spawnattr_setflags (&attributes,
                            POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup (&attributes, 0);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  code = posix_spawn (pid, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return code;
}

/* The next message, which must have this size. */
static gboolean
receive (HwWorkerProcess *self, gpointer message, gsize n_bytes, int patience)
{
  struct pollfd ready = { .fd = self->socket, .events = POLLIN };
  int n;

  do
    n = poll (&ready, 1, patience);
  while (n < 0 && errno == EINTR);
  return n > 0 && recv (self->socket, message, n_bytes, MSG_TRUNC) == (ssize_t) n_bytes;
}

static void
set_not_started (GError **error, const char *program, const char *reason)
{
  g_autofree char *name = g_filename_display_name (program);

  g_set_error (
      error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED,
      /* Translators: the first %s is the path of a program of Hawashi's own, the second is the system's
                * reason, like "No such file or directory". */
      _ ("Only plain text can be read: “%s” cannot be started (%s)."), name, reason);
}

HwWorkerProcess *
hw_worker_process_start (gboolean pictures, GError **error)
{
  g_autofree char *program = find_program ();
  HwWorkerHello hello = { 0 };
  int ends[2], code;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      set_not_started (error, program, g_strerror (errno));
      return NULL;
    }
  g_autoptr (HwWorkerProcess) self = g_new0 (HwWorkerProcess, 1);
  self->socket = ends[0];
  code = spawn (program, pictures, ends[1], &self->pid);
  close (ends[1]);
  if (code != 0)
    {
      self->pid = 0;
      set_not_started (error, program, g_strerror (code));
      return NULL;
    }
  if (!receive (self, &hello, sizeof hello, START_PATIENCE) || hello.magic != HW_WORKER_MAGIC)
    {
      set_not_started (error, program, _ ("it does not answer"));
      return NULL;
    }
  self->holds = (HwHolds) hello.holds;
  return g_steal_pointer (&self);
}

void
hw_worker_process_free (HwWorkerProcess *self)
{
  if (self == NULL)
    return;
  close (self->socket);
  if (self->pid > 0)
    {
      /* Its readers die with it. */
      kill (self->pid, SIGKILL);
      while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    }
  g_free (self);
}

gboolean
hw_worker_process_send (HwWorkerProcess *self, GBytes *request, int file, int frames)
{
  const int files[N_FILES] = { file, frames };
  union
  {
    char bytes[CMSG_SPACE (sizeof files)];
    struct cmsghdr align;
  } control = { { 0 } };
  gsize n_bytes;
  gconstpointer bytes = g_bytes_get_data (request, &n_bytes);
  struct iovec data = { (void *) bytes, n_bytes };
  struct msghdr message = { .msg_iov = &data,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control.bytes };
  struct cmsghdr *part = CMSG_FIRSTHDR (&message);

  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN (sizeof files);
  memcpy (CMSG_DATA (part), files, sizeof files);
  return sendmsg (self->socket, &message, MSG_NOSIGNAL) == (ssize_t) n_bytes;
}

void
hw_worker_process_kill_reader (HwWorkerProcess *self)
{
  send (self->socket, "K", 1, MSG_NOSIGNAL);
}

gboolean
hw_worker_process_await (HwWorkerProcess *self, int *status)
{
  HwWorkerResult result;

  if (!receive (self, &result, sizeof result, END_PATIENCE) || result.magic != HW_WORKER_MAGIC)
    return FALSE;
  *status = result.status;
  return TRUE;
}

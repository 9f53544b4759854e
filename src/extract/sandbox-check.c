/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 5
#define MEMORY ((guint64) 1024 * 1024 * 1024)

/* Each TRUE where it could be done. */

static gboolean
open_file (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
make_file (void)
{
  g_autofree char *path = g_strdup_printf ("/tmp/hawashi-sandbox-%d", (int) getpid ());

  return open (path, O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0 && unlink (path) == 0;
}

static gboolean
make_socket (void)
{
  /* One without an address would be of no use: a network that nobody is in refuses no socket. */
  const int out = socket (AF_INET, SOCK_DGRAM, 0);
  const struct sockaddr address = { .sa_family = AF_UNSPEC };

  return out >= 0 && connect (out, &address, sizeof address) == 0;
}

static gboolean
run_program (void)
{
  execl ("/bin/true", "true", NULL);
  return FALSE;
}

static gboolean
make_process (void)
{
  const pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child > 0;
}

static gboolean
signal_parent (void)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
trace_parent (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0;
}

static gboolean
make_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
         != MAP_FAILED;
}

static gboolean
take_memory (void)
{
  return mmap (NULL, 2 * MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
         != MAP_FAILED;
}

static const struct
{
  const char *name;
  gboolean (*can) (void);
} attempts[] = {
  { "open", open_file },      { "create", make_file },  { "socket", make_socket },
  { "exec", run_program },    { "fork", make_process }, { "kill", signal_parent },
  { "ptrace", trace_parent }, { "code", make_code },    { "memory", take_memory },
};

/* What a process that is run in its place exits with is 0, as that of an attempt that was no failure. */
static const char *
attempt (gsize index, HwHolds holds)
{
  const HwSandboxLimits limits = { MEMORY, SECONDS };
  const pid_t child = fork ();
  int status = -1;

  if (child == 0)
    {
      if (!hw_sandbox_close (holds, &limits, FALSE))
        _exit (HW_WORKER_EXIT_SANDBOX);
      _exit (attempts[index].can () ? 0 : 1);
    }
  if (child < 0 || waitpid (child, &status, 0) < 0)
    return "unknown";
  if (WIFSIGNALED (status))
    return WTERMSIG (status) == SIGSYS ? "killed" : "crashed";
  return WEXITSTATUS (status) == 0 ? "possible" : WEXITSTATUS (status) == 1 ? "refused" : "unknown";
}

int
hw_sandbox_check (void)
{
  static const struct
  {
    HwHolds bit;
    const char *name;
  } names[] = {
    { HW_HOLDS_LIMITS, "limits" },
    { HW_HOLDS_NAMESPACES, "namespaces" },
    { HW_HOLDS_LANDLOCK, "landlock" },
    { HW_HOLDS_SECCOMP, "seccomp" },
  };
  const HwHolds holds = hw_sandbox_begin (FALSE);
  int status = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_print ("%s\t%s\n", names[i].name, (holds & names[i].bit) != 0 ? "holds" : "absent");
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      const char *result = attempt (i, holds);

      g_print ("%s\t%s\n", attempts[i].name, result);
      if (!g_str_equal (result, "refused") && !g_str_equal (result, "killed"))
        status = 1;
    }
  return status;
}

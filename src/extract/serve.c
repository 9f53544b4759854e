/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "serve.h"

#include "job.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_FILES 2

typedef struct
{
  guint8 data[HW_WORKER_MAX_MESSAGE];
  gsize n_bytes; /* 0: the other end is gone */
  int files[N_FILES];
  guint n_files;
} Message;

static void
close_files (Message *message)
{
  for (guint i = 0; i < message->n_files; i++)
    close (message->files[i]);
  message->n_files = 0;
}

static void
take_files (Message *message, struct msghdr *header)
{
  for (struct cmsghdr *part = CMSG_FIRSTHDR (header); part != NULL;
       part = CMSG_NXTHDR (header, part))
    if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS)
      {
        message->n_files = MIN (N_FILES, (guint) ((part->cmsg_len - CMSG_LEN (0)) / sizeof (int)));
        memcpy (message->files, CMSG_DATA (part), message->n_files * sizeof (int));
      }
}

static void
receive (int socket, Message *message)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int) * N_FILES)];
    struct cmsghdr align;
  } control;
  struct iovec data = { message->data, sizeof message->data };
  struct msghdr header = { .msg_iov = &data,
                           .msg_iovlen = 1,
                           .msg_control = control.bytes,
                           .msg_controllen = sizeof control.bytes };
  ssize_t n;

  message->n_files = 0;
  do
    n = recvmsg (socket, &header, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  message->n_bytes = n > 0 ? (gsize) n : 0;
  if (n > 0)
    take_files (message, &header);
}

/* Interrupts the waiting, no more. */
static void
child_ended_cb (int number)
{
}

/* Waits for the end of the reader, and brings it about where that is asked for. */
static int
await (int socket, pid_t reader)
{
  sigset_t waiting;
  int status;

  sigprocmask (SIG_SETMASK, NULL, &waiting);
  sigdelset (&waiting, SIGCHLD);
  while (waitpid (reader, &status, WNOHANG) == 0)
    {
      struct pollfd asked = { .fd = socket, .events = POLLIN };
      guint8 word;

      /* The signal is let in only here. */
      if (ppoll (&asked, 1, NULL, &waiting) <= 0)
        continue;
      kill (reader, SIGKILL);
      if (recv (socket, &word, sizeof word, 0) <= 0)
        {
          waitpid (reader, &status, 0);
          break;
        }
    }
  return status;
}

/* The process that reads: it has the file and the pipe, and nothing else of its parent's. */
G_NORETURN static void
start_job (int socket, const Message *message, HwHolds holds)
{
  HwWorkerWish wish;
  HwReadOptions options;
  g_autofree const char **map = NULL;
  HwWorkerLimits limits;
  sigset_t none;

  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (getppid () == 1)
    _exit (HW_WORKER_EXIT_SANDBOX);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  signal (SIGCHLD, SIG_DFL);
  close (socket);
  if (!hw_worker_request_read (message->data, message->n_bytes, &wish, &options, &map, &limits))
    _exit (HW_WORKER_EXIT_SANDBOX);
  const HwSandboxLimits bounds = { limits.memory, limits.seconds };
  hw_job_run (message->files[0], message->files[1], &wish, &options, holds, &bounds);
}

static gboolean
serve_one (int socket, Message *message, HwHolds holds)
{
  HwWorkerResult result = { HW_WORKER_MAGIC, W_EXITCODE (HW_WORKER_EXIT_SANDBOX, 0) };
  const pid_t reader = fork ();

  if (reader == 0)
    start_job (socket, message, holds);
  close_files (message);
  if (reader > 0)
    result.status = await (socket, reader);
  return send (socket, &result, sizeof result, MSG_NOSIGNAL) == sizeof result;
}

int
hw_serve (int socket, HwHolds holds)
{
  const HwWorkerHello hello = { HW_WORKER_MAGIC, holds };
  const struct sigaction ended = { .sa_handler = child_ended_cb };
  static Message message;
  sigset_t blocked;

  sigemptyset (&blocked);
  sigaddset (&blocked, SIGCHLD);
  sigprocmask (SIG_BLOCK, &blocked, NULL);
  sigaction (SIGCHLD, &ended, NULL);
  if (send (socket, &hello, sizeof hello, MSG_NOSIGNAL) != sizeof hello)
    return 1;
  for (;;)
    {
      receive (socket, &message);
      if (message.n_bytes == 0)
        return 0;
      /* A word to kill that came after the end asks for nothing. */
      if (message.n_files == N_FILES)
        {
          if (!serve_one (socket, &message, holds))
            return 0;
        }
      close_files (&message);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-private.h"

#include "frames.h"
#include "worker-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a small file may cost its reader, and a large one more. Address space, of which the libraries take a
 * tenth: a file of 3 MB stays within 512 MB. A text of one byte a letter is read into two, moved, put together
 * anew, and grows by doubling; the tree of a page takes what html-tree.c gives it. */
#define MEMORY ((guint64) 480 * 1024 * 1024)
#define MEMORY_PER_BYTE 16
#define MAX_MEMORY ((guint64) 4 * 1024 * 1024 * 1024)
/* Seconds. Large files are read at 10 MB a second and more. */
#define PATIENCE 8
#define BYTES_PER_SECOND (1024 * 1024)
#define MAX_PATIENCE 300

#define READ_STEP (256 * 1024)
#define LARGE_PIPE (1024 * 1024)

struct _HwWorker
{
  HwWorkerProcess *process; /* NULL: to be started for the next file */
  gboolean pictures;        /* and it is to be prepared for these */
};

/* How the reading of a file ended. */
typedef struct
{
  HwWorkerFeed feed;
  gpointer reader; /* of the frames */
  GError *damage;  /* in these */
  gboolean was_late, was_cancelled;
} Reading;

/* HwHolds of the last one that was started; -1 for none. */
static int known_holds = -1;

HwWorker *
hw_worker_new (void)
{
  return g_new0 (HwWorker, 1);
}

HwWorker *
hw_worker_new_for_pictures (void)
{
  HwWorker *self = hw_worker_new ();

  self->pictures = TRUE;
  return self;
}

void
hw_worker_free (HwWorker *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->process, hw_worker_process_free);
  g_free (self);
}

static gboolean
start (HwWorker *self, GError **error)
{
  if (self->process != NULL)
    return TRUE;
  self->process = hw_worker_process_start (self->pictures, error);
  if (self->process == NULL)
    return FALSE;
  g_atomic_int_set (&known_holds, (int) self->process->holds);
  return TRUE;
}

static void
set_cannot_give (GError **error, int code)
{
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNREADABLE,
               _ ("The file cannot be given to its reader: %s."), g_strerror (code));
}

/* A file in memory that nobody can change any more; -1 on failure. */
static int
make_file (GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  int file = memfd_create ("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  for (gsize i = 0; file >= 0 && i < n_bytes;)
    {
      const ssize_t n = write (file, data + i, n_bytes - i);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          set_cannot_give (error, errno);
          close (file);
          return -1;
        }
      i += (gsize) n;
    }
  if (file < 0)
    set_cannot_give (error, errno);
  else
    fcntl (file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  return file;
}

/* The frames as they come, up to their end, to a lie in them, to the deadline or to a cancel. */
static void
read_frames (Reading *self, int from, gint64 deadline, GCancellable *cancellable)
{
  g_autofree guint8 *buffer = g_malloc (READ_STEP);
  struct pollfd wait[2] = { { .fd = from, .events = POLLIN },
                            { .fd = g_cancellable_get_fd (cancellable), .events = POLLIN } };

  for (;;)
    {
      const gint64 left = deadline - g_get_monotonic_time ();
      ssize_t n;

      self->was_cancelled = g_cancellable_is_cancelled (cancellable);
      self->was_late = left <= 0;
      if (self->was_cancelled || self->was_late)
        break;
      /* A descriptor of -1 is passed over. */
      if (poll (wait, G_N_ELEMENTS (wait), (int) (left / 1000) + 1) <= 0 || wait[0].revents == 0)
        continue;
      n = read (from, buffer, READ_STEP);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || !self->feed (self->reader, buffer, (gsize) n, &self->damage))
        break;
    }
  if (wait[1].fd >= 0)
    g_cancellable_release_fd (cancellable);
}

static void
set_late (GError **error)
{
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TIME,
                       _ ("Reading this file took too long, and was ended."));
}

static void
set_memory (GError **error)
{
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_MEMORY,
                       _ ("Reading this file needed too much memory."));
}

/* It is the file, most likely: another one of the same format may well be read. */
static void
set_stopped (GError **error)
{
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED,
                       _ ("The reader of this format stopped unexpectedly. The file may be "
                          "damaged."));
}

static void
set_ended_by (GError **error, int status)
{
  if (WIFSIGNALED (status))
    g_debug ("a reader was ended by signal %d", WTERMSIG (status));
  else
    g_debug ("a reader ended with status %d", WEXITSTATUS (status));

  if (WIFEXITED (status) && WEXITSTATUS (status) == HW_WORKER_EXIT_MEMORY)
    set_memory (error);
  else if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    set_late (error);
  /* Nobody but the kernel kills it, which is short of memory then. */
  else if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    set_memory (error);
  else if (WIFEXITED (status) && WEXITSTATUS (status) == HW_WORKER_EXIT_SANDBOX)
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED,
                         _ ("The file was not read: what would keep its reader from doing harm "
                            "could not be set up."));
  else
    set_stopped (error);
}

void
hw_worker_propagate (GError **error, GError *failure)
{
  if (failure->domain == HW_IMPORT_ERROR)
    {
      g_propagate_error (error, failure);
      return;
    }
  g_debug ("a reader sent what cannot be: %s", failure->message);
  g_error_free (failure);
  set_stopped (error);
}

static gboolean
end_reading (HwWorker *self, Reading *reading, GCancellable *cancellable, GError **error)
{
  const gboolean ended = !reading->was_cancelled && !reading->was_late && reading->damage == NULL;
  int status = 0;

  if (!ended)
    hw_worker_process_kill_reader (self->process);
  if (!hw_worker_process_await (self->process, &status))
    {
      g_debug ("a reader could not be ended");
      g_clear_pointer (&self->process, hw_worker_process_free);
      status = W_EXITCODE (0, SIGABRT);
    }

  if (reading->was_cancelled)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (reading->was_late)
    set_late (error);
  else if (reading->damage != NULL)
    hw_worker_propagate (error, g_steal_pointer (&reading->damage));
  else if (status != 0)
    set_ended_by (error, status);
  return ended && status == 0;
}

HwWorkerLimits
hw_worker_limits_for (gsize n_bytes)
{
  return (HwWorkerLimits){
    .memory = MIN (MEMORY + (guint64) n_bytes * MEMORY_PER_BYTE, MAX_MEMORY),
    .seconds = (guint32) MIN (PATIENCE + n_bytes / BYTES_PER_SECOND, MAX_PATIENCE),
  };
}

/* Gives the file to a process that waits for one. Its frames will come from what is returned; -1 on
 * failure. */
static int
give (HwWorker *self, GBytes *request, int file, gsize n_bytes, GError **error)
{
  int ends[2];
  gboolean sent = FALSE;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    {
      set_cannot_give (error, errno);
      return -1;
    }
  if (n_bytes > LARGE_PIPE)
    fcntl (ends[0], F_SETPIPE_SZ, LARGE_PIPE);
  /* One that went away while it had nothing to do is replaced. */
  for (guint i = 0; i < 2 && !sent && start (self, error); i++)
    {
      sent = hw_worker_process_send (self->process, request, file, ends[1]);
      if (!sent)
        {
          g_clear_pointer (&self->process, hw_worker_process_free);
          if (i > 0)
            set_stopped (error);
        }
    }
  close (ends[1]);
  if (sent)
    return ends[0];
  close (ends[0]);
  return -1;
}

gboolean
hw_worker_ask (HwWorker *self,
               GBytes *bytes,
               const HwWorkerWish *wish,
               const HwReadOptions *options,
               const HwWorkerLimits *limits,
               HwWorkerFeed feed,
               gpointer reader,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) request = hw_worker_request_write (wish, options, limits);
  Reading reading = { .feed = feed, .reader = reader };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (request == NULL)
    {
      set_cannot_give (error, E2BIG);
      return FALSE;
    }
  const int file = make_file (bytes, error);
  if (file < 0)
    return FALSE;
  const int frames = give (self, request, file, g_bytes_get_size (bytes), error);
  close (file);
  if (frames < 0)
    return FALSE;

  read_frames (&reading, frames, g_get_monotonic_time () + limits->seconds * G_USEC_PER_SEC,
               cancellable);
  close (frames);
  const gboolean ok = end_reading (self, &reading, cancellable, error);
  g_clear_error (&reading.damage);
  return ok;
}

static gboolean
feed_document (gpointer reader, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_frame_reader_feed (reader, data, n_bytes, error);
}

HwExtract *
hw_worker_read (HwWorker *self,
                GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  const HwWorkerLimits limits = hw_worker_limits_for (g_bytes_get_size (bytes));
  const HwWorkerWish wish = { .task = HW_WORKER_READ };
  g_autoptr (HwFrameReader) frames = hw_frame_reader_new ();
  GError *failure = NULL;
  HwExtract *extract;

  if (!hw_worker_ask (self, bytes, &wish, options, &limits, feed_document, frames, cancellable,
                      error))
    return NULL;
  extract = hw_frame_reader_finish (frames, &failure);
  if (extract == NULL)
    hw_worker_propagate (error, failure);
  return extract;
}

static void
add_words (GString *words, const char *more)
{
  if (words->len > 0)
    /* Translators: between two things in a list. */
    g_string_append (words, _ (", "));
  g_string_append (words, more);
}

char *
hw_worker_describe (gboolean wait)
{
  static const struct
  {
    HwHolds bit;
    const char *words;
  } parts[] = {
    /* Translators: what keeps a process in; these stand in a list. */
    { HW_HOLDS_LIMITS, N_ ("limits on memory and time") },
    { HW_HOLDS_NAMESPACES, N_ ("a network of its own (namespaces)") },
    { HW_HOLDS_LANDLOCK, N_ ("no file system (Landlock)") },
    { HW_HOLDS_SECCOMP, N_ ("only the system calls of reading (seccomp)") },
  };
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) holding = g_string_new (NULL), missing = g_string_new (NULL);

  if (g_atomic_int_get (&known_holds) < 0 && !wait)
    return NULL;
  if (g_atomic_int_get (&known_holds) < 0 && !start (worker, &error))
    return g_strdup (error->message);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_words ((g_atomic_int_get (&known_holds) & (int) parts[i].bit) != 0 ? holding : missing,
               _ (parts[i].words));
  g_autofree char *first
      /* Translators: %s is a list of what keeps a process in. */
      = g_strdup_printf (_ ("Files are read by a process that is kept in by: %s."), holding->str);
  if (missing->len == 0)
    return g_steal_pointer (&first);
  g_autofree char *second = g_strdup_printf (_ ("This system does not give: %s."), missing->str);
  return g_strconcat (first, " ", second, NULL);
}

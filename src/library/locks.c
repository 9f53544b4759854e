/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where SQLite's locks on a database begin (https://sqlite.org/fileformat.html, "The Lock-Byte Page"): two
 * bytes that are asked for on the way, and those that whoever reads shares. The locks on the shared memory of
 * a log are far below, and are taken by one descriptor for all connections. */
#define PENDING_BYTE 0x40000000
#define SHARED_FIRST (PENDING_BYTE + 2)

/* A database that this process has locks on. SQLite counts its connections to a file, locks by the descriptor
 * of whichever comes first, and unlocks by that of whichever goes last: that is all one to the process, and
 * must be all one here. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  gboolean is_shared; /* nobody has another lock without this one */
} Locked;

static GMutex mutex;
static GArray *files; /* Locked */

static guint
find (const struct stat *info)
{
  guint i = 0;

  while (i < files->len
         && (g_array_index (files, Locked, i).device != info->st_dev
             || g_array_index (files, Locked, i).inode != info->st_ino))
    i++;
  return i;
}

/* The first connection may be one that only reads, and those after it lock for writing. */
static int
open_again (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int another = open (path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  return another >= 0 ? another : fcntl (fd, F_DUPFD_CLOEXEC, 3);
}

static void
forget (guint index)
{
  const int code = errno;

  close (g_array_index (files, Locked, index).fd);
  g_array_remove_index_fast (files, index);
  errno = code;
}

static int
set_lock (int fd, int command, struct flock *lock)
{
  const gboolean is_unlock = lock->l_type == F_UNLCK, is_all = lock->l_len == 0;
  struct stat info;
  Locked *file;
  guint index;
  int result;

  if (fstat (fd, &info) != 0)
    return -1;
  index = find (&info);
  if (index == files->len)
    {
      const Locked fresh = { info.st_dev, info.st_ino, is_unlock ? -1 : open_again (fd), FALSE };

      if (is_unlock || fresh.fd < 0)
        return is_unlock ? 0 : -1;
      g_array_append_val (files, fresh);
    }
  file = &g_array_index (files, Locked, index);
  result = fcntl (file->fd, command, lock);
  if (result == 0 && lock->l_start >= SHARED_FIRST)
    file->is_shared = !is_unlock;
  if (is_all || (!file->is_shared && (is_unlock || result != 0)))
    forget (index);
  return result;
}

static int
get_lock (int fd, struct flock *lock)
{
  struct stat info;
  guint index;

  if (fstat (fd, &info) != 0)
    return -1;
  index = find (&info);
  return fcntl (index < files->len ? g_array_index (files, Locked, index).fd : fd, F_OFD_GETLK,
                lock);
}

static int
lock (int fd, int command, struct flock *lock)
{
  const gboolean is_of_database = lock->l_len == 0 || lock->l_start >= PENDING_BYTE;
  int result;

  lock->l_pid = 0;
  if (!is_of_database)
    return fcntl (fd, command, lock);
  g_mutex_lock (&mutex);
  result = command == F_OFD_GETLK ? get_lock (fd, lock) : set_lock (fd, command, lock);
  g_mutex_unlock (&mutex);
  return result;
}

/* Stands in for fcntl() in SQLite. */
static int
control (int fd, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  switch (command)
    {
    case F_SETLK:
    case F_SETLKW: /* SQLite asks again by itself, and waits for nobody while we hold the mutex */
      result = lock (fd, F_OFD_SETLK, va_arg (arguments, struct flock *));
      break;
    case F_GETLK:
      result = lock (fd, F_OFD_GETLK, va_arg (arguments, struct flock *));
      break;
    case F_GETFD:
      result = fcntl (fd, command);
      break;
    default:
      result = fcntl (fd, command, va_arg (arguments, int));
      break;
    }
  va_end (arguments);
  return result;
}

void
hw_locks_set_up (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      sqlite3_vfs *vfs;

      files = g_array_new (FALSE, FALSE, sizeof (Locked));
      /* What SQLite counts of its memory nobody asks for, and it locks a mutex for each piece. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      sqlite3_initialize ();
      vfs = sqlite3_vfs_find (NULL);
      if (vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control) != SQLITE_OK)
        g_error ("this SQLite takes no other fcntl()");
      g_once_init_leave (&once, 1);
    }
}

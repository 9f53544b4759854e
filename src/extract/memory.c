/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-protocol.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* Where memory is refused the process ends at once, and says so by its exit status. Otherwise each library
 * would have its own way: GLib and C++ abort as in any crash, others go on along paths that nobody has tested. */

#ifndef HW_WORKER_IS_CHECKED

void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *old, size_t size);

static void *
ensure (void *memory, gboolean wanted)
{
  if (memory == NULL && wanted && errno == ENOMEM)
    _exit (HW_WORKER_EXIT_MEMORY);
  return memory;
}

void *
malloc (size_t size)
{
  return ensure (__libc_malloc (size), TRUE);
}

void *
calloc (size_t n, size_t size)
{
  return ensure (__libc_calloc (n, size), TRUE);
}

void *
realloc (void *old, size_t size)
{
  return ensure (__libc_realloc (old, size), size != 0);
}

#endif

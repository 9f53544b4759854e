/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "worker-protocol.h"

G_BEGIN_DECLS

/* What keeps a reader that a file has taken over from doing harm. It falls in two steps, of which neither
 * can be taken back: the first is once for a process and those it will start, the second for the one that reads. */

/* First step: no new privileges, no network, no file system but what poppler needs to read (of @pictures the fonts of the system too), no capabilities, as
 * far as the kernel gives it. From then on the process opens nothing. It must have one thread. Returns what holds, with
 * what hw_sandbox_close() will add. */
HwHolds hw_sandbox_begin (gboolean pictures);

/* What a process may take. */
typedef struct
{
  guint64 memory; /* bytes of address space; 0 for any */
  guint seconds;  /* of processor time; 0 for any */
} HwSandboxLimits;

/* Second step: limits, and only the system calls that reading takes. @may_open: files may be opened to read
 * where the first step shut all but those that may be seen. FALSE where something that should hold does not. */
gboolean hw_sandbox_close (HwHolds holds, const HwSandboxLimits *limits, gboolean may_open);

/* The parts of it. hw_sandbox_landlock() and hw_sandbox_can_filter() tell whether the kernel gives it;
 * hw_sandbox_filter() FALSE on failure. */
gboolean hw_sandbox_landlock (gboolean pictures);
gboolean hw_sandbox_can_filter (void);
gboolean hw_sandbox_filter (gboolean may_open);

/* Tries in processes of its own what must not be possible, and prints what holds. The exit status of a program: 0
 * where nothing was possible. */
int hw_sandbox_check (void);

G_END_DECLS

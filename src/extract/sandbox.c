/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Standard streams, the file, and a few that a library opens to read. */
#define MAX_FILES 32

/* A network of its own has no way out. Where a person may not make namespaces, root may. */
static HwHolds
leave_namespaces (void)
{
  if (unshare (CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0)
    return HW_HOLDS_NAMESPACES;
  if (unshare (CLONE_NEWNET | CLONE_NEWIPC) == 0)
    return HW_HOLDS_NAMESPACES;
  return 0;
}

static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };

  syscall (SYS_capset, &header, none);
}

HwHolds
hw_sandbox_begin (gboolean pictures)
{
  HwHolds holds = HW_HOLDS_LIMITS;

  /* Not to be looked into or steered by others of the same person either. */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return holds;
  holds |= leave_namespaces ();
  if (hw_sandbox_landlock (pictures))
    holds |= HW_HOLDS_LANDLOCK;
  if (hw_sandbox_can_filter ())
    holds |= HW_HOLDS_SECCOMP;
  drop_capabilities ();
  return holds;
}

static gboolean
limit (__rlimit_resource_t resource, guint64 most)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;
  limit.rlim_cur = limit.rlim_max = MIN (limit.rlim_max, most);
  return setrlimit (resource, &limit) == 0;
}

static gboolean
set_limits (const HwSandboxLimits *limits)
{
  gboolean ok = limit (RLIMIT_CORE, 0) && limit (RLIMIT_FSIZE, 0)
                && limit (RLIMIT_NOFILE, MAX_FILES) && limit (RLIMIT_NPROC, 0)
                && limit (RLIMIT_MEMLOCK, 0);

  if (limits->seconds != 0)
    ok = limit (RLIMIT_CPU, limits->seconds) && ok;
#ifndef HW_WORKER_IS_CHECKED
  if (limits->memory != 0)
    ok = limit (RLIMIT_AS, limits->memory) && ok;
#endif
  return ok;
}

gboolean
hw_sandbox_close (HwHolds holds, const HwSandboxLimits *limits, gboolean may_open)
{
  if (!set_limits (limits))
    return FALSE;
  return (holds & HW_HOLDS_SECCOMP) == 0
         || hw_sandbox_filter (may_open && (holds & HW_HOLDS_LANDLOCK) != 0);
}

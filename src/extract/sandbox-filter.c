/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What reading bytes, thinking, and writing bytes takes. */
static const int allowed[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (lseek),
  SCMP_SYS (_llseek),
  SCMP_SYS (fstat),
  SCMP_SYS (fstat64),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (brk),
  SCMP_SYS (madvise),
  SCMP_SYS (futex),
  SCMP_SYS (futex_time64),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getrandom),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (membarrier),
  SCMP_SYS (uname),
  SCMP_SYS (rseq),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (nanosleep),
  SCMP_SYS (clock_nanosleep),
};

/* What libraries ask for and can do without: they are told no. Anything else ends the process. */
static const struct
{
  int call, error;
} refused[] = {
  { SCMP_SYS (open), EACCES },
  { SCMP_SYS (openat2), EACCES },
  { SCMP_SYS (creat), EACCES },
  { SCMP_SYS (stat), EACCES },
  { SCMP_SYS (stat64), EACCES },
  { SCMP_SYS (lstat), EACCES },
  { SCMP_SYS (lstat64), EACCES },
  { SCMP_SYS (newfstatat), EACCES },
  { SCMP_SYS (fstatat64), EACCES },
  { SCMP_SYS (statx), EACCES },
  { SCMP_SYS (statfs), EACCES },
  { SCMP_SYS (access), EACCES },
  { SCMP_SYS (faccessat), EACCES },
  { SCMP_SYS (faccessat2), EACCES },
  { SCMP_SYS (readlink), EACCES },
  { SCMP_SYS (readlinkat), EACCES },
  { SCMP_SYS (getcwd), EACCES },
  { SCMP_SYS (socket), EACCES },
  { SCMP_SYS (ioctl), ENOTTY },
  { SCMP_SYS (fcntl), EPERM },
  { SCMP_SYS (fcntl64), EPERM },
  { SCMP_SYS (fadvise64), EPERM },
  { SCMP_SYS (prlimit64), EPERM },
  { SCMP_SYS (getrlimit), EPERM },
  { SCMP_SYS (sysinfo), EPERM },
  { SCMP_SYS (getrusage), EPERM },
  /* A thread is as little given; who wants one for speed goes on alone. */
  { SCMP_SYS (clone), EAGAIN },
  { SCMP_SYS (clone3), EAGAIN },
  { SCMP_SYS (fork), EAGAIN },
  { SCMP_SYS (vfork), EAGAIN },
  { SCMP_SYS (getdents64), EACCES },
};

/* Memory that can be run is not made. ARM has hints besides, which do no harm. */
static gboolean
allow_memory (scmp_filter_ctx filter)
{
  static const int calls[] = { SCMP_SYS (mmap), SCMP_SYS (mmap2), SCMP_SYS (mprotect) };
  gboolean ok = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      ok = seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))
               == 0
           && ok;
      ok = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), calls[i], 1,
                             SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC))
               == 0
           && ok;
    }
  return ok;
}

static gboolean
add_opening (scmp_filter_ctx filter, gboolean may_open)
{
  const guint writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_PATH;

  if (!may_open)
    return seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (openat), 0) == 0;
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, 0))
         == 0;
}

gboolean
hw_sandbox_can_filter (void)
{
  const guint32 action = SECCOMP_RET_KILL_PROCESS;

  return syscall (SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

gboolean
hw_sandbox_filter (gboolean may_open)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  gboolean ok = filter != NULL;

  /* A call that this processor does not have is passed over by the library. */
  for (gsize i = 0; ok && i < G_N_ELEMENTS (allowed); i++)
    ok = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
  for (gsize i = 0; ok && i < G_N_ELEMENTS (refused); i++)
    ok = seccomp_rule_add (filter, SCMP_ACT_ERRNO (refused[i].error), refused[i].call, 0) == 0;
  /* An abort is seen as one. */
  ok = ok
       && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                            SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()))
              == 0
       && allow_memory (filter) && add_opening (filter, may_open)
       && seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0
       && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);
  return ok;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* poor-kernel WITHOUT COMMAND…: runs it on a kernel that does not give what is named, "namespaces",
 * "landlock", "seccomp" or several between commas, as in many containers. */

static void
deny (scmp_filter_ctx filter, const char *call, int error)
{
  if (seccomp_rule_add (filter, SCMP_ACT_ERRNO (error), seccomp_syscall_resolve_name (call), 0)
      != 0)
    exit (99);
}

int
main (int argc, char **argv)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (filter == NULL || argc < 3)
    return 99;
  if (strstr (argv[1], "namespaces") != NULL)
    deny (filter, "unshare", EPERM);
  if (strstr (argv[1], "landlock") != NULL)
    deny (filter, "landlock_create_ruleset", ENOSYS);
  if (strstr (argv[1], "seccomp") != NULL)
    deny (filter, "seccomp", ENOSYS);
  if (seccomp_load (filter) != 0)
    return 99;
  execv (argv[2], argv + 2);
  perror (argv[2]);
  return 99;
}

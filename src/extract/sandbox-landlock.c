/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Landlock, spelled out here: what is built on an older system makes use of a newer kernel. */
#ifndef SYS_landlock_create_ruleset
#  define SYS_landlock_create_ruleset 444
#  define SYS_landlock_add_rule 445
#  define SYS_landlock_restrict_self 446
#endif
#define CREATE_RULESET_VERSION 1
#define RULE_PATH_BENEATH 1
#define ACCESS_READ_FILE (1 << 2)
#define ACCESS_READ_DIR (1 << 3)

/* The maps from the codes of a PDF's fonts to letters. */
#define POPPLER_DATA "/usr/share/poppler"
/* What stands in for fonts that a PDF does not bring with it. */
static const char *const fonts[] = { "/usr/share/fonts", "/usr/local/share/fonts" };

typedef struct
{
  guint64 files, network, scoped;
} Ruleset;

typedef struct __attribute__ ((packed))
{
  guint64 allowed;
  gint32 folder;
} PathRule;

/* How many kinds of access to files each version knows, and how much of the struct. */
static const struct
{
  guint n_files, n_network, n_scoped;
} versions[] = {
  { 13, 0, 0 }, { 14, 0, 0 }, { 15, 0, 0 }, { 15, 2, 0 }, { 16, 2, 0 }, { 16, 2, 2 },
};

static void
allow_reading (int ruleset, const char *path)
{
  PathRule rule
      = { ACCESS_READ_FILE | ACCESS_READ_DIR, open (path, O_PATH | O_DIRECTORY | O_CLOEXEC) };

  if (rule.folder < 0)
    return;
  syscall (SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
  close (rule.folder);
}

gboolean
hw_sandbox_landlock (gboolean pictures)
{
  const long version = syscall (SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);

  if (version < 1)
    return FALSE;
  const gsize newest = G_N_ELEMENTS (versions) - 1;
  const gsize row = (gsize) version > newest ? newest : (gsize) version - 1;
  const Ruleset rules = {
    ((guint64) 1 << versions[row].n_files) - 1,
    ((guint64) 1 << versions[row].n_network) - 1,
    ((guint64) 1 << versions[row].n_scoped) - 1,
  };
  const gsize size = versions[row].n_scoped > 0    ? sizeof rules
                     : versions[row].n_network > 0 ? G_STRUCT_OFFSET (Ruleset, scoped)
                                                   : G_STRUCT_OFFSET (Ruleset, network);
  const int ruleset = (int) syscall (SYS_landlock_create_ruleset, &rules, size, 0);

  if (ruleset < 0)
    return FALSE;
  allow_reading (ruleset, POPPLER_DATA);
  for (gsize i = 0; pictures && i < G_N_ELEMENTS (fonts); i++)
    allow_reading (ruleset, fonts[i]);
  const gboolean holds = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return holds;
}

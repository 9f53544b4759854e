/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-protocol.h"

#include <gio/gio.h>
#include <string.h>

static const char *extract, *poor_kernel; /* programs */

/* What hawashi-extract says of its sandbox: name -> word. @without: what the kernel does not give; NULL. */
static GHashTable *
check (const char *without, int *status)
{
  g_autoptr (GError) error = NULL;
  const char *const poor[] = { poor_kernel, without, extract, "--sandbox-check", NULL };
  g_autofree char *out = NULL;
  GHashTable *said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GSubprocess) process = g_subprocess_newv (without != NULL ? poor : poor + 2,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (process));
  *status = g_subprocess_get_exit_status (process);
  g_test_message ("without %s: status %d\n%s", without != NULL ? without : "nothing", *status, out);

  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *tab = strchr (lines[i], '\t');

      g_assert_nonnull (tab);
      g_hash_table_insert (said, g_strndup (lines[i], (gsize) (tab - lines[i])),
                           g_strdup (tab + 1));
    }
  return said;
}

static void
assert_refused (GHashTable *said, const char *name)
{
  const char *word = g_hash_table_lookup (said, name);

  g_assert_nonnull (word);
  if (!g_str_equal (word, "refused") && !g_str_equal (word, "killed"))
    g_error ("%s is %s", name, word);
}

static void
assert_nothing_possible (GHashTable *said)
{
  static const char *const attempts[]
      = { "open", "create", "socket", "exec", "fork", "kill", "ptrace", "code" };

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (said, attempts[i]);
#ifndef HW_WORKER_IS_CHECKED
  assert_refused (said, "memory");
#endif
}

static void
test_whole (void)
{
  int status;
  g_autoptr (GHashTable) said = check (NULL, &status);

  g_assert_cmpstr (g_hash_table_lookup (said, "limits"), ==, "holds");
  if (g_strcmp0 (g_hash_table_lookup (said, "seccomp"), "holds") != 0)
    {
      g_test_skip ("this kernel has no seccomp");
      return;
    }
  assert_nothing_possible (said);
#ifndef HW_WORKER_IS_CHECKED
  g_assert_cmpint (status, ==, 0);
#endif
}

/* The filter of system calls alone is enough for everything. */
static void
test_filter_alone (void)
{
  int status;
  g_autoptr (GHashTable) said = check ("namespaces,landlock", &status);

  g_assert_cmpstr (g_hash_table_lookup (said, "namespaces"), ==, "absent");
  g_assert_cmpstr (g_hash_table_lookup (said, "landlock"), ==, "absent");
  if (g_strcmp0 (g_hash_table_lookup (said, "seccomp"), "holds") == 0)
    assert_nothing_possible (said);
}

/* Where nothing is given it says so, and goes on. */
static void
test_nothing (void)
{
  int status;
  g_autoptr (GHashTable) said = check ("namespaces,landlock,seccomp", &status);

  g_assert_cmpstr (g_hash_table_lookup (said, "limits"), ==, "holds");
  g_assert_cmpstr (g_hash_table_lookup (said, "seccomp"), ==, "absent");
  g_assert_cmpstr (g_hash_table_lookup (said, "open"), ==, "possible");
  g_assert_cmpint (status, ==, 1);
}

/* Without the filter, Landlock keeps the files. */
static void
test_landlock_alone (void)
{
  int status;
  g_autoptr (GHashTable) said = check ("namespaces,seccomp", &status);

  if (g_strcmp0 (g_hash_table_lookup (said, "landlock"), "holds") != 0)
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }
  assert_refused (said, "open");
  assert_refused (said, "create");
  assert_refused (said, "exec");
}

/* And reads, whatever holds. */
static void
test_reads (void)
{
  static const char *const without[]
      = { "namespaces", "landlock", "namespaces,landlock", "namespaces,landlock,seccomp" };

  for (gsize i = 0; i < G_N_ELEMENTS (without); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *command = g_strdup_printf ("f=$(mktemp) && printf '<title>t</title><p>word' "
                                                  ">$f && %s %s %s --name=a.html <$f | cat; rm $f",
                                                  poor_kernel, without[i], extract);
      const char *const argv[] = { "/bin/sh", "-c", command, NULL };
      g_autoptr (GSubprocess) process
          = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
      g_autoptr (GBytes) out = NULL;

      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
      gsize n_bytes;
      const char *data = g_bytes_get_data (out, &n_bytes);
      g_assert_nonnull (memmem (data, n_bytes, "HwFrame", 7));
      g_assert_nonnull (memmem (data, n_bytes, "word\n", 5));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  extract = argv[1];
  poor_kernel = argv[2];
  g_test_add_func ("/sandbox/whole", test_whole);
  g_test_add_func ("/sandbox/filter-alone", test_filter_alone);
  g_test_add_func ("/sandbox/landlock-alone", test_landlock_alone);
  g_test_add_func ("/sandbox/nothing", test_nothing);
  g_test_add_func ("/sandbox/reads", test_reads);
  return g_test_run ();
}

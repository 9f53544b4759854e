/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts.h"
#include "fixture.h"
#include "history-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <string.h>
#include <unistd.h>

#define N_KILLS 200
/* So many kills on one library, then a new one: so that it stays small, and some meet its making. */
#define KILLS_A_LIBRARY 10

static char *worker;

/* Starts a worker, kills it @delay µs after its start or its first report, and gives what it had reported. */
static char *
run_and_kill (const char *path, gboolean at_work, gulong delay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_test_rand_int () & 0x7fffffff);
  const char *const argv[] = { worker, path, seed, "0", NULL };
  char buffer[4096];
  gssize n_read;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (at_work)
    {
      n_read = read (out, buffer, sizeof buffer);
      g_assert_cmpint (n_read, >, 0);
      g_string_append_len (output, buffer, n_read);
    }
  g_usleep (delay);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while ((n_read = read (out, buffer, sizeof buffer)) > 0)
    g_string_append_len (output, buffer, n_read);
  close (out);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  return g_strdup (output->str);
}

static void
remove_library (Fixture *fixture)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      g_unlink (path);
    }
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Facts) facts = NULL;
  guint n_facts = 0, n_undone = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;

      g_clear_pointer (&fixture->library, hw_library_close);
      if (i % KILLS_A_LIBRARY == 0)
        {
          remove_library (fixture);
          g_clear_pointer (&facts, facts_free);
          facts = facts_new ();
        }
      /* A slow machine may need all of the time for the start: in every other round it has begun. */
      output
          = run_and_kill (fixture->path, i % 2 == 1, (gulong) g_test_rand_int_range (500, 100000));
      facts_add (facts, output);
      fixture->library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_CREATE, &error);
      g_assert_no_error (error);
      fixture_assert_whole (fixture->library);
      facts_assert (facts, fixture->library);
      if (i % KILLS_A_LIBRARY == KILLS_A_LIBRARY - 1)
        {
          n_facts += facts_count (facts);
          /* History is whole too. */
          while (hw_library_undo (fixture->library, NULL, NULL, &error))
            n_undone++;
          g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
          fixture_assert_whole (fixture->library);
          /* A quick machine does more than history keeps: then it goes back to where that begins. */
          if (n_undone < HW_HISTORY_MAX_STEPS)
            g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM documents"),
                             ==, 0);
          n_undone = 0;
        }
    }
  g_test_message ("%u things were reported as done", n_facts);
  g_assert_cmpuint (n_facts, >, N_KILLS / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  worker = g_test_build_filename (G_TEST_BUILT, "library", "worker", NULL);
  fixture_test ("/crash/kill", test_kill);
  return g_test_run ();
}

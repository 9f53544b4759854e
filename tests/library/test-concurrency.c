/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts.h"
#include "fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

static GSubprocess *
start (Fixture *fixture, guint seed, const char *n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *worker = g_test_build_filename (G_TEST_BUILT, "library", "worker", NULL);
  g_autofree char *text = g_strdup_printf ("%u", seed);
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, worker,
                                           fixture->path, text, n_rounds, NULL);

  g_assert_no_error (error);
  return process;
}

/* Processes that write at once: none fails, none loses a thing, and a window beside them sees it. */
static void
test_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Facts) facts = facts_new ();
  g_autoptr (GError) opening = NULL;
  GSubprocess *processes[3];
  guint64 version;

  /* They meet while they make it, too. */
  g_clear_pointer (&fixture->library, hw_library_close);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    processes[i] = start (fixture, i, "60");
  fixture->library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_CREATE, &opening);
  g_assert_no_error (opening);
  version = hw_library_get_version (fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;

      g_subprocess_communicate_utf8 (processes[i], NULL, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (processes[i]));
      facts_add (facts, output);
      g_object_unref (processes[i]);
    }
  g_assert_cmpuint (hw_library_get_version (fixture->library), >, version);
  facts_assert (facts, fixture->library);
  fixture_assert_whole (fixture->library);
}

/* Opening and closing a second connection in this process drops no lock of the first: a process that
 * comes and goes does not take itself for the last, and clears nothing away. */
static void
test_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  gint64 document = fixture_add (fixture->library, "t", "text");
  g_autoptr (GError) error = NULL;
  GStatBuf before, after;

  hw_library_close (fixture_open_another (fixture));
  hw_library_close (hw_library_open (fixture->path, HW_LIBRARY_OPEN_READ_ONLY, NULL));
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  {
    g_autoptr (GSubprocess) process = start (fixture, 1, "1");

    g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  }
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 4, NULL, &error), >, 0);
  g_assert_no_error (error);

  /* What others must not open: however it is called. */
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (hw_library_is_open_file (fixture->path));
  g_assert_true (hw_library_is_open_file (link));
  g_assert_true (hw_library_is_open_file (log));
  g_assert_false (hw_library_is_open_file (fixture->folder));
  g_assert_false (hw_library_is_open_file ("/nowhere"));
  fixture_reopen (fixture);
  g_assert_true (hw_library_is_open_file (fixture->path));
  g_assert_cmpint (
      fixture_query_int (fixture->path, "SELECT count(*) FROM passages WHERE document = 1"), ==, 1);
  fixture_assert_whole (fixture->library);
  g_clear_pointer (&fixture->library, hw_library_close);
  g_assert_false (hw_library_is_open_file (fixture->path));
}

typedef struct
{
  Fixture *fixture;
  gint stop;
} Import;

static gpointer
import_thread (gpointer data)
{
  Import *import = data;
  g_autoptr (HwLibrary) library = fixture_open_another (import->fixture);
  g_autoptr (GError) error = NULL;
  gint64 flushed = g_get_monotonic_time ();

  g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error));
  for (guint i = 0; !g_atomic_int_get (&import->stop); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u %0*d", i, 20000, 0);

      fixture_add (library, "imported", text);
      if (g_get_monotonic_time () - flushed > 20000)
        {
          g_assert_true (hw_library_flush_step (library, &error));
          flushed = g_get_monotonic_time ();
        }
    }
  g_assert_true (hw_library_end_step (library, &error));
  return NULL;
}

/* A person marks while documents are added: far from the 5 s after which they would be refused. */
static void
test_import_beside (Fixture *fixture, gconstpointer data)
{
  Import import = { .fixture = fixture };
  gint64 document = fixture_add (fixture->library, "t", "the text that is read");
  GThread *thread = g_thread_new ("import", import_thread, &import);
  gint64 longest = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_cmpint (hw_library_mark (fixture->library, document, i % 10, 12, NULL, &error), >,
                       0);
      g_assert_no_error (error);
      longest = MAX (longest, g_get_monotonic_time () - start);
      g_usleep (5000);
    }
  g_atomic_int_set (&import.stop, TRUE);
  g_thread_join (thread);
  g_test_message ("longest wait %.1f ms", (double) longest / 1000);
  g_assert_cmpint (longest, <, 2 * G_USEC_PER_SEC);
  fixture_assert_whole (fixture->library);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM passages"), ==, 60);
}

/* What one connection does, the other sees. */
static void
test_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) another = fixture_open_another (fixture);
  guint64 before = hw_library_get_version (another);
  gint64 document = fixture_add (fixture->library, "t", "text");
  g_autoptr (HwDocument) seen = hw_library_get_document (another, document, NULL);
  guint64 after = hw_library_get_version (another);

  g_assert_nonnull (seen);
  g_assert_cmpuint (after, >, before);
  g_assert_true (hw_library_undo (another, NULL, NULL, NULL));
  g_assert_null (hw_library_load_text (fixture->library, document, NULL));
  g_assert_cmpuint (hw_library_get_version (fixture->library), >, after);
  after = hw_library_get_version (fixture->library);
  g_assert_true (hw_library_redo (fixture->library, NULL, NULL, NULL));
  g_assert_cmpuint (hw_library_get_version (another), >, after);
  after = hw_library_get_version (another);
  hw_library_set_place (another, document, 2, NULL);
  g_assert_cmpuint (hw_library_get_version (another), ==, after);

  /* They share the text that is on the screen. */
  {
    g_autoptr (HwText) one = hw_library_load_text (another, document, NULL);
    g_autoptr (HwText) other = hw_library_load_text (fixture->library, document, NULL);

    g_assert_true (one == other);
  }
  g_assert_cmpuint (hw_library_get_version (another), ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/concurrency/seen", test_seen);
  fixture_test ("/concurrency/locks", test_locks);
  fixture_test ("/concurrency/processes", test_processes);
  fixture_test ("/concurrency/import-beside", test_import_beside);
  return g_test_run ();
}

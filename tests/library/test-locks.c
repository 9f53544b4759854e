/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* What this process and one that has only SQLite in it may do to each other. */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *answers;
} Plain;

static void
plain_start (Plain *self, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "library", "plain", NULL);

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, fixture->path, NULL);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

/* Transfer full. */
static char *
plain_ask (Plain *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (sql, "\n", NULL);
  char *answer;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  answer = g_data_input_stream_read_line (self->answers, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static void
plain_assert (Plain *self, const char *sql, const char *expected)
{
  g_autofree char *answer = plain_ask (self, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static void
plain_end (Plain *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (self->process, NULL, &error));
  g_clear_object (&self->answers);
  g_clear_object (&self->process);
}

#define WRITE "UPDATE changes SET count = count + 1;"
#define LOCKED "database is locked"

/* What a file dialog does with a file that it shows. */
static void
look_into (const char *path)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
}

static void
look_into_all (Fixture *fixture)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      look_into (path);
    }
}

/* How many descriptors this process has of the library and of what is beside it. */
static guint
count_descriptors (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      n += target != NULL && g_str_has_prefix (target, fixture->path);
    }
  return n;
}

/* The files are opened and closed beside the connection, in the middle of a step and outside of one. */
static void
test_looked_into (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  gint64 document = fixture_add (fixture->library, "t", "text");
  g_autoptr (GError) error = NULL;
  GStatBuf before, after;
  Plain plain;

  look_into_all (fixture);
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  /* One that comes and goes does not take itself for the first, nor for the last. */
  plain_start (&plain, fixture);
  plain_assert (&plain, WRITE, "ok");
  plain_assert (&plain, "PRAGMA journal_mode = DELETE;", LOCKED);
  plain_end (&plain);
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);

  g_assert_true (hw_library_begin_step (fixture->library, HW_STEP_IMPORT, NULL, &error));
  fixture_add (fixture->library, "u", "another");
  look_into_all (fixture);
  plain_start (&plain, fixture);
  plain_assert (&plain, WRITE, LOCKED);
  plain_assert (&plain, "SELECT count(*) FROM documents;", "ok");
  g_assert_true (hw_library_end_step (fixture->library, &error));
  plain_assert (&plain, WRITE, "ok");
  plain_end (&plain);

  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 4, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM documents"), ==, 2);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM passages"), ==, 1);
  fixture_assert_whole (fixture->library);
}

static gpointer
commit_soon (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 5);
  plain_assert (data, "COMMIT;", "ok");
  return NULL;
}

/* Where the other one writes, ours waits until it has. */
static void
test_waits (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "t", "text");
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 began;
  Plain plain;

  plain_start (&plain, fixture);
  plain_assert (&plain, "BEGIN IMMEDIATE;", "ok");
  began = g_get_monotonic_time ();
  thread = g_thread_new ("commit", commit_soon, &plain);
  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 4, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - began, >, G_USEC_PER_SEC / 10);
  g_thread_join (thread);
  plain_end (&plain);
}

/* Connections of this process come and go in every order, some of them only to read: while one is left, nobody
 * else has the file for himself; when none is, anybody may, and no descriptor stays behind. */
static void
test_orders (Fixture *fixture, gconstpointer data)
{
  HwLibrary *open[4] = { NULL };
  guint n_open = 0, n_alone = 0;

  g_clear_pointer (&fixture->library, hw_library_close);
  for (guint i = 0; i < 400; i++)
    {
      HwLibrary **slot = &open[g_test_rand_int_range (0, G_N_ELEMENTS (open))];

      if (*slot != NULL)
        {
          g_clear_pointer (slot, hw_library_close);
          n_open--;
        }
      else
        {
          g_autoptr (GError) error = NULL;
          const gboolean reads = g_test_rand_bit ();

          *slot = hw_library_open (
              fixture->path, reads ? HW_LIBRARY_OPEN_READ_ONLY : HW_LIBRARY_OPEN_DEFAULT, &error);
          g_assert_no_error (error);
          if (!reads)
            {
              g_autofree char *title = g_strdup_printf ("%u", i);

              fixture_add (*slot, title, title);
            }
          n_open++;
        }
      n_alone += n_open == 0;
      g_assert_true ((count_descriptors (fixture) == 0) == (n_open == 0));
      if (n_open == 0 || i % 8 == 0)
        {
          Plain plain;

          plain_start (&plain, fixture);
          plain_assert (&plain, WRITE, "ok");
          plain_assert (&plain, "PRAGMA journal_mode = DELETE;", n_open == 0 ? "ok" : LOCKED);
          plain_assert (&plain, "PRAGMA journal_mode = WAL;", "ok");
          plain_end (&plain);
        }
    }
  g_assert_cmpuint (n_alone, >, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    g_clear_pointer (&open[i], hw_library_close);
  g_assert_cmpuint (count_descriptors (fixture), ==, 0);
}

/* A file without a log is locked for each step, in bytes that follow one another. */
static void
test_rollback_journal (Fixture *fixture, gconstpointer data)
{
  sqlite3 *one = NULL, *other = NULL;
  Plain plain;

  g_clear_pointer (&fixture->library, hw_library_close);
  plain_start (&plain, fixture);
  plain_assert (&plain, "PRAGMA journal_mode = DELETE;", "ok");
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &one, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);

  /* The lock of one that reads, given back by another that wrote after it. */
  g_assert_cmpint (sqlite3_exec (one, "BEGIN; SELECT * FROM changes", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  look_into (fixture->path);
  plain_assert (&plain, "BEGIN EXCLUSIVE;", LOCKED);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE; " WRITE, NULL, NULL, NULL), ==,
                   SQLITE_OK);
  look_into (fixture->path);
  plain_assert (&plain, "BEGIN IMMEDIATE;", LOCKED);
  plain_assert (&plain, "SELECT * FROM changes;", "ok");
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_BUSY);
  plain_assert (&plain, "SELECT * FROM changes;", LOCKED);
  g_assert_cmpint (sqlite3_exec (one, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  plain_assert (&plain, "BEGIN EXCLUSIVE;", "ok");
  g_assert_cmpint (sqlite3_exec (one, "SELECT * FROM changes", NULL, NULL, NULL), ==, SQLITE_BUSY);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_BUSY);
  plain_assert (&plain, "COMMIT;", "ok");
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE; COMMIT", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  plain_end (&plain);
  sqlite3_close (one);
  sqlite3_close (other);
  g_assert_cmpuint (count_descriptors (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/locks/looked-into", test_looked_into);
  fixture_test ("/locks/waits", test_waits);
  fixture_test ("/locks/orders", test_orders);
  fixture_test ("/locks/rollback-journal", test_rollback_journal);
  return g_test_run ();
}

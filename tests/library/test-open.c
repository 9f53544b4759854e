/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "library-private.h"

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Every file of the folder with its bytes: what a refusal must not change. */
static char *
snapshot (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL, *sum = NULL;
      gsize n_bytes = 0;
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_file_get_contents (path, &contents, &n_bytes, NULL);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA1, (guchar *) contents, n_bytes);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s %o %ld", name, sum, info.st_mode,
                                               (long) info.st_mtim.tv_nsec));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Is refused with @code, in words that name the file, and left as it was. */
static void
assert_refused (Fixture *fixture, HwLibraryOpenFlags flags, HwLibraryError code, const char *word)
{
  g_autofree char *before = snapshot (fixture->folder), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_library_open (fixture->path, flags, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, fixture->path));
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
  after = snapshot (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
close_and_write (Fixture *fixture, const char *contents, gssize n_bytes)
{
  g_clear_pointer (&fixture->library, hw_library_close);
  g_assert_true (g_file_set_contents (fixture->path, contents, n_bytes, NULL));
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (20000, 'x');

  close_and_write (fixture, "just a text", -1);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_NOT_A_LIBRARY, NULL);
  assert_refused (fixture, HW_LIBRARY_OPEN_READ_ONLY, HW_LIBRARY_ERROR_NOT_A_LIBRARY, NULL);
  close_and_write (fixture, long_text, -1);
  assert_refused (fixture, HW_LIBRARY_OPEN_DEFAULT, HW_LIBRARY_ERROR_NOT_A_LIBRARY, NULL);
  close_and_write (fixture, "", 0);
  assert_refused (fixture, HW_LIBRARY_OPEN_DEFAULT, HW_LIBRARY_ERROR_NOT_A_LIBRARY, "empty");
  g_unlink (fixture->path);
  assert_refused (fixture, HW_LIBRARY_OPEN_DEFAULT, HW_LIBRARY_ERROR_NOT_FOUND, NULL);
  assert_refused (fixture, HW_LIBRARY_OPEN_READ_ONLY | HW_LIBRARY_OPEN_CREATE,
                  HW_LIBRARY_ERROR_NOT_FOUND, NULL);
  g_mkdir (fixture->path, 0700);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_NOT_A_LIBRARY, "folder");
}

static void
test_other_databases (Fixture *fixture, gconstpointer data)
{
  fixture_add (fixture->library, "t", "text");
  g_clear_pointer (&fixture->library, hw_library_close);

  /* Set by way of a rollback journal, so that it stands in the file. */
  fixture_query_int (fixture->path, "PRAGMA user_version = 99");
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_TOO_NEW, "99");
  assert_refused (fixture, HW_LIBRARY_OPEN_READ_ONLY, HW_LIBRARY_ERROR_TOO_NEW, "99");
  fixture_query_int (fixture->path, "PRAGMA application_id = 42");
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_NOT_A_LIBRARY,
                  "another program");

  g_unlink (fixture->path);
  fixture_query_int (fixture->path, "PRAGMA journal_mode = WAL");
  fixture_query_int (fixture->path, "CREATE TABLE documents (id INTEGER PRIMARY KEY)");
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_NOT_A_LIBRARY,
                  "another program");
}

/* The log says that it is newer, the file not yet. */
static void
test_newer_in_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 7", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (hw_library_open (fixture->path, HW_LIBRARY_OPEN_DEFAULT, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "7"));
  sqlite3_close (db);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL, *copy = NULL;
  gsize n_bytes;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u %0*d", i, 5000, 0);
      fixture_add (fixture->library, "t", text);
    }
  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_get_contents (fixture->path, &contents, &n_bytes, NULL);
  copy = g_memdup2 (contents, n_bytes);

  close_and_write (fixture, contents, (gssize) n_bytes / 2);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_DAMAGED, "damaged");
  assert_refused (fixture, HW_LIBRARY_OPEN_READ_ONLY, HW_LIBRARY_ERROR_DAMAGED, "damaged");
  close_and_write (fixture, contents, 150);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_DAMAGED, "damaged");
  memset (copy + 8192, 0x5a, n_bytes - 8192);
  close_and_write (fixture, copy, (gssize) n_bytes);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_DAMAGED, "damaged");
  memset (copy + 100, 0x5a, 4000);
  close_and_write (fixture, copy, (gssize) n_bytes);
  assert_refused (fixture, HW_LIBRARY_OPEN_CREATE, HW_LIBRARY_ERROR_DAMAGED, "damaged");
}

/* Whatever is overwritten: an answer, no crash, and no error but one that says what is the case. */
static void
test_damaged_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *random_text = g_strnfill (30000, 'y');
  gint64 document = fixture_add (fixture->library, "t", random_text);
  guint n_noticed = 0;
  gsize n_bytes;

  for (guint i = 0; i < 100; i++)
    hw_library_mark (fixture->library, document, i, i + 50, NULL, NULL);
  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_get_contents (fixture->path, &contents, &n_bytes, NULL);
  for (guint round = 0; round < 80; round++)
    {
      g_autofree char *copy = g_memdup2 (contents, n_bytes);
      g_autoptr (HwLibrary) library = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = (gsize) g_test_rand_int_range (8192, (gint32) n_bytes - 512), end = i + 512;
           i < end; i++)
        copy[i] = (char) g_test_rand_int ();
      close_and_write (fixture, copy, (gssize) n_bytes);
      library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_DEFAULT, &error);
      if (library != NULL)
        {
          g_assert_true (hw_library_check (library, problems, NULL, &error));
          g_assert_no_error (error);
          list = hw_library_list_passages (library, NULL, &error);
          if (list != NULL)
            hw_library_mark (library, document, 1, 9, NULL, &error);
        }
      if (error != NULL)
        g_assert_true (g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED)
                       || g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND)
                       || g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID)
                       || g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED));
      n_noticed += error != NULL || problems->len > 0;
    }
  g_assert_cmpuint (n_noticed, >, 10);
}

/* Runs @function in a process that is not root, which the permissions of files do not stop. */
static void
run_unprivileged (Fixture *fixture, void (*function) (Fixture *))
{
  pid_t child;
  int status = 0;

  g_clear_pointer (&fixture->library, hw_library_close);
  child = fork ();
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      function (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
check_read_only_file (Fixture *fixture)
{
  assert_refused (fixture, HW_LIBRARY_OPEN_DEFAULT, HW_LIBRARY_ERROR_READ_ONLY, NULL);
}

static void
check_read_only_folder (Fixture *fixture)
{
  assert_refused (fixture, HW_LIBRARY_OPEN_DEFAULT, HW_LIBRARY_ERROR_READ_ONLY, fixture->folder);
}

static void
check_unreadable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_library_open (fixture->path, HW_LIBRARY_OPEN_DEFAULT, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
check_no_folder (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", "library.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_library_open (path, HW_LIBRARY_OPEN_CREATE, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
}

/* As from a disc: everything can be read, and nothing is left beside the file. */
static void
check_reading (Fixture *fixture)
{
  g_autofree char *before = snapshot (fixture->folder), *after = NULL;
  g_autoptr (GError) error = NULL;
  HwLibrary *library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (HwSearchResult) found = NULL;

  g_assert_no_error (error);
  g_assert_true (hw_library_is_read_only (library));
  documents = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, &error);
  g_assert_cmpuint (documents->len, ==, 1);
  found = hw_library_search (library, "text", NULL, NULL, &error);
  g_assert_cmpuint (found->hits->len, ==, 1);
  fixture_assert_whole (library);
  g_assert_cmpint (hw_library_mark (library, 1, 0, 1, NULL, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (hw_library_set_state (library, "a", "b", &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (hw_library_undo (library, NULL, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY);
  hw_library_close (library);
  after = snapshot (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  fixture_add (fixture->library, "t", "a text");
  g_clear_pointer (&fixture->library, hw_library_close);
  g_chmod (fixture->folder, 0777);
  g_chmod (fixture->path, 0444);
  run_unprivileged (fixture, check_read_only_file);
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  run_unprivileged (fixture, check_read_only_folder);
  run_unprivileged (fixture, check_reading);
  run_unprivileged (fixture, check_no_folder);
  g_chmod (fixture->path, 0);
  run_unprivileged (fixture, check_unreadable);
  g_chmod (fixture->folder, 0700);
  g_chmod (fixture->path, 0600);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "new", "folder", "a b%20ü.db", NULL);
  g_autofree char *default_path = hw_library_default_path ();
  HwLibrary *library = hw_library_open (path, HW_LIBRARY_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hw_library_get_path (library), ==, path);
  fixture_add (library, "t", "text");
  hw_library_close (library);
  library = hw_library_open (path, HW_LIBRARY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture_assert_whole (library);
  hw_library_close (library);
  g_assert_true (g_str_has_suffix (default_path, "/hawashi/library.db"));

  /* A file without a byte is one that another process is just making. */
  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_set_contents (fixture->path, "", 0, NULL);
  fixture->library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture_add (fixture->library, "t", "text");
  fixture_reopen (fixture);
  fixture_assert_whole (fixture->library);
}

/* No room: SQLite says the same where a file may not grow as where the disk is full. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autofree char *string = g_strnfill (8 * 1024 * 1024, 'z');
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  const HwNewDocument document = { .title = "large", .text = text };
  g_autoptr (GError) error = NULL;

  fixture_add (library, "t", "a text");
  sqlite3_exec (library->db, "PRAGMA max_page_count = 256", NULL, NULL, NULL);
  g_assert_cmpint (hw_library_add_document (library, &document, NULL, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);

  /* A step that is lost on the way says so at its end, and there is nothing of it. */
  g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, NULL));
  fixture_add (library, "lost", "lost text");
  g_assert_cmpint (hw_library_add_document (library, &document, NULL, NULL), ==, 0);
  if (!hw_library_end_step (library, &error))
    g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
  else
    g_assert_cmpint (hw_library_find_document (library, "2", NULL), ==, 2);

  /* What there is room for still goes in. */
  g_assert_cmpint (hw_library_mark (library, 1, 0, 1, NULL, NULL), >, 0);
  fixture_reopen (fixture);
  fixture_assert_whole (fixture->library);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM passages"), ==, 1);
}

/* Another program holds the file: 5 s, then a reason; sooner where the person gives up. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 document = fixture_add (fixture->library, "t", "text");
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db = NULL;

  sqlite3_open (fixture->path, &db);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 1, NULL, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  hw_library_set_cancellable (fixture->library, cancellable);
  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 1, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hw_library_set_cancellable (fixture->library, NULL);
  sqlite3_close (db);
  g_assert_cmpint (hw_library_mark (fixture->library, document, 0, 1, NULL, NULL), >, 0);
}

/* A process that was killed while it made the file left half of it, and a journal: SQLite's, of a file
 * that had no pages before. */
static void
test_half_made (Fixture *fixture, gconstpointer data)
{
  static const guchar begin[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  guchar header[512] = { 0 };
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_clear_pointer (&fixture->library, hw_library_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  bytes[18] = bytes[19] = 1; /* it has no log yet */
  memcpy (header, begin, sizeof begin);
  header[22] = 2; /* sectors of 512 bytes */
  header[24 + 2] = (guchar) bytes[16];
  header[24 + 3] = (guchar) bytes[17];
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) (n_bytes / 3), NULL));
  g_assert_true (
      g_file_set_contents (journal, (const char *) header, (gssize) sizeof header, NULL));

  fixture->library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture_assert_whole (fixture->library);
  g_assert_cmpint (fixture_add (fixture->library, "t", "text"), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/open/other-files", test_other_files);
  fixture_test ("/open/other-databases", test_other_databases);
  fixture_test ("/open/newer-in-log", test_newer_in_log);
  fixture_test ("/open/damaged", test_damaged);
  fixture_test ("/open/damaged-anywhere", test_damaged_anywhere);
  fixture_test ("/open/permissions", test_permissions);
  fixture_test ("/open/create", test_create);
  fixture_test ("/open/full", test_full);
  fixture_test ("/open/busy", test_busy);
  fixture_test ("/open/half-made", test_half_made);
  return g_test_run ();
}

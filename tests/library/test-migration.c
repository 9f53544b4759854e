/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "library-private.h"
#include "term-index.h"

/* The stored libraries, one of every version that was released: opened, brought up to date, whole.
 * What they hold is what make-old-library.c put into them. */
static void
copy_stored (Fixture *fixture, const char *name)
{
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_get_contents (stored, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) n_bytes, NULL));
}

static void
assert_stored_contents (HwLibrary *library)
{
  /* What an old library has is indexed after it was opened. */
  gboolean more = !hw_library_is_read_only (library);

  while (more)
    g_assert_true (hw_term_index_work (library, 0, &more, NULL, NULL));

  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, NULL, NULL);
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, NULL);
  g_autoptr (GPtrArray) groups = hw_library_list_groups (library, NULL);
  g_autoptr (GPtrArray) notes = hw_library_list_notes (library, HW_NOTE_ON_LIBRARY, 0, NULL);
  g_autoptr (HwSearchResult) found = hw_library_search (library, "المكتبة", NULL, NULL, NULL);
  g_autofree char *state = hw_library_get_state (library, "key");
  HwDocument *document;
  HwPassage *passage;

  g_assert_cmpuint (documents->len, ==, 2);
  document = documents->pdata[0];
  g_assert_cmpstr (document->title, ==, "عن المكتبة");
  g_assert_cmpstr (document->published, ==, "2023-05");
  g_assert_cmpint (document->n_passages, ==, 2);
  g_assert_cmpuint (passages->len, ==, 2);
  passage = passages->pdata[0];
  g_assert_cmpstr (passage->quote, ==, "المكتبة");
  g_assert_cmpstr (passage->note, ==, "ملاحظة *أولى*");
  g_assert_cmpuint (passage->n_tags, ==, 1);
  g_assert_cmpstr (passage->tag_names[0], ==, "كتب");
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (((HwTag *) tags->pdata[1])->path, ==, "ثقافة / كتب");
  g_assert_cmpint (((HwTag *) tags->pdata[1])->last_used, >, 0);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpint (((HwGroup *) groups->pdata[0])->n_documents, ==, 1);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpuint (found->hits->len, ==, 2);
  g_assert_cmpstr (state, ==, "value");
  g_assert_cmpint (hw_library_get_place (library, document->id), ==, 5);
  /* No id is used again. */
  g_assert_cmpint (fixture_query_int (hw_library_get_path (library),
                                      "SELECT min (seq) >= 2 FROM sqlite_sequence WHERE name IN"
                                      " ('passages', 'tags', 'texts')"),
                   ==, 1);
  fixture_assert_whole (library);
}

/* All of it is indexed, in its own time; that of version 1 had no index. */
static void
assert_indexed (HwLibrary *library, gboolean at_once)
{
  gboolean more = TRUE;

  if (at_once)
    g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
  else
    g_assert_cmpint (hw_term_index_pending (library, NULL), >, 0);
  while (more)
    g_assert_true (hw_term_index_work (library, 0, &more, NULL, NULL));
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const words[] = { "المكتبه", "second", "note", "اولي" };
      g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));

      g_assert_true (hw_term_index_postings (library, words[i], FALSE, postings, NULL, NULL));
      g_assert_cmpuint (postings->len, >, 0);
    }
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "library-v1.db", "library-v2.db" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n_undone = 0, n_redone = 0;

      copy_stored (fixture, names[i]);
      fixture->library = fixture_open_another (fixture);
      assert_indexed (fixture->library, i > 0);
      assert_stored_contents (fixture->library);
      while (hw_library_undo (fixture->library, NULL, NULL, NULL))
        n_undone++;
      g_assert_cmpuint (n_undone, >, 5);
      fixture_assert_whole (fixture->library);
      while (hw_library_redo (fixture->library, NULL, NULL, NULL))
        n_redone++;
      g_assert_cmpuint (n_redone, ==, n_undone);
      assert_stored_contents (fixture->library);
    }
}

static int
to_next_version (sqlite3 *db)
{
  return sqlite3_exec (db,
                       "ALTER TABLE documents ADD COLUMN extra TEXT NOT NULL DEFAULT 'x';"
                       "CREATE TABLE more (id INTEGER PRIMARY KEY, document INTEGER REFERENCES "
                       "documents (id)) STRICT;"
                       "INSERT INTO more (document) SELECT id FROM documents",
                       NULL, NULL, NULL);
}

static int
fail_half_way (sqlite3 *db)
{
  int result = to_next_version (db);

  g_assert_cmpint (result, ==, SQLITE_OK);
  return sqlite3_exec (db, "INSERT INTO nowhere VALUES (1)", NULL, NULL, NULL);
}

static int
break_references (sqlite3 *db)
{
  int result = to_next_version (db);

  g_assert_cmpint (result, ==, SQLITE_OK);
  return sqlite3_exec (db, "INSERT INTO more (document) VALUES (99)", NULL, NULL, NULL);
}

static int
die_half_way (sqlite3 *db)
{
  to_next_version (db);
  raise (SIGKILL);
  return SQLITE_OK;
}

/* All that was released, and one more that is only a test's. */
static HwLibrary *
open_flags (Fixture *fixture, HwLibraryOpenFlags flags, HwMigration next, GError **error)
{
  HwMigration migrations[16];
  guint n = 0;

  for (; n < hw_schema_n_migrations; n++)
    migrations[n] = hw_schema_migrations[n];
  migrations[n++] = next;
  return hw_library_open_with (fixture->path, flags, migrations, n, error);
}

static HwLibrary *
open_with (Fixture *fixture, HwMigration next, GError **error)
{
  return open_flags (fixture, HW_LIBRARY_OPEN_DEFAULT, next, error);
}

static void
test_frame (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  copy_stored (fixture, "library-v1.db");
  fixture->library = open_with (fixture, to_next_version, &error);
  g_assert_no_error (error);
  assert_stored_contents (fixture->library);
  g_assert_cmpint (fixture_query_int (fixture->path, "PRAGMA user_version"), ==,
                   (int) hw_schema_n_migrations + 1);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM more"), ==, 2);
  hw_library_close (fixture->library);

  /* Once only. */
  fixture->library = open_with (fixture, fail_half_way, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->library, hw_library_close);

  /* What is made now is too new for a program that does not know it. */
  g_assert_null (hw_library_open (fixture->path, HW_LIBRARY_OPEN_DEFAULT, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_TOO_NEW);
  g_clear_error (&error);

  /* All of them at once, for a new file. */
  g_assert_cmpint (unlink (fixture->path), ==, 0);
  fixture->library = open_flags (fixture, HW_LIBRARY_OPEN_CREATE, to_next_version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_int (fixture->path, "PRAGMA user_version"), ==,
                   (int) hw_schema_n_migrations + 1);
  fixture_add (fixture->library, "t", "text");
}

static void
test_failing (Fixture *fixture, gconstpointer data)
{
  static const HwMigration failing[] = { fail_half_way, break_references };

  /* Those before it have been done, each for itself. */
  copy_stored (fixture, "library-v1.db");
  hw_library_close (fixture_open_another (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (failing); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;
      gsize n_before, n_after;

      g_file_get_contents (fixture->path, &before, &n_before, NULL);
      g_assert_null (open_with (fixture, failing[i], &error));
      g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, fixture->path));
      g_file_get_contents (fixture->path, &after, &n_after, NULL);
      g_assert_cmpmem (before, n_before, after, n_after);
    }
  fixture->library = fixture_open_another (fixture);
  assert_stored_contents (fixture->library);
}

static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  pid_t child;

  copy_stored (fixture, "library-v1.db");
  child = fork ();
  if (child == 0)
    {
      open_with (fixture, die_half_way, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  fixture->library = fixture_open_another (fixture);
  assert_stored_contents (fixture->library);
  hw_library_close (fixture->library);
  fixture->library = open_with (fixture, to_next_version, &error);
  g_assert_no_error (error);
  assert_stored_contents (fixture->library);
}

/* An old library that cannot be written to says so. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  copy_stored (fixture, "library-v1.db");
  g_assert_null (open_flags (fixture, HW_LIBRARY_OPEN_READ_ONLY, to_next_version, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "earlier version"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/migration/stored", test_stored);
  fixture_test ("/migration/frame", test_frame);
  fixture_test ("/migration/failing", test_failing);
  fixture_test ("/migration/interrupted", test_interrupted);
  fixture_test ("/migration/read-only", test_read_only);
  return g_test_run ();
}

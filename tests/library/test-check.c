/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each fault is found, and nothing else. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql, *word;
  } faults[] = {
    { "UPDATE passages SET quote = 'other' WHERE id = 1", "not what stands" },
    { "UPDATE passages SET start = start - 1 WHERE id = 1", "not what stands" },
    { "UPDATE passages SET start = 1000, \"end\" = 1001 WHERE id = 1", "outside" },
    { "UPDATE documents SET chars = chars + 1", "not as long" },
    { "UPDATE texts SET text = 'x' || text", "not as long" },
    { "UPDATE texts SET text = 'one' || char(13) || substr(text, 5)", "" },
    { "INSERT INTO texts (text) VALUES ('nobody')", "belongs to no document" },
    { "INSERT INTO passage_tags VALUES (1, 99)", "refers to something" },
    { "DELETE FROM texts", "text is missing" },
    { "UPDATE documents SET text = 99", "text is missing" },
    { "UPDATE tags SET parent = 2 WHERE id = 1", "circle" },
    { "DELETE FROM index_units WHERE kind = 1", "Texts are missing" },
    { "DELETE FROM index_units WHERE kind = 2", "Titles are missing" },
    { "INSERT INTO index_units VALUES (99, 1, 1, 99, x'01', x'')", "not in the library" },
    { "UPDATE index_units SET id = 1, kind = 1 WHERE kind = 2", "" },
    { "UPDATE term_index_data SET block = zeroblob (20) WHERE id > 10", "rebuild-index" },
    { "DELETE FROM term_index_data WHERE id > 10", "rebuild-index" },
    { "INSERT INTO tags VALUES (9, 'g', NULL, 'A', '#000000', '', 5)", "two tags" },
  };
  g_autofree char *contents = NULL;
  gsize n_bytes;
  gint64 document = fixture_add (fixture->library, "t", "one two three");
  gint64 passage = hw_library_mark (fixture->library, document, 4, 7, NULL, NULL);
  gint64 tag = hw_library_ensure_tag (fixture->library, "a/b", NULL);

  hw_library_tag_passages (fixture->library, &passage, 1, tag, NULL);
  fixture_assert_whole (fixture->library);
  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_get_contents (fixture->path, &contents, &n_bytes, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (HwLibrary) library = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      gboolean named = FALSE;

      g_file_set_contents (fixture->path, contents, (gssize) n_bytes, NULL);
      fixture_query_int (fixture->path, faults[i].sql);
      library = hw_library_open (fixture->path, HW_LIBRARY_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_true (hw_library_check (library, problems, NULL, &error));
      g_assert_no_error (error);
      for (guint j = 0; j < problems->len; j++)
        named = named || strstr (problems->pdata[j], faults[i].word) != NULL;
      if (!named)
        g_error ("not found: %s", faults[i].sql);
    }
}

/* A script put 100,000 tags one below the other: that is no fault, needs no deep stack, and is listed and
 * checked in one walk. */
static void
test_deep_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;
  gint64 began;

  fixture_query_int (
      fixture->path,
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
      " INSERT INTO tags SELECT i, 'g' || i, nullif(i - 1, 0), 'name ' || i, '#000000', '', 0 FROM "
      "n");
  began = g_get_monotonic_time ();
  tags = hw_library_list_tags (fixture->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tags->len, ==, 100000);
  for (guint i = 0; i < tags->len; i++)
    {
      HwTag *tag = tags->pdata[i];

      g_assert_cmpint (tag->id, ==, i + 1);
      g_assert_true (g_str_has_suffix (tag->path, tag->name));
      n_bytes += strlen (tag->path);
    }
  g_assert_cmpstr (((HwTag *) tags->pdata[1])->path, ==, "name 1 / name 2");
  g_assert_cmpuint (n_bytes, <, 100000 * 100);
  fixture_assert_whole (fixture->library);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  fixture_add (fixture->library, "t", "text");
  g_cancellable_cancel (cancellable);
  g_assert_false (hw_library_check (fixture->library, problems, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_assert_whole (fixture->library); /* is over with the check */
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *before = NULL, *after = NULL, *old = NULL;
  g_autoptr (HwLibrary) copy = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  gint64 document = fixture_add (fixture->library, "t", "text");

  hw_library_mark (fixture->library, document, 0, 2, NULL, NULL);
  before = fixture_dump (fixture->library);

  /* A copy that is not finished leaves what was there, and nothing else. */
  g_file_set_contents (path, "old", -1, NULL);
  g_cancellable_cancel (cancelled);
  g_assert_false (hw_library_copy_to (fixture->library, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_file_get_contents (path, &old, NULL, NULL);
  g_assert_cmpstr (old, ==, "old");
  dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_false (g_str_has_suffix (name, ".part"));

  g_assert_true (hw_library_copy_to (fixture->library, path, NULL, &error));
  g_assert_no_error (error);
  fixture_add (fixture->library, "later", "more");
  copy = hw_library_open (path, HW_LIBRARY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  after = fixture_dump (copy);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_whole (copy);
  g_assert_true (hw_library_undo (copy, NULL, NULL, &error)); /* history is copied too */

  /* Not over a library in use, nor over itself, nor where there is no folder. */
  g_assert_false (hw_library_copy_to (fixture->library, path, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (hw_library_copy_to (fixture->library, fixture->path, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  /* Also where nothing was written to it since it was opened, so that its log is empty. */
  g_clear_pointer (&copy, hw_library_close);
  copy = hw_library_open (path, HW_LIBRARY_OPEN_DEFAULT, NULL);
  g_assert_false (hw_library_copy_to (copy, path, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (hw_library_copy_to (fixture->library, path, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (hw_library_copy_to (fixture->library, "/nowhere/copy.db", NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/nowhere/copy.db"));
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_library_get_state (fixture->library, "last-document"));
  g_assert_true (hw_library_set_state (fixture->library, "last-document", "3", &error));
  g_assert_true (hw_library_set_state (fixture->library, "last-document", "4", &error));
  fixture_reopen (fixture);
  value = hw_library_get_state (fixture->library, "last-document");
  g_assert_cmpstr (value, ==, "4");
  g_assert_true (hw_library_set_state (fixture->library, "last-document", NULL, &error));
  g_assert_null (hw_library_get_state (fixture->library, "last-document"));
  g_assert_false (hw_library_undo (fixture->library, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/check/faults", test_faults);
  fixture_test ("/check/deep-tags", test_deep_tags);
  fixture_test ("/check/cancel", test_cancel);
  fixture_test ("/check/copy", test_copy);
  fixture_test ("/check/state", test_state);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hawashi-library-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->library = hw_library_open (self->path, HW_LIBRARY_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  hw_library_close (self->library);
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_reopen (Fixture *self)
{
  hw_library_close (self->library);
  self->library = fixture_open_another (self);
}

HwLibrary *
fixture_open_another (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *another = hw_library_open (self->path, HW_LIBRARY_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return another;
}

gint64
fixture_add (HwLibrary *library, const char *title, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  const HwNewDocument document = { .title = title, .text = canonical };
  gboolean existing = TRUE;
  gint64 id = hw_library_add_document (library, &document, &existing, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_false (existing);
  return id;
}

void
fixture_assert_whole (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  hw_library_check (library, problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
dump_table (sqlite3 *db, const char *table, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_string_append_printf (dump, "[%s]\n", table);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (dump, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (dump, '\n');
    }
  sqlite3_finalize (statement);
}

char *
fixture_dump (HwLibrary *library)
{
  static const char *const tables[]
      = { "documents", "passages",        "tags",     "passage_tags", "notes",
          "groups",    "group_documents", "searches", "corrections" };
  GString *dump = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (hw_library_get_path (library), &db, SQLITE_OPEN_READONLY, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    dump_table (db, tables[i], dump);
  sqlite3_close (db);
  return g_string_free (dump, FALSE);
}

gint64
fixture_query_int (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

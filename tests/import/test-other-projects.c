/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "project-file.h"
#include "qda-file.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Projects that are no REFI-QDA, as their programs keep them. */

static char *
make_database (Fixture *fixture, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return g_steal_pointer (&path);
}

static HwProject *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  HwProject *project = hw_project_file_read (path, NULL, &error);

  g_assert_no_error (error);
  return project;
}

static void
assert_passage (HwProject *project, guint index, const char *quote, const char *tags)
{
  g_autofree char *found = qda_file_get_quote (project, index);
  g_autofree char *found_tags = qda_file_get_tags (project, index);

  g_assert_cmpstr (found, ==, quote);
  g_assert_cmpstr (found_tags, ==, tags);
}

static void
take (Fixture *fixture, HwProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hw_library_take_project (fixture->library, project, HW_STEP_TAKE_PROJECT,
                                          HW_PREFER_BOTH, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_whole (fixture->library);
}

/* A second time, nothing is new. */
static void
assert_known (Fixture *fixture, const char *path)
{
  g_autoptr (HwProject) first = read_file (path), second = read_file (path);

  take (fixture, first);
  g_autofree char *once = fixture_dump (fixture->library);
  take (fixture, second);
  g_autofree char *twice = fixture_dump (fixture->library);
  g_assert_cmpstr (once, ==, twice);
}

static void
test_qualcoder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "study.qda", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_autofree char *path = make_database (
      fixture, "study.qda/data.qda",
      "CREATE TABLE project (databaseversion text, date text, memo text, about text);"
      "INSERT INTO project VALUES ('v2', '', 'project memo', '');"
      "CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo "
      "text,"
      " owner text, date text);"
      "INSERT INTO source VALUES (1, 'a.txt', '😀 one' || char (13, 10) || 'two three', NULL, 'on "
      "the file', 'sara', '2021-02-03 04:05:06');"
      "INSERT INTO source VALUES (2, 'b.mp3', NULL, '/audio/b.mp3', '', 'sara', '');"
      "CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo "
      "text, supercatid integer);"
      "INSERT INTO code_cat VALUES (1, 'lower', '', '', '', 2), (2, 'upper', '', '', 'm', NULL), "
      "(3, 'x', '', '', '', 4), (4, 'y', '', '', '', 3);"
      "CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner "
      "text, date text, color text);"
      "INSERT INTO code_name VALUES (1, 'alpha', 'what it is', 1, '', '', '#F5A9A9'), (2, 'beta', "
      "'', NULL, '', '', '#00FF00');"
      "CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, "
      "owner text, date text, memo text);"
      "INSERT INTO code_text VALUES (1, 1, 'two', 7, 10, 'sara', '2021-02-03 04:05:06', 'memo'), "
      "(2, 1, 'two', 7, 10, 'sara', '', ''), (2, 1, 'two', 7, 10, 'omar', '', ''), (1, 2, '', 0, "
      "1, '', '', '');"
      "CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, "
      "memo text, owner text, date text);"
      "INSERT INTO annotation VALUES (1, 1, 2, 5, 'a thought', 'sara', '');"
      "CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date "
      "text);"
      "INSERT INTO cases VALUES (1, 'Case', 'of it', '', '');"
      "CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, "
      "pos1 integer, owner text, date text, memo text);"
      "INSERT INTO case_text VALUES (1, 1, 1, 0, 16, '', '', '');"
      "CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner "
      "text);"
      "INSERT INTO journal VALUES (1, 'day', 'what I did', '', '');");
  g_autoptr (HwProject) project = read_file (folder);

  g_assert_cmpuint (project->tags->len, ==, 6);
  g_assert_cmpuint (project->documents->len, ==, 1);
  g_assert_cmpuint (project->passages->len, ==, 3);
  assert_passage (project, 0, "two", "alpha, beta");
  assert_passage (project, 1, "two", "beta");
  assert_passage (project, 2, "one", "");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 0), ==, "memo");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 2), ==, "a thought");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_DOCUMENT, 0), ==, "on the file");
  g_assert_cmpuint (project->groups->len, ==, 1);
  g_assert_cmpuint (qda_file_count (project, "source", HW_PROJECT_FAILED), ==, 1);
  g_assert_cmpuint (qda_file_count (project, "passage", HW_PROJECT_FAILED), ==, 1);
  assert_known (fixture, folder);
  g_assert_cmpint (hw_library_find_tag (fixture->library, "upper / lower / alpha", NULL), >, 0);
}

static void
test_taguette (Fixture *fixture, gconstpointer data)
{
  /* Bytes of the text: "نص أول" 11, "\n" 1, "قال " 7, "الضيف" 10, " كلاما" 11. */
  g_autofree char *path = make_database (
      fixture, "study.sqlite3",
      "CREATE TABLE projects (id integer primary key, name text, description text, created text);"
      "INSERT INTO projects VALUES (1, 'p', 'about it', '');"
      "CREATE TABLE documents (id integer primary key, name text, description text, filename text, "
      "created text,"
      " project_id integer, text_direction text, contents text);"
      "INSERT INTO documents VALUES (5, 'doc', '', 'a.html', '2020-01-01 00:00:00.000000', 1, "
      "'RIGHT_TO_LEFT',"
      " '<h1>نص أول</h1>' || char (10) || '<p>قال <b>الضيف</b> كلاما<br>ثم &amp; سكت</p>');"
      "CREATE TABLE tags (id integer primary key, project_id integer, path text, description text);"
      "INSERT INTO tags VALUES (1, 1, 'people', 'who'), (2, 1, 'words', '');"
      "CREATE TABLE highlights (id integer primary key, document_id integer, start_offset integer, "
      "end_offset integer, snippet text);"
      "INSERT INTO highlights VALUES (1, 5, 19, 29, ''), (2, 5, 0, 11, ''), (3, 5, 40, 46, '');"
      "CREATE TABLE highlight_tags (highlight_id integer, tag_id integer);"
      "INSERT INTO highlight_tags VALUES (1, 1), (1, 2);");
  g_autoptr (HwProject) project = read_file (path);
  const HwProjectDocument *document = project->documents->pdata[0];
  g_autofree char *text = hw_text_slice (document->text, 0, G_MAXSIZE);

  g_assert_cmpstr (text, ==, "نص أول\nقال الضيف كلاما\nثم & سكت\n");
  g_assert_cmpint (document->direction, ==, HW_DIRECTION_RTL);
  assert_passage (project, 0, "نص أول", "");
  assert_passage (project, 1, "الضيف", "people, words");
  assert_passage (project, 2, "ثم &", "");
  assert_known (fixture, path);
}

static void
test_hypothesis (Fixture *fixture, gconstpointer data)
{
  static const char json[]
      = "{\"export_date\": \"2024\", \"annotations\": ["
        "{\"id\": \"a\", \"created\": \"2024-01-02T03:04:05.678+00:00\", \"user\": "
        "\"acct:sara@hypothes.is\","
        " \"uri\": \"http://example.org/a\", \"text\": \"my note\", \"tags\": [\"one\", \"two\"],"
        " \"document\": {\"title\": [\"A page\"]}, \"target\": [{\"selector\": ["
        "{\"type\": \"TextPositionSelector\", \"start\": 3, \"end\": 5},"
        "{\"type\": \"TextQuoteSelector\", \"exact\": \"red fish\", \"prefix\": \"One fish, \", "
        "\"suffix\": \", blue\"}]}]},"
        "{\"id\": \"b\", \"uri\": \"http://example.org/a\", \"text\": \"on the page\", \"target\": "
        "[{}]}]}";
  g_autofree char *path = g_build_filename (fixture->folder, "export.json", NULL);
  g_autoptr (GError) error = NULL;
  HwPassageQuery all = { 0 };

  g_assert_true (g_file_set_contents (path, json, -1, &error));
  g_autoptr (HwProject) project = read_file (path);
  assert_passage (project, 0, "red fish", "one, two");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_PASSAGE, 0), ==, "my note");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_DOCUMENT, 0), ==, "on the page");

  /* The page itself is in the library: the quotation is found in it. */
  gint64 id
      = fixture_add (fixture->library, "The page", "Two fish.\nOne fish, red fish, blue fish.\n");
  HwDocumentChange change = { .url = "http://example.org/a", .direction = -1 };
  g_assert_true (hw_library_change_document (fixture->library, id, &change, &error));
  assert_known (fixture, path);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &all, &error);
  g_assert_cmpuint (passages->len, ==, 1);
  const HwPassage *found = passages->pdata[0];
  g_assert_cmpint (found->document, ==, id);
  g_assert_cmpstr (found->quote, ==, "red fish");
  g_assert_cmpstr (found->creator, ==, "sara");
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_database (fixture, "other.db", "CREATE TABLE t (a)");
  g_autofree char *view = make_database (
      fixture, "view.db",
      "CREATE TABLE source (id, name, fulltext, memo, owner, date); CREATE TABLE code_name (cid, "
      "name, memo, catid, color);"
      "CREATE VIEW code_text AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
      " SELECT x AS fid, x AS pos0, x AS pos1, '' AS owner, '' AS date, '' AS memo, x AS cid FROM "
      "n;");
  g_autofree char *deep = g_build_filename (fixture->folder, "deep.json", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.qdpx", NULL);
  g_autoptr (GString) json = g_string_new ("{\"annotations\":");
  const char *const paths[] = { other, view, deep, missing, fixture->folder };

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (json, '[');
  g_assert_true (g_file_set_contents (deep, json->str, (gssize) json->len, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwProject) project = hw_project_file_read (paths[i], NULL, &error);

      g_test_message ("%s", error != NULL ? error->message : "");
      g_assert_null (project);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/other-projects/qualcoder", test_qualcoder);
  fixture_test ("/other-projects/taguette", test_taguette);
  fixture_test ("/other-projects/hypothesis", test_hypothesis);
  fixture_test ("/other-projects/hostile", test_hostile);
  return g_test_run ();
}

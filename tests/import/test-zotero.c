/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-project.h"
#include "fixture.h"
#include "project-file.h"
#include "qda-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Exports written as Zotero's translator "Zotero RDF" writes them, with notes and files. */

#define HEAD                                                                                       \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""                             \
  " xmlns:z=\"http://www.zotero.org/namespaces/export#\""                                          \
  " xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:bib=\"http://purl.org/net/biblio#\""         \
  " xmlns:foaf=\"http://xmlns.com/foaf/0.1/\" "                                                    \
  "xmlns:link=\"http://purl.org/rss/1.0/modules/link/\""                                           \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                                 \
  " xmlns:prism=\"http://prismstandard.org/namespaces/1.2/basic/\">"

static const char library[] = HEAD
    "<bib:Article rdf:about=\"#item_1\"><z:itemType>newspaperArticle</z:itemType>"
    "<dcterms:isPartOf><bib:Newspaper><dc:title>الصباح</dc:title></bib:Newspaper></"
    "dcterms:isPartOf>"
    "<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>العاني</foaf:surname>"
    "<foaf:givenName>محمد</foaf:givenName></foaf:Person></rdf:li><rdf:li><foaf:Person>"
    "<foaf:surname>Reuters</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
    "<dcterms:isReferencedBy rdf:resource=\"#item_2\"/>"
    "<link:link rdf:resource=\"#item_3\"/><link:link rdf:resource=\"#item_9\"/>"
    "<dc:subject>أمن</dc:subject>"
    "<dc:subject><z:AutomaticTag><rdf:value>Catalogue "
    "word</rdf:value></z:AutomaticTag></dc:subject>"
    "<dc:title>مقالة عن الحدود</dc:title><dcterms:abstract>ملخص قصير</dcterms:abstract>"
    "<dc:date>2022-02-21</dc:date><z:language>ar</z:language>"
    "<dc:identifier><dcterms:URI><rdf:value>http://example.org/a</rdf:value></dcterms:URI></"
    "dc:identifier>"
    "</bib:Article>"
    "<bib:Memo rdf:about=\"#item_2\"><rdf:value>&lt;h1&gt;ملاحظة&lt;/h1&gt;&lt;p&gt;فقرة "
    "&amp;amp; &lt;strong&gt;أخرى&lt;/strong&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;بند"
    "&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;alert(1)&lt;/script&gt;</rdf:value></bib:Memo>"
    "<z:Attachment rdf:about=\"#item_3\"><z:itemType>attachment</z:itemType>"
    "<rdf:resource rdf:resource=\"files/3/page one.html\"/><dc:title>Snapshot</dc:title>"
    "<link:type>text/html</link:type></z:Attachment>"
    "<z:Attachment rdf:about=\"#item_9\"><z:itemType>attachment</z:itemType>"
    "<dc:title>A link to the web</dc:title></z:Attachment>"
    "<bib:Book rdf:about=\"urn:isbn:1\"><z:itemType>book</z:itemType><dc:title>Only a "
    "title</dc:title></bib:Book>"
    "<bib:Book rdf:about=\"urn:isbn:2\"><z:itemType>book</z:itemType><dc:title>With an "
    "abstract</dc:title>"
    "<dcterms:abstract>What it says.</dcterms:abstract></bib:Book>"
    "<bib:Memo rdf:about=\"#item_5\"><rdf:value>&lt;p&gt;alone&lt;/p&gt;</rdf:value></bib:Memo>"
    "<z:Attachment rdf:about=\"#item_6\"><z:itemType>attachment</z:itemType>"
    "<rdf:resource "
    "rdf:resource=\"files/6/plain.txt\"/><dc:title>plain.txt</dc:title></z:Attachment>"
    "<z:Collection rdf:about=\"#collection_1\"><dc:title>حدود</dc:title>"
    "<dcterms:hasPart rdf:resource=\"#item_1\"/><dcterms:hasPart rdf:resource=\"urn:isbn:2\"/>"
    "<dcterms:hasPart rdf:resource=\"#collection_7\"/></z:Collection></rdf:RDF>\n";

static char *
put (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static HwProject *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  HwProject *project = hw_project_file_read (path, NULL, &error);

  g_assert_no_error (error);
  check_project (project);
  for (guint i = 0; i < project->remarks->len; i++)
    {
      const HwProjectItem *item = project->remarks->pdata[i];
      g_test_message ("%s|%s|%s", item->kind, item->name, item->message);
    }
  return project;
}

static char *
get_text (HwProject *project, guint index)
{
  return hw_text_slice (((HwProjectDocument *) project->documents->pdata[index])->text, 0,
                        G_MAXSIZE);
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rdf = put (fixture, "out/My Library.rdf", library);
  g_autofree char *page
      = put (fixture, "out/files/3/page one.html", "<h1>عنوان</h1><p>نص المقالة كله هنا</p>");
  g_autofree char *plain = put (fixture, "out/files/6/plain.txt", "كلام وحيد\n");
  g_autoptr (HwProject) project = read_file (rdf);
  const HwProjectDocument *article = project->documents->pdata[0];

  g_assert_cmpuint (project->documents->len, ==, 3);
  g_assert_cmpstr (article->title, ==, "مقالة عن الحدود");
  g_assert_cmpstr (article->author, ==, "محمد العاني; Reuters");
  g_assert_cmpstr (article->source, ==, "الصباح");
  g_assert_cmpstr (article->url, ==, "http://example.org/a");
  g_assert_cmpstr (article->published, ==, "2022-02-21");
  g_assert_cmpstr (article->language, ==, "ar");
  g_assert_cmpstr (article->format, ==, "html");
  g_assert_cmpuint (strlen (article->hash), ==, 64);
  g_assert_nonnull (article->structure);
  g_autofree char *text = get_text (project, 0), *abstract = get_text (project, 1),
                  *alone = get_text (project, 2);
  g_assert_nonnull (strstr (text, "نص المقالة كله هنا"));
  g_assert_null (strstr (text, "ملخص"));
  g_assert_cmpstr (abstract, ==, "With an abstract\nWhat it says.\n");
  g_assert_cmpstr (alone, ==, "كلام وحيد\n");

  /* Notes as Markdown, where they belong. */
  const HwProjectNote *note = project->notes->pdata[0];
  g_assert_cmpint (note->target, ==, HW_NOTE_ON_DOCUMENT);
  g_assert_cmpuint (note->index, ==, 0);
  g_assert_cmpstr (note->text, ==, "# ملاحظة\n\nفقرة & أخرى\n- بند");
  const HwProjectNote *tags = project->notes->pdata[1];
  g_assert_cmpstr (tags->text, ==, "#أمن · #Catalogue word");
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_LIBRARY, 0), ==, "alone");
  g_assert_cmpuint (project->tags->len, ==, 1);
  g_assert_cmpuint (project->groups->len, ==, 1);
  const HwProjectGroup *group = project->groups->pdata[0];
  g_assert_cmpuint (group->documents->len, ==, 2);
  g_assert_cmpuint (qda_file_count (project, "document", HW_PROJECT_FAILED), ==, 1);

  /* It comes in, and a second time nothing is new. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HwProject) again = read_file (rdf);
      g_autoptr (GError) error = NULL;

      g_assert_true (hw_library_take_project (fixture->library, again, HW_STEP_TAKE_PROJECT,
                                              HW_PREFER_BOTH, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      fixture_assert_whole (fixture->library);
      g_assert_cmpint (hw_library_count_documents (fixture->library, &error), ==, 3);
    }
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, NULL));
  g_assert_cmpint (hw_library_count_documents (fixture->library, NULL), ==, 0);
}

/* No file but those in the folder of the export. */
static void
test_paths (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[]
      = { "../secret.txt",  "files/../../secret.txt", "files/link.txt", "files/out/secret.txt",
          "/etc/hostname",  "%2e%2e/secret.txt",      "files/none.txt", "files",
          "..%2Fsecret.txt" };
  g_autofree char *secret = put (fixture, "secret.txt", "SECRET\n");
  g_autofree char *inside = put (fixture, "out/files/inside.txt", "inside\n");
  g_autofree char *link = g_build_filename (fixture->folder, "out/files/link.txt", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "out/files/out", NULL);
  g_autofree char *beside = put (fixture, "outer/secret.txt", "SECRET\n");

  g_assert_cmpint (symlink (secret, link), ==, 0);
  g_assert_cmpint (symlink (fixture->folder, folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *xml = g_strdup_printf (
          HEAD "<z:Attachment rdf:about='#item_1'><z:itemType>attachment</z:itemType>"
               "<rdf:resource rdf:resource='%s'/><dc:title>t</dc:title></z:Attachment></rdf:RDF>",
          paths[i]);
      g_autofree char *rdf = put (fixture, "out/a.rdf", xml);
      g_autoptr (HwProject) project = read_file (rdf);
      g_autofree char *text = get_text (project, 0);

      g_assert_null (strstr (text, "SECRET"));
      g_assert_cmpuint (qda_file_count (project, "file", HW_PROJECT_FAILED), ==, 1);
    }
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = {
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" HEAD
    "<bib:Memo>&x;</bib:Memo></rdf:RDF>",
    HEAD "<bib:Memo rdf:about=\"#a\"><rdf:value>cut off",
    HEAD "</rdf:RDF",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *rdf = put (fixture, "a.rdf", contents[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (hw_project_file_read (rdf, NULL, &error));
      g_assert_nonnull (error);
    }
  /* Resources in each other, and in circles. */
  GString *deep = g_string_new (HEAD);
  for (guint i = 0; i < 190; i++)
    g_string_append (deep, "<bib:Book rdf:about=\"#a\"><dc:relation>");
  for (guint i = 0; i < 190; i++)
    g_string_append (deep, "</dc:relation></bib:Book>");
  g_string_append (deep, "<z:Collection rdf:about=\"#c\"><dcterms:hasPart rdf:resource=\"#c\"/>"
                         "</z:Collection><bib:Memo rdf:about=\"#m\"/></rdf:RDF>");
  g_autofree char *rdf = put (fixture, "a.rdf", deep->str);
  g_autoptr (HwProject) project = read_file (rdf);
  g_assert_cmpuint (project->documents->len, ==, 0);
  g_string_free (deep, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/zotero/library", test_library);
  fixture_test ("/zotero/paths", test_paths);
  fixture_test ("/zotero/hostile", test_hostile);
  return g_test_run ();
}

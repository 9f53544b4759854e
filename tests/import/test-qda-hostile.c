/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-file.h"

#include <string.h>

#include "extract.h"
#include "zip-file.h"
#include "zip-maker.h"

/* Files that were made to do harm, or were cut off on their way: a clear failure, or what is good of them. */

static void
assert_fails (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = hw_qda_read (bytes, "study", NULL, &error);

  g_assert_null (project);
  g_assert_nonnull (error);
  g_assert_true (error->domain == HW_IMPORT_ERROR);
  g_assert_cmpstr (error->message, !=, "");
}

static void
assert_xml_fails (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  assert_fails (bytes);
}

static void
test_entities (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE Project [<!ENTITY a0 \"ha\">");

  for (int i = 1; i < 12; i++)
    {
      g_string_append_printf (laughs, "<!ENTITY a%d \"", i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (laughs, "&a%d;", i - 1);
      g_string_append (laughs, "\">");
    }
  g_string_append (laughs, "]><Project name=\"x\"><Description>&a11;</Description></Project>");
  assert_xml_fails (laughs->str);
  assert_xml_fails ("<!DOCTYPE CodeBook [<!ENTITY x 'y'>]><CodeBook><Codes><Code guid='1' "
                    "name='&x;'/></Codes></CodeBook>");
  assert_xml_fails ("<!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    "<Project name=\"x\"><Description>&x;</Description></Project>");
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new ("<Project name=\"x\"><CodeBook><Codes>");

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<Code guid=\"x\" name=\"y\">");
  assert_xml_fails (deep->str);
}

/* More elements than any project has, in a few bytes each. */
static void
test_many (void)
{
  g_autoptr (GString) many = g_string_new ("<Project name=\"x\"><Sources>");

  for (int i = 0; i < 2100000; i++)
    g_string_append (many, "<TextSource/>");
  g_string_append (many, "</Sources></Project>");
  assert_xml_fails (many->str);
}

static void
test_bomb (void)
{
  const gsize size = 140 * 1024 * 1024;
  g_autofree char *zeros = g_malloc (size);
  g_autoptr (HwZipFile) zip = hw_zip_file_new ();
  g_autofree char *xml = qda_file_describe (
      "x", "<Sources><TextSource guid=\"1\" plainTextPath=\"internal://a.txt\"/></Sources>");

  memset (zeros, 'a', size);
  hw_zip_file_add (zip, "project.qde", xml, strlen (xml), FALSE);
  hw_zip_file_add (zip, "sources/a.txt", zeros, size, FALSE);
  g_autoptr (GBytes) bytes = hw_zip_file_end (zip, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  assert_fails (bytes);
}

static void
test_no_project (void)
{
  const QdaEntry entries[] = { { "word/document.xml", "<a/>" }, { NULL } };
  g_autoptr (GBytes) other = qda_file_new (entries);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  assert_fails (other);
  assert_fails (empty);
  assert_xml_fails ("<html><body>Project</body></html>");
  assert_xml_fails ("<Project name=\"x\"><Sources>");
}

/* Names that lead out are not looked for anywhere. */
static void
test_paths (void)
{
  g_autofree char *xml = qda_file_describe (
      "x", "<Sources>"
           "<TextSource guid=\"1\" name=\"a\" plainTextPath=\"internal://../../../../etc/passwd\"/>"
           "<TextSource guid=\"2\" name=\"b\" plainTextPath=\"absolute:///etc/passwd\"/>"
           "<TextSource guid=\"3\" name=\"c\" plainTextPath=\"/etc/passwd\"/>"
           "</Sources>");
  const QdaEntry entries[] = { { "project.qde", xml }, { NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);
  g_autoptr (HwProject) project = qda_file_read (bytes);

  g_assert_cmpuint (project->documents->len, ==, 0);
  g_assert_cmpuint (qda_file_count (project, "document", HW_PROJECT_FAILED), ==, 3);

  const QdaEntry outside[] = { { "../project.qde", xml }, { NULL } };
  g_autoptr (GBytes) bad = qda_file_new (outside);
  assert_fails (bad);
}

/* A packed file may hold no links, whatever they are to lead to. */
static void
test_links (void)
{
  static const char *const names[] = { "project.qde", "sources/a.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ZipMaker *maker = zip_maker_new ();
      g_autofree char *xml = qda_file_describe (
          "x", "<Sources><TextSource guid=\"1\" plainTextPath=\"internal://a.txt\"/></Sources>");

      if (i > 0)
        zip_maker_add (maker, "project.qde", xml, -1, TRUE);
      zip_maker_add_link (maker, names[i], "/etc/passwd");
      g_autoptr (GBytes) bytes = zip_maker_end (maker);
      assert_fails (bytes);
    }
}

/* GUIDs that are missing, no GUIDs, or the same: each thing has one of its own, the same each time. */
static void
test_guids (void)
{
  static const char content[]
      = "<CodeBook><Codes><Code guid=\"x\" name=\"a\"/><Code guid=\"x\" name=\"b\"/><Code "
        "name=\"c\"/>"
        "</Codes></CodeBook><Sources>"
        "<TextSource guid=\"1\" name=\"t\"><PlainTextContent>a b</PlainTextContent>"
        "<PlainTextSelection guid=\"1\" startPosition=\"0\" endPosition=\"1\"/>"
        "<PlainTextSelection startPosition=\"2\" endPosition=\"3\"/>"
        "<PlainTextSelection guid=\"1\" startPosition=\"-7\" endPosition=\"99999999999999999999\"/>"
        "<PlainTextSelection guid=\"1\" startPosition=\"-7\" endPosition=\"9999999999999999\"/>"
        "</TextSource><TextSource guid=\"1\" name=\"t\"/></Sources>";
  g_autofree char *xml = qda_file_describe ("x", content);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (HwProject) one = qda_file_read (bytes), other = qda_file_read (bytes);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (one->tags->len, ==, 3);
  g_assert_cmpuint (one->passages->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const HwProjectTag *tag = one->tags->pdata[i], *again = other->tags->pdata[i];
      const HwProjectPassage *passage = one->passages->pdata[i];

      g_assert_true (g_uuid_string_is_valid (tag->guid) && g_uuid_string_is_valid (passage->guid));
      g_assert_cmpstr (tag->guid, ==, again->guid);
      g_assert_true (g_hash_table_add (seen, tag->guid));
      g_assert_true (g_hash_table_add (seen, passage->guid));
    }
}

static void
test_cut_off (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree char *xml = qda_file_describe (
      "NVivo", "<Sources><TextSource guid=\"1\" plainTextPath=\"internal://a.txt\">"
               "<PlainTextSelection guid=\"2\" startPosition=\"0\" endPosition=\"3\"/></TextSource>"
               "<TextSource guid=\"3\" plainTextPath=\"internal://b.txt\"/></Sources>");
  const QdaEntry entries[] = { { "project.qde", xml },
                               { "sources/a.txt", "a text of several words\r\n" },
                               { "sources/b.txt", "another\n" },
                               { NULL } };
  g_autoptr (GBytes) whole = qda_file_new (entries);
  gsize n_bytes;
  const char *data = g_bytes_get_data (whole, &n_bytes);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GBytes) cut
          = g_bytes_new (data, (gsize) g_rand_int_range (random, 0, (gint32) n_bytes - 1));
      assert_fails (cut);
      g_autofree char *text
          = g_strndup (xml, (gsize) g_rand_int_range (random, 0, (gint32) strlen (xml) - 11));
      assert_xml_fails (text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qda-hostile/entities", test_entities);
  g_test_add_func ("/qda-hostile/depth", test_depth);
  g_test_add_func ("/qda-hostile/many", test_many);
  g_test_add_func ("/qda-hostile/bomb", test_bomb);
  g_test_add_func ("/qda-hostile/no-project", test_no_project);
  g_test_add_func ("/qda-hostile/paths", test_paths);
  g_test_add_func ("/qda-hostile/links", test_links);
  g_test_add_func ("/qda-hostile/guids", test_guids);
  g_test_add_func ("/qda-hostile/cut-off", test_cut_off);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

static GBytes *
write_bytes (HwLibrary *library, HwExportFormat format)
{
  const HwExportOptions options = { .format = format };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = hw_export_to_bytes (library, NULL, &options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* An entry of a ZIP file, with a NUL behind it; NULL where there is none. *n is how many there are. */
static char *
unzip (GBytes *zip, const char *name, guint *n)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *content = NULL;
  gsize n_bytes;
  const void *data = g_bytes_get_data (zip, &n_bytes);

  *n = 0;
  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, n_bytes), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      (*n)++;
      if (strcmp (archive_entry_pathname (entry), name) != 0)
        continue;
      g_assert_null (content);
      content = g_malloc0 ((gsize) archive_entry_size (entry) + 1);
      g_assert_cmpint (archive_read_data (archive, content, (gsize) archive_entry_size (entry)), ==,
                       archive_entry_size (entry));
    }
  archive_read_free (archive);
  return content;
}

static xmlDoc *
parse (const char *xml)
{
  xmlDoc *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

/* Skips the test where the schemas are not at hand. */
static gboolean
validate (const char *xml, const char *schema)
{
  const char *given = g_getenv ("HAWASHI_QDA_SCHEMAS");
  g_autofree char *beside
      = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "reference", "refi-qda", NULL);
  g_autofree char *path = g_build_filename (given != NULL ? given : beside, schema, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the schemas are not here: HAWASHI_QDA_SCHEMAS names their folder");
      return FALSE;
    }
  xmlDoc *document = parse (xml);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (path);
  xmlSchema *rules = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt (rules);
  g_assert_nonnull (rules);
  g_assert_cmpint (xmlSchemaValidateDoc (context, document), ==, 0);
  xmlSchemaFreeValidCtxt (context);
  xmlSchemaFree (rules);
  xmlSchemaFreeParserCtxt (parser);
  xmlFreeDoc (document);
  return TRUE;
}

static void
test_valid (Fixture *fixture, gconstpointer data)
{
  static const HwExportFormat formats[] = { HW_EXPORT_QDPX, HW_EXPORT_QDPX_NVIVO };
  guint n;

  /* Nothing at all, then everything. */
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        {
          g_autoptr (GBytes) zip = write_bytes (fixture->library, formats[i]);
          g_autofree char *xml = unzip (zip, "project.qde", &n);

          g_assert_nonnull (xml);
          if (!validate (xml, "Project.xsd"))
            return;
        }
      if (round == 0)
        {
          sample_fill (fixture);
          hw_library_create_group (fixture->library, "خالية", NULL);
        }
    }
  g_autoptr (GBytes) codebook = write_bytes (fixture->library, HW_EXPORT_QDC);
  g_autofree char *xml = g_strndup (g_bytes_get_data (codebook, NULL), g_bytes_get_size (codebook));
  validate (xml, "Codebook.xsd");
}

static char *
get (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static xmlNode *
find_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, name) == 0)
      return child;
  return NULL;
}

/* The units of a text as the other program counts them. */
static gsize
count (const char *text, gboolean utf16)
{
  glong n;

  if (!utf16)
    return (gsize) g_utf8_strlen (text, -1);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  return (gsize) n;
}

static char *
slice (const char *text, gint64 start, gint64 end, gboolean utf16)
{
  if (!utf16)
    return g_utf8_substring (text, start, end);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  return g_utf16_to_utf8 (units + start, end - start, NULL, NULL, NULL);
}

/* What stands at each selection's place in the file beside it is the passage's quote. */
static void
test_positions (Fixture *fixture, gconstpointer data)
{
  const gboolean utf16 = GPOINTER_TO_INT (data);
  guint n, n_passages = 0;

  sample_fill (fixture);
  g_autoptr (GBytes) zip
      = write_bytes (fixture->library, utf16 ? HW_EXPORT_QDPX_NVIVO : HW_EXPORT_QDPX);
  g_autofree char *xml = unzip (zip, "project.qde", &n);
  g_assert_cmpuint (n, ==, 3);
  xmlDoc *document = parse (xml);
  xmlNode *sources = find_child (xmlDocGetRootElement (document), "Sources");

  for (xmlNode *source = sources->children; source != NULL; source = source->next)
    {
      if (source->type != XML_ELEMENT_NODE)
        continue;
      g_autofree char *path = get (source, "plainTextPath");
      g_autofree char *guid = get (source, "guid");
      g_assert_true (g_str_has_prefix (path, "internal://"));
      g_autofree char *name = g_strconcat ("sources/", path + strlen ("internal://"), NULL);
      g_assert_nonnull (strstr (name, guid));
      g_autofree char *text = unzip (zip, name, &n);
      g_assert_nonnull (text);
      g_assert_cmpint (g_str_has_prefix (text, "\xef\xbb\xbf"), ==, utf16);
      g_assert_cmpint (strstr (text, "\r\n") != NULL, ==, utf16);
      const char *content = utf16 ? text + 3 : text;

      for (xmlNode *child = source->children; child != NULL; child = child->next)
        {
          if (child->type != XML_ELEMENT_NODE
              || strcmp ((const char *) child->name, "PlainTextSelection") != 0)
            continue;
          g_autofree char *start = get (child, "startPosition"), *end = get (child, "endPosition");
          g_autofree char *quote = slice (content, g_ascii_strtoll (start, NULL, 10),
                                          g_ascii_strtoll (end, NULL, 10), utf16);
          g_autofree char *own = get (child, "guid");
          gint64 id = hw_library_find_passage (fixture->library, own, NULL);
          g_autoptr (HwPassage) passage = hw_library_get_passage (fixture->library, id, NULL);
          g_auto (GStrv) lines = g_strsplit (quote, "\r\n", -1);
          g_autofree char *joined = g_strjoinv ("\n", lines);

          g_assert_cmpstr (joined, ==, passage->quote);
          g_assert_cmpuint (count (quote, utf16), >, 0);
          n_passages++;
        }
    }
  g_assert_cmpuint (n_passages, ==, 9);
  xmlFreeDoc (document);
}

static void
test_reproducible (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autoptr (GBytes) one = write_bytes (fixture->library, HW_EXPORT_QDPX);
  fixture_reopen (fixture);
  g_autoptr (GBytes) other = write_bytes (fixture->library, HW_EXPORT_QDPX);

  g_assert_true (g_bytes_equal (one, other));
}

static void
test_no_codebook (Fixture *fixture, gconstpointer data)
{
  const HwExportOptions options = { .format = HW_EXPORT_QDC };
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
}

/* What XML cannot hold: titles lose it, texts and notes do not. */
static void
test_illegal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  gint64 id = fixture_add (fixture->library, "a\x01title \xef\xbf\xbe", "a\x0ctext\n");
  sample_mark (fixture->library, id, "\x0ctext", "a\x02tag", "a \x03note");
  g_autoptr (GBytes) zip = write_bytes (fixture->library, HW_EXPORT_QDPX);
  g_autofree char *xml = unzip (zip, "project.qde", &n);
  g_assert_cmpuint (n, ==, 3);
  xmlFreeDoc (parse (xml));
  g_autoptr (GPtrArray) notes
      = hw_library_list_notes (fixture->library, HW_NOTE_ON_PASSAGE, 1, &error);
  g_autofree char *name = g_strdup_printf ("sources/%s.txt", ((HwNote *) notes->pdata[0])->guid);
  g_autofree char *note = unzip (zip, name, &n);
  g_assert_cmpstr (note, ==, "a \x03note");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/qdpx/valid", test_valid);
  g_test_add ("/qdpx/positions", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_positions,
              fixture_tear_down);
  g_test_add ("/qdpx/positions-of-nvivo", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up,
              test_positions, fixture_tear_down);
  fixture_test ("/qdpx/reproducible", test_reproducible);
  fixture_test ("/qdpx/no-codebook", test_no_codebook);
  fixture_test ("/qdpx/illegal", test_illegal);
  return g_test_run ();
}

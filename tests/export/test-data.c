/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"
#include "obsidian.h"
#include "office.h"
#include "template.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static GBytes *
make (Fixture *fixture, HwExportFormat format)
{
  g_autoptr (GError) error = NULL;
  HwExportOptions options = { .format = format };
  GBytes *bytes = hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static JsonNode *
parse (Fixture *fixture, HwExportFormat format)
{
  g_autofree char *text = sample_export (fixture->library, format, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

/* Every quotation is a cell of the sheet, letter for letter; nothing is calculated. */
static void
test_xlsx (Fixture *fixture, gconstpointer data)
{
  HwPassageQuery query = { 0 };

  sample_fill (fixture);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &query, NULL);
  g_autoptr (GBytes) archive = make (fixture, HW_EXPORT_XLSX);
  g_auto (GStrv) names = office_list (archive);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *part = office_unzip (archive, names[i]);
      g_assert_cmpuint (office_count (part, "/*"), ==, 1);
    }
  g_autofree char *sheet = office_unzip (archive, "xl/worksheets/sheet1.xml");
  g_autofree char *cells = office_text (sheet, "t");
  for (guint i = 0; i < passages->len; i++)
    g_assert_nonnull (strstr (cells, ((HwPassage *) passages->pdata[i])->quote));
  g_assert_cmpuint (office_count (sheet, "//*[local-name()='f']"), ==, 0);
  g_assert_cmpuint (office_count (sheet, "//*[local-name()='row']"), ==,
                    1 + passages->len + 3 /* notes on other things */);
}

static void
test_xlsx_controls (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "t", "a\x01 _x0041_ b");

  sample_mark (fixture->library, document, "a\x01 _x0041_ b", NULL, NULL);
  g_autoptr (GBytes) archive = make (fixture, HW_EXPORT_XLSX);
  g_autofree char *sheet = office_unzip (archive, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, ">a_x0001_ _x005F_x0041_ b<"));
}

static void
test_xlsx_libreoffice (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  g_autoptr (GBytes) archive = make (fixture, HW_EXPORT_XLSX);
  g_autofree char *csv
      = office_convert (fixture, archive, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76");
  if (csv == NULL)
    return;
  g_assert_nonnull (strstr (csv, "مُحَمَّدٌ: «لا بأس»"));
  g_assert_nonnull (strstr (csv, "=SUM(A1:A9) و +1"));
  g_assert_nonnull (strstr (csv, "1. بند أول\n# ليس عنوانا\n    أربع مسافات"));
}

/* All that a person made is in the library's file, and in that of the notes what is not of the text. */
static void
test_json (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  gint64 corrected = fixture_add (fixture->library, "without notes", "txet\nadvertisement\n");
  hw_library_correct_paragraph (fixture->library, corrected, 0, "text", NULL);
  hw_library_set_paragraph_aside (fixture->library, corrected, 1, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (JsonNode) root = parse (fixture, i == 0 ? HW_EXPORT_JSON : HW_EXPORT_LIBRARY);
      JsonObject *object = json_node_get_object (root);
      JsonArray *documents = json_object_get_array_member (object, "documents");
      guint n = 0;

      g_assert_cmpuint (json_array_get_length (documents), ==, i == 0 ? 2 : 3);
      g_assert_cmpint (json_object_has_member (object, "groups"), ==, i == 1);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "tags")), ==,
                        3);
      for (guint j = 0; j < json_array_get_length (documents); j++)
        {
          JsonObject *document = json_array_get_object_element (documents, j);
          JsonArray *passages = json_object_get_array_member (document, "passages");
          for (guint k = 0; i == 1 && k < json_array_get_length (passages); k++)
            {
              JsonObject *passage = json_array_get_object_element (passages, k);
              const char *text = json_object_get_string_member (document, "text");
              g_autofree char *slice
                  = g_utf8_substring (text, json_object_get_int_member (passage, "start"),
                                      json_object_get_int_member (passage, "end"));
              g_assert_cmpstr (slice, ==, json_object_get_string_member (passage, "quote"));
            }
          n += json_array_get_length (passages);
        }
      g_assert_cmpuint (n, ==, 9);
    }

  g_autofree char *json = sample_export (fixture->library, HW_EXPORT_LIBRARY, NULL);
  g_assert_nonnull (
      strstr (json, "\"reason\" : \"person\",\n          \"text\" : \"advertisement\""));
  g_assert_nonnull (strstr (json, "\"kind\" : \"text\",\n          \"paragraph\" : 0,\n"
                                  "          \"before\" : \"txet\",\n"
                                  "          \"after\" : \"text\","));
  g_assert_nonnull (strstr (json, "\"kind\" : \"setAside\",\n          \"paragraph\" : 1,"));
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  gint64 document = fixture_add (fixture->library, "100% of {A} & B_c #1", "text");
  HwDocumentChange change = { .url = "https://example.org/a_b",
                              .published = "2022-02",
                              .author = "زيد and عمرو",
                              .direction = -1 };
  hw_library_change_document (fixture->library, document, &change, NULL);

  g_autofree char *bibtex = sample_export (fixture->library, HW_EXPORT_BIBTEX, NULL);
  g_assert_nonnull (strstr (bibtex, "title = {{100\\% of \\{A\\} \\& B\\_c \\#1}}"));
  g_assert_nonnull (strstr (bibtex, "author = {{زيد and عمرو}}"));
  g_assert_nonnull (strstr (bibtex, "@online{"));
  g_assert_nonnull (strstr (bibtex, "date = {2022-02-21}"));

  g_autoptr (JsonNode) root = parse (fixture, HW_EXPORT_CSL_JSON);
  JsonArray *items = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (items), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      if (!json_object_has_member (item, "URL"))
        continue;
      g_autofree char *date = json_to_string (json_object_get_member (item, "issued"), FALSE);
      g_assert_cmpstr (date, ==, "{\"date-parts\":[[2022,2]]}");
    }
}

static void
test_obsidian (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "vault", NULL);
  HwExportOptions options = { .format = HW_EXPORT_OBSIDIAN };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  sample_fill (fixture);
  gint64 same = fixture_add (fixture->library, "../a plain: document?", "x y");
  sample_mark (fixture->library, same, "x", "two words / 2022", NULL);
  gint64 other = fixture_add (fixture->library, "A PLAIN DOCUMENT", "x z");
  sample_mark (fixture->library, other, "x", "2022", NULL);

  g_autoptr (GPtrArray) names
      = hw_export_list_contents (fixture->library, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_assert_true (g_str_has_suffix (name, ".md"));
      g_assert_null (strpbrk (name, "/\\:*?\"<>|"));
      g_assert_cmpint (name[0], !=, '.');
      g_assert_true (g_hash_table_add (seen, g_utf8_casefold (name, -1)));
    }
  g_assert_cmpuint (names->len, ==, 4 + 2 /* tags, library */);

  g_assert_true (hw_export_to_file (fixture->library, NULL, &options, folder, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "a plain document.md", NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_free (path);
      path = g_build_filename (folder, "a plain document 2.md", NULL);
      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
    }
  g_assert_nonnull (strstr (text, "title: \"../a plain: document?\"\n"));
  g_assert_nonnull (strstr (text, "  - two-words/2022\n"));
  g_assert_nonnull (strstr (text, "#two-words/2022"));
  g_assert_nonnull (strstr (text, "> x\n\n^p-"));

  /* What is there is not touched, nor is anything left beside it. */
  g_assert_false (hw_export_to_file (fixture->library, NULL, &options, folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_false (g_str_has_prefix (name, ".hawashi"));
}

static void
test_obsidian_tags (void)
{
  static const char *const tags[][2] = {
    { "أمن / داخلي", "أمن/داخلي" }, { "a b", "a-b" }, { "2022", "2022_" }, { "مُحَمَّد", "مُحَمَّد" },
    { "x#y, z!", "x-y--z-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *tag = hw_export_obsidian_tag (tags[i][0]);
      g_assert_cmpstr (tag, ==, tags[i][1]);
    }
}

static void
check_template (const char *template_text, const char *expected)
{
  static const char json[] = "{\"title\": \"T\", \"empty\": \"\", \"number\": 7, \"list\": "
                             "[{\"x\": \"1\"}, {\"x\": \"2\\n\\\"\", \"title\": \"own\"}], "
                             "\"none\": [], \"one\": {\"x\": \"o\"}, \"words\": [\"a\", \"b\"]}";
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hw_template_fill (template_text, root, &error);

  if (expected != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, expected);
      return;
    }
  g_assert_null (text);
  g_assert_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

static void
test_template (void)
{
  check_template ("", "");
  check_template ("no braces } {", "no braces } {");
  check_template ("{{title}} {{ number }}{{none}}{{missing}}.", "T 7.");
  check_template ("{{#list}}{{title}}{{/list}}", "Town");
  check_template ("{{#list}}{{@number}}{{^@last}},{{/@last}}{{/list}}", "1,2");
  check_template ("{{#none}}x{{/none}}{{^none}}y{{/none}}{{^empty}}z{{/empty}}", "yz");
  check_template ("{{#words}}{{.}}{{/words}}{{#one}}{{x}}{{/one}}", "abo");
  check_template ("{{#list}}{{x|line}};{{/list}}", "1;2 \";");
  check_template ("{{#list}}{{x|json}}{{x|csv}}{{/list}}", "\"1\"1\"2\\n\\\"\"\"2\n\"\"\"");
  check_template ("{{title|isolate}}", "\u2068T\u2069");
  /* Lines of their own leave nothing behind. */
  check_template ("a\n  {{#list}}  \n{{title}}\n{{/list}}\n{{! no }}\nb", "a\nT\nown\nb");

  check_template ("\n{{title", NULL);
  check_template ("\n{{#list}}", NULL);
  check_template ("\n{{/list}}", NULL);
  check_template ("\n{{#list}}{{/none}}{{/list}}", NULL);
  check_template ("\n{{}}", NULL);
  check_template ("\n{{title|shout}}", NULL);
}

static void
test_template_is_bounded (void)
{
  g_autoptr (GString) deep = g_string_new ("\n");

  for (int i = 0; i < 1000; i++)
    g_string_append (deep, "{{#one}}");
  check_template (deep->str, NULL);
}

static void
test_template_export (Fixture *fixture, gconstpointer data)
{
  HwExportOptions options = { .format = HW_EXPORT_TEMPLATE };
  g_autoptr (GError) error = NULL;

  sample_fill (fixture);
  g_assert_null (hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error));
  g_assert_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION);
  options.template_text = "{{#documents}}{{#passages}}{{quote}}\n{{/passages}}{{/documents}}";
  g_autofree char *text = sample_export_with (fixture->library, NULL, &options);
  g_assert_true (g_str_has_prefix (text, "Another line.\n😀 مع\n"));

  /* The example that is installed. */
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "schemas",
                                                 "template-example.txt", NULL);
  g_autofree char *example = NULL;
  g_clear_error (&error);
  g_file_get_contents (path, &example, NULL, &error);
  g_assert_no_error (error);
  options.template_text = example;
  g_autofree char *filled = sample_export_with (fixture->library, NULL, &options);
  g_assert_true (
      g_str_has_prefix (filled, "\u2068A plain document\u2069\n\n1. Another line.\n   #"));
  g_assert_null (strstr (filled, "{{"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/data/xlsx", test_xlsx);
  fixture_test ("/data/xlsx/controls", test_xlsx_controls);
  fixture_test ("/data/xlsx/libreoffice", test_xlsx_libreoffice);
  fixture_test ("/data/json", test_json);
  fixture_test ("/data/references", test_references);
  fixture_test ("/data/obsidian", test_obsidian);
  g_test_add_func ("/data/obsidian/tags", test_obsidian_tags);
  g_test_add_func ("/template/language", test_template);
  g_test_add_func ("/template/bounded", test_template_is_bounded);
  fixture_test ("/template/export", test_template_export);
  return g_test_run ();
}

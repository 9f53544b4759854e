/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "obsidian.h"
#include "office.h"
#include "replace.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A passage whose words are not in the text any more is in every export, with its words, its tag, its note and
 * the word that it was not found; and nowhere with a place that is none. */

static const char old_text[] = "عبارة ضائعة\nنص باق وبعده كلام كثير لا يتغير أبدا\n";
static const char new_text[] = "نص باق وبعده كلام كثير لا يتغير أبدا\n";
#define LOST "عبارة ضائعة"
#define KEPT "نص باق"
#define TAG "وسم"
#define NOTE "ملاحظة عليها"
#define SAID "not found in the text"

static gint64
fill (Fixture *fixture)
{
  const gint64 document = fixture_add (fixture->library, "الوثيقة", old_text);
  g_autoptr (HwText) text = hw_text_new_from_string (new_text);
  const HwNewDocument replacement = { .text = text };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) replaced = NULL;
  const HwReplacedPassage *lost;

  sample_mark (fixture->library, document, LOST, TAG, NOTE);
  sample_mark (fixture->library, document, KEPT, NULL, NULL);
  replaced = hw_library_replace_text (fixture->library, document, &replacement, &error);
  g_assert_no_error (error);
  lost = &g_array_index (replaced, HwReplacedPassage, 0);
  g_assert_cmpint (lost->status, ==, HW_ANCHOR_LOST);
  g_assert_cmpint (lost->start, ==, 0);
  return document;
}

static void
assert_all (const char *text)
{
  g_assert_nonnull (strstr (text, LOST));
  g_assert_nonnull (strstr (text, KEPT));
  g_assert_nonnull (strstr (text, TAG));
  g_assert_nonnull (strstr (text, NOTE));
}

/* The text of an office document, or of one of its parts, without what marks it up. */
static char *
read_part (Fixture *fixture, const HwExportOptions *options, const char *part, const char *element)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hw_export_to_bytes (fixture->library, NULL, options, NULL, &error);
  g_autofree char *xml = NULL;

  g_assert_no_error (error);
  xml = office_unzip (bytes, part);
  return xml != NULL ? office_text (xml, element) : g_strdup ("");
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  static const HwExportFormat formats[] = { HW_EXPORT_HTML, HW_EXPORT_MARKDOWN };
  static const HwExportCitation citations[]
      = { HW_EXPORT_CITE_PARAGRAPH, HW_EXPORT_CITE_PAGE, HW_EXPORT_CITE_NOTHING };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (citations); j++)
      for (guint context = 0; context < 3; context++)
        {
          const HwExportOptions options
              = { .format = formats[i], .citation = citations[j], .context = context };
          g_autofree char *text = sample_export_with (fixture->library, NULL, &options);

          assert_all (text);
          g_assert_nonnull (strstr (text, SAID));
        }
  g_autoptr (GBytes) vault = hw_export_to_bytes (
      fixture->library, NULL, &(HwExportOptions){ .format = HW_EXPORT_OBSIDIAN }, NULL, NULL);
  g_autofree char *file = office_unzip (vault, "الوثيقة.md");
  assert_all (file);
  g_assert_nonnull (strstr (file, SAID));
}

static void
test_office (Fixture *fixture, gconstpointer data)
{
  const HwExportOptions docx = { .format = HW_EXPORT_DOCX }, odt = { .format = HW_EXPORT_ODT };

  fill (fixture);
  g_autofree char *word = read_part (fixture, &docx, "word/document.xml", "t");
  g_autofree char *writer = read_part (fixture, &odt, "content.xml", "p");
  assert_all (word);
  assert_all (writer);
  g_assert_nonnull (strstr (word, SAID));
  g_assert_nonnull (strstr (writer, SAID));
}

/* Below the text, with its comment. */
static void
test_document_with_comments (Fixture *fixture, gconstpointer data)
{
  const gint64 document = fill (fixture);
  const HwExportOptions docx = { .format = HW_EXPORT_DOCX, .document = document };
  const HwExportOptions odt = { .format = HW_EXPORT_ODT, .document = document };
  const HwExportOptions html = { .format = HW_EXPORT_HTML, .document = document };
  const HwExportOptions pdf = { .format = HW_EXPORT_PDF, .document = document };

  g_autofree char *body = read_part (fixture, &docx, "word/document.xml", "t");
  g_autofree char *comments = read_part (fixture, &docx, "word/comments.xml", "t");
  g_autofree char *content = read_part (fixture, &odt, "content.xml", "text");
  g_autofree char *page = sample_export_with (fixture->library, NULL, &html);
  g_assert_nonnull (strstr (body, KEPT));
  g_assert_nonnull (strstr (strstr (body, KEPT), LOST));
  g_assert_nonnull (strstr (comments, NOTE));
  g_assert_nonnull (strstr (content, LOST));
  assert_all (page);

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hw_export_to_bytes (fixture->library, NULL, &pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  HwExportOptions options
      = { .format = HW_EXPORT_CSV, .columns = "quote,start,end,paragraph,state" };
  const HwExportOptions xlsx = { .format = HW_EXPORT_XLSX };

  fill (fixture);
  g_autofree char *csv = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (csv, "\n" LOST ",,,,lost\r\n"));
  g_assert_nonnull (strstr (csv, "\n" KEPT ",0,6,1,\r\n"));
  options.columns = NULL;
  g_autofree char *whole = sample_export_with (fixture->library, NULL, &options);
  g_assert_nonnull (strstr (whole, "lost"));
  g_autofree char *cells = read_part (fixture, &xlsx, "xl/worksheets/sheet1.xml", "t");
  assert_all (cells);
  g_assert_nonnull (strstr (cells, "lost"));
}

static JsonObject *
get_passage (JsonNode *root, guint index)
{
  JsonArray *documents = json_object_get_array_member (json_node_get_object (root), "documents");
  JsonObject *document = json_array_get_object_element (documents, 0);

  return json_array_get_object_element (json_object_get_array_member (document, "passages"), index);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  static const HwExportFormat formats[] = { HW_EXPORT_JSON, HW_EXPORT_LIBRARY };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = sample_export (fixture->library, formats[i], NULL);
      g_autoptr (JsonNode) root = json_from_string (text, NULL);
      JsonObject *lost = get_passage (root, 0), *kept = get_passage (root, 1);

      g_assert_cmpstr (json_object_get_string_member (lost, "quote"), ==, LOST);
      g_assert_cmpstr (json_object_get_string_member (lost, "state"), ==, "lost");
      g_assert_false (json_object_has_member (lost, "start"));
      g_assert_false (json_object_has_member (lost, "paragraph"));
      g_assert_false (json_object_has_member (kept, "state"));
      g_assert_cmpint (json_object_get_int_member (kept, "end"), ==, 6);
    }
}

/* By its words alone, with which a reader may find them elsewhere. */
static void
test_web_annotation (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_autofree char *text = sample_export (fixture->library, HW_EXPORT_WEB_ANNOTATION, NULL);
  const char *position = strstr (text, "TextPositionSelector");

  assert_all (text);
  g_assert_nonnull (position);
  g_assert_null (strstr (position + 1, "TextPositionSelector"));
}

/* REFI-QDA has no form for a selection without a place: it is a note on its document. */
static void
test_qdpx (Fixture *fixture, gconstpointer data)
{
  const HwExportOptions options = { .format = HW_EXPORT_QDPX };
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_autoptr (GBytes) bytes = hw_export_to_bytes (fixture->library, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *xml = office_unzip (bytes, "project.qde");
  g_autofree char *notes = office_text (xml, "PlainTextContent");
  g_assert_cmpuint (office_count (xml, "//*[local-name()='PlainTextSelection']"), ==, 1);
  g_assert_cmpuint (office_count (xml, "//*[@startPosition=@endPosition]"), ==, 0);
  g_assert_cmpuint (office_count (xml, "//*[local-name()='TextSource']/*[local-name()='NoteRef']"),
                    ==, 1);
  g_assert_nonnull (strstr (notes, LOST));
  g_assert_nonnull (strstr (notes, TAG));
  g_assert_nonnull (strstr (notes, NOTE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/lost/notes", test_notes);
  fixture_test ("/lost/office", test_office);
  fixture_test ("/lost/document-with-comments", test_document_with_comments);
  fixture_test ("/lost/tables", test_tables);
  fixture_test ("/lost/json", test_json);
  fixture_test ("/lost/web-annotation", test_web_annotation);
  fixture_test ("/lost/qdpx", test_qdpx);
  return g_test_run ();
}

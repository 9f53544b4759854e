/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-project.h"
#include "qda-file.h"
#include "zip-maker.h"

#include <string.h>

/* Sources whose text is only in a styled file, or in a PDF, that is in the project. */

#define CODE "11111111-1111-4111-8111-111111111111"
#define CODES                                                                                      \
  "<CodeBook><Codes><Code guid='" CODE "' name='أمن' isCodable='true'/></Codes></CodeBook>"
#define CODING                                                                                     \
  "<Coding guid='99999999-0000-4000-8000-000000000001'><CodeRef targetGUID='" CODE "'/></Coding>"
#define SOURCE "aaaaaaaa-0000-4000-8000-000000000001"
#define SELECTION(number, attributes, rest)                                                        \
  "<PlainTextSelection guid='bbbbbbbb-0000-4000-8000-00000000000" number "' " attributes ">" rest  \
  "</PlainTextSelection>"
#define REGION(number, attributes, rest)                                                           \
  "<PDFSelection guid='bbbbbbbb-0000-4000-8000-00000000000" number "' " attributes                 \
  " firstX='10' firstY='10' secondX='90' secondY='90'>" rest "</PDFSelection>"

static HwProject *
read_with (const char *content, const char *path, GBytes *original)
{
  g_autofree char *xml = qda_file_describe ("MAXQDA", content);
  gsize n_bytes;
  const char *data = g_bytes_get_data (original, &n_bytes);
  const QdaEntry entries[] = { { "project.qde", xml }, { path, data, n_bytes }, { NULL } };
  g_autoptr (GBytes) bytes = qda_file_new (entries);
  HwProject *project = qda_file_read (bytes);

  check_project (project);
  return project;
}

static GBytes *
make_docx (void)
{
  return zip_of (
      "[Content_Types].xml", "<Types/>", "word/document.xml",
      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
      "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>عنوان المقابلة</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>قال إن الأمن في المدينة تحسن كثيرا</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>وانتهى الكلام</w:t></w:r></w:p></w:body></w:document>",
      NULL);
}

static const HwProjectPassage *
get_passage (HwProject *project, guint index, const char *quote)
{
  g_autofree char *words = qda_file_get_quote (project, index);

  g_assert_cmpstr (words, ==, quote);
  return project->passages->pdata[index];
}

static void
test_styled (void)
{
  g_autoptr (GBytes) docx = make_docx ();
  g_autoptr (HwProject) project = read_with (
      CODES "<Sources><TextSource guid='" SOURCE "' name='مقابلة' richTextPath='internal://" SOURCE
            ".docx'>"
      /* Where it stands here too, */
      SELECTION ("1", "name='عنوان المقابلة' startPosition='0' endPosition='14'", CODING)
      /* counted in a text with more in it, */
      SELECTION ("2", "name='الأمن في المدينة' startPosition='42' endPosition='58'", CODING)
      /* cut, */
      SELECTION ("3", "name='وانتهى…' startPosition='70' endPosition='83'", "")
      /* not in it at all, */
      SELECTION ("4", "name='كلام لم يقله أحد قط في أي مكان' startPosition='3' endPosition='9'",
                 CODING)
      /* and without words. */
      SELECTION ("5", "startPosition='15' endPosition='18'", "") "</TextSource></Sources>",
      "sources/" SOURCE ".docx", docx);
  const HwProjectDocument *document = project->documents->pdata[0];

  g_assert_cmpuint (project->documents->len, ==, 1);
  g_assert_cmpuint (project->passages->len, ==, 5);
  g_assert_cmpstr (document->title, ==, "مقابلة");
  g_assert_cmpstr (document->format, ==, "docx");
  g_assert_cmpuint (g_array_index (document->structure->forms, HwParagraphForm, 0).role, ==,
                    HW_ROLE_HEADING);
  g_assert_cmpint (get_passage (project, 0, "عنوان المقابلة")->state, ==, HW_PASSAGE_SURE);
  g_assert_cmpint (get_passage (project, 1, "الأمن في المدينة")->state, ==, HW_PASSAGE_SURE);
  g_assert_cmpint (get_passage (project, 2, "وانتهى الكلام")->state, ==, HW_PASSAGE_SURE);
  g_assert_cmpint (get_passage (project, 3, "")->state, ==, HW_PASSAGE_LOST);
  g_assert_cmpstr (get_passage (project, 3, "")->quote, ==, "كلام لم يقله أحد قط في أي مكان");
  g_assert_cmpint (get_passage (project, 4, "قال")->state, ==, HW_PASSAGE_UNCERTAIN);
  g_autofree char *tags = qda_file_get_tags (project, 3);
  g_assert_cmpstr (tags, ==, "أمن");
  /* All that is not as it was is told. */
  g_assert_cmpuint (qda_file_count (project, "document", HW_PROJECT_CHANGED), ==, 1);
  g_assert_cmpuint (qda_file_count (project, "passage", HW_PROJECT_CHANGED), ==, 4);
}

/* One that cannot be read is its own failure. */
static void
test_broken (void)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (HwProject) project = read_with (
      CODES "<Sources><TextSource guid='" SOURCE "' name='a' richTextPath='internal://" SOURCE
            ".docx'/><TextSource guid='aaaaaaaa-0000-4000-8000-000000000002' name='b'>"
            "<PlainTextContent>نص</PlainTextContent></TextSource></Sources>",
      "sources/" SOURCE ".docx", junk);

  g_assert_cmpuint (project->documents->len, ==, 1);
  g_assert_cmpuint (qda_file_count (project, "document", HW_PROJECT_FAILED), ==, 1);
}

static GBytes *
make_pdf (void)
{
  static const char pdf[]
      = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length 57>>stream\nBT /F 12 Tf 20 150 Td (The council met here again) Tj ET\n"
        "endstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 7 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        "7 0 obj<</Length 57>>stream\nBT /F 12 Tf 20 150 Td (The council met once more) Tj ET \n"
        "endstream endobj\n"
        "trailer<</Root 1 0 R/Size 8>>\n%%EOF\n";

  return g_bytes_new_static (pdf, sizeof pdf - 1);
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (HwProject) project = read_with (
      CODES "<Sources><PDFSource guid='" SOURCE "' name='Minutes' path='internal://" SOURCE
            ".pdf'>" REGION ("1", "name='met once more' page='1'", CODING)
                REGION ("2", "name='Quotation 7' page='0'",
                        "<Representation guid='cccccccc-0000-4000-8000-000000000001'>"
                        "<PlainTextContent>here again</PlainTextContent></Representation>" CODING)
                    REGION ("3", "name='the stamp' page='1'", CODING) "</PDFSource></Sources>",
      "sources/" SOURCE ".pdf", pdf);
  const HwProjectDocument *document = project->documents->pdata[0];

  g_assert_cmpstr (document->format, ==, "pdf");
  g_assert_cmpuint (document->structure->locators->len, ==, 2);
  g_assert_cmpuint (project->passages->len, ==, 2);
  g_assert_cmpint (get_passage (project, 0, "met once more")->state, ==, HW_PASSAGE_SURE);
  g_assert_cmpint (get_passage (project, 1, "here again")->state, ==, HW_PASSAGE_SURE);
  /* A picture on a page has no words: what was said of it stays. */
  g_assert_cmpstr (qda_file_get_note (project, HW_NOTE_ON_DOCUMENT, 0), ==,
                   "**Page 2**: the stamp\n- أمن");
  g_assert_cmpuint (qda_file_count (project, "selection", HW_PROJECT_CHANGED), ==, 1);
}

/* The text that the other program had of it is the one that its positions are in. */
static void
test_pdf_with_text (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (HwProject) project = read_with (
      CODES
      "<Sources><PDFSource guid='" SOURCE "' name='Minutes' path='internal://" SOURCE
      ".pdf'>" REGION (
          "1", "name='met once more' page='1'",
          CODING) "<Representation guid='cccccccc-0000-4000-8000-000000000001'>"
                  "<PlainTextContent>Other text. met once more. End</PlainTextContent>" SELECTION (
                      "2", "name='Other' startPosition='0' endPosition='5'",
                      CODING) "</Representation></PDFSource></Sources>",
      "sources/" SOURCE ".pdf", pdf);

  g_assert_cmpuint (project->documents->len, ==, 1);
  g_assert_cmpuint (project->passages->len, ==, 2);
  get_passage (project, 0, "Other");
  get_passage (project, 1, "met once more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qda-originals/styled", test_styled);
  g_test_add_func ("/qda-originals/broken", test_broken);
  g_test_add_func ("/qda-originals/pdf", test_pdf);
  g_test_add_func ("/qda-originals/pdf-with-text", test_pdf_with_text);
  return g_test_run ();
}

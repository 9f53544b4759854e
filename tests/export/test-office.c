/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include <string.h>

static GBytes *
make (Fixture *fixture, const HwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = hw_export_to_bytes (fixture->library, NULL, options, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Where the words are in a word processor's file. */
static const struct
{
  HwExportFormat format;
  const char *extension, *part, *text;
} kinds[] = {
  { HW_EXPORT_DOCX, "docx", "word/document.xml", "p" },
  { HW_EXPORT_ODT, "odt", "content.xml", "body" },
};

/* What is not in @needle's lines is not asked for; each of them stands in the text. */
static void
assert_lines (const char *text, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (parts[i]));
      if (strstr (text, line) == NULL)
        g_error ("“%s” is not in: %s", line, text);
    }
}

static void
assert_well_formed (GBytes *archive)
{
  g_auto (GStrv) names = office_list (archive);

  g_assert_nonnull (names[0]);
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".xml") || g_str_has_suffix (names[i], ".rels"))
      {
        g_autofree char *xml = office_unzip (archive, names[i]);
        g_assert_cmpuint (office_count (xml, "/*"), ==, 1);
      }
}

/* In every layout and order: XML all through, each quotation in it, the same bytes each time. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  HwPassageQuery query = { 0 };

  sample_fill (fixture);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &query, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int order = 0; order < 5; order++)
      {
        HwExportOptions options = { .format = kinds[i].format };
        if (order < 4)
          options.order = (HwExportOrder) order;
        else
          options.layout = HW_EXPORT_AS_TABLE;
        g_autoptr (GBytes) archive = make (fixture, &options);
        g_autoptr (GBytes) again = make (fixture, &options);
        g_autofree char *xml = office_unzip (archive, kinds[i].part);
        g_autofree char *text = office_text (xml, kinds[i].text);

        g_assert_true (g_bytes_equal (archive, again));
        assert_well_formed (archive);
        for (guint j = 0; j < passages->len; j++)
          assert_lines (text, ((HwPassage *) passages->pdata[j])->quote);
        assert_lines (text, "ملاحظة مهمة\nabout a tag\nabout all\nعن الوثيقة");
      }
}

static void
test_mimetype_first (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "mimetypeapplication/vnd.oasis.opendocument.text";
  HwExportOptions options = { .format = HW_EXPORT_ODT };

  sample_fill (fixture);
  g_autoptr (GBytes) archive = make (fixture, &options);
  g_assert_cmpmem ((const char *) g_bytes_get_data (archive, NULL) + 30, strlen (head), head,
                   strlen (head));
}

/* Paragraphs run as those of the text do, and what runs from right to left in them says so. */
static void
test_directions (Fixture *fixture, gconstpointer data)
{
  HwExportOptions options = { .format = HW_EXPORT_DOCX };

  sample_fill (fixture);
  g_autoptr (GBytes) docx = make (fixture, &options);
  g_autofree char *xml = office_unzip (docx, "word/document.xml");
  g_assert_cmpuint (
      office_count (xml,
                    "//*[local-name()='p'][contains(., 'مجلس الأمن')][.//*[local-name()='bidi']]"),
      ==, 1);
  g_assert_cmpuint (office_count (xml, "//*[local-name()='p'][contains(., 'An English line')]"
                                       "[not(.//*[local-name()='bidi'])]"),
                    ==, 1);
  /* No letter of one direction in a run of the other. */
  g_assert_cmpuint (office_count (xml, "//*[local-name()='r'][.//*[local-name()='rtl']]"
                                       "[contains(., 'English') or contains(., 'UN')]"),
                    ==, 0);
  g_assert_cmpuint (office_count (xml, "//*[local-name()='r'][not(.//*[local-name()='rtl'])]"
                                       "[contains(., 'مجلس')]"),
                    ==, 0);
}

/* The document itself: its text letter for letter, a comment for each passage that says something, and their
 * ranges on the words they are on, overlapping or not. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "أول ثان ثالث رابع\nfifth sixth\n\nآخر سطر\n";
  gint64 document = fixture_add (fixture->library, "عنوان (UN)", text);

  sample_mark (fixture->library, document, "أول ثان ثالث", "أمن", NULL);
  sample_mark (fixture->library, document, "ثالث رابع\nfifth", NULL, "*note* one");
  sample_mark (fixture->library, document, "sixth\n\nآخر", "t", "two");
  sample_mark (fixture->library, document, "سطر", NULL, NULL);
  hw_library_write_note (fixture->library, HW_NOTE_ON_DOCUMENT, document, "on it", NULL);

  HwExportOptions options = { .format = HW_EXPORT_DOCX, .document = document };
  g_autoptr (GBytes) docx = make (fixture, &options);
  assert_well_formed (docx);
  g_autofree char *xml = office_unzip (docx, "word/document.xml");
  g_autofree char *comments = office_unzip (docx, "word/comments.xml");
  g_autofree char *lines = office_text (xml, "p");
  g_assert_true (g_str_has_suffix (lines, text));
  g_assert_cmpuint (office_count (comments, "/*/*"), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const marks[]
          = { "commentRangeStart", "commentRangeEnd", "commentReference" };
      for (gsize j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          g_autofree char *path
              = g_strdup_printf ("//*[local-name()='%s'][@*[local-name()='id']='%u']", marks[j], i);
          g_assert_cmpuint (office_count (xml, path), ==, 1);
        }
    }
  g_autofree char *said = office_text (comments, "comment");
  assert_lines (said, "on it\nأمن\nnote one\ntwo");

  options.format = HW_EXPORT_ODT;
  g_autoptr (GBytes) odt = make (fixture, &options);
  assert_well_formed (odt);
  g_autofree char *content = office_unzip (odt, "content.xml");
  g_assert_cmpuint (office_count (content, "//*[local-name()='annotation']"), ==, 4);
  g_assert_cmpuint (office_count (content, "//*[local-name()='annotation-end']"), ==, 4);
  g_assert_cmpuint (office_count (content,
                                  "//*[local-name()='annotation'][@*[local-name()='name'] = "
                                  "following::*[local-name()='annotation-end']"
                                  "/@*[local-name()='name']]"),
                    ==, 4);
}

/* Headings, lists, quotations and footnotes of the document are such in the file, in the direction that its source
 * says. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    HwParagraphForm form;
    const char *docx, *odt;
  } lines[] = {
    { { HW_ROLE_HEADING, 1, HW_DIRECTION_AUTO }, "Heading2", "Heading_20_2" },
    { { HW_ROLE_BODY, 0, HW_DIRECTION_RTL }, "BodyText", "Text_20_body" },
    { { HW_ROLE_LIST_ITEM, 2, HW_DIRECTION_AUTO }, "BodyText", "Text_20_body" },
    { { HW_ROLE_QUOTATION, 0, HW_DIRECTION_AUTO }, "BodyText", "Text_20_body" },
    { { HW_ROLE_CAPTION, 0, HW_DIRECTION_AUTO }, "Caption", "Caption" },
    { { HW_ROLE_FOOTNOTE, 0, HW_DIRECTION_AUTO }, "FootnoteText", "Footnote" },
    { { HW_ROLE_PREFORMATTED, 0, HW_DIRECTION_AUTO }, "NoteCode", "Note_20_Code" },
  };
  static const char written[]
      = "heading\nfrom the right\n• item\nquotation\ncaption\nfootnote\ncode\n";
  g_autoptr (HwText) text = hw_text_new_from_string (written);
  g_autoptr (HwStructure) structure = hw_structure_new ();
  const HwNewDocument new = { .title = "t", .text = text, .structure = structure };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    hw_structure_add_form (structure, lines[i].form);
  HwExportOptions options
      = { .format = HW_EXPORT_DOCX,
          .document = hw_library_add_document (fixture->library, &new, NULL, &error) };
  g_assert_no_error (error);
  g_autoptr (GBytes) docx = make (fixture, &options);
  options.format = HW_EXPORT_ODT;
  g_autoptr (GBytes) odt = make (fixture, &options);
  g_autofree char *xml = office_unzip (docx, "word/document.xml");
  g_autofree char *content = office_unzip (odt, "content.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (written, "\n", -1);
      g_autofree char *path
          = g_strdup_printf ("//*[local-name()='p'][contains(., '%s')][.//*[local-name()='pStyle']"
                             "[@*[local-name()='val']='%s']]",
                             words[i], lines[i].docx);
      g_autofree char *odt_path
          = g_strdup_printf ("//*[local-name()='p' or local-name()='h'][contains(., "
                             "'%s')][@*[local-name()='style-name'] = "
                             "//*[local-name()='style'][@*[local-name()='parent-style-name']='%s']/"
                             "@*[local-name()='name']]",
                             words[i], lines[i].odt);
      g_assert_cmpuint (office_count (xml, path), ==, 1);
      g_assert_cmpuint (office_count (content, odt_path), ==, 1);
    }
  g_assert_cmpuint (office_count (xml, "//*[local-name()='p'][contains(., 'item') or contains(., "
                                       "'quotation')][.//*[local-name()='ind']]"),
                    ==, 2);
  g_assert_cmpuint (office_count (xml, "//*[local-name()='p'][.//*[local-name()='bidi']]"), ==, 1);
}

/* What no XML may hold does not break the file. */
static void
test_controls (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "t\x01\x1b",
                                 "a\x01"
                                 "b\x0c"
                                 "c\xef\xbf\xbf"
                                 "d  e\tf");

  sample_mark (fixture->library, document,
               "\x01"
               "b\x0c"
               "c\xef\xbf\xbf"
               "d  e\tf",
               "g\x02", "h\x03 [x](http://a.b/\"><c>)");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int j = 0; j < 2; j++)
      {
        HwExportOptions options = { .format = kinds[i].format, .document = j == 0 ? 0 : document };
        g_autoptr (GBytes) archive = make (fixture, &options);
        assert_well_formed (archive);
      }
}

/* LibreOffice opens the files and reads the same text in them. */
static void
test_libreoffice (Fixture *fixture, gconstpointer data)
{
  gint64 document;

  sample_fill (fixture);
  document = hw_library_find_document (fixture->library, "1", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      HwExportOptions options = { .format = kinds[i].format, .document = document };
      g_autoptr (GBytes) archive = make (fixture, &options);
      g_autofree char *text
          = office_convert (fixture, archive, kinds[i].extension, "txt:Text (encoded):UTF8");
      if (text == NULL)
        return;
      const char *body = strstr (text, "عنوان المقابلة");
      g_assert_nonnull (body);
      g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
      g_auto (GStrv) expected = g_strsplit (sample_text, "\n", -1);
      for (gsize j = 0; *expected[j] != '\0'; j++)
        g_assert_cmpstr (lines[j], ==, expected[j]);

      options.document = 0;
      g_autoptr (GBytes) notes = make (fixture, &options);
      g_autofree char *read
          = office_convert (fixture, notes, kinds[i].extension, "txt:Text (encoded):UTF8");
      assert_lines (read, "UN قرار مجلس الأمن رقم 687\n=SUM(A1:A9) و +1\nabout a tag");
    }
}

/* The text of a PDF as another program reads it; NULL after a skip. */
static char *
read_pdf (Fixture *fixture, GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);
  const char *arguments[] = { program, "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), &error));
  g_assert_true (
      g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &text, NULL, NULL, &error));
  return text;
}

/* Notes, the table and the document with its comments, on as many pages as they need; what runs from right to
 * left is text in its order. */
static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) long_text = g_string_new (NULL);

  sample_fill (fixture);
  for (int i = 0; i < 3000; i++)
    g_string_append (long_text, "كلمة ");
  g_string_append (long_text, "ختام\n");
  gint64 document = fixture_add (fixture->library, "طويل", long_text->str);
  sample_mark (fixture->library, document, long_text->str, "t", "a note in the margin");
  for (int i = 0; i < 3; i++)
    {
      HwExportOptions options = { .format = HW_EXPORT_PDF,
                                  .layout = i == 1 ? HW_EXPORT_AS_TABLE : HW_EXPORT_AS_NOTES,
                                  .document = i == 2 ? document : 0 };
      g_autoptr (GBytes) pdf = make (fixture, &options);
      g_autofree char *text = read_pdf (fixture, pdf);
      if (text == NULL)
        return;
      assert_lines (text, "a note in the margin\nختام");
      if (i < 2)
        assert_lines (text, "with \"quotes\"\nقرار مجلس");
      guint n_pages = 0;
      for (const char *p = text; (p = strchr (p, '\f')) != NULL; p++)
        n_pages++;
      g_assert_cmpuint (n_pages, >, 3);
    }
}

/* A page of the document: every comment is there once, and the number in the text leads to it. */
static void
test_html_comments (Fixture *fixture, gconstpointer data)
{
  gint64 document = fixture_add (fixture->library, "t<i>", "one <b>two</b> three\nfour\n");
  HwExportOptions options = { .format = HW_EXPORT_HTML, .document = document };

  sample_mark (fixture->library, document, "<b>two", "a", "<script>x</script> *n*");
  sample_mark (fixture->library, document, "two</b> three\nfour", "b", NULL);
  g_autofree char *html = sample_export_with (fixture->library, NULL, &options);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "id=\"comment-1\""));
  g_assert_nonnull (strstr (html, "href=\"#comment-2\""));
  g_assert_null (strstr (html, "comment-3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/office/notes", test_notes);
  fixture_test ("/office/mimetype-first", test_mimetype_first);
  fixture_test ("/office/directions", test_directions);
  fixture_test ("/office/comments", test_comments);
  fixture_test ("/office/forms", test_forms);
  fixture_test ("/office/controls", test_controls);
  fixture_test ("/office/pdf", test_pdf);
  fixture_test ("/office/html", test_html_comments);
  fixture_test ("/office/libreoffice", test_libreoffice);
  return g_test_run ();
}

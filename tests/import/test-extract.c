/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"
#include "formats.h"
#include "sniff.h"

#include <string.h>

static HwExtract *
extract (const char *data, gsize n_bytes, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  return hw_import_extract (bytes, name, error);
}

static void
test_text (void)
{
  const char *raw = "\xef\xbb\xbfعنوان\r\nسطر ثان\rثالث\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) text = extract (raw, strlen (raw), "a.txt", &error);
  gsize n_bytes;

  g_assert_no_error (error);
  g_assert_cmpstr (text->title, ==, "عنوان");
  g_assert_cmpstr (text->language, ==, "ar");
  g_assert_cmpstr (text->encoding, ==, "UTF-8");
  const char *utf8 = hw_text_get_utf8 (text->text, &n_bytes);
  g_assert_cmpmem (utf8, n_bytes, "عنوان\nسطر ثان\nثالث\n", strlen ("عنوان\nسطر ثان\nثالث\n"));
}

static void
test_names (void)
{
  static const struct
  {
    const char *name, *format;
  } cases[] = {
    { "a.txt", "text" },  { "A.TXT", "text" },    { "a.md", "markdown" }, { "README", "text" },
    { "تقرير", "text" },  { "1. مقدمة", "text" }, { "v1.2", "text" },     { "dir.d/file", "text" },
    { "a.html", "html" }, { "a.HTM", "html" },    { "a.xyz", NULL },      { "a.exe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HwFormat *format = hw_format_of_name (cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (format != NULL ? format->name : NULL, ==, cases[i].format);
    }
}

/* The message says what the file is, whatever its name says. */
static void
test_other_formats (void)
{
#define BYTES(x) x, sizeof x - 1
  static const struct
  {
    const char *data;
    gsize n_bytes;
    const char *name, *word;
  } cases[] = {
    { BYTES ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "a.txt", "PDF" },
    { BYTES ("%PDF-1.4\nabc"), "a.pdf", "PDF" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zip"), "a.txt", "EPUB" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0word/document.xml"), "a", "Word" },
    { BYTES ("PK\x03\x04\x14\0\0\0\0\0xyz"), "a.md", "packed" },
    { BYTES ("\x89PNG\r\n\x1a\nxxxx"), "a.txt", "picture" },
    { BYTES ("\xff\xd8\xff\xe0xx"), "a.html", "picture" },
    { BYTES ("%!PS-Adobe"), "a.txt", "PostScript" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx"), "a.doc", "Office" },
    { BYTES ("SQLite format 3\0xxx"), "a.txt", "database" },
    { BYTES ("a,b,c\n1,2,3\n"), "a.ods", ".ods" },
  };
#undef BYTES

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) none = extract (cases[i].data, cases[i].n_bytes, cases[i].name, &error);
      const char *format = NULL;

      g_assert_null (none);
      hw_sniff ((const guint8 *) cases[i].data, cases[i].n_bytes, &format);
      if (format != NULL && hw_format_find (format) != NULL)
        {
          /* It is read as what it is, and found to be cut off. */
          g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
          continue;
        }
      g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }

  /* A text may speak of them. */
  const char *about = "The header of such a file is %PDF-1.7, they said.\n";
  g_autoptr (HwExtract) text = extract (about, strlen (about), "a.txt", NULL);
  g_assert_nonnull (text);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gsize n_bytes;
    HwImportError code;
  } cases[] = {
    { "", 0, HW_IMPORT_ERROR_EMPTY },
    { " \n\t\xc2\xa0\n", 6, HW_IMPORT_ERROR_EMPTY },
    { "a\0b", 3, HW_IMPORT_ERROR_BINARY },
    { "\1\2\3\4\5\6\7\b", 8, HW_IMPORT_ERROR_BINARY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) none = extract (cases[i].data, cases[i].n_bytes, "a.txt", &error);
      g_assert_null (none);
      g_assert_error (error, HW_IMPORT_ERROR, (int) cases[i].code);
    }
}

static void
test_page_without_extension (void)
{
  const char *page = "\n<!DOCTYPE html><title>عنوان</title><p>نص";
  g_autoptr (HwExtract) html = extract (page, strlen (page), "saved page", NULL);
  g_assert_cmpstr (html->title, ==, "عنوان");
  /* In a .txt it is a text about HTML. */
  g_autoptr (HwExtract) text = extract (page, strlen (page), "page.txt", NULL);
  g_autofree char *start = hw_text_slice (text->text, 1, 10);
  g_assert_cmpstr (start, ==, "<!DOCTYPE");
}

static void
test_title_of_last_resort (void)
{
  g_autoptr (HwExtract) digits = extract ("12 34\n", 6, "تقرير 7.txt", NULL);
  g_assert_cmpstr (digits->title, ==, "تقرير 7");
}

/* One line of megabytes is a document like any other. */
static void
test_huge_line (void)
{
  GString *line = g_string_new (NULL);
  while (line->len < 8 * 1024 * 1024)
    g_string_append (line, "كلمة بعد كلمة ");
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) text = extract (line->str, line->len, "a.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_bytes (text->text), ==, line->len);
  g_assert_cmpint (g_utf8_strlen (text->title, -1), <, 130);
  g_string_free (line, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/text", test_text);
  g_test_add_func ("/extract/names", test_names);
  g_test_add_func ("/extract/other-formats", test_other_formats);
  g_test_add_func ("/extract/refused", test_refused);
  g_test_add_func ("/extract/page-without-extension", test_page_without_extension);
  g_test_add_func ("/extract/title-of-last-resort", test_title_of_last_resort);
  g_test_add_func ("/extract/huge-line", test_huge_line);
  return g_test_run ();
}

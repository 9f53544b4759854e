/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-facts.h"
#include "formats.h"
#include "pdf-bombs.h"
#include "worker.h"
#include "zip-maker.h"

#include <string.h>

/* A file of each kind that ends anywhere, and noise behind the first bytes of each kind: a document that holds
 * together, or a reason. Never a reader that came to an end of its own. */

#define N_LENGTHS 50
#define N_NOISES 10
#define NOISE_BYTES 4096

#define LINE                                                                                       \
  "وصلت القافلة إلى أطراف البلدة القديمة مع الفجر، and the lamps were lit until the morning. "
#define LINES LINE LINE LINE LINE LINE LINE LINE LINE

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static HwWorker *worker;

static GBytes *
make_docx (void)
{
  return zip_of (
      "[Content_Types].xml", "<Types/>", "word/_rels/document.xml.rels",
      "<Relationships><Relationship Type='" RELATION
      "footnotes' Target='footnotes.xml'/></Relationships>",
      "word/document.xml",
      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
      "<w:body><w:p><w:r><w:t>" LINES "</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>" LINES "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "</w:body></w:document>",
      "word/footnotes.xml",
      "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
      "<w:footnote w:id='1'><w:p><w:r><w:t>" LINE "</w:t></w:r></w:p></w:footnote></w:footnotes>",
      NULL);
}

#define OFFICE                                                                                     \
  " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                              \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"         \
  "<text:h>" LINE "</text:h><text:p>" LINES "</text:p><text:list><text:list-item><text:p>" LINE    \
  "</text:p></text:list-item></text:list></office:text></office:body>"

static GBytes *
make_odt (void)
{
  return zip_of ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
                 "<office:document-content" OFFICE "</office:document-content>", NULL);
}

static GBytes *
make_epub (void)
{
  return zip_of (
      "mimetype", "application/epub+zip", "META-INF/container.xml",
      "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
      "<rootfile full-path='a.opf'/></rootfiles></container>",
      "a.opf",
      "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml' "
      "media-type='application/xhtml+xml'/></manifest><spine><itemref "
      "idref='a'/></spine></package>",
      "a.xhtml",
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>" LINE "</h1><p>" LINES
      "</p></body></html>",
      NULL);
}

/* Of each format that is read one at least. */
static const struct
{
  const char *format, *name, *content;
  GBytes *(*make) (void);
  gboolean is_packed; /* no part of it is a whole */
} files[] = {
  { "text", "a.txt", LINE "\n2022-02-21\n" LINES "\n" LINES, NULL, FALSE },
  { "markdown", "a.md",
    "---\ntitle: " LINE "\n---\n# " LINE "\n\n- " LINE "\n- " LINE "\n\n> " LINES "\n```\nx\n```\n",
    NULL, FALSE },
  { "html", "a.html",
    "<!DOCTYPE html><html lang=ar dir=rtl><head><title>" LINE "</title>"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script></head><body>"
    "<article><h1>" LINE "</h1><p>" LINES "</p><table><tr><td>" LINE "</table></article>",
    NULL, FALSE },
  { "csv", "a.csv", "title,text,date\n\"" LINE "\",\"" LINES "\",2022-02-21\nx,\"y\"\"\nz\",2021\n",
    NULL, FALSE },
  { "subtitles", "a.srt",
    "1\n00:00:01,000 --> 00:00:02,000\n" LINE "\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>" LINE
    "</i>\n",
    NULL, FALSE },
  { "subtitles", "a.vtt",
    "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v A>" LINE "\n\n00:03.000 --> 00:04.000\n" LINE,
    NULL, FALSE },
  { "email", "a.eml",
    "From: a@b.c\nSubject: =?windows-1256?B?49XR?=\nDate: Mon, 21 Feb 2022 10:00:00 +0200\n"
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
    "text/plain; "
    "charset=utf-8\n\n" LINES "\n--x\nContent-Type: text/html; name=b.html\n"
    "Content-Disposition: attachment; filename=b.html\n\n<p>" LINES "\n--x--\n",
    NULL, FALSE },
  { "mbox", "a.mbox",
    "From a Mon Feb 21 2022\nSubject: a\n\n" LINES
    "\n\nFrom b Mon Feb 21 2022\nSubject: b\n\n" LINE,
    NULL, FALSE },
  { "pdf", "a.pdf", NULL, pdf_plain, FALSE },
  { "docx", "a.docx", NULL, make_docx, TRUE },
  { "odt", "a.odt", NULL, make_odt, TRUE },
  { "odt", "a.fodt", "<?xml version='1.0'?><office:document" OFFICE "</office:document>", NULL,
    FALSE },
  { "rtf", "a.rtf",
    "{\\rtf1\\ansi\\ansicpg1256{\\fonttbl{\\f0\\fcharset178 A;}}\\rtlpar \\'e3\\'d5\\'d1 {\\b "
    "x}\\par "
    "\\u1605?\\u1589?{\\footnote y}\\trowd\\cellx9 a\\cell\\row\\par}",
    NULL, FALSE },
  { "epub", "a.epub", NULL, make_epub, TRUE },
};

static GBytes *
make_file (gsize i)
{
  return files[i].make != NULL ? files[i].make ()
                               : g_bytes_new_static (files[i].content, strlen (files[i].content));
}

static void
read_part (GBytes *bytes, const char *name, gboolean may_be_read)
{
  const HwReadOptions options = { .name = name };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_worker_read (worker, bytes, &options, NULL, &error);

  if (extract != NULL)
    {
      g_assert_true (may_be_read);
      extract_assert_sound (extract);
      return;
    }
  g_assert_true (error->domain == HW_IMPORT_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
  if (error->code == HW_IMPORT_ERROR_STOPPED || error->code == HW_IMPORT_ERROR_TIME
      || error->code == HW_IMPORT_ERROR_MEMORY)
    g_error ("%" G_GSIZE_FORMAT " bytes: %s", g_bytes_get_size (bytes), error->message);
}

static void
test_cut_off (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) whole = make_file (i);
  const gsize n_bytes = g_bytes_get_size (whole);

  read_part (whole, files[i].name, TRUE);
  for (guint k = 0; k < N_LENGTHS; k++)
    {
      const gsize n = (gsize) g_test_rand_int_range (0, (gint32) n_bytes - 1);
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, n);

      g_test_message ("the first %" G_GSIZE_FORMAT " bytes", n);
      read_part (part, files[i].name, !files[i].is_packed);
    }
}

/* The first bytes of a file, and then anything. */
static void
test_noise (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) whole = make_file (i);
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (whole, &n_bytes);

  for (guint k = 0; k < N_NOISES; k++)
    {
      g_autoptr (GByteArray) noise = g_byte_array_new ();

      g_byte_array_append (noise, bytes, (guint) MIN (n_bytes, 8u << k));
      while (noise->len < NOISE_BYTES)
        g_byte_array_append (noise, &(guint8){ (guint8) g_test_rand_int_range (0, 256) }, 1);
      g_autoptr (GBytes) file = g_byte_array_free_to_bytes (g_steal_pointer (&noise));
      read_part (file, files[i].name, TRUE);
    }
}

static void
test_all_formats (void)
{
  gsize n;
  const HwFormat *formats = hw_formats_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (files); j++)
        found |= strcmp (files[j].format, formats[i].name) == 0;
      g_test_message ("%s", formats[i].name);
      g_assert_true (found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  hw_worker_set_program (argv[1]);
  worker = hw_worker_new ();
  g_test_add_func ("/cut-off/all-formats", test_all_formats);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *part = g_strdup_printf ("/cut-off/part/%s", files[i].name);
      g_autofree char *noise = g_strdup_printf ("/cut-off/noise/%s", files[i].name);

      g_test_add_data_func (part, GSIZE_TO_POINTER (i), test_cut_off);
      g_test_add_data_func (noise, GSIZE_TO_POINTER (i), test_noise);
    }
  const int status = g_test_run ();
  hw_worker_free (worker);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

static char *
pack (const char *text, const char *encoding)
{
  gsize n_bytes;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &n_bytes, NULL);

  g_assert_nonnull (bytes);
  return g_base64_encode ((const guchar *) bytes, n_bytes);
}

static HwExtract *
read_email (const char *message)
{
  return reading_extract (message, -1, "a.eml");
}

static void
test_headers (void)
{
  g_autofree char *subject = pack ("خبر المدينة", "WINDOWS-1256");
  g_autofree char *body = pack ("اجتمع الوزراء في بغداد يوم الأحد", "WINDOWS-1256");
  g_autofree char *message
      = g_strdup_printf ("Subject: =?windows-1256?B?%s?=\r\nFrom: "
                         "=?utf-8?Q?=D9=84=D9=8A=D9=84=D9=89?= <l@example.org>\r\n"
                         "To: a@example.org,\r\n sami@example.org\r\nDate: Mon, 21 Feb 2022 "
                         "23:30:00 +0300\r\nMIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; "
                         "charset=windows-1256\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
                         subject, body);
  g_autoptr (HwExtract) extract = read_email (message);
  GString *asides = g_string_new (NULL);

  g_assert_cmpstr (extract->title, ==, "خبر المدينة");
  g_assert_cmpstr (extract->author, ==, "ليلى");
  g_assert_cmpstr (extract->published, ==, "2022-02-21"); /* where it was written */
  reading_assert_text (extract, "اجتمع الوزراء في بغداد يوم الأحد\n");
  for (guint i = 0; i < extract->structure->asides->len; i++)
    g_string_append (asides, g_array_index (extract->structure->asides, HwAside, i).text);
  g_assert_nonnull (strstr (asides->str, "sami@example.org"));
  g_string_free (asides, TRUE);
}

static void
test_quoted_printable (void)
{
  g_autoptr (HwExtract) extract = read_email (
      "From: x@example.org\nSubject: two\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
      "Content-Transfer-Encoding: quoted-printable\n\n=D9=86=D8=B5 one =\nline that \nwas "
      "broken\n\n> quoted \n> too\n>> deeper\nlast\n");

  reading_assert_text (extract, "نص one line that was broken\n\nquoted too\ndeeper\nlast\n");
  reading_assert_form (extract, 2, HW_ROLE_QUOTATION, 0);
  reading_assert_form (extract, 4, HW_ROLE_BODY, 0);
}

#define PART(type, content) "--b\nContent-Type: " type "\n\n" content "\n"

static void
test_alternative (void)
{
  const char *both = "From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; "
                     "boundary=b\n\n" PART ("text/plain", "the plain text")
                         PART ("text/html", "<p>the <b>rich</b> text") "--b--\n";
  const char *empty = "From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: "
                      "multipart/alternative; boundary=b\n\n" PART ("text/plain", " ")
                          PART ("text/html", "<ul><li>the <b>rich</b> text</ul>") "--b--\n";
  g_autoptr (HwExtract) plain = read_email (both), html = read_email (empty);

  reading_assert_text (plain, "the plain text\n");
  reading_assert_text (html, "the rich text\n");
  reading_assert_form (html, 0, HW_ROLE_LIST_ITEM, 1);
}

/* Attachments are documents; a name that is a path is a name, and what cannot be read is said. */
static void
test_attachments (void)
{
  g_autoptr (HwExtract) extract = read_email (
      "From: x\nSubject: outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\nsee the files\n"
      "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; "
      "filename=\"../../etc/note.txt\"\n\n"
      "a note of two words\n"
      "--b\nContent-Type: image/png\nContent-Disposition: attachment; "
      "filename*=utf-8''%D8%B5%D9%88%D8%B1%D8%A9.png\n\n"
      "\x89PNG\r\n\x1a\n12345\n"
      "--b\nContent-Type: message/rfc822\n\nFrom: y\nSubject: inner\n\ninner text\n--b--\n");
  g_autofree char *remark = hw_extract_get_remark (extract);
  HwExtract *note, *inner;

  reading_assert_text (extract, "see the files\n");
  g_assert_cmpuint (extract->parts->len, ==, 2);
  note = extract->parts->pdata[0];
  inner = extract->parts->pdata[1];
  reading_assert_text (note, "a note of two words");
  g_assert_null (strchr (note->title, '/'));
  g_assert_cmpstr (inner->title, ==, "inner");
  reading_assert_text (inner, "inner text\n");
  g_assert_nonnull (strstr (remark, "صورة.png"));
}

static guint
count_depth (const HwExtract *extract)
{
  return extract->parts == NULL ? 1 : 1 + count_depth (extract->parts->pdata[0]);
}

/* Messages in messages end somewhere, and multiparts in multiparts too. */
static void
test_hostile (void)
{
  GString *nested = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (
        nested,
        "From: x\nSubject: %u\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%u\n\n"
        "--b%u\nContent-Type: text/plain\n\ntext\n--b%u\nContent-Type: message/rfc822\n\n",
        i, i, i, i);
  g_autoptr (HwExtract) messages = read_email (nested->str);
  g_assert_cmpuint (count_depth (messages), <=, 8);

  g_string_assign (
      nested,
      "From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n");
  for (guint i = 1; i < 5000; i++)
    g_string_append_printf (nested, "--b%u\nContent-Type: multipart/mixed; boundary=b%u\n\n", i - 1,
                            i);
  g_string_append (nested, "--b4999\nContent-Type: text/plain\n\ndeep\n");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (nested);
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (HwExtract) deep = hw_import_extract (bytes, "a.eml", &error);
  g_assert_true ((deep == NULL) == (error != NULL));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
}

static void
test_folder (void)
{
  g_autoptr (HwExtract) folder
      = reading_extract ("From a Mon Feb 21 2022\nFrom: a\nSubject: one\n\nfirst\n>From here on\n\n"
                         "From b Mon Feb 22 2022\nFrom: b\nSubject: two\n\nsecond\n",
                         -1, "a.mbox");

  g_assert_cmpuint (folder->parts->len, ==, 2);
  reading_assert_text (folder->parts->pdata[0], "first\nFrom here on\n");
  g_assert_cmpstr (((HwExtract *) folder->parts->pdata[1])->title, ==, "two");
}

static void
test_damaged (void)
{
  static const char message[]
      = "From: x\nSubject: =?utf-8?B?2YbYtQ==?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
        "boundary=b\n\n" PART ("text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
                               "2YbYtSDZhti1INmG2LU=")
            PART ("text/html; charset=windows-1256", "<p>x<table><tr><td>y") "--b--\n";
  g_autoptr (GBytes) none = g_bytes_new_static ("\n\nno header at all", 18);
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_import_extract (none, "a.eml", &error));
  g_assert_nonnull (error);
  reading_check_damaged (message, strlen (message), "a.eml");
  reading_check_damaged (message, strlen (message), "a.mbox");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/email/headers", test_headers);
  g_test_add_func ("/email/quoted-printable", test_quoted_printable);
  g_test_add_func ("/email/alternative", test_alternative);
  g_test_add_func ("/email/attachments", test_attachments);
  g_test_add_func ("/email/hostile", test_hostile);
  g_test_add_func ("/email/folder", test_folder);
  g_test_add_func ("/email/damaged", test_damaged);
  return g_test_run ();
}

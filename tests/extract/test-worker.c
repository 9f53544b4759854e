/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-facts.h"
#include "worker-protocol.h"
#include "worker.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *real, *hostile; /* programs */

static HwExtract *
read_string (HwWorker *worker, const char *content, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  const HwReadOptions options = { .name = name };

  return hw_worker_read (worker, bytes, &options, NULL, error);
}

static void
assert_reads (HwWorker *worker)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = read_string (worker, "<title>ص</title>فقرة", "a.html", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (extract->title, ==, "ص");
  g_assert_cmpuint (hw_text_get_n_chars (extract->text), ==, 5);
}

/* The same as when it is read right here, whatever the format and the failure. */
static void
test_same (void)
{
  static const struct
  {
    const char *name, *content;
    gsize n_bytes;
  } files[] = {
#define FILE_OF(name, content) { name, content, sizeof content - 1 }
    FILE_OF ("a.html", "<html lang=ar dir=rtl><title>عنوان</title><h1>رأس</h1><p>فقرة<p>أخرى"),
    FILE_OF ("a.html", "<meta charset=windows-1256><p>\xe3\xd5\xd1 \xc7\xe1\xda\xd1\xc8\xed\xc9"),
    FILE_OF ("a.html", "<meta charset=iso-8859-6><p>\xe5\xd5\xd1"),
    FILE_OF ("a.html", "<meta charset=shift_jis><p>\x93\xfa\x96\x7b"),
    FILE_OF ("a.html", "<meta charset=koi8-r><p>\xc1\xc2\xc3"),
    FILE_OF ("a.html", "<meta charset=gb18030><p>\xd6\xd0\xb9\xfa"),
    FILE_OF ("a.txt",
             "\xcf\xd1\xc7\xd3\xc9 \xdd\xed \xc7\xe1\xca\xc7\xd1\xed\xce \xc7\xe1\xda\xd1\xc8\xed "
             "\xc7\xe1\xcd\xcf\xed\xcb \xe6\xc7\xe1\xc3\xcf\xc8\n"),
    FILE_OF ("a.txt", "\xff\xfe\x41\0\x42\0\x0a\0"),
    FILE_OF ("a.txt", "Title\n2022-02-21\nنص مع تلف \xd8 هنا\n"),
    FILE_OF ("a.csv", "title,text\nأول,نص أول\nثان,نص ثان\n"),
    FILE_OF ("a.md", "---\ntitle: عنوان\n---\n# رأس\n\n- بند\n- بند\n\n> قول\n"),
    FILE_OF ("a.srt",
             "1\n00:00:01,000 --> 00:00:02,000\nكلام\n\n2\n00:00:03,000 --> 00:00:04,000\nآخر\n"),
    FILE_OF ("a.rtf", "{\\rtf1\\ansi\\ansicpg1256 \\rtlpar \\'e3\\'d5\\'d1 {\\b x}\\par}"),
    FILE_OF (
        "a.eml",
        "From: a@b.c\nSubject: =?windows-1256?B?49XR?=\nDate: Mon, 21 Feb 2022 10:00:00 +0200\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: text/plain; charset=iso-8859-6\nContent-Transfer-Encoding: base64\n\n"
        "5dXR\n--x\nContent-Type: text/html; name=b.html\n"
        "Content-Disposition: attachment; filename=b.html\n\n<p>فقرة\n--x--\n"),
    FILE_OF ("a.docx", "PK\3\4 and then nothing that is packed"),
    FILE_OF ("a.epub", "PK\3\4\24\0\0\0\0\0 mimetypeapplication/epub+zip"),
    FILE_OF ("a.txt", ""),
    FILE_OF ("a.txt", "a\0\1\2\3\4\5"),
    FILE_OF ("a.png", "\x89PNG\r\n\x1a\n"),
    FILE_OF ("a.unknown", "?"),
#undef FILE_OF
  };
  g_autoptr (HwWorker) worker = hw_worker_new ();

  hw_worker_set_program (real);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].content, files[i].n_bytes);
      const HwReadOptions options = { .name = files[i].name };
      g_autoptr (GError) here_error = NULL, error = NULL;
      g_autoptr (HwExtract) here = hw_extract_bytes (bytes, &options, NULL, &here_error);
      g_autoptr (HwExtract) extract = hw_worker_read (worker, bytes, &options, NULL, &error);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "read");
      g_assert_true ((here == NULL) == (extract == NULL));
      if (here != NULL)
        extract_assert_equal (here, extract);
      else
        {
          g_assert_error (error, HW_IMPORT_ERROR, here_error->code);
          g_assert_cmpstr (error->message, ==, here_error->message);
        }
    }
}

static void
test_options (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>a", 4);
  const char *const map[] = { "title=1", "date=x", NULL };
  const HwReadOptions as_text = { .name = "a.html", .format = "text", .map = map },
                      as_none = { .name = "a.html", .format = "none" };
  g_autoptr (GError) error = NULL, no_error = NULL;
  g_autoptr (HwExtract) extract = NULL;

  hw_worker_set_program (real);
  extract = hw_worker_read (worker, bytes, &as_text, NULL, &no_error);
  g_assert_no_error (no_error);
  g_assert_cmpuint (hw_text_get_n_chars (extract->text), ==, 4);
  g_assert_null (hw_worker_read (worker, bytes, &as_none, NULL, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED);
}

static void
test_large (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new ();
  GString *page = g_string_new ("<title>t</title>");
  g_autoptr (GError) error = NULL;

  hw_worker_set_program (real);
  while (page->len < 12 * 1024 * 1024)
    g_string_append (page, "<p>فقرة من كلام يطول ويطول، and then some.</p>\n");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (page);
  const HwReadOptions options = { .name = "a.html" };
  g_autoptr (HwExtract) extract = hw_worker_read (worker, bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hw_text_get_n_bytes (extract->text), >, 8 * 1024 * 1024);
}

/* Fails with a reason, and the next file is read. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *content;
    int code; /* HwImportError */
  } acts[] = {
    { "HOSTILE crash", HW_IMPORT_ERROR_STOPPED },    { "HOSTILE abort", HW_IMPORT_ERROR_STOPPED },
    { "HOSTILE stack", HW_IMPORT_ERROR_STOPPED },    { "HOSTILE garbage", HW_IMPORT_ERROR_STOPPED },
    { "HOSTILE truncate", HW_IMPORT_ERROR_STOPPED }, { "HOSTILE quit", HW_IMPORT_ERROR_STOPPED },
    { "HOSTILE talk", HW_IMPORT_ERROR_TOO_LARGE },
#ifndef HW_WORKER_IS_CHECKED
    { "HOSTILE eat", HW_IMPORT_ERROR_MEMORY },       { "HOSTILE bomb", HW_IMPORT_ERROR_MEMORY },
#endif
  };
  g_autoptr (HwWorker) worker = hw_worker_new ();

  hw_worker_set_program (hostile);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GError) error = NULL;
      const gint64 start = g_get_monotonic_time ();

      g_assert_null (read_string (worker, acts[i].content, "a.html", &error));
      g_test_message ("%s: %s (%.0f ms)", acts[i].content, error->message,
                      (double) (g_get_monotonic_time () - start) / 1000);
      g_assert_error (error, HW_IMPORT_ERROR, acts[i].code);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
      assert_reads (worker);
    }
}

static gboolean
has_filter (void)
{
  g_autofree char *said = hw_worker_describe (TRUE);

  return strstr (said, "seccomp") != NULL && strstr (said, "does not give") == NULL;
}

/* What the kernel is there to prevent. */
static void
test_kept_in (void)
{
  static const char *const acts[]
      = { "HOSTILE fork", "HOSTILE exec", "HOSTILE thread", "HOSTILE kill" };
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) no_error = NULL;

  hw_worker_set_program (hostile);
  if (!has_filter ())
    {
      g_test_skip ("this kernel does not give all of it");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", acts[i]);
      g_assert_null (read_string (worker, acts[i], "a.html", &error));
      g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED);
      assert_reads (worker);
    }

  g_setenv ("HAWASHI_SECRET", "swordfish", TRUE);
  g_autoptr (HwWorker) another = hw_worker_new ();
  g_autoptr (HwExtract) spy = read_string (another, "HOSTILE spy", "a.html", &no_error);
  g_assert_no_error (no_error);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (spy->text, &n_bytes);
  g_autofree char *text = g_strndup (utf8, n_bytes);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "open /etc/passwd: "));
  g_assert_null (strstr (text, "POSSIBLE"));
  g_assert_null (strstr (text, "swordfish"));
}

static gpointer
read_late (gpointer content)
{
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();

  g_assert_null (read_string (worker, content, "a.html", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TIME);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  assert_reads (worker);
  return NULL;
}

static void
test_late (void)
{
  static const char *const acts[] = { "HOSTILE hang", "HOSTILE sleep", "HOSTILE freeze" };
  GThread *threads[G_N_ELEMENTS (acts)];

  hw_worker_set_program (hostile);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    threads[i] = g_thread_new ("late", read_late, (gpointer) acts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    g_thread_join (threads[i]);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("HOSTILE sleep", 13);
  const HwReadOptions options = { .name = "a.html" };
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  hw_worker_set_program (hostile);
  g_assert_null (hw_worker_read (worker, bytes, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);
  assert_reads (worker);
}

/* The children of this process: the one that waits for requests. */
static pid_t
find_child (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", (int) getpid ());
  g_autofree char *children = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  return (pid_t) g_ascii_strtoll (children, NULL, 10);
}

/* The one that starts the readers goes away itself. */
static void
test_gone (void)
{
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;

  hw_worker_set_program (hostile);
  assert_reads (worker);
  const pid_t child = find_child ();
  g_assert_cmpint (child, >, 0);
  kill (child, SIGKILL);
  g_usleep (100 * 1000);
  assert_reads (worker);
  g_clear_pointer (&worker, hw_worker_free);
  g_assert_cmpint (find_child (), ==, 0);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);

  hw_worker_set_program ("/nowhere/hawashi-extract");
  g_autoptr (HwWorker) none = hw_worker_new ();
  g_assert_null (read_string (none, "<p>a", "a.html", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED);
  g_assert_nonnull (strstr (error->message, "/nowhere/hawashi-extract"));
  g_clear_error (&error);

  /* One that is something else. */
  hw_worker_set_program ("/bin/true");
  g_autoptr (HwWorker) other = hw_worker_new ();
  g_assert_null (read_string (other, "<p>a", "a.html", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_STOPPED);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
}

/* What a text may be in is found out there too, with every encoding's table at hand. */
static void
test_encodings (void)
{
  const char *content
      = "\xe3\xcf\xed\xe4\xc9 \xc8\xdb\xcf\xc7\xcf \xdd\xed \xc7\xe1\xda\xd1\xc7\xde\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  const HwReadOptions options = { .name = "a.txt", .encodings = TRUE };
  g_autoptr (HwWorker) worker = hw_worker_new ();
  g_autoptr (GError) error = NULL;

  hw_worker_set_program (real);
  g_autoptr (HwExtract) there = hw_worker_read (worker, bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (HwExtract) here = hw_extract_encodings (bytes);
  const HwExtract *first = there->parts->pdata[0];
  g_assert_cmpstr (first->encoding, ==, "WINDOWS-1256");
  g_autofree char *text = hw_text_slice (first->text, 0, 5);
  g_assert_cmpstr (text, ==, "مدينة");
  g_assert_cmpuint (there->parts->len, ==, here->parts->len);
  for (guint i = 0; i < there->parts->len; i++)
    extract_assert_equal (here->parts->pdata[i], there->parts->pdata[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  real = argv[1];
  hostile = argv[2];
  g_test_add_func ("/worker/same", test_same);
  g_test_add_func ("/worker/options", test_options);
  g_test_add_func ("/worker/large", test_large);
  g_test_add_func ("/worker/hostile", test_hostile);
  g_test_add_func ("/worker/kept-in", test_kept_in);
  g_test_add_func ("/worker/late", test_late);
  g_test_add_func ("/worker/cancel", test_cancel);
  g_test_add_func ("/worker/gone", test_gone);
  g_test_add_func ("/worker/encodings", test_encodings);
  return g_test_run ();
}

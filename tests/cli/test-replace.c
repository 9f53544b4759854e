/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <string.h>

#define ROW_KEYS "passage status start end score"

static const char before[] = "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                             "وأضاف أن الخطه تشمل بناء ميه ألف وحذة سكنية في المحافظات.\n"
                             "ورحبت النقابات بالمشروع بعد اجتماع طويل.\n";
static const char after[] = "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                            "عاجل من القاهرة\n"
                            "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n";

/* Marks @words in document 1. */
static void
mark (Run *test, const char *words)
{
  const glong start = g_utf8_pointer_to_offset (before, strstr (before, words));
  g_autofree char *from = g_strdup_printf ("%ld", start);
  g_autofree char *to = g_strdup_printf ("%ld", start + g_utf8_strlen (words, -1));

  run (test, "mark", "1", from, to, NULL);
  g_assert_cmpint (test->status, ==, 0);
}

static void
import (Run *test, const char *name, const char *text)
{
  g_autofree char *path = run_write (test, name, text);

  run (test, "import", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
}

static void
assert_text (Run *test, const char *expected)
{
  run (test, "show", "1", NULL);
  g_assert_cmpstr (test->out, ==, expected);
}

static void
assert_row (Run *test, guint line, gint64 passage, const char *status)
{
  const double score = json_object_get_double_member (test->objects->pdata[line], "score");
  const gint64 start = run_int (test, line, "start"), end = run_int (test, line, "end");

  g_assert_cmpint (run_int (test, line, "passage"), ==, passage);
  g_assert_cmpstr (run_string (test, line, "status"), ==, status);
  g_assert_true (score >= 0 && score <= 1);
  g_assert_cmpint (start < end, ==, strcmp (status, "lost") != 0);
}

/* A row a passage, in the order of the old text; what stands there now is what the row says. */
static void
test_rows (Run *test, gconstpointer data)
{
  g_autofree char *path = run_write (test, "corrected.txt", after);

  import (test, "in.txt", before);
  mark (test, "اجتماع طويل");
  mark (test, "قال الرئيس");
  mark (test, "سكنية في المحافظات");
  mark (test, "بناء ميه ألف وحذة");
  run_json (test, ROW_KEYS, "replace", "1", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, ==, 4);
  assert_row (test, 0, 2, "kept");
  assert_row (test, 1, 4, "uncertain");
  assert_row (test, 2, 3, "moved");
  assert_row (test, 3, 1, "lost");
  assert_text (test, after);
  run (test, "check", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "replace", "1", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_nonnull (strstr (test->messages, "same text"));
}

/* What should be known of how the file was read is said. */
static void
test_remark (Run *test, gconstpointer data)
{
  g_autofree char *path = run_write (test, "damaged.txt", "a word \xff and another\n");

  import (test, "in.txt", before);
  run (test, "replace", "1", path, "--encoding=UTF-8", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_nonnull (strstr (test->messages, "damaged"));
  g_assert_nonnull (strstr (test->messages, "0 kept"));
}

static void
assert_refused (Run *test, const char *document, const char *path, const char *named)
{
  run (test, "replace", document, path, NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_cmpstr (test->out, ==, "");
  g_assert_nonnull (strstr (test->messages, named));
}

/* Each names what is in the way, and changes nothing. */
static void
test_refused (Run *test, gconstpointer data)
{
  g_autofree char *path = run_write (test, "good.txt", after);
  g_autofree char *rows = run_write (test, "rows.csv", "title,text\nOne,First\nTwo,Second\n");
  g_autofree char *empty = run_write (test, "empty.txt", "");
  g_autofree char *mail = run_write (test, "letter.eml",
                                     "From: a@example.org\nSubject: Letter\nMIME-Version: 1.0\n"
                                     "Content-Type: multipart/mixed; boundary=XX\n\n"
                                     "--XX\nContent-Type: text/plain\n\nThe letter itself.\n"
                                     "--XX\nContent-Type: text/plain\n"
                                     "Content-Disposition: attachment; filename=\"other.txt\"\n\n"
                                     "What hangs on it.\n--XX--\n");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);

  import (test, "in.txt", before);
  assert_refused (test, "99", path, "99");
  assert_refused (test, "1", missing, "missing.txt");
  assert_refused (test, "1", empty, "empty.txt");
  assert_refused (test, "1", rows, "2 documents");
  assert_refused (test, "1", mail, "2 documents");
  assert_refused (test, "1", folder, "not a regular file");
  import (test, "other.txt", after);
  assert_refused (test, "1", path, "in the library already");
  assert_text (test, before);

  run (test, "replace", "1", NULL);
  g_assert_cmpint (test->status, ==, 2);
}

/* The very file that a document is the first of is read again, as its options say. */
static void
test_same_file (Run *test, gconstpointer data)
{
  g_autofree char *path = run_write (test, "rows.csv", "title,text\nOne,First\nTwo,Second\n");

  run (test, "import", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  run_json (test, ROW_KEYS, "replace", "1", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "replace", "2", path, NULL);
  g_assert_cmpint (test->status, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autofree char *program = g_canonicalize_filename (argv[1], NULL);
#define TEST(name, function) g_test_add (name, Run, program, run_set_up, function, run_tear_down)
  TEST ("/cli/replace/rows", test_rows);
  TEST ("/cli/replace/remark", test_remark);
  TEST ("/cli/replace/refused", test_refused);
  TEST ("/cli/replace/same-file", test_same_file);
#undef TEST
  return g_test_run ();
}

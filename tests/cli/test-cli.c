/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <string.h>

#define DOCUMENT_KEYS "id guid title language direction characters passages published source"
#define HIT_KEYS "document title start end before match after score kind"
#define LINE_KEYS "document start end before match after"
#define PASSAGE_KEYS "id guid document start end quote tags note colour created"
#define IMPORT_KEYS "path document status message"

static const char interview[] = "مقابلة مع المهندسة 😀 عن المرفأ\n\n"
                                "آخر تحديث 2022-02-21 00:00:00 - المصدر: صحيفة المدينة\n\n"
                                "قالت المهندسة إنّ المرفأ قديم، وإن أحمد بناه.\n";

static void
import_interview (Run *test)
{
  g_autofree char *path = run_write (test, "in/interview.txt", interview);
  run (test, "import", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
}

static void
test_import (Run *test, gconstpointer data)
{
  g_autofree char *good = run_write (test, "in/a.txt", interview);
  g_autofree char *bad = run_write (test, "in/b.pdf", "%PDF-1.4\n");
  g_autofree char *folder = g_path_get_dirname (good);

  run_json (test, IMPORT_KEYS, "import", folder, NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_cmpuint (test->objects->len, ==, 2);
  g_assert_cmpstr (run_string (test, 0, "status"), ==, "added");
  g_assert_cmpstr (run_string (test, 0, "path"), ==, good);
  g_assert_cmpint (run_int (test, 0, "document"), ==, 1);
  g_assert_cmpstr (run_string (test, 0, "message"), ==, "");
  g_assert_cmpstr (run_string (test, 1, "status"), ==, "failed");
  g_assert_cmpstr (run_string (test, 1, "path"), ==, bad);
  g_assert_nonnull (strstr (run_string (test, 1, "message"), "PDF"));
  g_assert_nonnull (strstr (test->messages, "PDF"));

  run_json (test, IMPORT_KEYS, "import", good, NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpstr (run_string (test, 0, "status"), ==, "unchanged");
  g_assert_cmpint (run_int (test, 0, "document"), ==, 1);
}

static void
test_documents (Run *test, gconstpointer data)
{
  import_interview (test);
  run_json (test, DOCUMENT_KEYS, "documents", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpstr (run_string (test, 0, "title"), ==, "مقابلة مع المهندسة 😀 عن المرفأ");
  g_assert_cmpstr (run_string (test, 0, "language"), ==, "ar");
  g_assert_cmpstr (run_string (test, 0, "direction"), ==, "rtl");
  g_assert_cmpstr (run_string (test, 0, "published"), ==, "2022-02-21");
  g_assert_cmpstr (run_string (test, 0, "source"), ==, "صحيفة المدينة");
  g_assert_cmpint (run_int (test, 0, "characters"), ==, g_utf8_strlen (interview, -1));
  g_assert_cmpint (run_int (test, 0, "passages"), ==, 0);
  run (test, "documents", NULL);
  g_assert_nonnull (strstr (test->out, "مقابلة مع المهندسة 😀 عن المرفأ"));
}

static void
test_show (Run *test, gconstpointer data)
{
  import_interview (test);
  run (test, "show", "1", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpmem (test->out, test->n_out, interview, strlen (interview));

  run_json (test, DOCUMENT_KEYS, "documents", NULL);
  g_autofree char *guid = g_strdup (run_string (test, 0, "guid"));
  run (test, "show", guid, NULL);
  g_assert_cmpmem (test->out, test->n_out, interview, strlen (interview));

  run (test, "show", "7", NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_cmpstr (test->out, ==, "");
  g_assert_nonnull (strstr (test->messages, "7"));
}

/* What a text or the name of a file holds commands no terminal; the text itself is shown as it is. */
static void
test_control_characters (Run *test, gconstpointer data)
{
  static const char text[] = "\033]0;title\a قال \033[2J كلمة \302\233 2J\n";
  g_autofree char *path = run_write (test, "a.txt", text);
  const char *const controls[] = { "\033", "\a", "\302\233" };

  run (test, "import", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "mark", "1", "0", "30", "--tag=x\033[1my", NULL);
  for (int i = 0; i < 5; i++)
    {
      if (i == 0)
        run (test, "search", "كلمة", NULL);
      else if (i == 4)
        run (test, "import", "/nowhere/\033[31m\a\302\233", NULL);
      else
        run (test, i == 1 ? "documents" : i == 2 ? "passages" : "tags", NULL);
      g_assert_cmpint (strlen (test->out) + strlen (test->messages), >, 0);
      for (gsize j = 0; j < G_N_ELEMENTS (controls); j++)
        {
          g_assert_null (strstr (test->out, controls[j]));
          g_assert_null (strstr (test->messages, controls[j]));
        }
    }
  run (test, "show", "1", NULL);
  g_assert_cmpmem (test->out, test->n_out, text, strlen (text));
}

static void
test_search (Run *test, gconstpointer data)
{
  import_interview (test);
  run_json (test, HIT_KEYS, "search", "المهندسه", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, >=, 2);
  for (guint i = 0; i < test->objects->len; i++)
    {
      g_autofree char *match
          = g_utf8_substring (interview, run_int (test, i, "start"), run_int (test, i, "end"));
      g_assert_cmpstr (run_string (test, i, "match"), ==, match);
      g_assert_cmpint (run_int (test, i, "document"), ==, 1);
    }
  run_json (test, HIT_KEYS, "search", "--limit=1", "المهندسه", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  run_json (test, HIT_KEYS, "search", "المهندسه", "--exact", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, ==, 0);
  run_json (test, HIT_KEYS, "search", "احمد", "--document=1", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  run (test, "search", "احمد", "--document=9", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "search", "", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "search", "--limit=x", "a", NULL);
  g_assert_cmpint (test->status, ==, 2);
}

static void
test_concordance (Run *test, gconstpointer data)
{
  import_interview (test);
  run_json (test, LINE_KEYS, "concordance", "المهندسه", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, >=, 2);
  for (guint i = 0; i < test->objects->len; i++)
    {
      const char *before = run_string (test, i, "before"), *after = run_string (test, i, "after");
      const gint64 start = run_int (test, i, "start"), end = run_int (test, i, "end");
      g_autofree char *whole = g_strconcat (before, run_string (test, i, "match"), after, NULL);
      g_autofree char *there = g_utf8_substring (interview, start - g_utf8_strlen (before, -1),
                                                 end + g_utf8_strlen (after, -1));

      g_assert_cmpstr (whole, ==, there);
    }
  run_json (test, LINE_KEYS, "concordance", "المهندسه", "--words=1", "--limit=1", "--sort=r1,date",
            "--document=1", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  run (test, "concordance", "المهندسه", "--document=9", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "concordance", "المهندسه", "--sort=l4", NULL);
  g_assert_cmpint (test->status, ==, 2);
  g_assert_nonnull (strstr (test->messages, "l4"));
  run (test, "concordance", "المهندسه", "--words=0", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "concordance", NULL);
  g_assert_cmpint (test->status, ==, 2);
}

static void
test_mark (Run *test, gconstpointer data)
{
  import_interview (test);
  run_json (test, PASSAGE_KEYS, "mark", "1", "7", "22", "--tag=أمن", "--tag=السياسة / المرفأ",
            "--note=**مهم**\nسطر", "--colour=#AABBCC", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_autofree char *quote = g_utf8_substring (interview, 7, 22);
  g_assert_cmpstr (run_string (test, 0, "quote"), ==, quote);
  g_assert_cmpstr (run_string (test, 0, "note"), ==, "**مهم**\nسطر");
  g_assert_cmpint (g_ascii_strcasecmp (run_string (test, 0, "colour"), "#aabbcc"), ==, 0);
  g_assert_cmpint (run_int (test, 0, "start"), ==, 7);
  g_assert_cmpint (run_int (test, 0, "end"), ==, 22);
  JsonArray *tags = json_object_get_array_member (test->objects->pdata[0], "tags");
  g_assert_cmpuint (json_array_get_length (tags), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (tags, 1), ==, "السياسة / المرفأ");

  run_json (test, PASSAGE_KEYS, "mark", "1", "0", "5", NULL);
  run_json (test, PASSAGE_KEYS, "passages", NULL);
  g_assert_cmpuint (test->objects->len, ==, 2);
  g_assert_cmpint (run_int (test, 0, "start"), ==, 0);
  run_json (test, PASSAGE_KEYS, "passages", "--tag=السياسة", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  run_json (test, PASSAGE_KEYS, "passages", "--document=1", "--tag=أمن", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  run (test, "passages", "--tag=none", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run_json (test, "id guid name path parent colour description passages", "tags", NULL);
  g_assert_cmpuint (test->objects->len, ==, 3);
}

/* A mark that fails leaves nothing behind, neither passage nor tag. */
static void
test_mark_fails (Run *test, gconstpointer data)
{
  import_interview (test);
  run (test, "mark", "1", "5", "100000", "--tag=new", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "mark", "1", "5", "5", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "mark", "1", "0", "5", "--tag=", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "mark", "9", "0", "5", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "mark", "1", "0", "x", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "mark", "1", "0", "5", "--colour=red", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "tags", NULL);
  g_assert_cmpstr (test->out, ==, "");
  run (test, "passages", NULL);
  g_assert_cmpstr (test->out, ==, "");
}

static void
test_export (Run *test, gconstpointer data)
{
  static const char *const formats[]
      = { "markdown", "html", "csv", "webannotation", "json", "library" };

  import_interview (test);
  run (test, "mark", "1", "7", "22", "--tag=أمن", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *format = g_strdup_printf ("--format=%s", formats[i]);
      g_autofree char *path = g_build_filename (test->folder, formats[i], NULL);
      g_autofree char *output = g_strdup_printf ("--output=%s", path);
      run (test, "export", format, output, "--tag=أمن", "--document=1", NULL);
      g_assert_cmpint (test->status, ==, 0);
      g_assert_cmpstr (test->messages, ==, "");
      g_autofree char *content = NULL;
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_nonnull (strstr (content, "المهندسة 😀"));
    }
  g_autofree char *target = g_strdup_printf ("--output=%s/x", test->folder);
  run (test, "export", "--format=docx", target, "--document-with-comments=1", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "export", "--format=csv", target, "--document-with-comments=1", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "export", "--format=csv", target, "--order=tag", "--context=3", "--citation=page",
       "--columns=quote,tags", "--since=2001", "--search=المهندسة", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "export", "--format=csv", target, "--columns=quote,nonsense", NULL);
  g_assert_cmpint (test->status, ==, 2);
  g_assert_nonnull (strstr (test->messages, "nonsense"));
  run (test, "export", "--format=csv", target, "--order=size", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "export", "--format=xls", "--output=x", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "export", "--format=csv", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "export", "--format=csv", "--output=missing/x.csv", NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_nonnull (strstr (test->messages, "x.csv"));
}

/* The index is made anew, and the library is as whole as before. */
static void
test_rebuild_index (Run *test, gconstpointer data)
{
  import_interview (test);
  run (test, "rebuild-index", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run_json (test, "whole problems", "check", NULL);
  g_assert_true (json_object_get_boolean_member (test->objects->pdata[0], "whole"));
  run (test, "rebuild-index", "argument", NULL);
  g_assert_cmpint (test->status, ==, 2);
}

static void
test_check (Run *test, gconstpointer data)
{
  import_interview (test);
  run_json (test, "whole problems", "check", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_true (json_object_get_boolean_member (test->objects->pdata[0], "whole"));

  /* A file that is no library is named, and left as it was. */
  g_autofree char *path = run_write (test, "other.db", "this is not a library, but some text");
  g_autofree char *library = g_strdup_printf ("--library=%s", path);
  run (test, "check", library, NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_nonnull (strstr (test->messages, "other.db"));
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "this is not a library, but some text");
}

static void
test_wrong_calls (Run *test, gconstpointer data)
{
  run (test, NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "nothing", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "--nothing", "documents", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "documents", "--nothing", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "documents", "extra", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "import", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "--library=", "documents", NULL);
  g_assert_cmpint (test->status, ==, 2);
  g_assert_nonnull (strstr (test->messages, "--library"));
  run (test, "documents", "--library=", NULL);
  g_assert_cmpint (test->status, ==, 2);
  g_assert_nonnull (strstr (test->messages, "--library"));
  run (test, "mark", "1", "2", NULL);
  g_assert_cmpint (test->status, ==, 2);
  g_assert_cmpstr (test->out, ==, "");
  /* None of it made a library; and a command that only reads does not either. */
  g_assert_false (g_file_test (test->library, G_FILE_TEST_EXISTS));
  run (test, "documents", NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_false (g_file_test (test->library, G_FILE_TEST_EXISTS));
  run (test, "--help", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_nonnull (strstr (test->out, "passages"));
  run (test, "--version", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_true (g_str_has_prefix (test->out, "hawashi-cli "));
}

/* What could not be printed is said, and is never written anywhere else. */
static void
test_output_fails (Run *test, gconstpointer data)
{
  import_interview (test);
  run_shell (test, "\"$CLI\" --library=\"$LIBRARY\" show 1 >/dev/full");
  g_assert_cmpint (test->status, ==, 1);
  g_assert_cmpstr (test->messages, !=, "");
  run_shell (test, "\"$CLI\" --library=\"$LIBRARY\" show 1 >&-");
  g_assert_cmpint (test->status, ==, 1);
  run_shell (test, "\"$CLI\" --library=\"$LIBRARY\" mark 1 0 5 >&- 2>&- <&-");
  g_assert_cmpint (test->status, ==, 1);
  run (test, "check", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "passages", NULL);
  g_assert_cmpstr (test->out, !=, "");
}

/* Words are corrected, and paragraphs leave the text and come back, by the numbers that are printed. */
static void
test_corrections (Run *test, gconstpointer data)
{
  static const char keys[] = "id guid kind paragraph before after created creator",
                    aside_keys[] = "aside paragraph reason text";

  import_interview (test);
  run_json (test, PASSAGE_KEYS, "mark", "1", "7", "22", "--tag=x", NULL);
  run_json (test, keys, "correct", "1", "1", "مقابلة مع المهندسة ليلى 😀 عن الميناء", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, ==, 1);
  g_assert_cmpstr (run_string (test, 0, "kind"), ==, "corrected");
  g_assert_cmpint (run_int (test, 0, "paragraph"), ==, 1);
  g_assert_cmpstr (run_string (test, 0, "before"), ==, "مقابلة مع المهندسة 😀 عن المرفأ");
  run (test, "show", "1", NULL);
  g_assert_true (g_str_has_prefix (test->out, "مقابلة مع المهندسة ليلى 😀 عن الميناء\n\nآخر"));
  run_json (test, HIT_KEYS, "search", "الميناء", NULL);
  g_assert_cmpuint (test->objects->len, ==, 1);
  /* It was corrected already. */
  run_json (test, keys, "correct", "1", "1", "مقابلة مع المهندسة ليلى 😀 عن الميناء", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, ==, 0);
  run_json (test, aside_keys, "asides", "1", NULL);
  g_assert_cmpuint (test->objects->len, ==, 0);

  run_json (test, keys, "set-aside", "1", "3", NULL);
  g_assert_cmpstr (run_string (test, 0, "kind"), ==, "set-aside");
  run_json (test, keys, "set-aside", "1", "1", NULL);
  g_assert_nonnull (strstr (test->messages, "lost"));
  run_json (test, aside_keys, "asides", "1", NULL);
  g_assert_cmpuint (test->objects->len, ==, 2);
  g_assert_cmpint (run_int (test, 1, "aside"), ==, 2);
  g_assert_cmpint (run_int (test, 1, "paragraph"), ==, 2);
  g_assert_cmpstr (run_string (test, 1, "reason"), ==, "person");
  g_assert_true (g_str_has_prefix (run_string (test, 1, "text"), "آخر"));
  run (test, "asides", "1", NULL);
  g_assert_true (g_str_has_prefix (test->out, "1\t1\tperson\tمقابلة"));

  run_json (test, keys, "take-back", "1", "1", "2", NULL);
  g_assert_cmpuint (test->objects->len, ==, 2);
  g_assert_cmpstr (run_string (test, 1, "kind"), ==, "taken-back");
  run (test, "show", "1", NULL);
  g_assert_true (g_str_has_prefix (test->out, "مقابلة مع المهندسة ليلى 😀 عن الميناء\n\nآخر"));
  run_json (test, keys, "corrections", "1", NULL);
  g_assert_cmpuint (test->objects->len, ==, 5);
  run (test, "check", NULL);
  g_assert_cmpint (test->status, ==, 0);

  run (test, "take-back", "1", "1", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "correct", "1", "99", "x", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "correct", "1", "1", "two\nlines", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "corrections", "9", NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "correct", "1", "0", "x", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "set-aside", "1", "first", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "take-back", "1", NULL);
  g_assert_cmpint (test->status, ==, 2);
}

/* The file itself is kept where that is asked for, comes out as it was, and can be kept later. */
static void
test_originals (Run *test, gconstpointer data)
{
  g_autofree char *path = run_write (test, "in/page.html", "<title>t</title><p>\xd9\x85\n");
  g_autofree char *other = run_write (test, "in/other.html", "<p>another");

  run (test, "import", path, NULL);
  run (test, "original", "1", NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_cmpuint (test->n_out, ==, 0);
  g_assert_nonnull (strstr (test->messages, "not kept"));
  run (test, "keep-original", "1", other, NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "keep-original", "1", path, NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "original", "1", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpstr (test->out, ==, "<title>t</title><p>\xd9\x85\n");
  run (test, "drop-original", "1", NULL);
  g_assert_cmpint (test->status, ==, 0);
  run (test, "drop-original", "1", NULL);
  g_assert_cmpint (test->status, ==, 1);

  run (test, "import", "--keep-originals", other, NULL);
  run (test, "original", "2", NULL);
  g_assert_cmpstr (test->out, ==, "<p>another");
  run (test, "import", "--keep-originals", "--no-originals", other, NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "check", NULL);
  g_assert_cmpint (test->status, ==, 0);
}

/* What one library has goes to another, by a project and by a merge, and a second time nothing is new. */
static void
test_projects (Run *test, gconstpointer data)
{
  static const char keys[] = "kind name status message";
  g_autofree char *project = g_build_filename (test->folder, "a.qdpx", NULL);
  g_autofree char *output = g_strconcat ("--output=", project, NULL);
  g_autofree char *other = g_build_filename (test->folder, "other.db", NULL);
  g_autofree char *other_library = g_strconcat ("--library=", other, NULL);

  import_interview (test);
  run (test, "mark", "1", "0", "6", "--tag=politics / security", "--note=a note", NULL);
  run (test, "export", "--format=qdpx", output, NULL);
  g_assert_cmpint (test->status, ==, 0);

  for (int round = 0; round < 2; round++)
    {
      run_json (test, keys, "import-project", project, other_library, NULL);
      g_assert_cmpint (test->status, ==, 0);
      /* Two tags, a document, a passage, a note. */
      g_assert_cmpuint (test->objects->len, ==, 5);
      for (guint i = 0; i < test->objects->len; i++)
        g_assert_cmpstr (run_string (test, i, "status"), ==, round == 0 ? "added" : "unchanged");
    }
  run (test, "mark", "1", "8", "12", "--tag=theirs", other_library, NULL);
  run_json (test, keys, "merge", other, NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpuint (test->objects->len, ==, 7);
  run (test, "passages", "--tag=theirs", NULL);
  g_assert_cmpint (test->status, ==, 0);
  g_assert_cmpstr (test->out, !=, "");
  run (test, "check", NULL);
  g_assert_cmpint (test->status, ==, 0);

  run (test, "merge", test->library, NULL);
  g_assert_cmpint (test->status, ==, 1);
  run (test, "merge", other, "--prefer=yours", NULL);
  g_assert_cmpint (test->status, ==, 2);
  run (test, "import-project", "/nowhere.qdpx", NULL);
  g_assert_cmpint (test->status, ==, 1);
  g_assert_nonnull (strstr (test->messages, "nowhere.qdpx"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autofree char *program = g_canonicalize_filename (argv[1], NULL);
#define TEST(name, function) g_test_add (name, Run, program, run_set_up, function, run_tear_down)
  TEST ("/cli/import", test_import);
  TEST ("/cli/documents", test_documents);
  TEST ("/cli/show", test_show);
  TEST ("/cli/control-characters", test_control_characters);
  TEST ("/cli/search", test_search);
  TEST ("/cli/concordance", test_concordance);
  TEST ("/cli/mark", test_mark);
  TEST ("/cli/mark-fails", test_mark_fails);
  TEST ("/cli/export", test_export);
  TEST ("/cli/check", test_check);
  TEST ("/cli/rebuild-index", test_rebuild_index);
  TEST ("/cli/wrong-calls", test_wrong_calls);
  TEST ("/cli/output-fails", test_output_fails);
  TEST ("/cli/corrections", test_corrections);
  TEST ("/cli/originals", test_originals);
  TEST ("/cli/projects", test_projects);
#undef TEST
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_names (void)
{
  for (int i = 0; i < HW_EXPORT_N_FORMATS; i++)
    {
      HwExportFormat format;
      g_assert_true (
          hw_export_format_from_name (hw_export_format_get_name ((HwExportFormat) i), &format));
      g_assert_cmpint (format, ==, i);
      g_assert_cmpstr (hw_export_format_get_label (format), !=, "");
      g_assert_cmpstr (hw_export_format_get_extension (format), !=, "");
    }
  HwExportFormat format;
  g_assert_false (hw_export_format_from_name ("xls", &format));
}

typedef struct
{
  Fixture *fixture;
  gint64 documents[2];
  gint stop;
} Writer;

/* Each step marks both documents. */
static gpointer
write_thread (gpointer data)
{
  Writer *writer = data;
  g_autoptr (HwLibrary) library = fixture_open_another (writer->fixture);
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; !g_atomic_int_get (&writer->stop); i++)
    {
      g_assert_true (hw_library_begin_step (library, HW_STEP_TAG, "t", &error));
      for (gsize j = 0; j < G_N_ELEMENTS (writer->documents); j++)
        hw_library_mark (library, writer->documents[j], i % 4, 5 + i % 3, NULL, &error);
      g_assert_true (hw_library_end_step (library, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  while ((text = strstr (text, what)) != NULL)
    {
      text += strlen (what);
      n++;
    }
  return n;
}

/* What is written while an export reads is in it with all of its step, or not at all. */
static void
test_one_moment (Fixture *fixture, gconstpointer data)
{
  Writer writer = { .fixture = fixture };
  GThread *thread;
  guint n_changes = 0, before = 0;

  writer.documents[0] = fixture_add (fixture->library, "First", "one two three");
  writer.documents[1] = fixture_add (fixture->library, "Second", "two three four");
  thread = g_thread_new ("writer", write_thread, &writer);
  while (n_changes < 40)
    {
      g_autofree char *table = sample_export (fixture->library, HW_EXPORT_CSV, NULL);
      guint n = count (table, "First");

      g_assert_cmpuint (n, ==, count (table, "Second"));
      n_changes += n != before;
      before = n;
    }
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);
}

/* The same library gives the same bytes, from another connection too. */
static void
test_reproducible (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  for (int i = 0; i < HW_EXPORT_N_FORMATS; i++)
    {
      const HwExportOptions options = { .format = (HwExportFormat) i,
                                        .template_text = "{{#documents}}{{title}}{{/documents}}" };
      g_autoptr (GBytes) first = hw_export_to_bytes (fixture->library, NULL, &options, NULL, NULL);
      fixture_reopen (fixture);
      g_autoptr (GBytes) second = hw_export_to_bytes (fixture->library, NULL, &options, NULL, NULL);
      g_assert_nonnull (first);
      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  sample_fill (fixture);
  gint64 document = hw_library_find_document (fixture->library, "2", NULL);
  gint64 tag = hw_library_find_tag (fixture->library, "أمن", NULL);
  HwExportScope of_document = { .documents = &document, .n_documents = 1 };
  HwExportScope of_tag = { .tags = &tag, .n_tags = 1 };
  HwExportScope of_both = { &document, 1, &tag, 1 };

  g_autofree char *one = sample_export (fixture->library, HW_EXPORT_CSV, &of_document);
  g_assert_nonnull (strstr (one, "Another line."));
  g_assert_null (strstr (one, "مجلس"));
  g_assert_null (strstr (one, "about all"));

  /* With the tags below it; without what has no tag. */
  g_autofree char *tagged = sample_export (fixture->library, HW_EXPORT_CSV, &of_tag);
  g_assert_nonnull (strstr (tagged, "Another line."));
  g_assert_nonnull (strstr (tagged, "SUM"));
  g_assert_null (strstr (tagged, "مجلس"));
  g_assert_null (strstr (tagged, "عن الوثيقة"));

  g_autofree char *both = sample_export (fixture->library, HW_EXPORT_CSV, &of_both);
  g_assert_nonnull (strstr (both, "Another line."));
  g_assert_null (strstr (both, "SUM"));

  g_autofree char *all = sample_export (fixture->library, HW_EXPORT_CSV, NULL);
  g_assert_nonnull (strstr (all, "about all"));
  g_assert_nonnull (strstr (all, "about a tag"));
  g_assert_nonnull (strstr (all, "عن الوثيقة"));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
check_file (const char *path, const char *content)
{
  g_autofree char *got = NULL;
  g_assert_true (g_file_get_contents (path, &got, NULL, NULL));
  g_assert_cmpstr (got, ==, content);
}

static gboolean export(Fixture *fixture, const char *path, GError **error)
{
  return hw_export_to_file (fixture->library, NULL, &(HwExportOptions){ .format = HW_EXPORT_CSV },
                            path, NULL, error);
}

/* A failure names the file and leaves the earlier one, and nothing else, behind. */
static void
test_whole_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "notes.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "notes.csv", NULL);
  struct rlimit before, small;

  sample_fill (fixture);
  g_mkdir (folder, 0700);
  g_assert_true (export(fixture, path, &error));
  g_autofree char *csv = sample_export (fixture->library, HW_EXPORT_CSV, NULL);
  check_file (path, csv);

  /* The disk is full: a limit on the size of files does the same. */
  g_assert_true (g_file_set_contents (path, "earlier", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 100;
  setrlimit (RLIMIT_FSIZE, &small);
  gboolean ok = export(fixture, path, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (ok);
  g_assert_nonnull (strstr (error->message, "notes.csv"));
  g_clear_error (&error);
  check_file (path, "earlier");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_false (export(fixture, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (export(fixture, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (export(fixture, "/dev/full", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "notes.csv", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  struct stat status;

  sample_fill (fixture);
  g_assert_true (g_file_set_contents (path, "earlier", -1, NULL));
  g_chmod (path, 0640);
  g_assert_cmpint (symlink ("notes.csv", link), ==, 0);
  g_assert_true (export(fixture, link, &error));
  g_autofree char *csv = sample_export (fixture->library, HW_EXPORT_CSV, NULL);
  check_file (path, csv);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "notes.csv", NULL);

  sample_fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (hw_export_to_file (fixture->library, NULL,
                                     &(HwExportOptions){ .format = HW_EXPORT_HTML }, path,
                                     cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_citation (void)
{
  g_autofree char *mixed = hw_citation_new ("نص", "عنوان", "The Daily", "2022", "paragraph 3");
  g_assert_cmpstr (mixed, ==,
                   "نص\n— \u2068عنوان\u2069, \u2068The Daily\u2069, \u20682022\u2069, "
                   "\u2068paragraph 3\u2069");
  g_autofree char *plain = hw_citation_new ("text", "Title", "", NULL, "page 1");
  g_assert_cmpstr (plain, ==, "text\n— Title, page 1");
}

static void
test_citation_place (void)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("one\ntwo\n\nfour");
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autofree char *alone = hw_citation_place (text, NULL, 9);

  hw_structure_add_locator (structure, 4, HW_LOCATOR_PAGE, "xiv");
  hw_structure_add_locator (structure, 9, HW_LOCATOR_TIME, "00:01:02");
  g_autofree char *before = hw_citation_place (text, structure, 3);
  g_autofree char *at = hw_citation_place (text, structure, 4);
  /* What has both is a book: its page is what others can look up. */
  g_autofree char *both = hw_citation_place (text, structure, 12);

  g_assert_cmpstr (alone, ==, "paragraph 4");
  g_assert_cmpstr (before, ==, "paragraph 1");
  g_assert_cmpstr (at, ==, "page xiv");
  g_assert_cmpstr (both, ==, "page xiv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/citation", test_citation);
  g_test_add_func ("/export/citation-place", test_citation_place);
  fixture_test ("/export/reproducible", test_reproducible);
  fixture_test ("/export/one-moment", test_one_moment);
  fixture_test ("/export/scope", test_scope);
  fixture_test ("/export/whole-or-nothing", test_whole_or_nothing);
  fixture_test ("/export/replaces", test_replaces);
  fixture_test ("/export/cancelled", test_cancelled);
  return g_test_run ();
}

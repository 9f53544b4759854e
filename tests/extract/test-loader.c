/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comments.h"
#include "fixture.h"
#include "import.h"
#include "worker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The whole way of files into a library, with a worker whose readers do what their files say. */

static const char *real, *hostile; /* programs */

typedef struct
{
  GPtrArray *lines; /* "status name", in order */
  GPtrArray *messages;
  guint n_done, n_found;

} Log;

static void
log_item (const HwImportItem *item, guint n_done, guint n_found, gpointer data)
{
  Log *log = data;
  g_autofree char *name = g_path_get_basename (item->path);

  g_assert_cmpuint (n_done, ==, log->n_done + 1);
  g_assert_cmpuint (n_done, <=, n_found);
  log->n_done = n_done;
  log->n_found = n_found;
  g_ptr_array_add (log->lines,
                   g_strdup_printf ("%s %s", hw_import_status_to_name (item->status), name));
  g_ptr_array_add (log->messages, g_strdup (item->message));
}

static void
log_init (Log *log)
{
  memset (log, 0, sizeof *log);
  log->lines = g_ptr_array_new_with_free_func (g_free);
  log->messages = g_ptr_array_new_with_free_func (g_free);
}

static void
log_clear (Log *log)
{
  g_ptr_array_unref (log->lines);
  g_ptr_array_unref (log->messages);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
import (Fixture *fixture, Log *log, const char *path, const HwReadOptions *options)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  log_init (log);
  hw_import_paths (fixture->library, paths, options, log_item, log, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->n_done, ==, log->n_found);
}

static void
assert_lines (const Log *log, const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < log->lines->len; i++)
    g_string_append_printf (got, "%s\n", (char *) log->lines->pdata[i]);
  g_assert_cmpstr (got->str, ==, expected);
}

static guint
count_documents (HwLibrary *library)
{
  return (guint) hw_library_count_documents (library, NULL);
}

/* What happens to one file happens to it alone. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  const gint64 start = g_get_monotonic_time ();

  hw_worker_set_program (hostile);
  write_file (folder, "a.html", "<p>أول");
  write_file (folder, "b.html", "HOSTILE crash");
  write_file (folder, "c.txt", "نص");
  write_file (folder, "d.html", "HOSTILE hang");
  write_file (folder, "e.html", "<p>ثان");
  write_file (folder, "f.html", "HOSTILE garbage");
  write_file (folder, "g.html", "HOSTILE freeze");
  write_file (folder, "h.html", "HOSTILE quit");
  write_file (folder, "i.html", "<p>ثالث");
  import (fixture, &log, folder, NULL);
  assert_lines (&log, "added a.html\nfailed b.html\nadded c.txt\nfailed d.html\nadded e.html\n"
                      "failed f.html\nfailed g.html\nfailed h.html\nadded i.html\n");
  for (guint i = 0; i < log.lines->len; i++)
    if (g_str_has_prefix (log.lines->pdata[i], "failed"))
      g_assert_cmpstr (log.messages->pdata[i], !=, "");
  /* The two slow ones at the same time. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 15 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_documents (fixture->library), ==, 4);
  fixture_assert_whole (fixture->library);
}

/* A paragraph of a gigabyte is refused for its size, whatever it is called, before it is read. */
static void
test_huge (Fixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "a.txt", "b.html", "c.docx", "d.pdf", "e.csv", "f.eml", "g.rtf" };
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  struct rusage before, after;

  hw_worker_set_program (real);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      write_file (folder, names[i], "a");
      g_assert_cmpint (truncate (path, (off_t) 1024 * 1024 * 1024), ==, 0);
    }
  write_file (folder, "z.txt", "نص");
  getrusage (RUSAGE_SELF, &before);
  import (fixture, &log, folder, NULL);
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpuint (log.lines->len, ==, G_N_ELEMENTS (names) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (g_str_has_prefix (log.lines->pdata[i], "failed "));
      g_assert_nonnull (strstr (log.messages->pdata[i], "512"));
    }
  g_assert_cmpstr (log.lines->pdata[G_N_ELEMENTS (names)], ==, "added z.txt");
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 64 * 1024);
  g_assert_cmpint (after.ru_utime.tv_sec - before.ru_utime.tv_sec, <, 5);
}

/* A parser sees nothing of what is plain text. */
static void
test_in_process (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);

  hw_worker_set_program ("/nowhere/hawashi-extract");
  write_file (folder, "a.txt", "نص");
  write_file (folder, "b.txt", "\xe3\xd5\xd1");
  write_file (folder, "c.html", "<p>نص");
  import (fixture, &log, folder, NULL);
  assert_lines (&log, "added a.txt\nfailed b.txt\nfailed c.html\n");
  g_assert_nonnull (strstr (log.messages->pdata[1], "/nowhere/hawashi-extract"));
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL }, again = { NULL }, rest = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autoptr (GError) error = NULL;

  hw_worker_set_program (real);
  write_file (folder, "a.csv", "title,text\nأول,نص أول\nثان,نص ثان\nثالث,نص ثالث\n");
  write_file (folder, "b.txt", "نص");
  import (fixture, &log, folder, NULL);
  assert_lines (&log, "added a.csv\nadded b.txt\n");
  g_assert_cmpuint (count_documents (fixture->library), ==, 4);
  fixture_assert_whole (fixture->library);

  import (fixture, &again, folder, NULL);
  assert_lines (&again, "unchanged a.csv\nunchanged b.txt\n");
  g_assert_cmpuint (count_documents (fixture->library), ==, 4);

  /* All go with an undo, and all come again. */
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_assert_cmpuint (count_documents (fixture->library), ==, 0);
  import (fixture, &rest, folder, NULL);
  assert_lines (&rest, "added a.csv\nadded b.txt\n");
  g_assert_cmpuint (count_documents (fixture->library), ==, 4);
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL }, forced = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  const HwReadOptions as_text = { .format = "text" }, in_encoding = { .encoding = "ISO-8859-7" };
  g_autoptr (HwText) text = NULL;

  hw_worker_set_program (real);
  write_file (folder, "a.html", "<p>a</p>");
  import (fixture, &log, folder, &as_text);
  text = hw_library_load_text (fixture->library, 1, NULL);
  g_assert_cmpuint (hw_text_get_n_chars (text), ==, 8);

  g_autofree char *greek = g_build_filename (fixture->folder, "greek.txt", NULL);
  write_file (fixture->folder, "greek.txt", "\xc1\xe2\xe3");
  import (fixture, &forced, greek, &in_encoding);
  assert_lines (&forced, "added greek.txt\n");
  g_autoptr (HwText) letters = hw_library_load_text (fixture->library, 2, NULL);
  g_autofree char *slice = hw_text_slice (letters, 0, 3);
  g_assert_cmpstr (slice, ==, "Αβγ");
}

/* What somebody wrote at the edge of a Word document. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) comments = hw_extract_comments_new ();
  const HwExtractComment all[] = {
    { 0, 4, g_strdup ("أول"), g_strdup ("سامي"), g_strdup ("2021-05-06T07:08:09Z") },
    { 5, 9, g_strdup ("ثان"), NULL, NULL },
  };
  g_autoptr (HwText) text = hw_text_new_from_string ("كلام طويل هنا\n");
  const HwNewDocument new = { .title = "عنوان", .text = text };
  g_autoptr (GError) error = NULL;
  gint64 document;

  g_array_append_vals (comments, all, G_N_ELEMENTS (all));
  g_assert_true (hw_library_begin_step (fixture->library, HW_STEP_IMPORT, NULL, &error));
  document = hw_library_add_document (fixture->library, &new, NULL, &error);
  hw_comments_store (fixture->library, document, comments, &error);
  g_assert_no_error (error);
  g_assert_true (hw_library_end_step (fixture->library, &error));
  g_assert_no_error (error);

  const HwPassageQuery query = { .document = document };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passages->len, ==, 2);
  const HwPassage *first = passages->pdata[0], *second = passages->pdata[1];
  g_assert_cmpstr (first->quote, ==, "كلام");
  g_assert_cmpstr (first->note, ==, "أول");
  g_assert_cmpstr (first->creator, ==, "سامي");
  g_assert_cmpint (first->created, ==, G_GINT64_CONSTANT (1620284889) * G_USEC_PER_SEC);
  g_assert_cmpstr (second->quote, ==, "طويل");
  g_assert_cmpstr (second->note, ==, "ثان");
  fixture_assert_whole (fixture->library);

  /* Part of the one step. */
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_assert_cmpuint (count_documents (fixture->library), ==, 0);
  g_assert_true (hw_library_redo (fixture->library, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) back = hw_library_list_passages (fixture->library, &query, &error);
  g_assert_cmpuint (back->len, ==, 2);
  fixture_assert_whole (fixture->library);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (500 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *paths[] = { folder, NULL };
  const gint64 start = g_get_monotonic_time ();

  hw_worker_set_program (hostile);
  write_file (folder, "a.txt", "نص");
  write_file (folder, "b.html", "HOSTILE sleep");
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (hw_import_paths (fixture->library, paths, NULL, NULL, NULL, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_documents (fixture->library), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  real = argv[1];
  hostile = argv[2];
  fixture_test ("/loader/hostile", test_hostile);
  fixture_test ("/loader/huge", test_huge);
  fixture_test ("/loader/in-process", test_in_process);
  fixture_test ("/loader/parts", test_parts);
  fixture_test ("/loader/options", test_options);
  fixture_test ("/loader/comments", test_comments);
  fixture_test ("/loader/cancel", test_cancel);
  return g_test_run ();
}

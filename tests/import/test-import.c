/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "import.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  GPtrArray *lines; /* "status name", in order */
  GPtrArray *messages;
  guint last_done, last_found;
  GCancellable *cancellable;
  guint cancel_after; /* 0 for never */
  HwLibrary *other;
} Log;

static void
log_item (const HwImportItem *item, guint n_done, guint n_found, gpointer data)
{
  Log *log = data;
  g_autofree char *name = g_path_get_basename (item->path);

  g_assert_cmpuint (n_done, ==, log->last_done + 1);
  g_assert_cmpuint (n_done, <=, n_found);
  g_assert_true ((item->document == 0) == (item->status == HW_IMPORT_FAILED));
  if (item->status == HW_IMPORT_FAILED)
    g_assert_cmpstr (item->message, !=, "");
  log->last_done = n_done;
  log->last_found = n_found;
  g_ptr_array_add (log->lines,
                   g_strdup_printf ("%s %s", hw_import_status_to_name (item->status), name));
  g_ptr_array_add (log->messages, g_strdup (item->message));
  /* What one is told of is on the disk: another connection sees it. */
  if (log->other != NULL && item->status == HW_IMPORT_ADDED)
    {
      g_autoptr (HwText) text = hw_library_load_text (log->other, item->document, NULL);
      g_assert_nonnull (text);
    }
  if (log->cancel_after > 0 && n_done >= log->cancel_after)
    g_cancellable_cancel (log->cancellable);
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
  g_clear_pointer (&log->lines, g_ptr_array_unref);
  g_clear_pointer (&log->messages, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static gboolean
import (Fixture *fixture, Log *log, const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  gboolean ok
      = hw_import_paths (fixture->library, paths, NULL, log_item, log, log->cancellable, &error);

  if (log->cancel_after > 0)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (error);
  g_assert_true (ok == (log->cancel_after == 0));
  return ok;
}

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *above = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static guint
count_documents (HwLibrary *library)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);
  return documents->len;
}

static void
assert_lines (const Log *log, const char *const *expected)
{
  g_ptr_array_add (log->lines, NULL);
  g_auto (GStrv) copy = g_strdupv ((char **) log->lines->pdata);
  g_autofree char *got = g_strjoinv ("\n", copy);
  g_autofree char *wanted = g_strjoinv ("\n", (char **) expected);
  g_ptr_array_set_size (log->lines, (int) log->lines->len - 1);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.txt", NULL);
  g_autofree char *loop = g_build_filename (folder, "sub", "loop", NULL);
  g_autofree char *link = g_build_filename (folder, "z-link.txt", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken", NULL);

  write_file (folder, "b.txt", "نص ب");
  write_file (folder, "a.md", "# نص أ");
  write_file (folder, "empty.txt", "");
  write_file (folder, "table.csv", "title,text\nأول,نص أول\nثان,نص ثان\n");
  write_file (folder, "book.pdf", "%PDF-1.4");
  write_file (folder, "sub/page.html", "<title>ص</title><p>فقرة");
  write_file (folder, "sub/deep/أعمق", "نص عميق");
  write_file (folder, ".hidden/no.txt", "لا");
  write_file (folder, ".no.txt", "لا");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  write_file (folder, "large.txt", "");
  g_autofree char *large = g_build_filename (folder, "large.txt", NULL);
  g_assert_cmpint (truncate (large, (off_t) 513 * 1024 * 1024), ==, 0);
  g_assert_cmpint (symlink (folder, loop), ==, 0);
  g_assert_cmpint (symlink ("b.txt", link), ==, 0);
  g_assert_cmpint (symlink ("/nowhere", broken), ==, 0);

  log_init (&log);
  log.other = fixture_open_another (fixture);
  import (fixture, &log, folder);
  const char *const expected[]
      = { "added a.md",       "added b.txt",     "failed book.pdf",      "failed broken",
          "failed empty.txt", "failed fifo.txt", "failed large.txt",     "added أعمق",
          "added page.html",  "added table.csv", "unchanged z-link.txt", NULL };
  assert_lines (&log, expected);
  g_assert_cmpuint (log.last_done, ==, log.last_found);
  g_assert_nonnull (strstr (log.messages->pdata[2], "PDF"));
  hw_library_close (log.other);
  fixture_assert_whole (fixture->library);

  /* One step for the whole. */
  g_autoptr (GError) error = NULL;
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_documents (fixture->library), ==, 0);
  g_assert_true (hw_library_redo (fixture->library, NULL, NULL, &error));
  g_assert_cmpuint (count_documents (fixture->library), ==, 6);

  g_unlink (loop);
}

/* Every row of a table, every message and what is attached to it is a document; a file is told of once. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_auto (Log) first = { NULL }, second = { NULL };
  GString *table = g_string_new ("title,text,colour\n");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (table, "Row %u,The text of row %u,red\n", i, i);
  write_file (folder, "a.csv", table->str);
  write_file (
      folder, "b.eml",
      "From: x\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: text/plain\n\nsee this\n--b\nContent-Type: text/plain\n"
      "Content-Disposition: attachment; filename=a.txt\n\na note\n--b--\n");
  g_string_free (table, TRUE);
  log_init (&first);
  import (fixture, &first, folder);
  const char *const once[] = { "added a.csv", "added b.eml", NULL };
  assert_lines (&first, once);
  g_assert_cmpuint (first.last_done, ==, first.last_found);
  g_assert_nonnull (strstr (first.messages->pdata[0], "300"));
  g_assert_nonnull (strstr (first.messages->pdata[0], "colour"));
  g_assert_cmpuint (count_documents (fixture->library), ==, 302);

  log_init (&second);
  import (fixture, &second, folder);
  const char *const twice[] = { "unchanged a.csv", "unchanged b.eml", NULL };
  assert_lines (&second, twice);
  g_assert_cmpuint (count_documents (fixture->library), ==, 302);
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, NULL));
  g_assert_cmpuint (count_documents (fixture->library), ==, 0);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_auto (Log) first = { NULL }, second = { NULL };

  write_file (folder, "a.txt", "نص");
  write_file (folder, "b.txt", "نص"); /* the same bytes under another name */
  log_init (&first);
  import (fixture, &first, folder);
  const char *const once[] = { "added a.txt", "unchanged b.txt", NULL };
  assert_lines (&first, once);

  guint64 version = hw_library_get_version (fixture->library);
  log_init (&second);
  import (fixture, &second, folder);
  const char *const twice[] = { "unchanged a.txt", "unchanged b.txt", NULL };
  assert_lines (&second, twice);
  g_assert_cmpuint (count_documents (fixture->library), ==, 1);
  /* Nothing was added, so nothing was written. */
  g_assert_cmpuint (hw_library_get_version (fixture->library), ==, version);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) hidden = { NULL }, missing = { NULL };
  g_autofree char *path = g_build_filename (fixture->folder, ".hidden.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere.txt", NULL);

  write_file (fixture->folder, ".hidden.txt", "نص");
  log_init (&hidden);
  import (fixture, &hidden, path);
  g_assert_cmpstr (hidden.lines->pdata[0], ==, "added .hidden.txt");

  log_init (&missing);
  import (fixture, &missing, nowhere);
  g_assert_cmpstr (missing.lines->pdata[0], ==, "failed nowhere.txt");
}

/* The library that is written to lies in the folder that is added: it is no text, and nothing happens to it. */
static void
test_itself (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL }, next = { NULL };
  g_autofree char *text = g_build_filename (fixture->folder, "text.txt", NULL);

  write_file (fixture->folder, "text.txt", "نص");
  log_init (&log);
  import (fixture, &log, fixture->path);
  g_assert_cmpuint (log.lines->len, ==, 1);
  g_assert_cmpstr (log.lines->pdata[0], ==, "failed library.db");
  log_init (&next);
  import (fixture, &next, text);
  g_assert_cmpstr (next.lines->pdata[0], ==, "added text.txt");
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autofree char *locked = g_build_filename (folder, "b.txt", NULL);
  g_autofree char *closed = g_build_filename (folder, "closed", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  write_file (folder, "a.txt", "أ");
  write_file (folder, "b.txt", "ب");
  write_file (folder, "c.txt", "ج");
  write_file (folder, "closed/d.txt", "د");
  g_chmod (locked, 0);
  g_chmod (closed, 0);
  log_init (&log);
  import (fixture, &log, folder);
  const char *const expected[]
      = { "added a.txt", "failed b.txt", "added c.txt", "failed closed", NULL };
  assert_lines (&log, expected);
  g_chmod (closed, 0700);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);
      g_autofree char *content = g_strdup_printf ("نص رقم %u\n", i);
      write_file (folder, name, content);
    }
  log_init (&log);
  log.cancellable = cancellable;
  log.cancel_after = 100;
  import (fixture, &log, folder);
  guint n = count_documents (fixture->library);
  /* What was told of is there, and no more was begun. */
  g_assert_cmpuint (n, ==, log.last_done);
  g_assert_cmpuint (n, >=, 100);
  g_assert_cmpuint (n, <, 500);
  fixture_assert_whole (fixture->library);

  g_auto (Log) rest = { NULL };
  log_init (&rest);
  import (fixture, &rest, folder);
  g_assert_cmpuint (count_documents (fixture->library), ==, 500);
}

typedef struct
{
  const char *path;
  gint64 longest;
  guint n_writes;
  int stop;
} Writer;

/* Another window that writes all the while. */
static gpointer
write_beside (gpointer data)
{
  Writer *writer = data;
  g_autoptr (HwLibrary) library = hw_library_open (writer->path, HW_LIBRARY_OPEN_DEFAULT, NULL);

  while (!g_atomic_int_get (&writer->stop))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("tag %u", writer->n_writes);
      gint64 begin = g_get_monotonic_time ();
      hw_library_create_tag (library, 0, name, NULL, &error);
      g_assert_no_error (error);
      writer->longest = MAX (writer->longest, g_get_monotonic_time () - begin);
      writer->n_writes++;
      g_usleep (5000);
    }
  return NULL;
}

static void
test_others_write (Fixture *fixture, gconstpointer data)
{
  g_auto (Log) log = { NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  Writer writer = { .path = fixture->path };

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.txt", i);
      GString *content = g_string_new (NULL);
      g_string_append_printf (content, "نص رقم %u\n", i);
      while (content->len < 20000)
        g_string_append (content, "كلام يطول ويطول في سطر من السطور\n");
      write_file (folder, name, content->str);
      g_string_free (content, TRUE);
    }
  log_init (&log);
  GThread *thread = g_thread_new ("writer", write_beside, &writer);
  import (fixture, &log, folder);
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);

  g_test_message ("%u writes beside the import, the longest %.1f ms", writer.n_writes,
                  (double) writer.longest / 1000);
  g_assert_cmpuint (count_documents (fixture->library), ==, 600);
  g_assert_cmpuint (writer.n_writes, >, 3);
  g_assert_cmpint (writer.longest, <, 5 * G_USEC_PER_SEC);
  fixture_assert_whole (fixture->library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/import/folder", test_folder);
  fixture_test ("/import/parts", test_parts);
  fixture_test ("/import/again", test_again);
  fixture_test ("/import/named", test_named);
  fixture_test ("/import/unreadable", test_unreadable);
  fixture_test ("/import/itself", test_itself);
  fixture_test ("/import/cancel", test_cancel);
  fixture_test ("/import/others-write", test_others_write);
  return g_test_run ();
}

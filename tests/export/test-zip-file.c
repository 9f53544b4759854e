/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BIG (300 * 1024)

static GBytes *
make (void)
{
  g_autoptr (HwZipFile) zip = hw_zip_file_new ();
  g_autofree char *big = g_malloc (BIG);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < BIG; i++)
    big[i] = (char) ('a' + i % 23);
  hw_zip_file_add (zip, "mimetype", "text/plain", 10, TRUE);
  hw_zip_file_add (zip, "sources/مقابلة.txt", big, BIG, FALSE);
  hw_zip_file_add (zip, "empty", NULL, 0, FALSE);
  GBytes *bytes = hw_zip_file_end (zip, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_content (void)
{
  static const char *const names[] = { "mimetype", "sources/مقابلة.txt", "empty" };
  static const gsize sizes[] = { 10, BIG, 0 };
  g_autoptr (GBytes) bytes = make ();
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  g_autofree char *data = g_malloc (BIG + 1);
  gsize n_bytes;
  const char *file = g_bytes_get_data (bytes, &n_bytes);

  /* As ODT and EPUB want it: readable at a fixed place. */
  g_assert_cmpmem (file + 30, 18, "mimetypetext/plain", 18);
  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_memory (archive, file, n_bytes), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
      g_assert_cmpstr (archive_entry_pathname_utf8 (entry), ==, names[i]);
      g_assert_cmpint (archive_read_data (archive, data, BIG + 1), ==, (int) sizes[i]);
    }
  g_assert_cmpint (data[BIG - 1], ==, 'a' + (BIG - 1) % 23);
  g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_EOF);
  archive_read_free (archive);
}

static void
test_reproducible (void)
{
  setenv ("TZ", "Asia/Baghdad", 1);
  tzset ();
  g_autoptr (GBytes) one = make ();
  g_usleep (G_USEC_PER_SEC * 21 / 10); /* longer than the resolution of a time in such a file */
  setenv ("TZ", "America/Lima", 1);
  tzset ();
  g_autoptr (GBytes) other = make ();

  g_assert_true (g_bytes_equal (one, other));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* libarchive wants the names in it */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip-file/content", test_content);
  g_test_add_func ("/zip-file/reproducible", test_reproducible);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-archive.h"

#include <string.h>

#include "extract.h"
#include "zip-maker.h"

static void
assert_content (HwArchive *archive, const char *name, const char *expected)
{
  GBytes *content = hw_archive_get (archive, name);
  gsize n_bytes;

  g_assert_nonnull (content);
  const char *data = g_bytes_get_data (content, &n_bytes);
  g_assert_cmpmem (data, n_bytes, expected, strlen (expected));
}

static void
assert_refused (GBytes *zip, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hw_archive_new (zip, NULL, NULL, NULL, &error));
  g_assert_error (error, HW_IMPORT_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
}

static gboolean
is_xml (const char *name, gpointer user_data)
{
  return g_str_has_suffix (name, ".xml");
}

static void
test_entries (void)
{
  ZipMaker *maker = zip_maker_new ();
  g_autoptr (GError) error = NULL;

  zip_maker_add (maker, "folder/", "", -1, FALSE);
  zip_maker_add (maker, "Folder/a.xml", "بسم الله", -1, TRUE);
  zip_maker_add (maker, "./folder\\b.xml", "stored", -1, FALSE);
  zip_maker_add (maker, "مجلد/صورة.png", "not needed", -1, TRUE);
  zip_maker_add (maker, "empty.xml", "", -1, FALSE);
  g_autoptr (GBytes) zip = zip_maker_end (maker);
  g_autoptr (HwArchive) archive = hw_archive_new (zip, is_xml, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hw_archive_get_n_entries (archive), ==, 4);
  g_assert_cmpstr (hw_archive_get_name (archive, 1), ==, "folder/b.xml");
  assert_content (archive, "Folder/a.xml", "بسم الله");
  assert_content (archive, "/folder/A.xml", "بسم الله");
  assert_content (archive, "folder/b.xml", "stored");
  assert_content (archive, "empty.xml", "");
  g_assert_true (hw_archive_has (archive, "مجلد/صورة.png"));
  g_assert_null (hw_archive_get (archive, "مجلد/صورة.png"));
  g_assert_false (hw_archive_has (archive, "c.xml"));
  g_assert_null (hw_archive_require (archive, "c.xml", &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "c.xml"));
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *base, *reference, *expected;
  } cases[] = {
    { "word/document.xml", "styles.xml", "word/styles.xml" },
    { "word/document.xml", "/word/styles.xml", "word/styles.xml" },
    { "a/b/c.opf", "../text/%D8%A8.xhtml#p1", "a/text/ب.xhtml" },
    { "c.opf", "./t.xhtml", "t.xhtml" },
    { "c.opf", "../t.xhtml", NULL },
    { "a/c.opf", "../../etc/passwd", NULL },
    { "c.opf", "https://example.org/x", NULL },
    { "c.opf", "file:///etc/passwd", NULL },
    { "c.opf", "#here", NULL },
    { "c.opf", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = hw_archive_resolve (cases[i].base, cases[i].reference);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_traps (void)
{
  static const char *const names[]
      = { "../../etc/passwd", "a/../../b", "a\\..\\..\\b", "C:\\windows\\a", "/../x" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) zip = zip_of ("a.xml", "a", names[i], "x", NULL);

      g_autofree char *shown = g_strdelimit (g_strdup (names[i]), "\\", '/');
      assert_refused (zip, HW_IMPORT_ERROR_UNSUPPORTED, shown);
    }

  ZipMaker *maker = zip_maker_new ();
  zip_maker_add_link (maker, "word/document.xml", "/etc/passwd");
  g_autoptr (GBytes) link = zip_maker_end (maker);
  assert_refused (link, HW_IMPORT_ERROR_UNSUPPORTED, "word/document.xml");
}

static void
test_bombs (void)
{
  ZipMaker *maker = zip_maker_new ();

  zip_maker_add_blanks (maker, "bomb.xml", (gsize) 100 * 1024 * 1024);
  g_autoptr (GBytes) bomb = zip_maker_end (maker);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 200 * 1024);
  assert_refused (bomb, HW_IMPORT_ERROR_TOO_LARGE, "bomb.xml");

  maker = zip_maker_new ();
  for (guint i = 0; i <= HW_ARCHIVE_MAX_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xml", i);

      zip_maker_add (maker, name, "", 0, FALSE);
    }
  g_autoptr (GBytes) many = zip_maker_end (maker);
  assert_refused (many, HW_IMPORT_ERROR_TOO_LARGE, "20000");
}

static void
test_cut_off (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%d كتاب\n", g_test_rand_int_range (0, 1000));
  g_autoptr (GBytes) zip = zip_of ("first.xml", text->str, "second.xml", text->str, NULL);
  const gsize n = g_bytes_get_size (zip);

  for (int i = 0; i < 50; i++)
    {
      const gsize n_left = (gsize) g_test_rand_int_range (0, (gint32) n - 1);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (zip, 0, n_left);

      assert_refused (cut, HW_IMPORT_ERROR_DAMAGED,
                      n_left > n / 10 && n_left < n * 4 / 10 ? "first.xml" : "");
    }

  /* A byte that flipped in the middle of an entry. */
  gsize n_bytes;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (zip, &n_bytes), n);
  copy[n / 4] ^= 0x55;
  g_autoptr (GBytes) flipped = g_bytes_new (copy, n);
  assert_refused (flipped, HW_IMPORT_ERROR_DAMAGED, "first.xml");
}

static void
test_locked (void)
{
  g_autoptr (GBytes) zip = zip_of ("a.xml", "secret", NULL);
  gsize n_bytes;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (zip, &n_bytes), g_bytes_get_size (zip));
  guint8 *entry = memmem (copy, n_bytes, "PK\1\2", 4);

  copy[6] |= 1; /* the flag in the local header, and in the directory */
  entry[8] |= 1;
  g_autoptr (GBytes) locked = g_bytes_new (copy, n_bytes);
  assert_refused (locked, HW_IMPORT_ERROR_LOCKED, "password");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip-archive/entries", test_entries);
  g_test_add_func ("/zip-archive/resolve", test_resolve);
  g_test_add_func ("/zip-archive/traps", test_traps);
  g_test_add_func ("/zip-archive/bombs", test_bombs);
  g_test_add_func ("/zip-archive/cut-off", test_cut_off);
  g_test_add_func ("/zip-archive/locked", test_locked);
  return g_test_run ();
}

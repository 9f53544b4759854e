/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "extract-lines.h"

/* One document as LibreOffice 7.4 and pandoc 2.17 really wrote it: a heading, a paragraph from right to left with a
 * note and a comment, a nested list, a table. */

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "office", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize n_bytes;

  g_file_get_contents (path, &content, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, n_bytes);
}

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (HwExtract) extract = read_or_fail (bytes, name);
  const gboolean is_pandoc = g_str_has_prefix (name, "pandoc");
  const gboolean is_rtf = g_str_has_suffix (name, ".rtf");
  const gboolean is_docx = strcmp (name, "libreoffice.docx") == 0;
  /* LibreOffice leaves a blank before the mark in RTF, and loses the name of the style. */
  g_autofree char *expected
      = g_strdup_printf ("%s الفصل الأول\nB%s قَالَ المُعَلِّمُ%s[1]: هذا المقطع بعد.\nF%s [1] حاشية "
                         "أولى\nL1 1. one\nL2 a%c inner\nL1 2. two\n"
                         "T أ\tb\nB Last.\n%s%s%s",
                         is_docx  ? "H1<"
                         : is_rtf ? "B<"
                                  : "H1",
                         is_pandoc ? "" : "<", is_rtf ? " " : "", is_docx ? "<" : "",
                         g_str_has_suffix (name, ".epub") ? '.' : ')',
                         is_pandoc ? "" : "@ هذا المقطع: رأي في هذا (Laila, 2024-05-01T10:00:00",
                         is_docx ? "Z" : "", is_pandoc ? "" : ")\n");
  g_autofree char *lines = extract_lines (extract);

  g_assert_cmpstr (lines, ==, expected);
  g_assert_cmpstr (extract->language, ==, "ar");
  if (!is_pandoc)
    g_assert_cmpstr (extract->author, ==, "Laila");
}

static void
test_damaged (gconstpointer data)
{
  g_autoptr (GBytes) bytes = load (data);

  assert_survives_damage (bytes, data);
}

int
main (int argc, char **argv)
{
  static const char *const names[]
      = { "libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "pandoc.docx", "pandoc.epub" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *read = g_strconcat ("/office/read/", names[i], NULL);
      g_autofree char *damaged = g_strconcat ("/office/damaged/", names[i], NULL);

      g_test_add_data_func (read, names[i], test_file);
      g_test_add_data_func (damaged, names[i], test_damaged);
    }
  return g_test_run ();
}

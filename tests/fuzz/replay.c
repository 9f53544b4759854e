/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

/* Gives a fuzz target every file of its corpus, and each of them damaged in a hundred ways: what
 * libFuzzer does for hours, for a second, and with any compiler.
 *
 *   replay CORPUS-DIRECTORY
 */

#define DAMAGED 100

static char *directory;

static void
damage (GByteArray *data)
{
  for (gint32 n = g_test_rand_int_range (1, 4); n > 0 && data->len > 0; n--)
    {
      guint at = (guint) g_test_rand_int_range (0, (gint32) data->len);
      guint8 byte = (guint8) g_test_rand_int_range (0, 256);
      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          data->data[at] = byte;
          break;
        case 1:
          g_byte_array_remove_index (data, at);
          break;
        case 2:
          {
            guint length = MIN (data->len - at, 64);
            g_autofree guint8 *piece = g_memdup2 (data->data + at, length);
            g_byte_array_append (data, piece, length);
            break;
          }
        default:
          g_byte_array_set_size (data, at);
          break;
        }
    }
}

static void
replay (gconstpointer name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) contents, size);
  for (guint i = 0; i < DAMAGED; i++)
    {
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_byte_array_append (data, (const guint8 *) contents, (guint) size);
      damage (data);
      LLVMFuzzerTestOneInput (data->len > 0 ? data->data : (const guint8 *) "", data->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  directory = argv[1];

  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);
      g_ptr_array_add (names, g_strdup (name));
      g_test_add_data_func (test, names->pdata[names->len - 1], replay);
    }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "documents.h"
#include "files.h"
#include "output.h"

/* The bytes that a document was read from, as they were; nothing of them where they are not whole. */
int
hw_cli_original (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = NULL;
  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, "DOC", NULL, 1, &status);

  if (library == NULL)
    return status;
  const gint64 id = hw_library_find_document (library, argv[1], &error);
  original = id != 0 ? hw_library_get_original (library, id, &error) : NULL;
  if (original == NULL)
    return hw_cli_fail (error);
  gsize n_bytes;
  const char *data = g_bytes_get_data (original, &n_bytes);
  hw_output_bytes (data, n_bytes);
  return HW_EXIT_DONE;
}

int
hw_cli_keep_original (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!hw_cli_parse (self, &argc, &argv, "DOC FILE", NULL, 2, 2))
    return HW_EXIT_USAGE;
  library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;
  const gint64 id = hw_library_find_document (library, argv[1], &error);
  bytes = id != 0 ? hw_files_read (argv[2], FALSE, &error) : NULL;
  if (bytes == NULL || !hw_library_set_original (library, id, bytes, &error))
    return hw_cli_fail (error);
  return HW_EXIT_DONE;
}

int
hw_cli_drop_original (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;

  if (!hw_cli_parse (self, &argc, &argv, "DOC", NULL, 1, 1))
    return HW_EXIT_USAGE;
  library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;
  const gint64 id = hw_library_find_document (library, argv[1], &error);
  return id != 0 && hw_library_drop_original (library, id, &error) ? HW_EXIT_DONE
                                                                   : hw_cli_fail (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "output.h"
#include "term-index.h"

#include <glib/gi18n.h>

/* Nobody waits at a window: larger slices than there, which are quicker. */
#define SLICE_BYTES ((gsize) 4 * 1024 * 1024)
/* In which others can write (µs). */
#define PAUSE 2000

gboolean
hw_cli_index (HwLibrary *library, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (!hw_term_index_work (library, SLICE_BYTES, &more, cancellable, error))
        return FALSE;
      if (more)
        g_usleep (PAUSE);
    }
  return TRUE;
}

int
hw_cli_rebuild_index (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!hw_cli_parse (self, &argc, &argv, "", NULL, 0, 0))
    return HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;
  if (!hw_term_index_rebuild (library, &error) || !hw_cli_index (library, NULL, &error))
    return hw_cli_fail (error);
  if (!self->json)
    hw_output_message (_ ("The index has been rebuilt."));
  return HW_EXIT_DONE;
}

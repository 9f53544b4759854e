/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "check-project.h"

/* Any bytes as what comes out of a worker that reads a project: either it holds together, or there is a reason. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = check_project_read (bytes, 977, &error);

  if (project != NULL)
    {
      g_assert_no_error (error);
      check_project_parts (project);
    }
  else
    g_assert_cmpstr (error->message, !=, "");
  return 0;
}

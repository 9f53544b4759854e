/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "check-project.h"
#include "project-bytes.h"

/* Any bytes as a project of any program: either it holds together, or there is a reason. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = hw_project_bytes_read (bytes, "a", NULL, &error);

  if (project != NULL)
    {
      g_assert_no_error (error);
      check_project_parts (project);
    }
  else
    g_assert_cmpstr (error->message, !=, "");
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "check-project.h"
#include "qda-reader.h"

/* Any bytes as a project of another tool: either it holds together, or there is a reason. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = hw_qda_read (bytes, "a", NULL, &error);

  if (project != NULL)
    {
      g_assert_no_error (error);
      check_project (project);
      /* And it goes through the pipe of a worker as it is. */
      g_autoptr (GBytes) frames = check_project_write (project);
      g_autoptr (HwProject) again = check_project_read (frames, 4096, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) frames_again = check_project_write (again);
      g_assert_true (g_bytes_equal (frames, frames_again));
    }
  else
    g_assert_cmpstr (error->message, !=, "");
  return 0;
}

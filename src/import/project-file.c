/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-file.h"

#include "files.h"
#include "project-files.h"
#include "worker-project.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

const char *const *
hw_project_file_get_patterns (void)
{
  static const char *const patterns[]
      = { "*.qdpx", "*.qdc", "*.qde", "*.qda", "*.sqlite3", "*.json", "*.rdf", NULL };

  return patterns;
}

/* What another program has written to a log, and not to its file so far, as long as it runs or where it crashed. */
static void
remark_log (HwProject *project, const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (g_stat (log, &status) == 0 && status.st_size > 0)
    hw_project_remark (project, "file", project->name, HW_PROJECT_CHANGED,
                       g_strdup (_ ("another program has it open: what was written there last is "
                                    "not in the file yet. Close it there, and read it again")));
}

HwProject *
hw_project_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *isolated = g_strdup_printf ("\u2068%s\u2069", name);
  g_autofree char *stem = g_strdup (name);
  /* QualCoder's project is a folder with this file in it. */
  g_autofree char *inside = g_build_filename (path, "data.qda", NULL);
  const char *file = g_file_test (inside, G_FILE_TEST_IS_REGULAR) ? inside : path;
  g_autoptr (GBytes) bytes = hw_files_read (file, FALSE, error);
  g_autoptr (HwWorker) worker = hw_worker_new ();
  char *dot = strrchr (stem, '.');
  HwProject *project = NULL;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  if (bytes != NULL)
    project = hw_worker_read_project (worker, bytes, stem, cancellable, error);
  if (project != NULL)
    {
      remark_log (project, file);
      hw_project_files_read (project, file, worker, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        g_clear_pointer (&project, hw_project_free);
    }
  else
    /* Translators: %s is a file's name; why it cannot be read follows. */
    g_prefix_error (error, _ ("“%s”: "), isolated);
  return project;
}

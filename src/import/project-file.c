/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-file.h"

#include "extract.h"
#include "files.h"
#include "qda-reader.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const *
hw_project_file_get_patterns (void)
{
  static const char *const patterns[] = { "*.qdpx", "*.qdc", "*.qde", NULL };

  return patterns;
}

static HwProject *
read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  if (hw_qda_sniff (bytes))
    return hw_qda_read (bytes, name, cancellable, error);
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("It is no project of a program that is known."));
  return NULL;
}

HwProject *
hw_project_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *isolated = g_strdup_printf ("\u2068%s\u2069", name);
  g_autofree char *stem = g_strdup (name);
  g_autoptr (GBytes) bytes = hw_files_read (path, FALSE, error);
  char *dot = strrchr (stem, '.');
  HwProject *project = NULL;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  if (bytes != NULL)
    project = read_bytes (bytes, stem, cancellable, error);
  if (project == NULL)
    /* Translators: %s is a file's name; why it cannot be read follows. */
    g_prefix_error (error, _ ("“%s”: "), isolated);
  return project;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-file.h"

#include "extract.h"
#include "files.h"
#include "hypothesis.h"
#include "qda-reader.h"
#include "qualcoder.h"
#include "taguette.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const *
hw_project_file_get_patterns (void)
{
  static const char *const patterns[]
      = { "*.qdpx", "*.qdc", "*.qde", "*.qda", "*.sqlite3", "*.json", NULL };

  return patterns;
}

static HwProject *
read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  if (hw_qda_sniff (bytes))
    return hw_qda_read (bytes, name, cancellable, error);
  if (hw_hypothesis_sniff (bytes))
    return hw_hypothesis_read (bytes, name, error);
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("It is no project of a program that is known."));
  return NULL;
}

static gboolean
is_database (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes >= 16 && memcmp (data, "SQLite format 3", 16) == 0;
}

static HwProject *
read_database (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwForeign) database = hw_foreign_open (path, cancellable, error);

  if (database == NULL)
    return NULL;
  if (hw_qualcoder_sniff (database))
    return hw_qualcoder_read (database, name, error);
  if (hw_taguette_sniff (database))
    return hw_taguette_read (database, name, cancellable, error);
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
  /* QualCoder's project is a folder with this file in it. */
  g_autofree char *inside = g_build_filename (path, "data.qda", NULL);
  const char *file = g_file_test (inside, G_FILE_TEST_IS_REGULAR) ? inside : path;
  g_autoptr (GBytes) bytes = hw_files_read (file, FALSE, error);
  char *dot = strrchr (stem, '.');
  HwProject *project = NULL;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  if (bytes != NULL && is_database (bytes))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      project = read_database (file, stem, cancellable, error);
    }
  else if (bytes != NULL)
    project = read_bytes (bytes, stem, cancellable, error);
  if (project == NULL)
    /* Translators: %s is a file's name; why it cannot be read follows. */
    g_prefix_error (error, _ ("“%s”: "), isolated);
  return project;
}

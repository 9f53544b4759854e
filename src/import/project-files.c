/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-files.h"

#include "extract.h"
#include "files.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Where a path of a project leads, links followed; NULL where that is outside of @folder, or nowhere. Transfer
 * full. */
static char *
resolve (const char *folder, const char *path)
{
  g_autofree char *joined = g_build_filename (folder, path, NULL);
  g_autofree char *real_folder = realpath (folder, NULL);
  char *real = !g_path_is_absolute (path) ? realpath (joined, NULL) : NULL;

  if (real != NULL && real_folder != NULL && g_str_has_prefix (real, real_folder)
      && (real[strlen (real_folder)] == '/' || strcmp (real_folder, "/") == 0))
    return real;
  free (real);
  return NULL;
}

/* As it stands, or with its escapes undone. */
static char *
find (const char *folder, const char *path)
{
  char *found = resolve (folder, path);
  g_autofree char *unescaped = found == NULL ? g_uri_unescape_string (path, "/") : NULL;

  return unescaped != NULL ? resolve (folder, unescaped) : found;
}

/* What people wrote in it. */
static void
take_comments (HwProject *project, guint document, const GArray *comments)
{
  const HwProjectDocument *from = project->documents->pdata[document];

  for (guint i = 0; comments != NULL && i < comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);
      g_autofree char *key = g_strdup_printf ("%s comment %u", from->guid, i);
      guint index;
      HwProjectPassage *passage = hw_project_add_passage (project, &index);
      HwProjectNote *note = hw_project_add_note (project, HW_NOTE_ON_PASSAGE, index);

      passage->guid = hw_project_make_guid ("passage", key);
      passage->document = document;
      passage->start = (gint64) comment->start;
      passage->end = (gint64) comment->end;
      passage->creator = g_strdup (comment->author);
      note->guid = hw_project_make_guid ("note", key);
      note->text = g_strdup (comment->text);
      note->creator = g_strdup (comment->author);
    }
}

static void
take (HwProject *project, guint index, HwExtract *extract, GBytes *bytes)
{
  HwProjectDocument *document = project->documents->pdata[index];
  g_autofree char *remark = hw_extract_get_remark (extract);

  hw_text_unref (document->text);
  document->text = hw_text_ref (extract->text);
  document->structure = g_steal_pointer (&extract->structure);
  document->format = g_steal_pointer (&extract->format);
  document->encoding = g_steal_pointer (&extract->encoding);
  document->remarks = g_steal_pointer (&remark);
  document->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  document->is_excerpt = FALSE;
  if (document->language == NULL || *document->language == '\0')
    {
      g_free (document->language);
      document->language = g_steal_pointer (&extract->language);
    }
  take_comments (project, index, extract->comments);
}

static HwExtract *
read_file (
    const char *path, HwWorker *worker, GBytes **bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  const HwReadOptions options = { .name = name };
  HwExtract *extract;

  *bytes = hw_files_read (path, FALSE, error);
  extract = *bytes != NULL ? hw_worker_read (worker, *bytes, &options, cancellable, error) : NULL;
  if (extract == NULL || extract->text != NULL)
    return extract;
  hw_extract_free (extract);
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                       _ ("it holds several documents; import it by itself"));
  return NULL;
}

void
hw_project_files_read (HwProject *project,
                       const char *path,
                       HwWorker *worker,
                       GCancellable *cancellable)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < project->documents->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const HwProjectDocument *document = project->documents->pdata[i];
      g_autofree char *file = document->file != NULL ? find (folder, document->file) : NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HwExtract) extract = NULL;

      if (document->file == NULL)
        continue;
      if (file != NULL)
        extract = read_file (file, worker, &bytes, cancellable, &error);
      if (extract != NULL)
        take (project, i, extract, bytes);
      else
        hw_project_remark (project, "file", document->file, HW_PROJECT_FAILED,
                           g_strdup (error != NULL ? error->message
                                                   : _ ("it is not in the folder of the project")));
    }
}

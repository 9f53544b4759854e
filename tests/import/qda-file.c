/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-file.h"

#include <string.h>

#include "zip-file.h"

GBytes *
qda_file_new (const QdaEntry *entries)
{
  g_autoptr (HwZipFile) zip = hw_zip_file_new ();
  g_autoptr (GError) error = NULL;

  for (; entries->name != NULL; entries++)
    hw_zip_file_add (zip, entries->name, entries->content,
                     entries->n_bytes != 0 ? entries->n_bytes : strlen (entries->content), FALSE);
  GBytes *bytes = hw_zip_file_end (zip, &error);
  g_assert_no_error (error);
  return bytes;
}

char *
qda_file_describe (const char *origin, const char *content)
{
  return g_strdup_printf ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                          "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"study\" origin=\"%s\">"
                          "%s</Project>\n",
                          origin, content);
}

HwProject *
qda_file_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  HwProject *project = hw_qda_read (bytes, "study", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  for (guint i = 0; i < project->remarks->len; i++)
    {
      const HwProjectItem *item = project->remarks->pdata[i];
      g_test_message ("%s|%s|%s|%s", item->kind, item->name,
                      hw_project_status_to_name (item->status), item->message);
    }
  return project;
}

char *
qda_file_get_quote (HwProject *project, guint passage)
{
  const HwProjectPassage *found = project->passages->pdata[passage];
  const HwProjectDocument *document = project->documents->pdata[found->document];

  return hw_text_slice (document->text, (gsize) found->start, (gsize) found->end);
}

char *
qda_file_get_tags (HwProject *project, guint passage)
{
  const HwProjectPassage *found = project->passages->pdata[passage];
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->tags->len; i++)
    g_string_append_printf (
        out, "%s%s", i > 0 ? ", " : "",
        ((HwProjectTag *) project->tags->pdata[g_array_index (found->tags, guint, i)])->name);
  return g_string_free (out, FALSE);
}

const char *
qda_file_get_note (HwProject *project, HwNoteTarget target, guint index)
{
  const char *text = "";

  for (guint i = 0; i < project->notes->len; i++)
    {
      const HwProjectNote *note = project->notes->pdata[i];
      if (note->target != target || note->index != index)
        continue;
      g_assert_cmpstr (text, ==, "");
      text = note->text;
    }
  return text;
}

guint
qda_file_count (HwProject *project, const char *kind, HwProjectStatus status)
{
  guint n = 0;

  for (guint i = 0; i < project->remarks->len; i++)
    {
      const HwProjectItem *item = project->remarks->pdata[i];
      n += item->status == status && strcmp (item->kind, kind) == 0;
    }
  return n;
}

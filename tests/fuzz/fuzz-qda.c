/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "qda-reader.h"

/* Any bytes as a project of another tool: either it holds together, or there is a reason. */

static void
check_guid (GHashTable *seen, const char *guid)
{
  g_assert_true (g_uuid_string_is_valid (guid));
  g_assert_true (g_hash_table_add (seen, (gpointer) guid));
}

static void
check_passages (HwProject *project, GHashTable *seen)
{
  for (guint i = 0; i < project->passages->len; i++)
    {
      const HwProjectPassage *passage = project->passages->pdata[i];
      g_assert_cmpuint (passage->document, <, project->documents->len);
      const HwProjectDocument *document = project->documents->pdata[passage->document];

      check_guid (seen, passage->guid);
      g_assert_cmpint (passage->start, >=, 0);
      g_assert_cmpint (passage->start, <, passage->end);
      g_assert_cmpint (passage->end, <=, (gint64) hw_text_get_n_chars (document->text));
      for (guint j = 0; j < passage->tags->len; j++)
        g_assert_cmpuint (g_array_index (passage->tags, guint, j), <, project->tags->len);
    }
}

static void
check_notes (HwProject *project, GHashTable *seen)
{
  for (guint i = 0; i < project->notes->len; i++)
    {
      const HwProjectNote *note = project->notes->pdata[i];
      const guint limits[]
          = { 1, project->documents->len, project->passages->len, project->tags->len };

      check_guid (seen, note->guid);
      g_assert_cmpuint (note->index, <, limits[note->target]);
      g_assert_true (g_utf8_validate (note->text, -1, NULL) && *note->text != '\0');
    }
}

static void
check_project (HwProject *project)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < project->tags->len; i++)
    {
      const HwProjectTag *tag = project->tags->pdata[i];
      check_guid (seen, tag->guid);
      g_assert_cmpint (tag->parent, <, (int) i);
      g_assert_nonnull (tag->name);
    }
  for (guint i = 0; i < project->documents->len; i++)
    check_guid (seen, ((HwProjectDocument *) project->documents->pdata[i])->guid);
  check_passages (project, seen);
  check_notes (project, seen);
  for (guint i = 0; i < project->groups->len; i++)
    {
      const HwProjectGroup *group = project->groups->pdata[i];
      for (guint j = 0; j < group->documents->len; j++)
        g_assert_cmpuint (g_array_index (group->documents, guint, j), <, project->documents->len);
    }
}

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
    }
  else
    g_assert_cmpstr (error->message, !=, "");
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-project.h"

#include "project-frames.h"

#include <string.h>

static void
check_guid (GHashTable *seen, const char *guid)
{
  g_assert_true (g_uuid_string_is_valid (guid));
  if (seen != NULL)
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
      if (passage->state == HW_PASSAGE_LOST)
        g_assert_cmpint (passage->start, ==, passage->end);
      else
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
check (HwProject *project, GHashTable *seen)
{
  for (guint i = 0; i < project->tags->len; i++)
    {
      const HwProjectTag *tag = project->tags->pdata[i];
      check_guid (seen, tag->guid);
      g_assert_cmpint (tag->parent, <, (int) i);
      if (seen != NULL)
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

void
check_project (HwProject *project)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  check (project, seen);
}

void
check_project_parts (HwProject *project)
{
  check (project, NULL);
}

static gboolean
collect (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  g_byte_array_append (user_data, data, (guint) n_bytes);
  return TRUE;
}

GBytes *
check_project_write (const HwProject *project)
{
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (hw_project_frames_write (project, collect, bytes, &error));
  g_assert_no_error (error);
  return g_byte_array_free_to_bytes (bytes);
}

HwProject *
check_project_read (GBytes *frames, gsize step, GError **error)
{
  g_autoptr (HwProjectReader) reader = hw_project_reader_new ();
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (frames, &n_bytes);

  for (gsize i = 0; i < n_bytes; i += step)
    if (!hw_project_reader_feed (reader, data + i, MIN (step, n_bytes - i), error))
      return NULL;
  return hw_project_reader_finish (reader, error);
}

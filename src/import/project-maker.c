/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-maker.h"

#include "row.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_CHARS 60

HwProjectMaker *
hw_project_maker_new (HwProject *project, const char *space)
{
  HwProjectMaker *self = g_new (HwProjectMaker, 1);

  self->project = project;
  self->space = g_strdup (space);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
hw_project_maker_free (HwProjectMaker *self)
{
  g_hash_table_unref (self->known);
  g_free (self->space);
  g_free (self);
}

static gboolean
find (HwProjectMaker *self, const char *key, guint *index)
{
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));

  *index = found - 1;
  return found != 0;
}

gboolean
hw_project_maker_find (HwProjectMaker *self, const char *kind, gint64 number, guint *index)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, number);

  return find (self, key, index);
}

void
hw_project_maker_keep (HwProjectMaker *self, const char *kind, gint64 number, guint index)
{
  g_hash_table_insert (self->known, g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, number),
                       GUINT_TO_POINTER (index + 1));
}

char *
hw_project_maker_make_guid (HwProjectMaker *self, const char *kind, gint64 number)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, number);

  return hw_project_make_guid (self->space, key);
}

gboolean
hw_project_maker_get_passage (HwProjectMaker *self,
                              guint document,
                              gint64 start,
                              gint64 end,
                              const char *creator,
                              gint64 created,
                              guint *index)
{
  const HwProjectDocument *from = self->project->documents->pdata[document];
  const gint64 n_chars = (gint64) hw_text_get_n_chars (from->text);
  const gint64 first = CLAMP (MIN (start, end), 0, MAX (n_chars - 1, 0));
  const gint64 last = CLAMP (MAX (start, end), first + 1, MAX (n_chars, first + 1));
  g_autofree char *key = g_strdup_printf ("passage %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                          from->guid, first, last, creator);
  g_autofree char *quote = NULL;
  HwProjectPassage *passage;

  if (n_chars == 0)
    {
      hw_project_remark (self->project, "passage", from->title, HW_PROJECT_FAILED,
                         g_strdup (_ ("it has no place in the text")));
      return FALSE;
    }
  quote = hw_text_slice (from->text, (gsize) first, (gsize) MIN (last, first + NAME_CHARS));
  if (first != start || last != end)
    hw_project_remark (self->project, "passage", quote, HW_PROJECT_CHANGED,
                       g_strdup (_ ("it reached beyond the text, and was cut to it")));
  if (find (self, key, index))
    return TRUE;
  passage = hw_project_add_passage (self->project, index);
  passage->guid = hw_project_make_guid (self->space, key);
  passage->document = document;
  passage->start = first;
  passage->end = last;
  passage->creator = g_strdup (creator);
  passage->created = created;
  g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (*index + 1));
  return TRUE;
}

void
hw_project_maker_tag (HwProjectMaker *self, guint passage, guint tag)
{
  GArray *tags = ((HwProjectPassage *) self->project->passages->pdata[passage])->tags;

  for (guint i = 0; i < tags->len; i++)
    if (g_array_index (tags, guint, i) == tag)
      return;
  g_array_append_val (tags, tag);
}

void
hw_project_maker_add_note (HwProjectMaker *self,
                           HwNoteTarget target,
                           guint index,
                           const char *text,
                           const char *creator,
                           gint64 created)
{
  g_autofree char *key = g_strdup_printf ("note %d %u", target, index);
  const gboolean one = target == HW_NOTE_ON_PASSAGE || target == HW_NOTE_ON_TAG;
  HwProjectNote *note;
  guint known;

  if (hw_row_is_blank (text))
    return;
  if (one && find (self, key, &known))
    {
      char *joined;

      note = self->project->notes->pdata[known];
      joined = g_strdup_printf ("%s\n\n%s", note->text, text);
      g_free (note->text);
      note->text = joined;
      return;
    }
  known = self->project->notes->len;
  note = hw_project_add_note (self->project, target, index);
  note->text = g_strdup (text);
  note->creator = g_strdup (creator);
  note->created = created;
  g_autofree char *place = g_strdup_printf ("%s %s", key, one ? "" : text);
  note->guid = hw_project_make_guid (self->space, place);
  g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (known + 1));
}

void
hw_project_maker_add_to_group (HwProjectMaker *self, const char *name, guint document)
{
  g_autofree char *key = g_strconcat ("group ", name, NULL);
  HwProjectGroup *group;
  guint index;

  if (!find (self, key, &index))
    {
      group = hw_project_add_group (self->project, &index);
      group->guid = hw_project_make_guid (self->space, key);
      group->name = g_strdup (name);
      g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
    }
  group = self->project->groups->pdata[index];
  g_array_append_val (group->documents, document);
}

gint64
hw_project_maker_parse_time (const char *text)
{
  g_autofree char *iso = g_strdup (text);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  char *blank = strchr (g_strstrip (iso), ' ');

  if (blank != NULL)
    *blank = 'T';
  time = g_date_time_new_from_iso8601 (iso, utc);
  return time != NULL ? MAX (g_date_time_to_unix (time), 0) * G_USEC_PER_SEC : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "library-private.h"
#include "row.h"
#include "statement.h"

/* What a note is on here; FALSE where that was not taken. */
static gboolean
get_target (const HwTaking *self, const HwProjectNote *note, HwNoteTarget *target, gint64 *id)
{
  *target = note->target;
  switch (note->target)
    {
    case HW_NOTE_ON_DOCUMENT:
      *id = self->documents[note->index].id;
      return *id != 0;
    case HW_NOTE_ON_PASSAGE:
      *id = self->passages[note->index];
      return *id != 0;
    case HW_NOTE_ON_TAG:
      *id = self->tags[note->index];
      return *id != 0;
    case HW_NOTE_ON_LIBRARY:
    default:
      *id = 0;
      return TRUE;
    }
}

/* Their text below mine, with whose it is. Transfer full. */
static char *
join (const char *mine, const HwProjectNote *theirs)
{
  if (theirs->creator == NULL || *theirs->creator == '\0')
    return g_strdup_printf ("%s\n\n---\n\n%s", mine, theirs->text);
  return g_strdup_printf ("%s\n\n---\n\n**%s**\n\n%s", mine, theirs->creator, theirs->text);
}

static gboolean
report_conflict (HwTaking *self,
                 const HwNote *mine,
                 const HwProjectNote *theirs,
                 const char *message,
                 GError **error)
{
  const HwProjectItem item = { .kind = "note",
                               .name = theirs->text,
                               .guid = theirs->guid,
                               .mine = mine->text,
                               .theirs = theirs->text,
                               .mine_by = mine->creator,
                               .theirs_by = theirs->creator };

  return hw_taking_report_conflict (self, &item, g_strdup (message), error);
}

/* A passage and a tag have one note: both texts in it. */
static gboolean
join_into (HwTaking *self, const HwNote *mine, const HwProjectNote *note, GError **error)
{
  g_autofree char *both = join (mine->text, note);

  return hw_library_change_note (self->library, mine->id, both, 0, error)
         && report_conflict (self, mine, note, _ ("both texts were kept, one below the other"),
                             error);
}

static gboolean
insert (HwTaking *self,
        HwNoteTarget target,
        gint64 target_id,
        const HwProjectNote *note,
        const char *guid,
        GError **error)
{
  const HwOrigin origin = { guid, note->created, note->modified, note->creator };

  return hw_note_insert (self->library, target, target_id, note->text, &origin, error) != 0;
}

/* The same note, with another text here and there. */
static gboolean
settle (HwTaking *self,
        const HwNote *mine,
        const HwProjectNote *note,
        HwNoteTarget target,
        gint64 target_id,
        GError **error)
{
  g_autofree char *content = NULL, *guid = NULL;
  gint64 id = 0;
  int found;

  if (hw_taking_prefers_theirs (self, note->guid, mine->modified, note->modified))
    return hw_library_change_note (self->library, mine->id, note->text, 0, error)
           && report_conflict (self, mine, note, _ ("now as there"), error);
  if (hw_taking_get_prefer (self, note->guid) != HW_PREFER_BOTH)
    return report_conflict (self, mine, note, _ ("kept as here"), error);
  if (target == HW_NOTE_ON_PASSAGE || target == HW_NOTE_ON_TAG)
    return join_into (self, mine, note, error);

  /* The same each time, so that a second merge finds it. */
  content = g_compute_checksum_for_string (G_CHECKSUM_SHA256, note->text, -1);
  guid = hw_project_make_guid (note->guid, content);
  found = hw_taking_find (self, "SELECT id FROM notes WHERE guid = ?1", guid, &id, error);
  if (found < 0)
    return FALSE;
  if (found == 1)
    return hw_taking_report (self, "note", note->text, HW_PROJECT_UNCHANGED,
                             g_strdup (_ ("it is here already")), error);
  return insert (self, target, target_id, note, guid, error)
         && report_conflict (self, mine, note, _ ("it is another text here; both notes were kept"),
                             error);
}

/* Under another GUID, but on the same thing and with the same text; or the one note that a passage or a tag
 * can have. 1, 0 for none, -1 on failure. */
static int
find_other (HwTaking *self,
            HwNoteTarget target,
            gint64 target_id,
            const HwProjectNote *note,
            gint64 *id,
            GError **error)
{
  switch (target)
    {
    case HW_NOTE_ON_PASSAGE:
      return hw_library_look_up (self->library, id, error,
                                 "SELECT id FROM notes WHERE passage = ?1", "i", target_id);
    case HW_NOTE_ON_TAG:
      return hw_library_look_up (self->library, id, error, "SELECT id FROM notes WHERE tag = ?1",
                                 "i", target_id);
    case HW_NOTE_ON_DOCUMENT:
      return hw_library_look_up (self->library, id, error,
                                 "SELECT id FROM notes WHERE document = ?1 AND text = ?2", "is",
                                 target_id, note->text);
    case HW_NOTE_ON_LIBRARY:
    default:
      return hw_library_look_up (self->library, id, error,
                                 "SELECT id FROM notes WHERE document IS NULL AND passage IS NULL"
                                 " AND tag IS NULL AND text = ?1",
                                 "s", note->text);
    }
}

static gboolean
take_note (HwTaking *self, const HwProjectNote *note, GError **error)
{
  g_autoptr (HwNote) mine = NULL;
  HwNoteTarget target;
  gint64 target_id, id = 0;
  gboolean same_guid;
  int found;

  if (!get_target (self, note, &target, &target_id))
    return hw_taking_report (self, "note", note->text, HW_PROJECT_FAILED,
                             g_strdup (_ ("what it is on was not taken over")), error);
  found = hw_taking_find (self, "SELECT id FROM notes WHERE guid = ?1", note->guid, &id, error);
  same_guid = found == 1;
  if (found == 0)
    found = find_other (self, target, target_id, note, &id, error);
  if (found < 0)
    return FALSE;
  if (found == 0)
    return insert (self, target, target_id, note, note->guid, error)
           && hw_taking_report (self, "note", note->text, HW_PROJECT_ADDED, NULL, error);
  mine = hw_library_get_note (self->library, id, error);
  if (mine == NULL)
    return FALSE;
  /* Also where an earlier merge has put theirs below mine. */
  if (g_str_equal (mine->text, note->text)
      || (strstr (mine->text, note->text) != NULL
          && !hw_taking_prefers_theirs (self, note->guid, mine->modified, note->modified)))
    return hw_taking_report (self, "note", note->text, HW_PROJECT_UNCHANGED, NULL, error);
  return same_guid ? settle (self, mine, note, target, target_id, error)
                   : join_into (self, mine, note, error);
}

gboolean
hw_taking_notes (HwTaking *self, GError **error)
{
  for (guint i = 0; i < self->project->notes->len; i++)
    if (!take_note (self, self->project->notes->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes.h"

#include <glib/gi18n.h>

#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"

HwNote *
hw_note_ref (HwNote *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_note (gpointer data)
{
  HwNote *self = data;

  g_free (self->guid);
  g_free (self->text);
  g_free (self->creator);
}

void
hw_note_unref (HwNote *self)
{
  g_atomic_rc_box_release_full (self, clear_note);
}

#define SELECT_NOTES                                                                               \
  "SELECT notes.id, notes.guid, notes.document, notes.passage, notes.tag, notes.text, "            \
  "notes.created,"                                                                                 \
  " notes.modified, notes.creator, passages.document, start FROM notes"                            \
  " LEFT JOIN passages ON passages.id = notes.passage "

static HwNote *
read_row (HwStatement *row)
{
  HwNote *note = g_atomic_rc_box_new0 (HwNote);

  note->id = hw_statement_int (row, 0);
  note->guid = g_strdup (hw_statement_text (row, 1));
  for (int column = 2; column <= 4; column++)
    if (sqlite3_column_type (row->handle, column) != SQLITE_NULL)
      {
        /* The columns stand in the order of the values from HW_NOTE_ON_DOCUMENT on. */
        note->target = (HwNoteTarget) (HW_NOTE_ON_DOCUMENT + column - 2);
        note->target_id = hw_statement_int (row, column);
      }
  note->text = g_strdup (hw_statement_text (row, 5));
  note->created = hw_statement_int (row, 6);
  note->modified = hw_statement_int (row, 7);
  note->creator = g_strdup (hw_statement_text (row, 8));
  note->document
      = note->target == HW_NOTE_ON_DOCUMENT ? note->target_id : hw_statement_int (row, 9);
  note->start = hw_statement_int (row, 10);
  return note;
}

static const char *
get_list_sql (HwNoteTarget target)
{
  switch (target)
    {
    case HW_NOTE_ON_DOCUMENT:
      return SELECT_NOTES "WHERE notes.document = ?1 ORDER BY notes.created, notes.id";
    case HW_NOTE_ON_PASSAGE:
      return SELECT_NOTES "WHERE notes.passage = ?1 ORDER BY notes.created, notes.id";
    case HW_NOTE_ON_TAG:
      return SELECT_NOTES "WHERE notes.tag = ?1 ORDER BY notes.created, notes.id";
    case HW_NOTE_ON_LIBRARY:
    default:
      return SELECT_NOTES
          "WHERE notes.document IS NULL AND notes.passage IS NULL AND notes.tag IS NULL"
          " AND ?1 = 0 ORDER BY notes.created, notes.id";
    }
}

GPtrArray *
hw_library_list_notes (HwLibrary *self, HwNoteTarget target, gint64 target_id, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_note_unref);
  g_autoptr (HwStatement) rows = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The notes could not be listed");
  rows = hw_library_query (self, error, get_list_sql (target), "i", target_id);
  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    g_ptr_array_add (notes, read_row (rows));
  return found == 0 ? g_steal_pointer (&notes) : NULL;
}

static HwNote *
get (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwStatement) row
      = hw_library_query (self, error, SELECT_NOTES "WHERE notes.id = ?1", "i", id);
  int found = row != NULL ? hw_statement_next (row, error) : -1;

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the note is not there any more"));
  return found == 1 ? read_row (row) : NULL;
}

HwNote *
hw_library_get_note (HwLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The note could not be read");
  return get (self, id, error);
}

static gboolean
update (HwLibrary *self, gint64 id, const char *text, GError **error)
{
  return hw_library_run (self, error,
                         "UPDATE notes SET text = ?2, modified = ?3 WHERE id = ?1 AND text <> ?2",
                         "isi", id, text, g_get_real_time ());
}

/* Is the target there? Also where undo goes to. */
static gboolean
check_target (HwLibrary *self, HwNoteTarget target, gint64 id, GError **error)
{
  gint64 document = 0;
  int found = 1;

  switch (target)
    {
    case HW_NOTE_ON_DOCUMENT:
      found = hw_library_look_up (self, &document, error, "SELECT id FROM documents WHERE id = ?1",
                                  "i", id);
      break;
    case HW_NOTE_ON_PASSAGE:
      found = hw_library_look_up (self, &document, error,
                                  "SELECT document FROM passages WHERE id = ?1", "i", id);
      break;
    case HW_NOTE_ON_TAG:
      found = hw_library_look_up (self, &document, error, "SELECT 0 FROM tags WHERE id = ?1", "i",
                                  id);
      break;
    case HW_NOTE_ON_LIBRARY:
    default:
      break;
    }
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("what the note belongs to is not there any more"));
  if (found == 1)
    hw_step_set_place (self, document, target == HW_NOTE_ON_PASSAGE ? id : 0);
  return found == 1;
}

gint64
hw_note_insert (HwLibrary *self,
                HwNoteTarget target,
                gint64 target_id,
                const char *text,
                const HwOrigin *origin,
                GError **error)
{
  g_autofree char *guid = NULL;
  const HwOrigin made = hw_origin_resolve (origin, &guid);

  if (!hw_library_run (
          self, error,
          "INSERT INTO notes (guid, document, passage, tag, text, created, modified, creator)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          "szzzsiis", made.guid, target == HW_NOTE_ON_DOCUMENT ? target_id : (gint64) 0,
          target == HW_NOTE_ON_PASSAGE ? target_id : (gint64) 0,
          target == HW_NOTE_ON_TAG ? target_id : (gint64) 0, text, made.created, made.modified,
          made.creator))
    return 0;
  return sqlite3_last_insert_rowid (self->db);
}

/* Steps of one editing session of a note are one step. */
static void
merge_session (HwLibrary *self, gint64 id, guint session)
{
  g_autofree char *key = NULL;

  if (session == 0)
    return;
  key = g_strdup_printf ("note %" G_GINT64_FORMAT " %u %x", id, session, self->nonce);
  hw_step_set_merge (self, key);
}

gint64
hw_library_write_note (
    HwLibrary *self, HwNoteTarget target, gint64 target_id, const char *text, GError **error)
{
  return hw_library_begin_note (self, target, target_id, text, 0, error);
}

gint64
hw_library_begin_note (HwLibrary *self,
                       HwNoteTarget target,
                       gint64 target_id,
                       const char *text,
                       guint session,
                       GError **error)
{
  gint64 id = 0;
  int found = 0;

  g_return_val_if_fail (self != NULL && text != NULL, 0);

  self->attempt = N_ ("The note could not be written");
  if (hw_row_is_blank (text))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s", _ ("the note is empty"));
      return 0;
    }
  if (!hw_step_begin (self, HW_STEP_WRITE_NOTE, error))
    return 0;
  if (!check_target (self, target, target_id, error))
    found = -1;
  else if (target == HW_NOTE_ON_PASSAGE)
    found = hw_library_look_up (self, &id, error, "SELECT id FROM notes WHERE passage = ?1", "i",
                                target_id);
  else if (target == HW_NOTE_ON_TAG)
    found = hw_library_look_up (self, &id, error, "SELECT id FROM notes WHERE tag = ?1", "i",
                                target_id);
  if (found == 1 && !update (self, id, text, error))
    found = -1;
  else if (found == 0)
    id = hw_note_insert (self, target, target_id, text, NULL, error);
  merge_session (self, id, session);
  return hw_step_finish (self, found >= 0 && id != 0, error) ? id : 0;
}

/* Also where undo goes to. */
static gboolean
check_note (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwNote) note = get (self, id, error);

  if (note != NULL)
    hw_step_set_place (self, note->document,
                       note->target == HW_NOTE_ON_PASSAGE ? note->target_id : 0);
  return note != NULL;
}

gboolean
hw_library_change_note (HwLibrary *self, gint64 id, const char *text, guint session, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  if (hw_row_is_blank (text))
    return hw_library_delete_note (self, id, error);
  self->attempt = N_ ("The note could not be changed");
  if (!hw_step_begin (self, HW_STEP_CHANGE_NOTE, error))
    return FALSE;
  merge_session (self, id, session);
  ok = check_note (self, id, error) && update (self, id, text, error);
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_delete_note (HwLibrary *self, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The note could not be deleted");
  if (!hw_step_begin (self, HW_STEP_DELETE_NOTE, error))
    return FALSE;
  ok = check_note (self, id, error)
       && hw_library_run (self, error, "DELETE FROM notes WHERE id = ?1", "i", id);
  return hw_step_finish (self, ok, error);
}

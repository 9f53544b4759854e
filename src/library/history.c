/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "statement.h"
#include "term-index-private.h"

/* The bytes of a file are the same whoever keeps them: they may have been kept again since they were
 * dropped, which is no step. */
static gboolean
is_of_originals (sqlite3_changeset_iter *iter)
{
  const char *table = NULL;
  int n_columns, operation, is_indirect;

  return sqlite3changeset_op (iter, &table, &n_columns, &operation, &is_indirect) == SQLITE_OK
         && g_strcmp0 (table, "originals") == 0;
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY && is_of_originals (iter))
    return kind == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
  /* History is one line that all connections share, so a step always meets what it left. Where it
   * does not, another program has written to the file: better nothing than a guess. */
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (HwLibrary *self, gint64 step, gboolean invert, GError **error)
{
  g_autoptr (HwStatement) changes = hw_library_query (
      self, error,
      invert ? "SELECT changeset FROM history_changes WHERE step = ?1 ORDER BY number DESC"
             : "SELECT changeset FROM history_changes WHERE step = ?1 ORDER BY number",
      "i", step);
  int found;

  if (changes == NULL)
    return FALSE;
  while ((found = hw_statement_next (changes, error)) == 1)
    {
      int result = sqlite3changeset_apply_v2 (self->db, sqlite3_column_bytes (changes->handle, 0),
                                              (void *) sqlite3_column_blob (changes->handle, 0),
                                              NULL, conflict_cb, NULL, NULL, NULL,
                                              invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
      if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
        {
          hw_library_fail (self, error, HW_LIBRARY_ERROR_FAILED, "%s",
                           _ ("another program has changed what this step changed"));
          return FALSE;
        }
      if (result != SQLITE_OK)
        {
          hw_library_fail_sqlite (self, error, result);
          return FALSE;
        }
    }
  return found == 0;
}

static const char sql_last_done[] = "SELECT id, document, passage, kind, argument FROM history"
                                    " WHERE undone = 0 ORDER BY id DESC LIMIT 1";
static const char sql_first_undone[] = "SELECT id, document, passage, kind, argument FROM history"
                                       " WHERE undone = 1 ORDER BY id LIMIT 1";

typedef struct
{
  gint64 id, document, passage;
} Place;

static int
find_step (HwLibrary *self, gboolean undo, Place *place, GError **error)
{
  g_autoptr (HwStatement) step
      = hw_library_query (self, error, undo ? sql_last_done : sql_first_undone, "");
  int found = step != NULL ? hw_statement_next (step, error) : -1;

  if (found == 1)
    {
      place->id = hw_statement_int (step, 0);
      place->document = hw_statement_int (step, 1);
      place->passage = hw_statement_int (step, 2);
    }
  return found;
}

static gboolean
move_history (HwLibrary *self, gboolean undo, Place *place, GError **error)
{
  int found = find_step (self, undo, place, error);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     undo ? _ ("there is nothing to undo") : _ ("there is nothing to redo"));
  return found == 1 && apply (self, place->id, undo, error)
         && hw_library_run (self, error,
                            "UPDATE history SET undone = ?2, merge = NULL WHERE id = ?1", "ii",
                            place->id, (gint64) undo)
         && hw_library_count_change (self, error);
}

/* What is there to be shown now. */
static gint64
if_exists (HwLibrary *self, const char *sql, gint64 id)
{
  gint64 found = 0;

  return id != 0 && hw_library_look_up (self, &found, NULL, sql, "i", id) == 1 ? id : 0;
}

/* A step of a library of version 2 knows of no text but that which has its document's id. */
static gboolean
settle_texts (HwLibrary *self, GError **error)
{
  return hw_library_run (self, error, "UPDATE documents SET text = id WHERE text = 0", "");
}

static gboolean
undo_or_redo (HwLibrary *self, gboolean undo, gint64 *document, gint64 *passage, GError **error)
{
  Place place = { 0 };

  if (!hw_library_check_writable (self, error)
      || !hw_library_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  if (!move_history (self, undo, &place, error) || !settle_texts (self, error)
      || !hw_index_settle (self, error) || !hw_library_run (self, error, "COMMIT", ""))
    {
      hw_index_words_forget (self->index);
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  if (document != NULL)
    *document = if_exists (self, "SELECT 1 FROM documents WHERE id = ?1", place.document);
  if (passage != NULL)
    *passage = if_exists (self, "SELECT 1 FROM passages WHERE id = ?1", place.passage);
  return TRUE;
}

gint64
hw_library_get_last_step (HwLibrary *self)
{
  gint64 last = 0;

  g_return_val_if_fail (self != NULL, 0);

  hw_library_look_up (self, &last, NULL,
                      "SELECT id FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1", "");
  return last;
}

gboolean
hw_library_undo (HwLibrary *self, gint64 *document, gint64 *passage, GError **error)
{
  g_return_val_if_fail (self != NULL && self->step == NULL, FALSE);

  self->attempt = N_ ("The last step could not be undone");
  return undo_or_redo (self, TRUE, document, passage, error);
}

gboolean
hw_library_redo (HwLibrary *self, gint64 *document, gint64 *passage, GError **error)
{
  g_return_val_if_fail (self != NULL && self->step == NULL, FALSE);

  self->attempt = N_ ("The step could not be redone");
  return undo_or_redo (self, FALSE, document, passage, error);
}

/* What a step did, as a noun phrase for "Undo %s". */
static char *
describe (HwStepKind kind, const char *raw_argument, gint64 document)
{
  g_autofree char *argument = hw_direction_isolate (raw_argument);
  gint64 n = g_ascii_strtoll (raw_argument, NULL, 10);

  /* Translators: each of these completes "Undo %s" and "Redo %s"; %s is a title or a tag's name. */
  switch (kind)
    {
    case HW_STEP_IMPORT:
      return g_strdup_printf (ngettext ("adding %d document", "adding %d documents", n), (int) n);
    case HW_STEP_REMOVE_DOCUMENTS:
      if (document == 0)
        return g_strdup_printf (ngettext ("removing %d document", "removing %d documents", n),
                                (int) n);
      return g_strdup_printf (_ ("removing “%s”"), argument);
    case HW_STEP_EDIT_DOCUMENT:
      return g_strdup_printf (_ ("details of “%s”"), argument);
    case HW_STEP_MARK:
      return g_strdup (_ ("mark"));
    case HW_STEP_UNMARK:
      return g_strdup (_ ("removing the mark"));
    case HW_STEP_RECOLOUR:
      return g_strdup (_ ("colour of the mark"));
    case HW_STEP_TAG:
      return g_strdup_printf (_ ("tag “%s”"), argument);
    case HW_STEP_UNTAG:
      return g_strdup_printf (_ ("removing tag “%s”"), argument);
    case HW_STEP_CREATE_TAG:
      return g_strdup_printf (_ ("new tag “%s”"), argument);
    case HW_STEP_RENAME_TAG:
      return g_strdup_printf (_ ("renaming tag “%s”"), argument);
    case HW_STEP_RECOLOUR_TAG:
      return g_strdup_printf (_ ("colour of tag “%s”"), argument);
    case HW_STEP_DESCRIBE_TAG:
      return g_strdup_printf (_ ("description of tag “%s”"), argument);
    case HW_STEP_MOVE_TAG:
      return g_strdup_printf (_ ("moving tag “%s”"), argument);
    case HW_STEP_MERGE_TAG:
      return g_strdup_printf (_ ("merging tag “%s”"), argument);
    case HW_STEP_DELETE_TAG:
      return g_strdup_printf (_ ("deleting tag “%s”"), argument);
    case HW_STEP_WRITE_NOTE:
      return g_strdup (_ ("new note"));
    case HW_STEP_CHANGE_NOTE:
      return g_strdup (_ ("changing the note"));
    case HW_STEP_DELETE_NOTE:
      return g_strdup (_ ("deleting the note"));
    case HW_STEP_CREATE_GROUP:
      return g_strdup_printf (_ ("new group “%s”"), argument);
    case HW_STEP_RENAME_GROUP:
      return g_strdup_printf (_ ("renaming group “%s”"), argument);
    case HW_STEP_DELETE_GROUP:
      return g_strdup_printf (_ ("deleting group “%s”"), argument);
    case HW_STEP_ADD_TO_GROUP:
      return g_strdup_printf (_ ("adding to group “%s”"), argument);
    case HW_STEP_REMOVE_FROM_GROUP:
      return g_strdup_printf (_ ("removing from group “%s”"), argument);
    case HW_STEP_MOVE_PASSAGE:
      return g_strdup (_ ("change of passage"));
    case HW_STEP_SAVE_SEARCH:
      return g_strdup_printf (_ ("saved search “%s”"), argument);
    case HW_STEP_RENAME_SEARCH:
      return g_strdup_printf (_ ("renaming saved search “%s”"), argument);
    case HW_STEP_DELETE_SEARCH:
      return g_strdup_printf (_ ("deleting saved search “%s”"), argument);
    case HW_STEP_TAKE_PROJECT:
      return g_strdup_printf (_ ("taking over the project “%s”"), argument);
    case HW_STEP_MERGE_LIBRARY:
      return g_strdup_printf (_ ("merging the library “%s”"), argument);
    case HW_STEP_REPLACE_TEXT:
      return g_strdup_printf (_ ("replacing the text of “%s”"), argument);
    case HW_STEP_CONFIRM_PASSAGE:
      return g_strdup (_ ("confirming the place of the passage"));
    case HW_STEP_CORRECT_TEXT:
      return g_strdup_printf (_ ("correction in “%s”"), argument);
    case HW_STEP_SET_ASIDE:
      return g_strdup_printf (_ ("leaving out a paragraph of “%s”"), argument);
    case HW_STEP_TAKE_BACK:
      return g_strdup_printf (_ ("taking back what was left out of “%s”"), argument);
    case HW_STEP_DROP_ORIGINAL:
      return g_strdup_printf (_ ("dropping the original of “%s”"), argument);
    default:
      /* A kind of a later version of the program that kept the format. */
      return g_strdup (_ ("the last change"));
    }
}

static char *
describe_step (HwLibrary *self, const char *sql)
{
  g_autoptr (HwStatement) step = hw_library_query (self, NULL, sql, "");

  if (step == NULL || hw_statement_next (step, NULL) != 1)
    return NULL;
  return describe ((HwStepKind) hw_statement_int (step, 3), hw_statement_text (step, 4),
                   hw_statement_int (step, 1));
}

char *
hw_library_get_undo_name (HwLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return describe_step (self, sql_last_done);
}

char *
hw_library_get_redo_name (HwLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return describe_step (self, sql_first_undone);
}

char *
hw_library_get_undo_label (HwLibrary *self)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  what = hw_library_get_undo_name (self);
  /* Translators: %s is what will be undone, as in "Undo tag “security”". */
  return what != NULL ? g_strdup_printf (_ ("Undo %s"), what) : NULL;
}

char *
hw_library_get_redo_label (HwLibrary *self)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  what = hw_library_get_redo_name (self);
  /* Translators: %s is what will be done again, as in "Redo tag “security”". */
  return what != NULL ? g_strdup_printf (_ ("Redo %s"), what) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups.h"

#include <glib/gi18n.h>

#include "error.h"
#include "fold.h"
#include "insert.h"
#include "library-private.h"
#include "named-row.h"
#include "row.h"
#include "statement.h"
#include "step.h"

HwGroup *
hw_group_ref (HwGroup *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_group (gpointer data)
{
  HwGroup *self = data;

  g_free (self->guid);
  g_free (self->name);
}

void
hw_group_unref (HwGroup *self)
{
  g_atomic_rc_box_release_full (self, clear_group);
}

static const HwNamedKind kind = {
  .get_name = "SELECT name FROM groups WHERE id = ?1",
  .other_names = "SELECT name FROM groups WHERE id <> ?1",
  .rename = "UPDATE groups SET name = ?2 WHERE id = ?1",
  .needs_name = N_ ("a group needs a name"),
  .exists = N_ ("there is a group “%s” already"),
  .gone = N_ ("the group is not there any more"),
};

static int
compare_names (const void *a, const void *b)
{
  const HwGroup *one = *(HwGroup *const *) a, *other = *(HwGroup *const *) b;

  return hw_fold_compare (one->name, other->name);
}

GPtrArray *
hw_library_list_groups (HwLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_group_unref);
  g_autoptr (HwStatement) rows = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The groups could not be listed");
  rows = hw_library_query (self, error,
                           "SELECT id, guid, name, count(document) FROM groups"
                           " LEFT JOIN group_documents ON \"group\" = id GROUP BY id",
                           "");
  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      HwGroup *group = g_atomic_rc_box_new0 (HwGroup);

      group->id = hw_statement_int (rows, 0);
      group->guid = g_strdup (hw_statement_text (rows, 1));
      group->name = g_strdup (hw_statement_text (rows, 2));
      group->n_documents = hw_statement_int (rows, 3);
      g_ptr_array_add (groups, group);
    }
  if (found < 0)
    return NULL;
  g_ptr_array_sort (groups, compare_names);
  return g_steal_pointer (&groups);
}

gint64
hw_group_insert (HwLibrary *self, const char *name, const HwOrigin *origin, GError **error)
{
  g_autofree char *guid = NULL;
  const HwOrigin made = hw_origin_resolve (origin, &guid);

  if (!hw_library_run (self, error, "INSERT INTO groups (guid, name) VALUES (?1, ?2)", "ss",
                       made.guid, name))
    return 0;
  return sqlite3_last_insert_rowid (self->db);
}

gint64
hw_library_create_group (HwLibrary *self, const char *name, GError **error)
{
  g_autofree char *stripped = NULL;
  gint64 id = 0;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  self->attempt = N_ ("The group could not be made");
  if (!hw_step_begin (self, HW_STEP_CREATE_GROUP, error))
    return 0;
  stripped = hw_named_row_check (self, &kind, name, 0, error);
  if (stripped != NULL)
    {
      hw_step_set_argument (self, stripped);
      id = hw_group_insert (self, stripped, NULL, error);
    }
  return hw_step_finish (self, id != 0, error) ? id : 0;
}

gboolean
hw_library_rename_group (HwLibrary *self, gint64 id, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  self->attempt = N_ ("The group could not be renamed");
  return hw_named_row_rename (self, &kind, HW_STEP_RENAME_GROUP, id, name, error);
}

gboolean
hw_library_delete_group (HwLibrary *self, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The group could not be deleted");
  if (!hw_step_begin (self, HW_STEP_DELETE_GROUP, error))
    return FALSE;
  ok = hw_named_row_name_step (self, &kind, id, error)
       && hw_library_run (self, error, "DELETE FROM group_documents WHERE \"group\" = ?1", "i", id)
       && hw_library_run (self, error, "DELETE FROM groups WHERE id = ?1", "i", id);
  return hw_step_finish (self, ok, error);
}

static gboolean
check_document (HwLibrary *self, gint64 document, GError **error)
{
  gint64 exists;
  int found = hw_library_look_up (self, &exists, error, "SELECT 1 FROM documents WHERE id = ?1",
                                  "i", document);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  return found == 1;
}

gboolean
hw_library_add_to_group (
    HwLibrary *self, gint64 id, const gint64 *documents, gsize n_documents, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The document could not be put into the group");
  if (!hw_step_begin (self, HW_STEP_ADD_TO_GROUP, error))
    return FALSE;
  ok = hw_named_row_name_step (self, &kind, id, error);
  for (gsize i = 0; i < n_documents && ok; i++)
    ok = check_document (self, documents[i], error)
         && hw_library_run (
             self, error,
             "INSERT OR IGNORE INTO group_documents (\"group\", document) VALUES (?1, ?2)", "ii",
             id, documents[i]);
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_remove_from_group (
    HwLibrary *self, gint64 id, const gint64 *documents, gsize n_documents, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The document could not be taken out of the group");
  if (!hw_step_begin (self, HW_STEP_REMOVE_FROM_GROUP, error))
    return FALSE;
  ok = hw_named_row_name_step (self, &kind, id, error);
  for (gsize i = 0; i < n_documents && ok; i++)
    ok = hw_library_run (self, error,
                         "DELETE FROM group_documents WHERE \"group\" = ?1 AND document = ?2", "ii",
                         id, documents[i]);
  return hw_step_finish (self, ok, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>

#include "statement.h"

/* Neither of the two looks at what is in the index; the first needs its table to be readable. */
static gboolean
empty (HwLibrary *self, GError **error)
{
  if (hw_library_run (self, NULL, "INSERT INTO term_index (term_index) VALUES ('delete-all')", ""))
    return TRUE;
  return !sqlite3_get_autocommit (self->db)
         && hw_library_run (self, error, "DROP TABLE IF EXISTS term_index", "")
         && hw_schema_create_index (self->db) == SQLITE_OK;
}

static gboolean
rebuild (HwLibrary *self, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM index_units",
    "DELETE FROM index_queue",
    "DELETE FROM index_retired",
    "DELETE FROM index_words",
    "UPDATE index_state SET next = 1, words = 0, version = version + 1, epoch = epoch + 1",
    "INSERT INTO index_queue (kind, id) SELECT 1, id FROM documents",
    "INSERT INTO index_queue (kind, id) SELECT 2, id FROM documents",
    "INSERT INTO index_queue (kind, id) SELECT 3, id FROM notes",
  };

  if (!empty (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!hw_library_run (self, error, statements[i], ""))
      return FALSE;
  return TRUE;
}

gboolean
hw_term_index_rebuild (HwLibrary *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->step == NULL && self->reads == 0, FALSE);

  self->attempt = N_ ("The index could not be rebuilt");
  if (!hw_library_check_writable (self, error)
      || !hw_library_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  if (rebuild (self, error) && hw_library_run (self, error, "COMMIT", ""))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-store.h"

#include "error.h"
#include "library-private.h"
#include "statement.h"

/* Steps between two looks at the bounds of history; a step of many bytes looks at once. */
#define PRUNE_INTERVAL 32
#define PRUNE_BYTES (1024 * 1024)
/* Of forgotten texts, what one step deletes: about a millisecond's work. */
#define SWEEP_BYTES (1024 * 1024)

/* Forgets a step, and the texts which only it could bring back. */
static gboolean
drop (HwLibrary *self, gint64 step, GError **error)
{
  return hw_library_run (self, error,
                         "INSERT OR IGNORE INTO forgotten_texts (document)"
                         " SELECT document FROM history_documents AS own WHERE step = ?1"
                         " AND NOT EXISTS (SELECT 1 FROM documents WHERE text = own.document)"
                         " AND NOT EXISTS (SELECT 1 FROM history_documents AS other"
                         "  WHERE other.document = own.document AND other.step <> ?1)",
                         "i", step)
         && hw_library_run (self, error, "DELETE FROM history WHERE id = ?1", "i", step);
}

/* A text with all that is kept for it. */
static gboolean
delete_text (HwLibrary *self, gint64 text, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM corrections WHERE text = ?1",
    "DELETE FROM index_edits WHERE text = ?1",
    "DELETE FROM structures WHERE text = ?1",
    "DELETE FROM originals WHERE text = ?1",
    "DELETE FROM texts WHERE document = ?1",
    "DELETE FROM forgotten_texts WHERE document = ?1",
    "DELETE FROM places WHERE document = ?1 AND document NOT IN (SELECT id FROM documents)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!hw_library_run (self, error, statements[i], "i", text))
      return FALSE;
  return TRUE;
}

/* Deletes some of the texts that are forgotten and are in the index no more. */
static gboolean
sweep (HwLibrary *self, GError **error)
{
  gint64 text, n_bytes = 0;
  int found = 1;

  while (n_bytes < SWEEP_BYTES
         && (found
             = hw_library_look_up (self, &text, error,
                                   "SELECT document FROM forgotten_texts WHERE NOT EXISTS"
                                   " (SELECT 1 FROM index_units WHERE kind = 1 AND id = document)"
                                   " LIMIT 1",
                                   ""))
                == 1)
    {
      n_bytes += MAX (hw_library_get_text_size (self, text), 0) + SWEEP_BYTES / 1000;
      if (!delete_text (self, text, error))
        return FALSE;
    }
  return found >= 0;
}

static gboolean
drop_undone (HwLibrary *self, GError **error)
{
  gint64 step;
  int found;

  while ((found
          = hw_library_look_up (self, &step, error,
                                "SELECT id FROM history WHERE undone = 1 ORDER BY id LIMIT 1", ""))
         == 1)
    if (!drop (self, step, error))
      return FALSE;
  return found == 0;
}

static gboolean
prune (HwLibrary *self, gint64 newest, GError **error)
{
  for (;;)
    {
      gint64 n_steps = 0, n_bytes = 0, oldest = 0;
      g_autoptr (HwStatement) sums = hw_library_query (
          self, error, "SELECT count(*), total(size), min(id) FROM history", "");

      if (sums == NULL || hw_statement_next (sums, error) != 1)
        return FALSE;
      n_steps = hw_statement_int (sums, 0);
      n_bytes = hw_statement_int (sums, 1);
      oldest = hw_statement_int (sums, 2);
      if ((n_steps <= HW_HISTORY_MAX_STEPS && n_bytes <= HW_HISTORY_MAX_BYTES) || oldest >= newest)
        return TRUE;
      if (!drop (self, oldest, error))
        return FALSE;
    }
}

static gboolean
insert (HwLibrary *self, HwHistoryRow *row, GError **error)
{
  if (!drop_undone (self, error)
      || !hw_library_run (
          self, error,
          "INSERT INTO history (kind, argument, created, document, passage, merge, size)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
          "isizzs", (gint64) row->kind, row->argument, g_get_real_time (), row->document,
          row->passage, row->merge))
    return FALSE;
  row->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
append (HwLibrary *self, HwHistoryRow *row, GError **error)
{
  if (!hw_library_run (
          self, error,
          "INSERT INTO history_changes (step, number, changeset) VALUES (?1,"
          " (SELECT coalesce(max(number), 0) + 1 FROM history_changes WHERE step = ?1), ?2)",
          "ib", row->id, row->changeset, (gsize) row->n_bytes))
    return FALSE;
  for (gsize i = 0; i < row->n_texts; i++)
    if (!hw_library_run (self, error,
                         "INSERT OR IGNORE INTO history_documents (step, document) VALUES (?1, ?2)",
                         "ii", row->id, row->texts[i]))
      return FALSE;
  return hw_library_run (self, error,
                         "UPDATE history SET argument = ?2, size = size + ?3 WHERE id = ?1", "isi",
                         row->id, row->argument, row->n_bytes + row->kept_bytes);
}

/* The last step, where it has the same key and nothing was undone since: else 0. */
static int
find_mergeable (HwLibrary *self, const char *merge, gint64 *id, GError **error)
{
  return hw_library_look_up (self, id, error,
                             "SELECT id FROM history WHERE merge = ?1 AND undone = 0"
                             " AND id = (SELECT max(id) FROM history)",
                             "s", merge);
}

/* One changeset that does what the stored one and then the new one do. */
static gboolean
merge_into (HwLibrary *self, gint64 id, const HwHistoryRow *row, GError **error)
{
  void *merged = NULL;
  int n_merged = 0;
  int result;
  gboolean ok;

  {
    g_autoptr (HwStatement) old = hw_library_query (
        self, error, "SELECT changeset FROM history_changes WHERE step = ?1 AND number = 1", "i",
        id);

    if (old == NULL || hw_statement_next (old, error) != 1)
      return FALSE;
    /* SQLite reads its arguments only. */
    result = sqlite3changeset_concat (sqlite3_column_bytes (old->handle, 0),
                                      (void *) sqlite3_column_blob (old->handle, 0), row->n_bytes,
                                      (void *) row->changeset, &n_merged, &merged);
  }
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      return FALSE;
    }
  ok = hw_library_run (self, error,
                       "UPDATE history_changes SET changeset = ?2 WHERE step = ?1 AND number = 1",
                       "ib", id, merged, (gsize) n_merged)
       && hw_library_run (self, error, "UPDATE history SET size = ?2 WHERE id = ?1", "ii", id,
                          (gint64) n_merged);
  sqlite3_free (merged);
  return ok;
}

gboolean
hw_history_store (HwLibrary *self, HwHistoryRow *row, GError **error)
{
  gint64 mergeable = 0;

  if (row->id == 0 && row->merge != NULL
      && find_mergeable (self, row->merge, &mergeable, error) < 0)
    return FALSE;
  if (mergeable != 0)
    return merge_into (self, mergeable, row, error);
  if ((row->id == 0 && !insert (self, row, error)) || !append (self, row, error)
      || !sweep (self, error))
    return FALSE;
  if (row->id % PRUNE_INTERVAL != 0 && row->n_bytes + row->kept_bytes < PRUNE_BYTES)
    return TRUE;
  return prune (self, row->id, error);
}

gint64
hw_history_continue (HwLibrary *self, gint64 id, HwStepKind kind)
{
  gint64 last = 0, undone = 1;

  if (id == 0
      || hw_library_look_up (self, &undone, NULL, "SELECT undone FROM history WHERE id = ?1", "i",
                             id)
             != 1
      || undone != 0)
    return 0;
  /* An import only adds documents, which no other step knows of: it may go on around others. */
  if (kind == HW_STEP_IMPORT)
    return id;
  hw_library_look_up (self, &last, NULL, "SELECT max(id) FROM history", "");
  return last == id ? id : 0;
}

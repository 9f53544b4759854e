/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "step.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "history-store.h"
#include "library-private.h"
#include "statement.h"
#include "term-index-private.h"

/* In which others can take the lock: twice what they wait between two attempts. */
#define FLUSH_PAUSE 2000

struct _HwStep
{
  guint depth; /* 1 for the outermost */
  HwStepKind kind;
  char *argument;
  gint64 document, passage;
  char *merge;
  sqlite3_session *session;
  gint64 history;    /* its row, once something of it was stored */
  GArray *texts;     /* gint64: came or went since the last flush */
  guint n_added;     /* documents in all */
  gint64 kept_bytes; /* texts that only history keeps, since the last flush */
};

static const char *const recorded_tables[] = {
  "documents",       "passages", "tags",        "passage_tags", "notes", "groups",
  "group_documents", "searches", "corrections", "originals",    NULL,
};

static int
is_recorded (void *data, const char *table)
{
  return g_strv_contains (recorded_tables, table);
}

sqlite3_session *
hw_step_new_session (sqlite3 *db)
{
  sqlite3_session *session = NULL;

  if (sqlite3session_create (db, "main", &session) != SQLITE_OK)
    return NULL;
  sqlite3session_table_filter (session, is_recorded, NULL);
  if (sqlite3session_attach (session, NULL) != SQLITE_OK)
    {
      sqlite3session_delete (session);
      return NULL;
    }
  return session;
}

static void
step_free (HwStep *step)
{
  if (step->session != NULL)
    sqlite3session_delete (step->session);
  g_array_unref (step->texts);
  g_free (step->argument);
  g_free (step->merge);
  g_free (step);
}

static gboolean
run_savepoint (HwLibrary *self, const char *verb, GError **error)
{
  char sql[64];

  g_snprintf (sql, sizeof sql, "%s level_%u", verb, self->step->depth);
  return hw_library_run (self, error, sql, "");
}

static gboolean
begin (HwLibrary *self, HwStepKind kind, const char *argument, GError **error)
{
  HwStep *step = self->step;

  if (!hw_library_check_writable (self, error))
    return FALSE;
  if (step != NULL)
    {
      /* SQLite takes back a transaction by itself when the disk is full. */
      if (sqlite3_get_autocommit (self->db))
        {
          hw_library_fail (self, error, HW_LIBRARY_ERROR_FAILED, "%s",
                           _ ("an earlier part of it failed, and all of it was taken back"));
          return FALSE;
        }
      step->depth++;
      if (run_savepoint (self, "SAVEPOINT", error))
        return TRUE;
      step->depth--;
      return FALSE;
    }

  g_return_val_if_fail (self->reads == 0, FALSE);
  if (!hw_library_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  step = g_new0 (HwStep, 1);
  step->depth = 1;
  step->kind = kind;
  step->argument = g_strdup (argument);
  step->texts = g_array_new (FALSE, FALSE, sizeof (gint64));
  step->session = hw_step_new_session (self->db);
  self->step = step;
  if (step->session != NULL)
    return TRUE;
  hw_library_fail_sqlite (self, error, SQLITE_NOMEM);
  hw_library_abort_step (self);
  return FALSE;
}

gboolean
hw_step_begin (HwLibrary *self, HwStepKind kind, GError **error)
{
  return begin (self, kind, NULL, error);
}

gboolean
hw_library_begin_step (HwLibrary *self, HwStepKind kind, const char *argument, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->step == NULL)
    self->attempt = N_ ("The change could not be begun");
  return begin (self, kind, argument, error);
}

gboolean
hw_step_record (sqlite3_session *session, int *n_bytes, void **changeset)
{
  *n_bytes = 0;
  *changeset = NULL;
  return sqlite3session_changeset (session, n_bytes, changeset) == SQLITE_OK;
}

/* Stores what was recorded since the last flush; nothing where nothing changed. */
static gboolean
store (HwLibrary *self, GError **error)
{
  HwStep *step = self->step;
  HwHistoryRow row = { 0 };
  g_autofree char *count = NULL;
  void *changeset = NULL;
  gboolean ok;

  if (!hw_step_record (step->session, &row.n_bytes, &changeset))
    {
      hw_library_fail_sqlite (self, error, SQLITE_NOMEM);
      return FALSE;
    }
  if (row.n_bytes == 0)
    {
      sqlite3_free (changeset);
      return TRUE;
    }
  if (step->kind == HW_STEP_IMPORT)
    count = g_strdup_printf ("%u", step->n_added);
  row.id = step->history;
  row.kind = step->kind;
  row.argument = count != NULL ? count : step->argument != NULL ? step->argument : "";
  row.document = step->document;
  row.passage = step->passage;
  row.merge = step->merge;
  row.changeset = changeset;
  row.texts = (const gint64 *) (gpointer) step->texts->data;
  row.n_texts = step->texts->len;
  row.kept_bytes = step->kept_bytes;
  ok = hw_history_store (self, &row, error) && hw_library_count_change (self, error);
  sqlite3_free (changeset);
  step->history = row.id;
  g_array_set_size (step->texts, 0);
  step->kept_bytes = 0;
  return ok;
}

/* The outermost level ends, one way or the other. */
static void
close_step (HwLibrary *self, gboolean committed)
{
  step_free (g_steal_pointer (&self->step));
  if (committed)
    return;
  hw_open_file_forget_texts (self->file);
  hw_index_words_forget (self->index);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Of an import of many documents, what a flush keeps is indexed later. */
static gboolean
commit (HwLibrary *self, gboolean is_last, GError **error)
{
  if (sqlite3_get_autocommit (self->db) || self->step->session == NULL)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_FAILED, "%s",
                       _ ("an earlier part of it failed, and all of it was taken back"));
      return FALSE;
    }
  return store (self, error) && (!is_last || hw_index_settle (self, error))
         && hw_library_run (self, error, "COMMIT", "");
}

gboolean
hw_library_end_step (HwLibrary *self, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL && self->step != NULL, FALSE);

  if (self->step->depth > 1)
    {
      ok = run_savepoint (self, "RELEASE", error);
      self->step->depth--;
      return ok;
    }
  ok = commit (self, TRUE, error);
  close_step (self, ok);
  return ok;
}

void
hw_library_abort_step (HwLibrary *self)
{
  g_return_if_fail (self != NULL && self->step != NULL);

  if (self->step->depth > 1)
    {
      if (!sqlite3_get_autocommit (self->db))
        {
          run_savepoint (self, "ROLLBACK TO", NULL);
          run_savepoint (self, "RELEASE", NULL);
        }
      hw_open_file_forget_texts (self->file);
      self->step->depth--;
      return;
    }
  close_step (self, FALSE);
}

gboolean
hw_library_flush_step (HwLibrary *self, GError **error)
{
  HwStep *step = self->step;

  g_return_val_if_fail (self != NULL && step != NULL, FALSE);

  if (step->depth > 1)
    return TRUE;
  if (!commit (self, FALSE, error))
    return FALSE;
  sqlite3session_delete (g_steal_pointer (&step->session));
  g_usleep (FLUSH_PAUSE);
  if (!hw_library_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  /* Another connection may have undone the step in between, or done another after it. */
  step->history = hw_history_continue (self, step->history, step->kind);
  step->session = hw_step_new_session (self->db);
  if (step->session != NULL)
    return TRUE;
  hw_library_fail_sqlite (self, error, SQLITE_NOMEM);
  return FALSE;
}

gboolean
hw_step_finish (HwLibrary *self, gboolean ok, GError **error)
{
  if (ok)
    return hw_library_end_step (self, error);
  hw_library_abort_step (self);
  return FALSE;
}

void
hw_step_set_argument (HwLibrary *self, const char *argument)
{
  if (self->step->depth == 1 && self->step->argument == NULL)
    self->step->argument = g_strdup (argument);
}

void
hw_step_set_place (HwLibrary *self, gint64 document, gint64 passage)
{
  if (self->step->document == 0 && self->step->passage == 0)
    {
      self->step->document = document;
      self->step->passage = passage;
    }
}

void
hw_step_set_merge (HwLibrary *self, const char *key)
{
  if (self->step->depth == 1)
    self->step->merge = g_strdup (key);
}

gint64
hw_step_get_history (HwLibrary *self)
{
  return self->step->history;
}

void
hw_step_touch_text (HwLibrary *self, gint64 text, gint64 n_bytes)
{
  g_array_append_val (self->step->texts, text);
  self->step->kept_bytes += n_bytes;
}

void
hw_step_record_nothing (HwLibrary *self, gboolean off)
{
  sqlite3session_enable (self->step->session, !off);
}

void
hw_step_count_document (HwLibrary *self)
{
  self->step->n_added++;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>

#include "error.h"
#include "statement.h"

/* What FTS5 gives to those who extend it; NULL where it is missing. */
static fts5_api *
get_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

int
hw_term_index_attach (HwLibrary *self)
{
  fts5_api *api = get_api (self->db);
  int result = api != NULL ? SQLITE_OK : SQLITE_ERROR;

  if (self->index == NULL)
    {
      self->index = g_new0 (HwTermIndex, 1);
      self->index->library = self;
      self->index->scan = hw_word_scan_new ();
    }
  if (result == SQLITE_OK)
    result = hw_index_tokenizer_register (api, self->index);
  if (result == SQLITE_OK)
    result = hw_index_postings_register (api);
  return result;
}

void
hw_term_index_detach (HwLibrary *self)
{
  HwTermIndex *index = g_steal_pointer (&self->index);

  if (index == NULL)
    return;
  hw_index_words_free (index);
  hw_index_vocabulary_free (index);
  hw_index_map_free (index);
  hw_index_rows_free (index);
  hw_word_scan_free (index->scan);
  g_free (index);
}

gboolean
hw_index_state_read (HwLibrary *self, HwIndexState *state, GError **error)
{
  g_autoptr (HwStatement) row = hw_library_query (
      self, error, "SELECT next, words, version, epoch, rules FROM index_state", "");
  int found = row != NULL ? hw_statement_next (row, error) : -1;

  *state = (HwIndexState){ 0 };
  if (found == 1)
    *state = (HwIndexState){ hw_statement_int (row, 0), hw_statement_int (row, 1),
                             hw_statement_int (row, 2), hw_statement_int (row, 3),
                             hw_statement_int (row, 4) };
  if (found < 0 || (state->next > 0 && state->next <= G_MAXUINT32))
    return found >= 0;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", _ ("the index is damaged"));
  return FALSE;
}

gboolean
hw_index_begin (HwLibrary *self, GError **error)
{
  const gint64 epoch = self->index->state.epoch;

  if (!hw_index_state_read (self, &self->index->state, error))
    return FALSE;
  /* Another process has emptied the table of words. */
  if (self->index->state.epoch != epoch)
    hw_index_words_forget (self->index);
  return TRUE;
}

gboolean
hw_index_end (HwLibrary *self, GError **error)
{
  HwIndexState *state = &self->index->state;
  gint64 n_new;

  if (!hw_index_words_store (self, &n_new, error))
    return FALSE;
  state->words += n_new;
  return hw_library_run (self, error,
                         "UPDATE index_state SET next = ?1, words = ?2, version = ?3, epoch = ?4",
                         "iiii", state->next, state->words, state->version, state->epoch);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-searches.h"

#include <glib/gi18n.h>

#include "fold.h"
#include "library-private.h"
#include "named-row.h"
#include "row.h"
#include "statement.h"
#include "step.h"

HwSavedSearch *
hw_saved_search_ref (HwSavedSearch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_search (gpointer data)
{
  HwSavedSearch *self = data;

  g_free (self->guid);
  g_free (self->name);
  g_free (self->query);
  g_free (self->language);
  g_free (self->document_title);
  g_free (self->tag_name);
}

void
hw_saved_search_unref (HwSavedSearch *self)
{
  g_atomic_rc_box_release_full (self, clear_search);
}

static const HwNamedKind kind = {
  .get_name = "SELECT name FROM searches WHERE id = ?1",
  .other_names = "SELECT name FROM searches WHERE id <> ?1",
  .rename = "UPDATE searches SET name = ?2 WHERE id = ?1",
  .needs_name = N_ ("a saved search needs a name"),
  .exists = N_ ("there is a saved search “%s” already"),
  .gone = N_ ("the saved search is not there any more"),
};

static int
compare_names (const void *a, const void *b)
{
  const HwSavedSearch *one = *(HwSavedSearch *const *) a, *other = *(HwSavedSearch *const *) b;

  return hw_fold_compare (one->name, other->name);
}

GPtrArray *
hw_library_list_saved_searches (HwLibrary *self, HwSavedSearchOrder order, GError **error)
{
  g_autoptr (GPtrArray) searches
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_saved_search_unref);
  g_autoptr (HwStatement) rows = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The saved searches could not be listed");
  rows = hw_library_query (self, error,
                           "SELECT s.id, s.guid, s.name, s.query, s.exact, s.approximate,"
                           " s.document, s.tag, s.language, s.year, d.title, t.name"
                           " FROM searches s LEFT JOIN documents d ON d.id = s.document"
                           " LEFT JOIN tags t ON t.id = s.tag ORDER BY s.id DESC",
                           "");
  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      HwSavedSearch *search = g_atomic_rc_box_new0 (HwSavedSearch);

      search->id = hw_statement_int (rows, 0);
      search->guid = g_strdup (hw_statement_text (rows, 1));
      search->name = g_strdup (hw_statement_text (rows, 2));
      search->query = g_strdup (hw_statement_text (rows, 3));
      search->exact = hw_statement_int (rows, 4) != 0;
      search->approximate = hw_statement_int (rows, 5) != 0;
      search->document = hw_statement_int (rows, 6);
      search->tag = hw_statement_int (rows, 7);
      search->language = g_strdup (hw_statement_text (rows, 8));
      search->year = (int) hw_statement_int (rows, 9);
      search->document_title = g_strdup (hw_statement_text (rows, 10));
      search->tag_name = g_strdup (hw_statement_text (rows, 11));
      g_ptr_array_add (searches, search);
    }
  if (found < 0)
    return NULL;
  if (order == HW_SAVED_SEARCH_ORDER_NAME)
    g_ptr_array_sort (searches, compare_names);
  return g_steal_pointer (&searches);
}

gint64
hw_library_save_search (HwLibrary *self,
                        const char *name,
                        const char *query,
                        const HwSearchOptions *options,
                        GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *guid = hw_row_new_guid ();
  gint64 id = 0;

  g_return_val_if_fail (self != NULL && name != NULL && query != NULL && options != NULL, 0);

  self->attempt = N_ ("The search could not be saved");
  if (!hw_step_begin (self, HW_STEP_SAVE_SEARCH, error))
    return 0;
  stripped = hw_named_row_check (self, &kind, name, 0, error);
  if (stripped != NULL)
    {
      hw_step_set_argument (self, stripped);
      if (hw_library_run (self, error,
                          "INSERT INTO searches (guid, name, query, exact, approximate, document,"
                          " tag, language, year) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                          "sssiiiisi", guid, stripped, query, (gint64) options->exact,
                          (gint64) options->approximate, options->document, options->tag,
                          options->language != NULL ? options->language : "",
                          (gint64) options->year))
        id = sqlite3_last_insert_rowid (self->db);
    }
  return hw_step_finish (self, id != 0, error) ? id : 0;
}

gboolean
hw_library_rename_saved_search (HwLibrary *self, gint64 id, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  self->attempt = N_ ("The saved search could not be renamed");
  return hw_named_row_rename (self, &kind, HW_STEP_RENAME_SEARCH, id, name, error);
}

gboolean
hw_library_delete_saved_search (HwLibrary *self, gint64 id, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The saved search could not be deleted");
  if (!hw_step_begin (self, HW_STEP_DELETE_SEARCH, error))
    return FALSE;
  ok = hw_named_row_name_step (self, &kind, id, error)
       && hw_library_run (self, error, "DELETE FROM searches WHERE id = ?1", "i", id);
  return hw_step_finish (self, ok, error);
}

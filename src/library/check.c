/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "documents.h"
#include "error.h"
#include "fold.h"
#include "library-private.h"
#include "passages.h"
#include "statement.h"
#include "tag-tree.h"
#include "term-index-private.h"

static void add_problem (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What SQLite itself finds wrong with the file. */
static gboolean
check_file (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (self, error, "PRAGMA integrity_check", "");
  int found;

  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    if (!g_str_equal (hw_statement_text (rows, 0), "ok"))
      /* Translators: %s is what SQLite says, in English. */
      add_problem (problems, _ ("The file is damaged: %s"), hw_statement_text (rows, 0));
  return found == 0;
}

static gboolean
check_references (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (self, error, "PRAGMA foreign_key_check", "");
  int found;

  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    add_problem (problems,
                 /* Translators: %1$s and %3$s are names of tables in the database. */
                 _ ("Row %2$" PRId64 " of %1$s refers to something in %3$s that is not there"),
                 hw_statement_text (rows, 0), hw_statement_int (rows, 1),
                 hw_statement_text (rows, 2));
  return found == 0;
}

/* Texts that neither a document nor history has: nothing is lost, but nothing lets go of them. */
static gboolean
check_texts (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT document FROM texts WHERE document NOT IN (SELECT text FROM documents)"
      " AND document NOT IN (SELECT document FROM history_documents)"
      " AND document NOT IN (SELECT document FROM forgotten_texts)",
      "");
  int found;

  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    add_problem (problems, _ ("The text %" PRId64 " belongs to no document"),
                 hw_statement_int (rows, 0));
  return found == 0;
}

static gboolean
check_tags (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (HwTagTree) tree = hw_tag_tree_load (self, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 n_tags = 0;

  if (tree == NULL
      || hw_library_look_up (self, &n_tags, error, "SELECT count(*) FROM tags", "") < 0)
    return FALSE;
  if (n_tags != (gint64) tree->tags->len)
    add_problem (problems, _ ("Some tags stand below each other in a circle"));
  for (guint i = 0; i < tree->tags->len; i++)
    {
      HwTag *tag = tree->tags->pdata[i];

      g_autofree char *folded = hw_fold_string (tag->name);

      if (!g_hash_table_add (names, g_strdup_printf ("%" PRId64 " %s", tag->parent, folded)))
        add_problem (problems, _ ("There are two tags “%s” in one place"), tag->path);
    }
  return TRUE;
}

static void
check_passage (HwText *text, const char *title, HwStatement *row, GPtrArray *problems)
{
  gint64 id = hw_statement_int (row, 0), start = hw_statement_int (row, 1),
         end = hw_statement_int (row, 2);
  const gboolean is_lost = hw_statement_int (row, 4) == HW_PASSAGE_LOST;
  g_autofree char *quote = NULL;

  if (is_lost && start == end && start >= 0 && end <= (gint64) hw_text_get_n_chars (text))
    return;
  if (start < 0 || start >= end || end > (gint64) hw_text_get_n_chars (text))
    {
      add_problem (problems, _ ("The passage %1$" PRId64 " of “%2$s” lies outside its text"), id,
                   title);
      return;
    }
  quote = hw_text_slice (text, (gsize) start, (gsize) end);
  if (!g_str_equal (quote, hw_statement_text (row, 3)))
    add_problem (problems, _ ("The passage %1$" PRId64 " of “%2$s” is not what stands in its text"),
                 id, title);
}

/* FALSE where that could not be checked. */
static gboolean
check_structure (HwLibrary *self,
                 gint64 id,
                 const char *title,
                 const HwText *text,
                 GPtrArray *problems,
                 GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HwStructure) structure = hw_library_get_structure (self, id, &problem);
  const gsize n_paragraphs = hw_text_get_n_paragraphs (text);
  guint n;
  gboolean fits;

  if (structure == NULL && !g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (structure == NULL)
    {
      add_problem (problems, "%s", problem->message);
      return TRUE;
    }
  fits = structure->forms->len == 0 || structure->forms->len == n_paragraphs;
  n = structure->locators->len;
  if (n > 0
      && g_array_index (structure->locators, HwLocator, n - 1).start > hw_text_get_n_chars (text))
    fits = FALSE;
  n = structure->asides->len;
  if (n > 0 && g_array_index (structure->asides, HwAside, n - 1).paragraph > n_paragraphs)
    fits = FALSE;
  if (!fits)
    add_problem (problems, _ ("The pages and paragraphs of “%s” are not those of its text"), title);
  return TRUE;
}

static gboolean
check_document (HwLibrary *self,
                gint64 id,
                const char *title,
                gint64 n_chars,
                GPtrArray *problems,
                GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwStatement) rows = NULL;
  int found;

  text = hw_library_read_text (self, id, &problem);
  if (text == NULL)
    {
      if (!g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      add_problem (problems, "%s", problem->message);
      return TRUE;
    }
  if ((gint64) hw_text_get_n_chars (text) != n_chars)
    add_problem (problems, _ ("The text of “%s” is not as long as it should be"), title);
  if (!check_structure (self, id, title, text, problems, error))
    return FALSE;
  rows = hw_library_query (
      self, error, "SELECT id, start, \"end\", quote, state FROM passages WHERE document = ?1", "i",
      id);
  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    check_passage (text, title, rows, problems);
  return found == 0;
}

static gboolean
check_documents (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error, "SELECT id, title, chars FROM documents", "");
  int found;

  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !check_document (self, hw_statement_int (rows, 0), hw_statement_text (rows, 1),
                              hw_statement_int (rows, 2), problems, error))
        return FALSE;
    }
  return found == 0;
}

/* Everything that only makes sense in a file whose pages are whole. */
static gboolean
check_contents (HwLibrary *self, GPtrArray *problems, GError **error)
{
  return check_references (self, problems, error) && check_texts (self, problems, error)
         && check_tags (self, problems, error) && check_documents (self, problems, error)
         && hw_index_check_contents (self, problems, error);
}

gboolean
hw_library_check (HwLibrary *self, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) before = NULL;
  g_autoptr (GError) problem = NULL;
  guint n_before;
  gboolean ok;

  g_return_val_if_fail (self != NULL && problems != NULL, FALSE);

  self->attempt = N_ ("The library could not be checked");
  if (!hw_index_check_tables (self, problems, error) || !hw_library_begin_read (self, error))
    return FALSE;
  n_before = problems->len;
  if (self->cancellable != NULL)
    before = g_object_ref (self->cancellable);
  if (cancellable != NULL)
    hw_library_set_cancellable (self, cancellable);
  ok = check_file (self, problems, &problem);
  if (ok && problems->len == n_before)
    ok = check_contents (self, problems, &problem);
  hw_library_set_cancellable (self, before);
  hw_library_end_read (self);
  /* A page that cannot be read is a fault found, not a check that failed. */
  if (!ok && g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED))
    {
      add_problem (problems, "%s", problem->message);
      return TRUE;
    }
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ok;
}

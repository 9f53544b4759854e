/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-scope.h"

#include "error.h"
#include "library-private.h"
#include "statement.h"

/* Every text is read through one handle into one buffer that only grows. */
typedef struct
{
  sqlite3_blob *blob;
  char *buffer;
  gsize size;
} Reader;

static gboolean
read_text (HwLibrary *self, Reader *reader, HwScopeText *text, GError **error)
{
  int result = reader->blob != NULL ? sqlite3_blob_reopen (reader->blob, text->document)
                                    : sqlite3_blob_open (self->db, "main", "texts", "text",
                                                         text->document, 0, &reader->blob);

  if (result == SQLITE_OK)
    {
      text->n_bytes = (gsize) sqlite3_blob_bytes (reader->blob);
      if (reader->buffer == NULL || text->n_bytes > reader->size)
        {
          g_free (reader->buffer);
          reader->buffer = g_malloc (text->n_bytes + 1);
          reader->size = text->n_bytes;
        }
      text->utf8 = reader->buffer;
      result = sqlite3_blob_read (reader->blob, reader->buffer, (int) text->n_bytes, 0);
    }
  if (result != SQLITE_OK)
    hw_library_fail_sqlite (self, error, result);
  return result == SQLITE_OK;
}

static gboolean
walk_documents (HwLibrary *self,
                const HwTextScope *scope,
                HwScopeFunc func,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT id, title, published FROM documents WHERE (?1 = 0 OR id = ?1)"
      " AND (?2 = 0 OR id IN (SELECT document FROM group_documents WHERE \"group\" = ?2))"
      " ORDER BY id",
      "ii", scope->document, scope->group);
  Reader reader = { 0 };
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      HwScopeText text = { .document = hw_statement_int (rows, 0),
                           .title = hw_statement_text (rows, 1),
                           .published = hw_statement_text (rows, 2) };
      g_autoptr (GError) problem = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, error)
          && read_text (self, &reader, &text, error))
        {
          if (func (&text, data, &problem))
            continue;
          if (problem == NULL)
            {
              found = 0;
              break;
            }
          g_propagate_error (error, g_steal_pointer (&problem));
        }
      found = -1;
      break;
    }
  sqlite3_blob_close (reader.blob);
  g_free (reader.buffer);
  return found == 0;
}

/* What of the passage is not in the stretch that ends at @covered (code points of the document). */
static void
cut_stretch (HwStatement *row, gint64 covered, HwScopeText *text)
{
  const char *quote = hw_statement_text (row, 5);
  const char *end = quote + sqlite3_column_bytes (row->handle, 5);
  gint64 start = hw_statement_int (row, 3);

  if (covered > start)
    quote = g_utf8_offset_to_pointer (quote, (glong) (covered - start));
  text->utf8 = quote;
  text->n_bytes = (gsize) (end - quote);
}

static gboolean
walk_passages (HwLibrary *self,
               const HwTextScope *scope,
               HwScopeFunc func,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT documents.id, title, published, start, \"end\", quote"
      " FROM passages JOIN documents ON documents.id = passages.document"
      " WHERE passages.id IN (SELECT passage FROM passage_tags WHERE tag IN"
      " (WITH RECURSIVE below (id) AS (VALUES (?1) UNION"
      " SELECT tags.id FROM tags JOIN below ON tags.parent = below.id) SELECT id FROM below))"
      " AND (?2 = 0 OR documents.id = ?2)"
      " AND (?3 = 0 OR documents.id IN (SELECT document FROM group_documents WHERE \"group\" = ?3))"
      " ORDER BY documents.id, start, \"end\"",
      "iii", scope->tag, scope->document, scope->group);
  gint64 document = 0, covered = 0;
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      HwScopeText text = { .document = hw_statement_int (rows, 0),
                           .title = hw_statement_text (rows, 1),
                           .published = hw_statement_text (rows, 2) };
      gint64 end = hw_statement_int (rows, 4);
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (text.document != document)
        covered = 0;
      document = text.document;
      if (end <= covered)
        continue;
      cut_stretch (rows, covered, &text);
      covered = end;
      if (func (&text, data, &problem))
        continue;
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return found == 0;
}

gboolean
hw_library_each_text (HwLibrary *self,
                      const HwTextScope *scope,
                      HwScopeFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean ok;

  if (!hw_library_begin_read (self, error))
    return FALSE;
  ok = scope->tag != 0 ? walk_passages (self, scope, func, data, cancellable, error)
                       : walk_documents (self, scope, func, data, cancellable, error);
  hw_library_end_read (self);
  return ok;
}

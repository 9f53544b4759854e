/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "search-query.h"
#include "search-scanner.h"
#include "statement.h"

/* Every text is read through one handle into one buffer that only grows. */
typedef struct
{
  sqlite3_blob *blob;
  char *buffer;
  gsize n_bytes;
} TextReader;

static gboolean
read_text (HwLibrary *self, TextReader *reader, gint64 document, GError **error)
{
  int result = reader->blob != NULL ? sqlite3_blob_reopen (reader->blob, document)
                                    : sqlite3_blob_open (self->db, "main", "texts", "text",
                                                         document, 0, &reader->blob);

  if (result == SQLITE_OK)
    {
      gsize n_bytes = (gsize) sqlite3_blob_bytes (reader->blob);

      if (n_bytes > reader->n_bytes || reader->buffer == NULL)
        {
          g_free (reader->buffer);
          reader->buffer = g_malloc (n_bytes + 1);
        }
      reader->n_bytes = MAX (reader->n_bytes, n_bytes);
      result = sqlite3_blob_read (reader->blob, reader->buffer, (int) n_bytes, 0);
    }
  if (result != SQLITE_OK)
    hw_library_fail_sqlite (self, error, result);
  return result == SQLITE_OK;
}

static gboolean
search_texts (HwLibrary *self, HwSearchScanner *scanner, gint64 document, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error, "SELECT id, title FROM documents WHERE ?1 = 0 OR id = ?1 ORDER BY id", "i",
      document);
  TextReader reader = { 0 };
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const HwSearchSource source
          = { .document = hw_statement_int (rows, 0), .title = hw_statement_text (rows, 1) };

      if (!read_text (self, &reader, source.document, error)
          || !hw_search_scanner_scan (scanner, &source, reader.buffer,
                                      (gsize) sqlite3_blob_bytes (reader.blob), error))
        {
          found = -1;
          break;
        }
    }
  sqlite3_blob_close (reader.blob);
  g_free (reader.buffer);
  return found == 0;
}

static gboolean
search_notes (HwLibrary *self, HwSearchScanner *scanner, gint64 document, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT notes.id, notes.passage, documents.id, coalesce(documents.title, tags.name),"
      " notes.text, tags.id"
      " FROM notes LEFT JOIN passages ON passages.id = notes.passage"
      " LEFT JOIN documents"
      " ON documents.id = coalesce(notes.document, passages.document)"
      " LEFT JOIN tags ON tags.id = notes.tag"
      " WHERE ?1 = 0 OR documents.id = ?1 ORDER BY notes.id",
      "i", document);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const HwSearchSource source = {
        .document = hw_statement_int (rows, 2),
        .tag = hw_statement_int (rows, 5),
        .title = hw_statement_text (rows, 3),
        .note = hw_statement_int (rows, 0),
        .passage = hw_statement_int (rows, 1),
      };
      const char *text = hw_statement_text (rows, 4);

      if (!hw_search_scanner_scan (scanner, &source, text,
                                   (gsize) sqlite3_column_bytes (rows->handle, 4), error))
        return FALSE;
    }
  return found == 0;
}

GPtrArray *
hw_library_search (HwLibrary *self,
                   const char *text,
                   const HwSearchOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  static const HwSearchOptions defaults = { 0 };
  g_autoptr (HwSearchQuery) query = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  HwSearchScanner scanner;
  gboolean ok;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  self->attempt = N_ ("The search could not be done");
  if (options == NULL)
    options = &defaults;
  query = hw_search_query_new (text, options->exact);
  if (hw_search_query_is_empty (query))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) hw_hit_unref);

  if (!hw_library_begin_read (self, error))
    return NULL;
  hw_search_scanner_init (&scanner, query, options->limit, cancellable);
  ok = search_texts (self, &scanner, options->document, error)
       && search_notes (self, &scanner, options->document, error);
  hw_library_end_read (self);
  hits = hw_search_scanner_finish (&scanner);
  return ok ? g_steal_pointer (&hits) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "open-files.h"
#include "statement.h"
#include "text-source.h"

gint64
hw_library_get_text_size (HwLibrary *self, gint64 text)
{
  sqlite3_blob *blob = NULL;
  gint64 n_bytes = -1;

  if (sqlite3_blob_open (self->db, "main", "texts", "text", text, 0, &blob) == SQLITE_OK)
    n_bytes = sqlite3_blob_bytes (blob);
  sqlite3_blob_close (blob);
  return n_bytes;
}

static GBytes *
read_bytes (HwLibrary *self, HwTextSource *source, GError **error)
{
  char *buffer = g_malloc ((gsize) source->n_bytes + 1);
  int result = hw_text_source_read (source, buffer, (gsize) source->n_bytes, 0);

  if (result == SQLITE_OK)
    return g_bytes_new_take (buffer, (gsize) source->n_bytes);
  g_free (buffer);
  hw_library_fail_sqlite (self, error, result);
  return NULL;
}

/* With the corrections below @end. */
static HwText *
read_text (HwLibrary *self, gint64 id, gint64 end, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  HwTextSource source = { 0 };
  GArray *edits = hw_text_edits_read (self, id, error);
  HwText *text;
  int result;

  if (edits == NULL)
    return NULL;
  result = hw_text_source_open_with (&source, self, id, edits, end);
  if (result == SQLITE_OK)
    bytes = read_bytes (self, &source, error);
  else if (result == SQLITE_CORRUPT)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s",
                     _ ("its corrections do not fit the text"));
  else
    hw_library_fail_sqlite (self, error, result);
  hw_text_source_clear (&source);
  if (bytes == NULL)
    return NULL;
  text = hw_text_new (bytes, &problem);
  if (text == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", problem->message);
  return text;
}

/* Is the document there, and its text, which becomes *text and *revision? */
static gboolean
find_text (HwLibrary *self, gint64 document, gint64 *text, gint64 *revision, GError **error)
{
  g_autoptr (HwStatement) row = hw_library_query (
      self, error,
      "SELECT coalesce (texts.document, 0), (SELECT coalesce (max (corrections.id), 0)"
      " FROM corrections WHERE corrections.text = documents.text) FROM documents"
      " LEFT JOIN texts ON texts.document = documents.text WHERE documents.id = ?1",
      "i", document);
  int found = row != NULL ? hw_statement_next (row, error) : -1;

  if (found == 1)
    {
      *text = hw_statement_int (row, 0);
      *revision = hw_statement_int (row, 1);
    }
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  if (found == 1 && *text == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", _ ("the text is missing"));
  return found == 1 && *text != 0;
}

HwText *
hw_library_read_text (HwLibrary *self, gint64 document, GError **error)
{
  gint64 text = 0, revision;

  return find_text (self, document, &text, &revision, error)
             ? read_text (self, text, G_MAXINT64, error)
             : NULL;
}

HwText *
hw_library_load_original_text (HwLibrary *self, gint64 id, GError **error)
{
  gint64 text = 0, revision;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The text could not be read");
  return find_text (self, id, &text, &revision, error) ? read_text (self, text, 0, error) : NULL;
}

static HwText *
load_text (HwLibrary *self, gint64 id, GError **error)
{
  gint64 key = 0, revision = 0;
  HwText *text;

  if (!find_text (self, id, &key, &revision, error))
    return NULL;
  text = hw_open_file_get_text (self->file, key, revision);
  if (text != NULL)
    return text;
  text = read_text (self, key, G_MAXINT64, error);
  if (text != NULL)
    hw_open_file_keep_text (self->file, key, revision, text);
  return text;
}

HwText *
hw_library_load_text (HwLibrary *self, gint64 id, GError **error)
{
  HwText *text;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The text could not be read");
  /* Another process may correct it meanwhile. */
  if (!hw_library_begin_read (self, error))
    return NULL;
  text = load_text (self, id, error);
  hw_library_end_read (self);
  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "open-files.h"
#include "statement.h"

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

/* Straight from the pages to the buffer that is kept: half the time of a column of a row. */
static GBytes *
read_bytes (HwLibrary *self, gint64 text, GError **error)
{
  sqlite3_blob *blob = NULL;
  GBytes *bytes = NULL;
  int result = sqlite3_blob_open (self->db, "main", "texts", "text", text, 0, &blob);

  if (result == SQLITE_OK)
    {
      int n_bytes = sqlite3_blob_bytes (blob);
      char *buffer = g_malloc ((gsize) n_bytes + 1);

      result = sqlite3_blob_read (blob, buffer, n_bytes, 0);
      bytes = g_bytes_new_take (buffer, (gsize) n_bytes);
    }
  if (result != SQLITE_OK)
    {
      hw_library_fail_sqlite (self, error, result);
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  sqlite3_blob_close (blob);
  return bytes;
}

static HwText *
read_text (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (self, id, error);
  g_autoptr (GError) problem = NULL;
  HwText *text;

  if (bytes == NULL)
    return NULL;
  text = hw_text_new (bytes, &problem);
  if (text == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", problem->message);
  return text;
}

/* Is the document there, and its text, which becomes *text? */
static gboolean
find_text (HwLibrary *self, gint64 document, gint64 *text, GError **error)
{
  int found = hw_library_look_up (self, text, error,
                                  "SELECT coalesce (texts.document, 0) FROM documents"
                                  " LEFT JOIN texts ON texts.document = documents.text"
                                  " WHERE documents.id = ?1",
                                  "i", document);

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
  gint64 text = 0;

  return find_text (self, document, &text, error) ? read_text (self, text, error) : NULL;
}

HwText *
hw_library_load_text (HwLibrary *self, gint64 id, GError **error)
{
  gint64 key = 0;
  HwText *text;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The text could not be read");
  if (!find_text (self, id, &key, error))
    return NULL;
  text = hw_open_file_get_text (self->file, key);
  if (text != NULL)
    return text;
  text = read_text (self, key, error);
  if (text != NULL)
    hw_open_file_keep_text (self->file, key, text);
  return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "open-files.h"
#include "statement.h"

/* Straight from the pages to the buffer that is kept: half the time of a column of a row. */
static GBytes *
read_bytes (HwLibrary *self, gint64 document, GError **error)
{
  sqlite3_blob *blob = NULL;
  GBytes *bytes = NULL;
  int result = sqlite3_blob_open (self->db, "main", "texts", "text", document, 0, &blob);

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
read_text (HwLibrary *self, gint64 document, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (self, document, error);
  g_autoptr (GError) problem = NULL;
  HwText *text;

  if (bytes == NULL)
    return NULL;
  text = hw_text_new (bytes, &problem);
  if (text == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", problem->message);
  return text;
}

/* Is the document there, and its text? */
static gboolean
check_document (HwLibrary *self, gint64 id, GError **error)
{
  gint64 has_text = 0;
  int found = hw_library_look_up (self, &has_text, error,
                                  "SELECT texts.document IS NOT NULL FROM documents LEFT JOIN texts"
                                  " ON texts.document = documents.id WHERE documents.id = ?1",
                                  "i", id);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  if (found == 1 && !has_text)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", _ ("the text is missing"));
  return found == 1 && has_text;
}

HwText *
hw_library_read_text (HwLibrary *self, gint64 document, GError **error)
{
  return check_document (self, document, error) ? read_text (self, document, error) : NULL;
}

HwText *
hw_library_load_text (HwLibrary *self, gint64 id, GError **error)
{
  HwText *text;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The text could not be read");
  if (!check_document (self, id, error))
    return NULL;
  text = hw_open_file_get_text (self->file, id);
  if (text != NULL)
    return text;
  text = read_text (self, id, error);
  if (text != NULL)
    hw_open_file_keep_text (self->file, id, text);
  return text;
}

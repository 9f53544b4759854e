/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "statement.h"
#include "step.h"
#include "structure-blob.h"

/* "1" in state where originals are kept. */
#define KEEP_KEY "keep-originals"
/* What compresses to more than this many percent (a PDF, anything zipped) is kept as it is. */
#define WORTHWHILE 90

gboolean
hw_library_get_keep_originals (HwLibrary *self)
{
  g_autofree char *value = hw_library_get_state (self, KEEP_KEY);

  return g_strcmp0 (value, "1") == 0;
}

gboolean
hw_library_set_keep_originals (HwLibrary *self, gboolean keep, GError **error)
{
  return hw_library_set_state (self, KEEP_KEY, keep ? "1" : NULL, error);
}

/* All of @bytes through a converter; NULL where the result would have more than @max_bytes, or cannot be. */
static GByteArray *
convert (GConverter *converter, GBytes *bytes, gsize max_bytes)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize n_bytes, n_read, n_written, n_out = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  GConverterResult result;

  do
    {
      g_byte_array_set_size (out, (guint) MIN (MAX (n_out * 2, n_out + 65536), G_MAXINT32));
      result = g_converter_convert (converter, data, n_bytes, out->data + n_out, out->len - n_out,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      data += n_read;
      n_bytes -= n_read;
      n_out += n_written;
      if (n_out > max_bytes)
        return NULL;
    }
  while (result != G_CONVERTER_FINISHED);
  g_byte_array_set_size (out, (guint) n_out);
  return g_steal_pointer (&out);
}

/* History has the text already, with which it comes and goes. */
static gboolean
add_original (HwLibrary *self, gint64 text, GBytes *original, GError **error)
{
  const gsize size = g_bytes_get_size (original);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  g_autoptr (GByteArray) compressed
      = size > 0 ? convert (G_CONVERTER (compressor), original, size / 100 * WORTHWHILE) : NULL;
  gboolean ok;

  hw_step_record_nothing (self, TRUE);
  ok = hw_library_run (
      self, error,
      "INSERT OR REPLACE INTO originals (text, size, compressed, data) VALUES (?1, ?2, ?3, ?4)",
      "iiib", text, (gint64) size, (gint64) (compressed != NULL),
      compressed != NULL ? compressed->data : g_bytes_get_data (original, NULL),
      compressed != NULL ? (gsize) compressed->len : size);
  hw_step_record_nothing (self, FALSE);
  return ok;
}

static gboolean
add_structure (HwLibrary *self, gint64 text, const HwStructure *structure, GError **error)
{
  g_auto (HwStructureBlobs) blobs = { NULL };

  hw_structure_blobs_write (&blobs, structure);
  return hw_library_run (
      self, error, "INSERT INTO structures (text, forms, locators, asides) VALUES (?1, ?2, ?3, ?4)",
      "ibbb", text, blobs.forms->data, (gsize) blobs.forms->len, blobs.locators->data,
      (gsize) blobs.locators->len, blobs.asides->data, (gsize) blobs.asides->len);
}

gint64
hw_text_insert (HwLibrary *self, const HwNewDocument *new, GError **error)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (new->text, &n_bytes);
  gint64 id;

  if (!hw_library_run (self, error, "INSERT INTO texts (text) VALUES (?1)", "t", utf8, n_bytes))
    return 0;
  id = sqlite3_last_insert_rowid (self->db);
  if (new->structure != NULL && !hw_structure_is_empty (new->structure)
      && !add_structure (self, id, new->structure, error))
    return 0;
  if (new->original != NULL && hw_library_get_keep_originals (self)
      && !add_original (self, id, new->original, error))
    return 0;
  hw_step_touch_text (self, id, 0);
  return id;
}

gboolean
hw_library_has_original (HwLibrary *self, gint64 id)
{
  gint64 has = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The original could not be read");
  hw_library_look_up (self, &has, NULL,
                      "SELECT 1 FROM originals JOIN documents ON originals.text = documents.text"
                      " WHERE documents.id = ?1",
                      "i", id);
  return has != 0;
}

/* The text of a document, and what else it is known by. FALSE where it is not there. */
static gboolean
find_text (HwLibrary *self, gint64 id, gint64 *text, char **title, char **hash, GError **error)
{
  g_autoptr (HwStatement) row = hw_library_query (
      self, error, "SELECT text, title, hash FROM documents WHERE id = ?1", "i", id);
  const int found = row != NULL ? hw_statement_next (row, error) : -1;

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  if (found != 1)
    return FALSE;
  *text = hw_statement_int (row, 0);
  *title = g_strdup (hw_statement_text (row, 1));
  *hash = g_strdup (hw_statement_text (row, 2));
  return TRUE;
}

static gboolean
set_original (HwLibrary *self, gint64 id, GBytes *original, const char *hash, GError **error)
{
  g_autofree char *title = NULL, *known = NULL, *isolated = NULL;
  gint64 text;

  if (!find_text (self, id, &text, &title, &known, error))
    return FALSE;
  if (g_str_equal (hash, known))
    return add_original (self, text, original, error) && hw_library_count_change (self, error);
  isolated = hw_direction_isolate (title);
  hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID,
                   _ ("this is another file than the one that “%s” was read from"), isolated);
  return FALSE;
}

gboolean
hw_library_set_original (HwLibrary *self, gint64 id, GBytes *original, GError **error)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (self != NULL && original != NULL, FALSE);

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  self->attempt = N_ ("The original could not be kept");
  if (!hw_step_begin (self, HW_STEP_IMPORT, error))
    return FALSE;
  return hw_step_finish (self, set_original (self, id, original, hash, error), error);
}

static gboolean
drop_original (HwLibrary *self, gint64 id, GError **error)
{
  g_autofree char *title = NULL, *hash = NULL;
  gint64 text;

  if (!find_text (self, id, &text, &title, &hash, error))
    return FALSE;
  if (!hw_library_run (self, error, "DELETE FROM originals WHERE text = ?1", "i", text))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s", _ ("it was not kept"));
      return FALSE;
    }
  hw_step_set_argument (self, title);
  hw_step_set_place (self, id, 0);
  hw_step_touch_text (self, text, 0);
  return TRUE;
}

gboolean
hw_library_drop_original (HwLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The original could not be dropped");
  if (!hw_step_begin (self, HW_STEP_DROP_ORIGINAL, error))
    return FALSE;
  return hw_step_finish (self, drop_original (self, id, error), error);
}

GBytes *
hw_library_get_original (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwStatement) row = NULL;
  g_autoptr (GBytes) data = NULL;
  gint64 size;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The original could not be read");
  row = hw_library_query (self, error,
                          "SELECT data, size, compressed FROM originals JOIN documents"
                          " ON originals.text = documents.text WHERE documents.id = ?1",
                          "i", id);
  found = row != NULL ? hw_statement_next (row, error) : -1;
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s", _ ("it was not kept"));
  if (found != 1)
    return NULL;
  data = g_bytes_new (sqlite3_column_blob (row->handle, 0),
                      (gsize) sqlite3_column_bytes (row->handle, 0));
  size = hw_statement_int (row, 1);
  if (hw_statement_int (row, 2) != 0)
    {
      g_autoptr (GZlibDecompressor) decompressor
          = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      GByteArray *whole = convert (G_CONVERTER (decompressor), data, (gsize) MAX (size, 0));

      g_clear_pointer (&data, g_bytes_unref);
      if (whole != NULL)
        data = g_byte_array_free_to_bytes (whole);
    }
  if (data != NULL && (gint64) g_bytes_get_size (data) == size)
    return g_steal_pointer (&data);
  hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", _ ("it is damaged"));
  return NULL;
}

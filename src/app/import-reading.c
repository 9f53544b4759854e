/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-reading.h"

#include <string.h>

#include "csv-rows.h"
#include "extract-rows.h"
#include "files.h"
#include "worker.h"

/* So much of a table tells its columns. */
#define TABLE_BYTES (1024 * 1024)

static void
table_free (HwImportTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
hw_import_reading_free (HwImportReading *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->name);
  g_free (self->format);
  g_free (self->encoding);
  g_strfreev (self->map);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->hash);
  hw_extract_free (self->encodings);
  hw_extract_free (self->extract);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->lines, hw_rows_unref);
  g_clear_pointer (&self->table, table_free);
  g_clear_error (&self->error);
  g_free (self);
}

static HwReadOptions
get_options (const HwImportReading *self)
{
  return (HwReadOptions){ .name = self->name,
                          .format = self->format,
                          .encoding = self->encoding,
                          .whole_page = self->whole_page,
                          .map = (const char *const *) self->map };
}

/* By its first bytes: not a text, and so nothing to ask about. */
static gboolean
is_other (HwImportReading *self)
{
  const HwReadOptions options = get_options (self);
  g_autoptr (GBytes) head = hw_files_read (self->path, TRUE, NULL);
  const HwFormat *format = head != NULL ? hw_format_of_file (head, &options, NULL) : NULL;

  return format == NULL || !format->is_text;
}

static gboolean
load (HwImportReading *self)
{
  if (self->bytes == NULL)
    self->bytes = hw_files_read (self->path, FALSE, &self->error);
  if (self->bytes == NULL)
    return FALSE;
  if (self->hash == NULL)
    self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  return TRUE;
}

/* The first rows: the text as it stands, read as lines and not as a table. */
static void
read_table (HwImportReading *self, HwWorker *worker, GCancellable *cancellable)
{
  const HwReadOptions options
      = { .name = self->name, .format = "text", .encoding = self->encoding, .whole_page = TRUE };
  g_autoptr (HwExtract) lines = hw_worker_read (worker, self->bytes, &options, cancellable, NULL);
  g_auto (HwCsvReader) reader = { NULL };
  HwCsvColumns columns;
  gsize n_bytes;

  if (lines == NULL || lines->text == NULL)
    return;
  const char *utf8 = hw_text_get_utf8 (lines->text, &n_bytes);
  g_autoptr (GPtrArray) rows = hw_csv_read_sample (utf8, MIN (n_bytes, TABLE_BYTES));
  if (rows->len == 0
      || !hw_csv_columns_find (&columns, rows, (const char *const *) self->map, NULL))
    return;
  hw_csv_reader_init (&reader, utf8, MIN (n_bytes, TABLE_BYTES), '\0');
  self->table = g_new (HwImportTable, 1);
  *self->table = (HwImportTable){ g_steal_pointer (&rows), columns, reader.delimiter };
}

static void
list_encodings (HwImportReading *self, HwWorker *worker, GCancellable *cancellable)
{
  const HwReadOptions options = { .name = self->name, .format = "text", .encodings = TRUE };

  self->encodings = hw_worker_read (worker, self->bytes, &options, cancellable, NULL);
}

static void
add_parts (GPtrArray *all, const HwExtract *extract)
{
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    {
      const HwExtract *part = extract->parts->pdata[i];

      if (part->text != NULL)
        g_ptr_array_add (all, (gpointer) part);
      add_parts (all, part);
    }
}

static void
add_line (GPtrArray *lines, gssize row, gssize part)
{
  HwImportLine *line = g_new (HwImportLine, 1);

  *line = (HwImportLine){ (gint64) lines->len + 1, (gint32) row, (gint32) part };
  g_ptr_array_add (lines, line);
}

static void
list_lines (HwImportReading *self)
{
  const gsize n_rows = hw_extract_count_rows (self->extract);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  self->parts = g_ptr_array_new ();
  add_parts (self->parts, self->extract);
  for (gsize i = 0; i < n_rows; i++)
    add_line (lines, (gssize) i, -1);
  for (guint i = 0; i < self->parts->len; i++)
    add_line (lines, -1, (gssize) i);
  self->lines = hw_rows_new (g_steal_pointer (&lines), NULL);
}

static gboolean
is_plain_utf8 (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return g_utf8_validate_len (data, n_bytes, NULL);
}

void
hw_import_reading_run (HwImportReading *self, GCancellable *cancellable)
{
  const HwReadOptions options = get_options (self);
  g_autoptr (HwWorker) worker = NULL;
  gboolean is_table;

  if ((self->is_brief && is_other (self)) || !load (self))
    return;
  self->read_as = hw_format_of_file (self->bytes, &options, &self->error);
  if (self->read_as == NULL)
    return;
  is_table = strcmp (self->read_as->name, "csv") == 0;
  if (self->is_brief && !is_table && is_plain_utf8 (self->bytes))
    return;

  worker = hw_worker_new ();
  if (self->read_as->is_text && !self->knows_encodings && !self->is_brief)
    list_encodings (self, worker, cancellable);
  if (is_table)
    read_table (self, worker, cancellable);
  self->extract = hw_worker_read (worker, self->bytes, &options, cancellable, &self->error);
  if (self->extract != NULL && !self->is_brief)
    list_lines (self);
}

gboolean
hw_import_reading_is_doubtful (const HwImportReading *self)
{
  if (self->read_as == NULL || !self->read_as->is_text)
    return FALSE;
  return (self->extract != NULL && self->extract->is_doubtful)
         || (self->table != NULL && !self->table->columns.is_sure)
         || g_error_matches (self->error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_ENCODING);
}

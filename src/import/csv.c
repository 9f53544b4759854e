/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv.h"

#include "csv-columns.h"
#include "csv-rows.h"
#include "date.h"
#include "decode.h"
#include "extract-builder.h"
#include "header.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ROWS 200000
#define MAX_VALUE_BYTES 4000
#define CANCEL_INTERVAL 256

/* The cell of a field, blanks at its ends off; NULL for none. */
static char *
get_value (const GPtrArray *row, const HwCsvColumns *columns, HwCsvField field)
{
  const guint column = columns->column[field];

  if (column >= row->len || strlen (row->pdata[column]) > MAX_VALUE_BYTES)
    return NULL;
  g_autofree char *value = g_strstrip (g_strdup (row->pdata[column]));
  return *value != '\0' ? g_steal_pointer (&value) : NULL;
}

static gboolean
is_language (const char *tag)
{
  const gsize n = strlen (tag);

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (tag[i]) && tag[i] != '-')
      return FALSE;
  return n >= 2 && n <= 35 && g_ascii_isalpha (tag[0]) && g_ascii_isalpha (tag[1]);
}

/* NULL for a row without text. */
static HwExtract *
read_document (const GPtrArray *row, const HwCsvColumns *columns)
{
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  HwExtract *extract = hw_extract_builder_get (builder);
  const guint column = columns->column[HW_CSV_TEXT];
  g_autofree char *title = get_value (row, columns, HW_CSV_TITLE);
  g_autofree char *published = get_value (row, columns, HW_CSV_PUBLISHED);
  g_autofree char *language = get_value (row, columns, HW_CSV_LANGUAGE);

  if (column >= row->len)
    return NULL;
  extract->title = title != NULL ? hw_header_make_title (title, -1) : NULL;
  extract->author = get_value (row, columns, HW_CSV_AUTHOR);
  extract->source = get_value (row, columns, HW_CSV_SOURCE);
  extract->url = get_value (row, columns, HW_CSV_URL);
  extract->published = published != NULL ? hw_date_find_iso (published) : NULL;
  if (language != NULL && is_language (language))
    extract->language = g_steal_pointer (&language);
  hw_extract_builder_append (builder, row->pdata[column], -1);
  return hw_extract_builder_finish (builder, NULL);
}

/* Names the columns that hold something and are no field. */
static void
remark_columns (HwExtractBuilder *builder, const HwCsvColumns *columns, GPtrArray *header)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < header->len; i++)
    {
      gboolean taken = FALSE;

      for (gsize j = 0; j < HW_CSV_N_FIELDS; j++)
        taken |= columns->column[j] == i;
      if (taken || names->len > 300)
        continue;
      g_autofree char *name
          = columns->has_header ? hw_header_make_title (header->pdata[i], -1) : NULL;
      if (names->len > 0)
        g_string_append (names, ", ");
      if (name != NULL)
        {
          g_autofree char *isolated = hw_direction_isolate (name);

          g_string_append (names, isolated);
        }
      else
        g_string_append_printf (names, "%u", i + 1);
    }
  if (names->len == 0)
    return;
  g_autofree char *remark
      /* Translators: %s is a list of names of columns. */
      = g_strdup_printf (_ ("Columns of the table that were not taken over: %s."), names->str);
  hw_extract_builder_add_remark (builder, remark);
}

static void
remark_empty (HwExtractBuilder *builder, guint n)
{
  if (n == 0)
    return;
  g_autofree char *remark
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row without text was left out.",
                                      "%u rows without text were left out.", n),
                         n);
  hw_extract_builder_add_remark (builder, remark);
}

static gboolean
read_rows (HwExtractBuilder *builder,
           const HwCsvColumns *columns,
           HwCsvReader *reader,
           GCancellable *cancellable,
           GError **error)
{
  guint n_empty = 0;

  for (guint i = 0; hw_csv_reader_next (reader); i++)
    {
      if (i == 0 && columns->has_header)
        {
          remark_columns (builder, columns, reader->cells);
          continue;
        }
      if (i > MAX_ROWS)
        {
          g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                       _ ("The table has more than %d rows."), MAX_ROWS);
          return FALSE;
        }
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i == 0)
        remark_columns (builder, columns, reader->cells);
      HwExtract *document = read_document (reader->cells, columns);
      if (document != NULL)
        hw_extract_builder_add_part (builder, document);
      else
        n_empty++;
    }
  remark_empty (builder, n_empty);
  return TRUE;
}

HwExtract *
hw_csv_extract (GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *encoding = NULL;
  gsize n_bytes, n_damaged;
  g_autoptr (GBytes) utf8
      = hw_decode (bytes, options->encoding, NULL, &encoding, &n_damaged, error);
  if (utf8 == NULL)
    return NULL;

  const char *data = g_bytes_get_data (utf8, &n_bytes);
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GPtrArray) sample = hw_csv_read_sample (data, n_bytes);
  g_auto (HwCsvReader) reader = { NULL };
  HwCsvColumns columns;

  if (sample->len == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("The file is empty: it holds nothing but blanks."));
      return NULL;
    }
  if (!hw_csv_columns_find (&columns, sample, options->map, error))
    return NULL;
  hw_csv_reader_init (&reader, data, n_bytes, '\0');
  if (!read_rows (builder, &columns, &reader, cancellable, error))
    return NULL;
  HwExtract *extract = hw_extract_builder_finish (builder, error);
  if (extract != NULL)
    {
      extract->encoding = g_steal_pointer (&encoding);
      extract->n_damaged = n_damaged;
    }
  return extract;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "csv-field.h"
#include "export-table.h"

/* The names of the columns are for programs: they are the same in every language. */
GBytes *
hw_export_csv (const HwExportJob *job, GError **error)
{
  g_autoptr (GArray) columns = hw_export_columns_parse (job->options->columns, error);
  if (columns == NULL)
    return NULL;
  g_autoptr (GPtrArray) rows = hw_export_table_new (job->set, job->options->order);
  g_autofree const char **fields = g_new (const char *, columns->len);
  GString *out = g_string_new (HW_CSV_BOM);

  for (guint i = 0; i < columns->len; i++)
    fields[i] = hw_export_column_get_name (g_array_index (columns, HwExportColumn, i));
  hw_csv_append_row (out, fields, columns->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const HwExportRow *row = rows->pdata[i];
      for (guint j = 0; j < columns->len; j++)
        fields[j] = row->fields[g_array_index (columns, HwExportColumn, j)];
      hw_csv_append_row (out, fields, columns->len);
    }
  return g_string_free_to_bytes (out);
}

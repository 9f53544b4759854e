/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-csv.h"

#include <glib/gi18n.h>

#include "csv-field.h"
#include "whole-file.h"

#define N_COLUMNS 10

typedef struct
{
  HwConcordanceOrder *order;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  hw_concordance_order_free (job->order);
  g_object_unref (job->file);
  g_free (job);
}

static void
append_line (GString *csv, const HwConcordance *concordance, guint index)
{
  const HwConcordanceLine line = hw_concordance_get_line (concordance, index);
  const HwConcordanceForm form = hw_concordance_get_form (concordance, line.form);
  char document[24], start[24], end[24];
  const char *const fields[N_COLUMNS]
      = { document,    line.title, line.published, start,     end,
          line.before, line.match, line.after,     form.form, hw_match_kind_to_string (line.kind) };

  g_snprintf (document, sizeof document, "%" G_GINT64_FORMAT, line.document);
  g_snprintf (start, sizeof start, "%" G_GINT64_FORMAT, line.start);
  g_snprintf (end, sizeof end, "%" G_GINT64_FORMAT, line.end);
  hw_csv_append_row (csv, fields, N_COLUMNS);
}

static void
save_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  static const char *const names[N_COLUMNS] = { "document", "title", "published", "start", "end",
                                                "before",   "match", "after",     "form",  "kind" };
  Job *job = data;
  const char *path = g_file_peek_path (job->file);
  GString *csv;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (job->file);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("“%s” is not on this computer; choose a folder that is"), uri);
      return;
    }
  csv = g_string_new (HW_CSV_BOM);
  hw_csv_append_row (csv, names, N_COLUMNS);
  for (gsize i = 0; i < hw_rows_get_n (job->order->rows); i++)
    {
      gconstpointer item = hw_rows_get_item (job->order->rows, i);

      if (!hw_concordance_item_is_heading (item))
        append_line (csv, job->order->concordance, hw_concordance_item_get_index (item));
    }
  bytes = g_string_free_to_bytes (csv);
  if (hw_whole_file_write (path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hw_concordance_csv_save (HwConcordanceOrder *order,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->order = order;
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_cb);
}

gboolean
hw_concordance_csv_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

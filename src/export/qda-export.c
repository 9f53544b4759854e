/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "export-filter.h"
#include "qda.h"

static gboolean
has_document (gpointer data, gint64 document)
{
  return hw_export_filter_has_document (data, document);
}

static gboolean
has_passage (gpointer data, const HwPassage *passage)
{
  return hw_export_filter_has_passage (data, passage);
}

static gboolean
has_note (gpointer data, const HwNote *note)
{
  return hw_export_filter_has_note (data, note);
}

static HwProject *
read_project (const HwExportJob *job, GError **error)
{
  const HwExportScope *scope = job->scope;
  g_autoptr (GPtrArray) tags = hw_library_list_tags (job->library, error);
  g_autoptr (HwExportFilter) filter
      = tags != NULL ? hw_export_filter_new (job->library, scope, tags, job->cancellable, error)
                     : NULL;
  const HwProjectFilter wanted = {
    .has_document = has_document,
    .has_passage = has_passage,
    .has_note = has_note,
    .data = filter,
    .lost_as_notes = TRUE,
    /* All documents, and all that were chosen, with what is in them or not. */
    .only_used
    = scope->n_tags > 0 || scope->query != NULL || scope->since != 0 || scope->until != 0,
  };

  return filter != NULL ? hw_library_read_project (job->library, &wanted, job->cancellable, error)
                        : NULL;
}

GBytes *
hw_export_qdpx (const HwExportJob *job, GError **error)
{
  g_autoptr (HwProject) project = read_project (job, error);

  return project != NULL ? hw_qdpx_write (
             project,
             job->options->format == HW_EXPORT_QDPX_NVIVO ? HW_QDA_NVIVO_WINDOWS : HW_QDA_STANDARD,
             job->cancellable, error)
                         : NULL;
}

GBytes *
hw_export_qdc (const HwExportJob *job, GError **error)
{
  g_autoptr (HwProject) project = read_project (job, error);

  return project != NULL ? hw_qdc_write (project, error) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-options.h"

#include <stdlib.h>
#include <string.h>

static const char *const orders[] = {
  [HW_EXPORT_BY_DOCUMENT] = "document",
  [HW_EXPORT_BY_TAG] = "tag",
  [HW_EXPORT_BY_DATE] = "date",
  [HW_EXPORT_BY_COLOUR] = "colour",
};

static const char *const citations[] = {
  [HW_EXPORT_CITE_PARAGRAPH] = "paragraph",
  [HW_EXPORT_CITE_PAGE] = "page",
  [HW_EXPORT_CITE_DOCUMENT] = "plain",
  [HW_EXPORT_CITE_NOTHING] = "none",
};

static const char *const layouts[] = {
  [HW_EXPORT_AS_NOTES] = "notes",
  [HW_EXPORT_AS_TABLE] = "table",
};

/* Its number, or -1. */
static int
find_name (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

gboolean
hw_export_order_from_name (const char *name, HwExportOrder *order)
{
  int i = find_name (orders, G_N_ELEMENTS (orders), name);
  if (i >= 0)
    *order = (HwExportOrder) i;
  return i >= 0;
}

const char *
hw_export_order_get_name (HwExportOrder order)
{
  return orders[order];
}

gboolean
hw_export_citation_from_name (const char *name, HwExportCitation *citation)
{
  int i = find_name (citations, G_N_ELEMENTS (citations), name);
  if (i >= 0)
    *citation = (HwExportCitation) i;
  return i >= 0;
}

const char *
hw_export_citation_get_name (HwExportCitation citation)
{
  return citations[citation];
}

gboolean
hw_export_layout_from_name (const char *name, HwExportLayout *layout)
{
  int i = find_name (layouts, G_N_ELEMENTS (layouts), name);
  if (i >= 0)
    *layout = (HwExportLayout) i;
  return i >= 0;
}

const char *
hw_export_layout_get_name (HwExportLayout layout)
{
  return layouts[layout];
}

gboolean
hw_export_context_from_name (const char *name, guint *context)
{
  guint64 n;

  if (strcmp (name, "none") == 0)
    *context = 0;
  else if (strcmp (name, "paragraph") == 0)
    *context = HW_EXPORT_CONTEXT_PARAGRAPH;
  else if (g_ascii_string_to_unsigned (name, 10, 1, 1000, &n, NULL))
    *context = (guint) n;
  else
    return FALSE;
  return TRUE;
}

/* Digits only, as many as there must be. */
static gboolean
is_shaped (const char *name)
{
  const char *shape = "dddd-dd-dd";
  gsize n = strlen (name);

  for (gsize i = 0; i < n; i++)
    if (i >= strlen (shape) || (shape[i] == 'd' ? !g_ascii_isdigit (name[i]) : name[i] != '-'))
      return FALSE;
  return n == 4 || n == 7 || n == 10;
}

gboolean
hw_export_date_from_name (const char *name, gboolean after, gint64 *time)
{
  g_autoptr (GDateTime) date = NULL, end = NULL;
  gsize n = strlen (name);
  int year, month = 1, day = 1;

  if (!is_shaped (name))
    return FALSE;
  year = atoi (name);
  if (n >= 7)
    month = atoi (name + 5);
  if (n >= 10)
    day = atoi (name + 8);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return FALSE;
  end = g_date_time_add_full (date, n == 4, n == 7, n == 10, 0, 0, 0);
  *time = g_date_time_to_unix (after && end != NULL ? end : date) * G_USEC_PER_SEC;
  return TRUE;
}

HwExportScope *
hw_export_scope_copy (const HwExportScope *scope)
{
  HwExportScope *copy = g_memdup2 (scope, sizeof *scope);

  copy->documents = g_memdup2 (scope->documents, scope->n_documents * sizeof (gint64));
  copy->tags = g_memdup2 (scope->tags, scope->n_tags * sizeof (gint64));
  copy->query = g_strdup (scope->query);
  return copy;
}

void
hw_export_scope_free (HwExportScope *scope)
{
  if (scope == NULL)
    return;
  g_free ((gpointer) scope->documents);
  g_free ((gpointer) scope->tags);
  g_free ((gpointer) scope->query);
  g_free (scope);
}

HwExportOptions *
hw_export_options_copy (const HwExportOptions *options)
{
  HwExportOptions *copy = g_memdup2 (options, sizeof *options);

  copy->columns = g_strdup (options->columns);
  copy->template_text = g_strdup (options->template_text);
  return copy;
}

void
hw_export_options_free (HwExportOptions *options)
{
  if (options == NULL)
    return;
  g_free ((gpointer) options->columns);
  g_free ((gpointer) options->template_text);
  g_free (options);
}

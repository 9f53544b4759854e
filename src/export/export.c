/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "formats.h"
#include "whole-file.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
  const char *extension;
  GString *(*write) (const HwExportSet *set);
} formats[HW_EXPORT_N_FORMATS] = {
  [HW_EXPORT_MARKDOWN] = { "markdown", N_ ("Markdown"), "md", hw_export_markdown },
  [HW_EXPORT_HTML] = { "html", N_ ("Web page (HTML)"), "html", hw_export_html },
  [HW_EXPORT_CSV] = { "csv", N_ ("Table (CSV)"), "csv", hw_export_csv },
  [HW_EXPORT_WEB_ANNOTATION]
  = { "webannotation", N_ ("Web Annotation (JSON)"), "json", hw_export_web_annotation },
};

gboolean
hw_export_format_from_name (const char *name, HwExportFormat *format)
{
  if (strcmp (name, "json") == 0)
    name = "webannotation";
  for (gsize i = 0; i < HW_EXPORT_N_FORMATS; i++)
    if (strcmp (name, formats[i].name) == 0)
      {
        *format = (HwExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
hw_export_format_get_name (HwExportFormat format)
{
  return formats[format].name;
}

const char *
hw_export_format_get_label (HwExportFormat format)
{
  return _ (formats[format].label);
}

const char *
hw_export_format_get_extension (HwExportFormat format)
{
  return formats[format].extension;
}

GBytes *
hw_export_to_bytes (HwLibrary *library,
                    HwExportFormat format,
                    const HwExportScope *scope,
                    GCancellable *cancellable,
                    GError **error)
{
  static const HwExportScope everything = { NULL };
  g_autoptr (HwExportSet) set
      = hw_export_set_new (library, scope != NULL ? scope : &everything, cancellable, error);

  if (set == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_string_free_to_bytes (formats[format].write (set));
}

gboolean
hw_export_to_file (HwLibrary *library,
                   HwExportFormat format,
                   const HwExportScope *scope,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) bytes = hw_export_to_bytes (library, format, scope, cancellable, error);

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return hw_whole_file_write (path, bytes, error);
}

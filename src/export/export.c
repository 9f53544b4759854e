/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "formats.h"
#include "whole-file.h"

#include <glib/gi18n.h>
#include <string.h>

GQuark
hw_export_error_quark (void)
{
  return g_quark_from_static_string ("hw-export-error-quark");
}

static const struct
{
  const char *name;
  const char *label;
  const char *extension;
  HwExportFeatures features;
  GBytes *(*write) (const HwExportJob *job, GError **error);
} formats[HW_EXPORT_N_FORMATS] = {
  [HW_EXPORT_DOCX]
  = { "docx", N_ ("Word document (DOCX)"), "docx",
      HW_EXPORT_HAS_NOTES | HW_EXPORT_HAS_TABLE | HW_EXPORT_HAS_DOCUMENT, hw_export_docx },
  [HW_EXPORT_ODT]
  = { "odt", N_ ("OpenDocument text (ODT)"), "odt",
      HW_EXPORT_HAS_NOTES | HW_EXPORT_HAS_TABLE | HW_EXPORT_HAS_DOCUMENT, hw_export_odt },
  [HW_EXPORT_HTML] = { "html", N_ ("Web page (HTML)"), "html",
                       HW_EXPORT_HAS_NOTES | HW_EXPORT_IS_TEXT, hw_export_html },
  [HW_EXPORT_MARKDOWN] = { "markdown", N_ ("Markdown"), "md",
                           HW_EXPORT_HAS_NOTES | HW_EXPORT_IS_TEXT, hw_export_markdown },
  [HW_EXPORT_CSV]
  = { "csv", N_ ("Table (CSV)"), "csv", HW_EXPORT_IS_TABLE | HW_EXPORT_IS_TEXT, hw_export_csv },
  [HW_EXPORT_WEB_ANNOTATION] = { "webannotation", N_ ("Web Annotation (JSON)"), "json",
                                 HW_EXPORT_IS_TEXT, hw_export_web_annotation },
  [HW_EXPORT_QDPX]
  = { "qdpx", N_ ("Project for other analysis tools (REFI-QDA)"), "qdpx", 0, hw_export_qdpx },
  [HW_EXPORT_QDPX_NVIVO]
  = { "qdpx-nvivo", N_ ("Project for NVivo on Windows (REFI-QDA)"), "qdpx", 0, hw_export_qdpx },
  [HW_EXPORT_QDC] = { "qdc", N_ ("Tags for other analysis tools (REFI-QDA)"), "qdc",
                      HW_EXPORT_IS_TEXT, hw_export_qdc },
};

gboolean
hw_export_format_from_name (const char *name, HwExportFormat *format)
{
  for (gsize i = 0; i < HW_EXPORT_N_FORMATS; i++)
    if (strcmp (name, formats[i].name) == 0)
      {
        *format = (HwExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

char *
hw_export_format_list_names (void)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < HW_EXPORT_N_FORMATS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);
  return g_string_free (names, FALSE);
}

HwExportFeatures
hw_export_format_get_features (HwExportFormat format)
{
  return formats[format].features;
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

/* Does the format do what was asked? */
static gboolean
check_options (const HwExportOptions *options, GError **error)
{
  HwExportFeatures features = formats[options->format].features;
  const char *what = NULL;

  if (options->document != 0 && (features & HW_EXPORT_HAS_DOCUMENT) == 0)
    what = _ ("a document with its comments");
  else if (options->layout == HW_EXPORT_AS_TABLE
           && (features & (HW_EXPORT_HAS_TABLE | HW_EXPORT_IS_TABLE)) == 0)
    what = _ ("a table");
  if (what != NULL)
    g_set_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION,
                 /* Translators: the first %s is a format like "csv", the second what was asked for,
                  * like "a table". */
                 _ ("The format “%s” cannot hold %s."), formats[options->format].name, what);
  return what == NULL;
}

GBytes *
hw_export_to_bytes (HwLibrary *library,
                    const HwExportScope *scope,
                    const HwExportOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  static const HwExportScope everything = { NULL };
  g_autoptr (HwExportSet) set = NULL;
  GBytes *bytes = NULL;

  if (scope == NULL)
    scope = &everything;
  HwExportScope about = *scope;
  if (options->document != 0)
    {
      about.documents = &options->document;
      about.n_documents = 1;
    }
  /* Others may write meanwhile: all of it is of one moment. */
  if (!check_options (options, error) || !hw_library_begin_read (library, error))
    return NULL;
  set = hw_export_set_new (library, &about, options, cancellable, error);
  if (set != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      const HwExportJob job = { library, &about, options, set, cancellable };
      bytes = formats[options->format].write (&job, error);
    }
  hw_library_end_read (library);
  return bytes;
}

gboolean
hw_export_to_file (HwLibrary *library,
                   const HwExportScope *scope,
                   const HwExportOptions *options,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) bytes = hw_export_to_bytes (library, scope, options, cancellable, error);

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return hw_whole_file_write (path, bytes, error);
}

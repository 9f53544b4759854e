/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "export-group.h"
#include "formats.h"
#include "obsidian.h"
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
  [HW_EXPORT_PDF]
  = { "pdf", N_ ("PDF"), "pdf", HW_EXPORT_HAS_NOTES | HW_EXPORT_HAS_TABLE | HW_EXPORT_HAS_DOCUMENT,
      hw_export_pdf },
  [HW_EXPORT_HTML]
  = { "html", N_ ("Web page (HTML)"), "html",
      HW_EXPORT_HAS_NOTES | HW_EXPORT_HAS_TABLE | HW_EXPORT_HAS_DOCUMENT | HW_EXPORT_IS_TEXT,
      hw_export_html },
  [HW_EXPORT_MARKDOWN] = { "markdown", N_ ("Markdown"), "md",
                           HW_EXPORT_HAS_NOTES | HW_EXPORT_IS_TEXT, hw_export_markdown },
  [HW_EXPORT_OBSIDIAN] = { "obsidian", N_ ("Notes for Obsidian"), "zip",
                           HW_EXPORT_HAS_NOTES | HW_EXPORT_IS_FOLDER, hw_export_obsidian },
  [HW_EXPORT_XLSX]
  = { "xlsx", N_ ("Spreadsheet (XLSX)"), "xlsx", HW_EXPORT_IS_TABLE, hw_export_xlsx },
  [HW_EXPORT_TEMPLATE] = { "template", N_ ("Text by a template"), "txt",
                           HW_EXPORT_IS_TEXT | HW_EXPORT_IS_FILLED, hw_export_template },
  [HW_EXPORT_JSON]
  = { "json", N_ ("Notes for programs (JSON)"), "json", HW_EXPORT_IS_TEXT, hw_export_json },
  [HW_EXPORT_BIBTEX] = { "bibtex", N_ ("Documents for BibTeX"), "bib",
                         HW_EXPORT_IS_TEXT | HW_EXPORT_HAS_ALL_DOCUMENTS, hw_export_bibtex },
  [HW_EXPORT_CSL_JSON] = { "csl-json", N_ ("Documents for Zotero and others (CSL JSON)"), "json",
                           HW_EXPORT_IS_TEXT | HW_EXPORT_HAS_ALL_DOCUMENTS, hw_export_csl_json },
  [HW_EXPORT_LIBRARY] = { "library", N_ ("Whole library (JSON)"), "json",
                          HW_EXPORT_IS_TEXT | HW_EXPORT_HAS_ALL_DOCUMENTS, hw_export_library },
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
  if ((features & HW_EXPORT_IS_FILLED) != 0 && options->template_text == NULL)
    {
      g_set_error_literal (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION,
                           _ ("A template is needed to write text by it."));
      return FALSE;
    }
  if (what != NULL)
    g_set_error (error, HW_EXPORT_ERROR, HW_EXPORT_ERROR_OPTION,
                 /* Translators: the first %s is a format like "csv", the second what was asked for,
                  * like "a table". */
                 _ ("The format “%s” cannot hold %s."), formats[options->format].name, what);
  return what == NULL;
}

typedef gpointer (*JobFunc) (const HwExportJob *job, GError **error);

/* What @func makes of the job that the arguments are. */
static gpointer
run (HwLibrary *library,
     const HwExportScope *scope,
     const HwExportOptions *options,
     JobFunc func,
     GCancellable *cancellable,
     GError **error)
{
  static const HwExportScope everything = { NULL };
  g_autoptr (HwExportSet) set = NULL;
  gpointer result = NULL;
  HwExportScope about = scope != NULL ? *scope : everything;

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
    result = func (&(HwExportJob){ library, &about, options, set, cancellable }, error);
  hw_library_end_read (library);
  return result;
}

static gpointer
write_format (const HwExportJob *job, GError **error)
{
  return formats[job->options->format].write (job, error);
}

static gpointer
make_files (const HwExportJob *job, GError **error)
{
  return hw_export_obsidian_files (job);
}

GBytes *
hw_export_to_bytes (HwLibrary *library,
                    const HwExportScope *scope,
                    const HwExportOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  return run (library, scope, options, write_format, cancellable, error);
}

static gpointer
make_contents (const HwExportJob *job, GError **error)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  if ((formats[job->options->format].features & HW_EXPORT_IS_FOLDER) != 0)
    {
      g_autoptr (GPtrArray) files = hw_export_obsidian_files (job);
      for (guint i = 0; i < files->len; i++)
        g_ptr_array_add (names, g_strdup (((HwExportFile *) files->pdata[i])->name));
      return names;
    }
  g_autoptr (GPtrArray) groups = hw_export_set_group (job->set, job->options->order);
  for (guint i = 0; i < groups->len; i++)
    {
      const HwExportGroup *group = groups->pdata[i];
      g_autofree char *title = hw_direction_isolate (group->title);
      g_autofree char *count = g_strdup_printf (
          ngettext ("%u passage", "%u passages", group->places->len), group->places->len);
      g_ptr_array_add (names, g_strdup_printf ("%s · \u2068%s\u2069", title, count));
    }
  return names;
}

GPtrArray *
hw_export_list_contents (HwLibrary *library,
                         const HwExportScope *scope,
                         const HwExportOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  return run (library, scope, options, make_contents, cancellable, error);
}

gboolean
hw_export_to_file (HwLibrary *library,
                   const HwExportScope *scope,
                   const HwExportOptions *options,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  if ((formats[options->format].features & HW_EXPORT_IS_FOLDER) != 0
      && !g_str_has_suffix (path, ".zip"))
    {
      g_autoptr (GPtrArray) files = run (library, scope, options, make_files, cancellable, error);
      return files != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
             && hw_export_write_folder (files, path, error);
    }
  g_autoptr (GBytes) bytes = hw_export_to_bytes (library, scope, options, cancellable, error);

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return hw_whole_file_write (path, bytes, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "cli.h"
#include "documents.h"
#include "output.h"
#include "tags.h"

#include <glib/gi18n.h>

static gboolean export(HwLibrary *library,
                       HwExportFormat format,
                       const char *tag_name,
                       const char *document_name,
                       const char *path,
                       GError **error)
{
  gint64 tag = 0, document = 0;

  if (tag_name != NULL && (tag = hw_library_find_tag (library, tag_name, error)) == 0)
    return FALSE;
  if (document_name != NULL
      && (document = hw_library_find_document (library, document_name, error)) == 0)
    return FALSE;
  HwExportScope scope = {
    .documents = &document,
    .n_documents = document != 0,
    .tags = &tag,
    .n_tags = tag != 0,
  };
  return hw_export_to_file (library, format, &scope, path, NULL, error);
}

int
hw_cli_export (HwCli *self, int argc, char **argv)
{
  g_autofree char *format_name = NULL, *path = NULL, *tag = NULL, *document = NULL;
  g_autoptr (GError) error = NULL;
  HwExportFormat format;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
      N_ ("markdown, html, csv or webannotation"), "F" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("where to"), "FILE" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("only under this one"), "NAME" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, NULL, entries, 0, 0))
    return HW_EXIT_USAGE;
  if (format_name == NULL || path == NULL || *path == '\0')
    {
      hw_output_message (_ ("export: --format and --output are needed"));
      return HW_EXIT_USAGE;
    }
  if (!hw_export_format_from_name (format_name, &format))
    {
      hw_output_message (_ ("export: unknown format “%s”; there are markdown, html, csv and "
                            "webannotation"),
                         format_name);
      return HW_EXIT_USAGE;
    }
  g_autoptr (HwLibrary) library = hw_cli_open_to_read (self);
  if (library == NULL)
    return HW_EXIT_FAILED;
  if (!export(library, format, tag, document, path, &error))
    return hw_cli_fail (error);
  return HW_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charset.h"
#include "cli.h"
#include "documents.h"
#include "formats.h"
#include "import.h"
#include "interrupt.h"
#include "output.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gboolean json;
  guint n_added, n_unchanged, n_failed;
  GCancellable *cancellable;
} Progress;

static void
print_item (const HwImportItem *item, guint n_done, guint n_found, gpointer data)
{
  Progress *progress = data;
  g_autofree char *path = g_filename_display_name (item->path);
  const char *status = hw_import_status_to_name (item->status);

  if (hw_interrupt_happened ())
    g_cancellable_cancel (progress->cancellable);
  progress->n_added += item->status == HW_IMPORT_ADDED;
  progress->n_unchanged += item->status == HW_IMPORT_UNCHANGED;
  progress->n_failed += item->status == HW_IMPORT_FAILED;
  if (progress->json)
    {
      JsonBuilder *json = json_builder_new_immutable ();
      json_builder_begin_object (json);
      hw_output_add_string (json, "path", path);
      json_builder_set_member_name (json, "document");
      if (item->document != 0)
        json_builder_add_int_value (json, item->document);
      else
        json_builder_add_null_value (json);
      hw_output_add_string (json, "status", status);
      hw_output_add_string (json, "message", item->message);
      json_builder_end_object (json);
      hw_output_object (json);
    }
  else if (item->status != HW_IMPORT_FAILED)
    {
      hw_output_printf ("%s\t%" G_GINT64_FORMAT "\t", status, item->document);
      hw_output_line_part (path);
      hw_output_bytes ("\n", 1);
    }
  if (*item->message != '\0')
    hw_output_message ("%s: %s", path, item->message);
}

/* A wrong word here would be a failure of every file. */
static gboolean
check_options (const HwReadOptions *options)
{
  if (options->format != NULL && hw_format_find (options->format) == NULL)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      gsize n;
      const HwFormat *formats = hw_formats_list (&n);

      for (gsize i = 0; i < n; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? " " : "", formats[i].name);
      /* Translators: the second %s is a list of names between blanks. */
      hw_output_message (_ ("there is no format “%s”; those that are read: %s"), options->format,
                         names->str);
      return FALSE;
    }
  if (options->encoding != NULL && !hw_charset_is_known (options->encoding))
    {
      hw_output_message (_ ("there is no encoding “%s”"), options->encoding);
      return FALSE;
    }
  for (gsize i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (strchr (options->map[i], '=') == NULL)
      {
        hw_output_message (_ ("“%s” is not of the form FIELD=COLUMN"), options->map[i]);
        return FALSE;
      }
  return TRUE;
}

int
hw_cli_import (HwCli *self, int argc, char **argv)
{
  g_autofree char *format = NULL, *encoding = NULL;
  g_auto (GStrv) map = NULL;
  gboolean whole_page = FALSE, keep = FALSE, forget = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("read all as this"), "FORMAT" },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("the encoding of texts"), "NAME" },
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &whole_page, N_ ("leave nothing out"), NULL },
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &map, N_ ("of a table; may be given again"),
      "FIELD=COLUMN" },
    { "keep-originals", 0, 0, G_OPTION_ARG_NONE, &keep,
      N_ ("keep the files themselves in the library, from now on"), NULL },
    { "no-originals", 0, 0, G_OPTION_ARG_NONE, &forget, N_ ("do not keep them, from now on"),
      NULL },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "PATH…", entries, 1, G_MAXINT))
    return HW_EXIT_USAGE;
  if (keep && forget)
    {
      hw_output_message (_ ("--keep-originals and --no-originals contradict each other"));
      return HW_EXIT_USAGE;
    }
  const HwReadOptions options = { .format = format,
                                  .encoding = encoding,
                                  .whole_page = whole_page,
                                  .map = (const char *const *) map };
  if (!check_options (&options))
    return HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library = hw_cli_open (self, HW_LIBRARY_OPEN_CREATE);
  if (library == NULL)
    return HW_EXIT_FAILED;

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .json = self->json, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  if ((keep || forget) && !hw_library_set_keep_originals (library, keep, &error))
    return hw_cli_fail (error);
  hw_interrupt_catch ();
  gboolean ok = hw_import_paths (library, (const char *const *) argv + 1, &options, print_item,
                                 &progress, cancellable, &error);
  /* What is found is searched next: the index is complete when this ends. */
  if (ok)
    ok = hw_cli_index (library, cancellable, &error);
  if (!ok)
    hw_output_message ("%s", error->message);
  if (!self->json)
    hw_output_message (_ ("%u added, %u unchanged, %u failed"), progress.n_added,
                       progress.n_unchanged, progress.n_failed);
  return ok && progress.n_failed == 0 ? HW_EXIT_DONE : HW_EXIT_FAILED;
}

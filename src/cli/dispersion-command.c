/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "dispersion.h"
#include "documents.h"
#include "output.h"

#include <glib/gi18n.h>

static void
print_row (HwCli *self, const HwDispersionRow *row)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t", row->document,
                        row->n_chars);
      for (guint i = 0; i < row->positions->len; i++)
        hw_output_printf ("%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                          g_array_index (row->positions, gint64, i));
      hw_output_bytes ("\t", 1);
      hw_output_line_part (row->title);
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "document", row->document);
  hw_output_add_int (json, "characters", row->n_chars);
  json_builder_set_member_name (json, "positions");
  json_builder_begin_array (json);
  for (guint i = 0; i < row->positions->len; i++)
    json_builder_add_int_value (json, g_array_index (row->positions, gint64, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_dispersion (HwCli *self, int argc, char **argv)
{
  g_autofree char *document = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "QUERY", entries, 1, 1))
    return HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library = hw_cli_open_to_search (self);
  if (library == NULL)
    return HW_EXIT_FAILED;

  HwSearchOptions options = { 0 };
  g_autoptr (HwDispersion) dispersion = NULL;
  if (document != NULL)
    options.document = hw_library_find_document (library, document, &error);
  if (error == NULL)
    dispersion = hw_library_dispersion (library, argv[1], &options, NULL, &error);
  if (dispersion == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < dispersion->rows->len; i++)
    print_row (self, dispersion->rows->pdata[i]);
  return HW_EXIT_DONE;
}

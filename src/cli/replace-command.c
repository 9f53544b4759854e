/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "output.h"
#include "replace-file.h"

#include <glib/gi18n.h>

static void
print_passage (HwCli *self, const HwReplacedPassage *passage)
{
  const char *status = hw_anchor_status_to_name (passage->status);
  JsonBuilder *json;

  if (!self->json)
    {
      hw_output_printf ("%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT
                        "\t%.2f\n",
                        status, passage->passage, passage->start, passage->end, passage->score);
      return;
    }
  json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "passage", passage->passage);
  hw_output_add_string (json, "status", status);
  hw_output_add_int (json, "start", passage->start);
  hw_output_add_int (json, "end", passage->end);
  json_builder_set_member_name (json, "score");
  json_builder_add_double_value (json, passage->score);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_replace (HwCli *self, int argc, char **argv)
{
  g_autofree char *format = NULL, *encoding = NULL;
  gboolean whole_page = FALSE;
  guint n[4] = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("read it as this"), "FORMAT" },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("the encoding of texts"), "NAME" },
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &whole_page, N_ ("leave nothing out"), NULL },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "DOC FILE", entries, 2, 2))
    return HW_EXIT_USAGE;
  const HwReadOptions options
      = { .format = format, .encoding = encoding, .whole_page = whole_page };
  g_autoptr (HwLibrary) library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;

  g_autoptr (GError) error = NULL;
  gint64 document = hw_library_find_document (library, argv[1], &error);
  g_autoptr (HwReplacement) replaced
      = document != 0 ? hw_import_replace (library, document, argv[2], NULL, &options, NULL, &error)
                      : NULL;
  if (replaced == NULL || !hw_cli_index (library, NULL, &error))
    return hw_cli_fail (error);
  for (guint i = 0; i < replaced->passages->len; i++)
    {
      const HwReplacedPassage *passage = &g_array_index (replaced->passages, HwReplacedPassage, i);

      n[passage->status]++;
      print_passage (self, passage);
    }
  if (replaced->is_same)
    hw_output_message ("%s", _ ("The file has the same text: nothing was replaced."));
  if (replaced->remark != NULL)
    hw_output_message ("%s", replaced->remark);
  if (!self->json)
    /* Translators: passages, after the text of their document was replaced */
    hw_output_message (_ ("%u kept, %u moved, %u uncertain, %u lost"), n[HW_ANCHOR_KEPT],
                       n[HW_ANCHOR_MOVED], n[HW_ANCHOR_UNCERTAIN], n[HW_ANCHOR_LOST]);
  return HW_EXIT_DONE;
}

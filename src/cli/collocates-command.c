/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "collocates.h"
#include "documents.h"
#include "output.h"
#include "stop-list.h"

#include <glib/gi18n.h>

static void
print_item (HwCli *self, const HwCollocate *item)
{
  if (!self->json)
    {
      hw_output_line_part (item->word);
      hw_output_printf ("\t%" G_GUINT64_FORMAT "\t%.2f\t%.2f\t%.4f\n", item->count,
                        item->log_likelihood, item->mi, item->dice);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_string (json, "word", item->word);
  hw_output_add_int (json, "count", (gint64) item->count);
  hw_output_add_double (json, "log_likelihood", item->log_likelihood);
  hw_output_add_double (json, "mi", item->mi);
  hw_output_add_double (json, "dice", item->dice);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_collocates (HwCli *self, int argc, char **argv)
{
  int window = HW_COLLOCATES_DEFAULT_WINDOW, limit = 0;
  gboolean no_stop_words = FALSE;
  g_autofree char *document = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "window", 0, 0, G_OPTION_ARG_INT, &window, N_ ("so many words on each side"), "N" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { "no-stop-words", 0, 0, G_OPTION_ARG_NONE, &no_stop_words,
      N_ ("without words that say nothing of the subject"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("at most so many, the first"), "N" },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "WORD", entries, 1, 1))
    return HW_EXIT_USAGE;
  if (window < 1 || window > HW_COLLOCATES_MAX_WINDOW || limit < 0)
    {
      if (limit < 0)
        hw_output_message (_ ("%s: the limit is less than 0"), argv[0]);
      else
        hw_output_message (_ ("%s: --window takes 1 to %d"), argv[0], HW_COLLOCATES_MAX_WINDOW);
      return HW_EXIT_USAGE;
    }
  g_autoptr (HwLibrary) library = hw_cli_open_to_search (self);
  if (library == NULL)
    return HW_EXIT_FAILED;

  g_autoptr (GHashTable) stop = no_stop_words ? hw_library_get_stop_words (library) : NULL;
  HwCollocatesOptions options = { .window = (guint) window, .stop = stop, .limit = (gsize) limit };
  g_autoptr (HwCollocates) collocates = NULL;
  if (document != NULL)
    options.search.document = hw_library_find_document (library, document, &error);
  if (error == NULL)
    collocates = hw_library_collocates (library, argv[1], &options, NULL, &error);
  if (collocates == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < collocates->items->len; i++)
    print_item (self, &g_array_index (collocates->items, HwCollocate, i));
  return HW_EXIT_DONE;
}

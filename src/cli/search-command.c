/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include "cli.h"
#include "documents.h"
#include "output.h"

#include <glib/gi18n.h>

static void
print_hit (HwCli *self, const HwHit *hit)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT "\t",
                        hit->document, hit->start, hit->end);
      hw_output_line_part (hit->before);
      hw_output_bytes ("[", 1);
      hw_output_line_part (hit->match);
      hw_output_bytes ("]", 1);
      hw_output_line_part (hit->after);
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "document", hit->document);
  hw_output_add_string (json, "title", hit->title);
  hw_output_add_int (json, "start", hit->start);
  hw_output_add_int (json, "end", hit->end);
  hw_output_add_string (json, "before", hit->before);
  hw_output_add_string (json, "match", hit->match);
  hw_output_add_string (json, "after", hit->after);
  hw_output_add_double (json, "score", hit->score);
  hw_output_add_string (json, "kind", hw_match_kind_to_string (hit->kind));
  if (hit->note != 0) /* start and end are in that note, not in the document */
    hw_output_add_int (json, "note", hit->note);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_search (HwCli *self, int argc, char **argv)
{
  int limit = 0;
  gboolean exact = FALSE, approximate = FALSE;
  g_autofree char *document = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("at most so many, the best"), "N" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &exact, N_ ("letters and marks as typed"), NULL },
    { "approximate", 0, 0, G_OPTION_ARG_NONE, &approximate,
      N_ ("also what damage by OCR made of the words"), NULL },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "QUERY", entries, 1, 1))
    return HW_EXIT_USAGE;
  if (limit < 0 || !g_utf8_validate (argv[1], -1, NULL))
    {
      hw_output_message (limit < 0 ? _ ("search: the limit is less than 0")
                                   : _ ("search: the query is not UTF-8"));
      return HW_EXIT_USAGE;
    }
  g_autoptr (HwLibrary) library = hw_cli_open_to_search (self);
  if (library == NULL)
    return HW_EXIT_FAILED;

  HwSearchOptions options = { .limit = (gsize) limit, .exact = exact, .approximate = approximate };
  g_autoptr (HwSearchResult) result = NULL;
  if (document != NULL)
    options.document = hw_library_find_document (library, document, &error);
  if (error == NULL)
    result = hw_library_search (library, argv[1], &options, NULL, &error);
  if (result == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < result->messages->len; i++)
    hw_output_message ("search: %s", (const char *) result->messages->pdata[i]);
  for (guint i = 0; i < result->hits->len; i++)
    print_hit (self, result->hits->pdata[i]);
  return HW_EXIT_DONE;
}

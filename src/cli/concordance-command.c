/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance.h"

#include "cli.h"
#include "documents.h"
#include "output.h"

#include <glib/gi18n.h>

#define MAX_WORDS 100

static const struct
{
  const char *name;
  HwConcordanceKey key;
} orders[] = {
  /* Left and right as handbooks have it: before and after, in whatever direction a text is read. */
  { "l1", HW_CONCORDANCE_BEFORE_1 }, { "l2", HW_CONCORDANCE_BEFORE_2 },
  { "l3", HW_CONCORDANCE_BEFORE_3 }, { "r1", HW_CONCORDANCE_AFTER_1 },
  { "r2", HW_CONCORDANCE_AFTER_2 },  { "r3", HW_CONCORDANCE_AFTER_3 },
  { "form", HW_CONCORDANCE_FORM },   { "document", HW_CONCORDANCE_DOCUMENT },
  { "date", HW_CONCORDANCE_DATE },
};

static void
print_line (HwCli *self, const HwConcordanceLine *line)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT "\t",
                        line->document, line->start, line->end);
      hw_output_line_part (line->before);
      hw_output_bytes ("\t", 1);
      hw_output_line_part (line->match);
      hw_output_bytes ("\t", 1);
      hw_output_line_part (line->after);
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "document", line->document);
  hw_output_add_int (json, "start", line->start);
  hw_output_add_int (json, "end", line->end);
  hw_output_add_string (json, "before", line->before);
  hw_output_add_string (json, "match", line->match);
  hw_output_add_string (json, "after", line->after);
  json_builder_end_object (json);
  hw_output_object (json);
}

/* Several keys may stand behind each other, with commas between; none for the order of the texts. FALSE
 * after a message. */
static gboolean
read_order (const char *text, GArray *keys)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n = 0;

      while (n < G_N_ELEMENTS (orders) && g_strcmp0 (orders[n].name, names[i]) != 0)
        n++;
      if (n == G_N_ELEMENTS (orders))
        {
          hw_output_message (_ ("concordance: --sort takes l1, l2, l3, r1, r2, r3, form, document "
                                "and date, not “%s”"),
                             names[i]);
          return FALSE;
        }
      g_array_append_val (keys, orders[n].key);
    }
  return TRUE;
}

static int
list_lines (HwCli *self,
            const char *query,
            const char *document,
            HwConcordanceOptions *options,
            const GArray *keys,
            gsize limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = hw_cli_open_to_search (self);
  g_autoptr (HwConcordance) concordance = NULL;
  g_autoptr (HwSearchResult) result = NULL;
  g_autoptr (GArray) lines = NULL;

  if (library == NULL)
    return HW_EXIT_FAILED;
  if (document != NULL)
    options->search.document = hw_library_find_document (library, document, &error);
  if (error == NULL)
    concordance = hw_library_concordance (library, query, options, NULL, &error);
  /* It says what of the query was not understood. */
  options->search.limit = 1;
  if (concordance != NULL)
    result = hw_library_search (library, query, &options->search, NULL, &error);
  if (result == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < result->messages->len; i++)
    hw_output_message ("concordance: %s", (const char *) result->messages->pdata[i]);
  lines = hw_concordance_sort (concordance, (const HwConcordanceKey *) (gpointer) keys->data,
                               keys->len, NULL);
  for (guint i = 0; i < lines->len && (limit == 0 || i < limit); i++)
    {
      const HwConcordanceLine line
          = hw_concordance_get_line (concordance, g_array_index (lines, guint32, i));

      print_line (self, &line);
    }
  return HW_EXIT_DONE;
}

int
hw_cli_concordance (HwCli *self, int argc, char **argv)
{
  int words = HW_CONCORDANCE_DEFAULT_WORDS, limit = 0;
  g_autofree char *order = NULL, *document = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (HwConcordanceKey));
  HwConcordanceOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "words", 0, 0, G_OPTION_ARG_INT, &words, N_ ("so many before and after"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &order,
      N_ ("by the first word to the left (before) or right (after), by document or by date; "
          "several "
          "with commas between"),
      "l1|r1|document|date" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("at most so many, the first"), "N" },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "QUERY", entries, 1, 1))
    return HW_EXIT_USAGE;
  if (words < 1 || words > MAX_WORDS)
    {
      hw_output_message (_ ("concordance: --words takes 1 to %d"), MAX_WORDS);
      return HW_EXIT_USAGE;
    }
  if (limit < 0 || !g_utf8_validate (argv[1], -1, NULL))
    {
      hw_output_message (limit < 0 ? _ ("concordance: the limit is less than 0")
                                   : _ ("concordance: the query is not UTF-8"));
      return HW_EXIT_USAGE;
    }
  if (order != NULL && !read_order (order, keys))
    return HW_EXIT_USAGE;
  options.n_words = (guint) words;
  options.limit = keys->len == 0 ? (gsize) limit : 0;
  return list_lines (self, argv[1], document, &options, keys, (gsize) limit);
}

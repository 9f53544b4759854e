/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "output.h"
#include "stop-list.h"
#include "tags.h"
#include "word-list.h"

#include "cli.h"

#include <glib/gi18n.h>

static void
print_item (HwCli *self, const HwWordListItem *item, gboolean with_keyness)
{
  if (!self->json)
    {
      hw_output_line_part (item->word);
      hw_output_printf ("\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT, item->count,
                        item->n_documents);
      if (with_keyness)
        hw_output_printf ("\t%.2f", item->keyness);
      hw_output_bytes ("\t", 1);
      for (guint i = 0; item->forms[i] != NULL; i++)
        {
          hw_output_bytes (" ", i > 0);
          hw_output_line_part (item->forms[i]);
        }
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_string (json, "word", item->word);
  json_builder_set_member_name (json, "forms");
  json_builder_begin_array (json);
  for (guint i = 0; item->forms[i] != NULL; i++)
    json_builder_add_string_value (json, item->forms[i]);
  json_builder_end_array (json);
  hw_output_add_int (json, "count", (gint64) item->count);
  hw_output_add_int (json, "documents", (gint64) item->n_documents);
  if (with_keyness)
    hw_output_add_double (json, "keyness", item->keyness);
  json_builder_end_object (json);
  hw_output_object (json);
}

typedef struct
{
  char *document, *tag, *against;
  int n, limit;
  gboolean no_stop_words;
} Wanted;

static gboolean
find_scopes (HwLibrary *library,
             const Wanted *wanted,
             HwTextScope *scope,
             HwTextScope *against,
             GError **error)
{
  if (wanted->document != NULL)
    {
      scope->document = hw_library_find_document (library, wanted->document, error);
      if (scope->document == 0)
        return FALSE;
    }
  if (wanted->tag != NULL)
    {
      scope->tag = hw_library_find_tag (library, wanted->tag, error);
      if (scope->tag == 0)
        return FALSE;
    }
  if (wanted->against != NULL)
    {
      against->document = hw_library_find_document (library, wanted->against, error);
      if (against->document == 0)
        return FALSE;
    }
  return TRUE;
}

static int
list_words (HwCli *self, HwLibrary *library, const Wanted *wanted)
{
  g_autoptr (GHashTable) stop = wanted->no_stop_words ? hw_library_get_stop_words (library) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwWordList) list = NULL;
  HwTextScope against = { 0 };
  HwWordListOptions options = { .n = (guint) wanted->n,
                                .stop = stop,
                                .order = HW_WORD_ORDER_COUNT,
                                .limit = (gsize) wanted->limit };

  if (!find_scopes (library, wanted, &options.scope, &against, &error))
    return hw_cli_fail (error);
  if (wanted->against != NULL)
    {
      options.against = &against;
      options.order = HW_WORD_ORDER_KEYNESS;
    }
  list = hw_library_list_words (library, &options, NULL, &error);
  if (list == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < list->items->len; i++)
    print_item (self, &g_array_index (list->items, HwWordListItem, i), wanted->against != NULL);
  if (list->only_repeated)
    hw_output_message (_ ("words: those that stand only once are left out, there are too many"));
  return HW_EXIT_DONE;
}

int
hw_cli_words (HwCli *self, int argc, char **argv)
{
  Wanted wanted = { .n = 1 };
  const GOptionEntry entries[] = {
    { "ngram", 0, 0, G_OPTION_ARG_INT, &wanted.n, N_ ("so many words in a row, 1 to 5"), "N" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &wanted.document, N_ ("only in this one"), "DOC" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &wanted.tag, N_ ("only in passages under this one"),
      "NAME" },
    { "no-stop-words", 0, 0, G_OPTION_ARG_NONE, &wanted.no_stop_words,
      /* Translators: such as "and", "in", "which". */
      N_ ("without words that say nothing of the subject"), NULL },
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &wanted.against,
      N_ ("how typical they are, held against this one"), "DOC" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &wanted.limit, N_ ("at most so many, the first"), "N" },
    { NULL },
  };
  int status = HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library = NULL;

  if (!hw_cli_parse (self, &argc, &argv, NULL, entries, 0, 0))
    status = HW_EXIT_USAGE;
  else if (wanted.n < 1 || wanted.n > HW_MAX_NGRAM)
    hw_output_message (_ ("words: --ngram takes 1 to %d"), HW_MAX_NGRAM);
  else if (wanted.limit < 0)
    hw_output_message (_ ("words: the limit is less than 0"));
  else
    {
      library = hw_cli_open_to_read (self);
      status = library != NULL ? list_words (self, library, &wanted) : HW_EXIT_FAILED;
    }
  g_free (wanted.document);
  g_free (wanted.tag);
  g_free (wanted.against);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "documents.h"
#include "output.h"

#include <glib/gi18n.h>

/* What a reader sees: the direction they chose, else that of the text, else that of the language. */
static HwDirection
effective_direction (HwLibrary *library, const HwDocument *document)
{
  if (document->direction != HW_DIRECTION_AUTO)
    return document->direction;

  HwDirection by_language = hw_direction_of_language (document->language);
  g_autoptr (HwText) text = hw_library_load_text (library, document->id, NULL);
  return text != NULL ? hw_text_get_direction (text, by_language) : by_language;
}

static void
print_document (HwCli *self, HwLibrary *library, const HwDocument *document)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t", document->id,
                        document->n_passages, document->published);
      hw_output_line_part (document->source);
      hw_output_bytes ("\t", 1);
      hw_output_line_part (document->title);
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "id", document->id);
  hw_output_add_string (json, "guid", document->guid);
  hw_output_add_string (json, "title", document->title);
  hw_output_add_string (json, "language", document->language);
  hw_output_add_string (json, "direction",
                        hw_direction_to_name (effective_direction (library, document)));
  hw_output_add_int (json, "characters", document->n_chars);
  hw_output_add_int (json, "passages", document->n_passages);
  hw_output_add_string (json, "published", document->published);
  hw_output_add_string (json, "source", document->source);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_documents (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, NULL, NULL, 0, &status);
  if (library == NULL)
    return status;
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, &error);
  if (documents == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < documents->len; i++)
    print_document (self, library, documents->pdata[i]);
  return HW_EXIT_DONE;
}

int
hw_cli_show (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, "DOC", NULL, 1, &status);
  if (library == NULL)
    return status;
  gint64 id = hw_library_find_document (library, argv[1], &error);
  g_autoptr (HwText) text = id != 0 ? hw_library_load_text (library, id, &error) : NULL;
  if (text == NULL)
    return hw_cli_fail (error);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  hw_output_bytes (utf8, n_bytes);
  return HW_EXIT_DONE;
}

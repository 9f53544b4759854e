/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "output.h"
#include "print-passage.h"
#include "tags.h"

#include <glib/gi18n.h>

/* A path is what --tag takes, and names one tag only. */
static const char *
path_of_tag (GPtrArray *tags, const HwPassage *passage, gsize i)
{
  for (guint j = 0; j < tags->len; j++)
    {
      const HwTag *tag = tags->pdata[j];
      if (tag->id == passage->tags[i])
        return tag->path;
    }
  return passage->tag_names[i];
}

void
hw_cli_print_passage (HwCli *self, GPtrArray *tags, const HwPassage *passage)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT
                        "–%" G_GINT64_FORMAT "\t",
                        passage->id, passage->document, passage->start, passage->end);
      for (gsize i = 0; i < passage->n_tags; i++)
        {
          hw_output_printf ("%s#", i > 0 ? " " : "");
          hw_output_line_part (path_of_tag (tags, passage, i));
        }
      hw_output_bytes ("\t", 1);
      hw_output_line_part (passage->quote);
      hw_output_bytes ("\n", 1);
      return;
    }

  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (passage->created / G_USEC_PER_SEC);
  g_autofree char *created_text
      = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "id", passage->id);
  hw_output_add_string (json, "guid", passage->guid);
  hw_output_add_int (json, "document", passage->document);
  hw_output_add_int (json, "start", passage->start);
  hw_output_add_int (json, "end", passage->end);
  hw_output_add_string (json, "quote", passage->quote);
  json_builder_set_member_name (json, "tags");
  json_builder_begin_array (json);
  for (gsize i = 0; i < passage->n_tags; i++)
    json_builder_add_string_value (json, path_of_tag (tags, passage, i));
  json_builder_end_array (json);
  hw_output_add_string (json, "note", passage->note);
  hw_output_add_string (json, "colour", passage->shown_colour);
  hw_output_add_string (json, "created", created_text);
  /* After another text was put in place: what is sure says no more than it ever did. */
  if (passage->state != HW_PASSAGE_SURE)
    hw_output_add_string (json, "state", hw_passage_state_to_name (passage->state));
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_passages (HwCli *self, int argc, char **argv)
{
  g_autofree char *tag = NULL, *document = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("only under this one"), "NAME" },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &document, N_ ("only in this one"), "DOC" },
    { NULL },
  };

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, NULL, entries, 0, &status);
  if (library == NULL)
    return status;

  HwPassageQuery query = { 0 };
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  if (tag != NULL)
    query.tag = hw_library_find_tag (library, tag, &error);
  if (document != NULL && error == NULL)
    query.document = hw_library_find_document (library, document, &error);
  if (error == NULL)
    tags = hw_library_list_tags (library, &error);
  if (error == NULL)
    passages = hw_library_list_passages (library, &query, &error);
  if (passages == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < passages->len; i++)
    hw_cli_print_passage (self, tags, passages->pdata[i]);
  return HW_EXIT_DONE;
}

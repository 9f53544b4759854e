/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "output.h"
#include "tags.h"

static void
print_tag (HwCli *self, const HwTag *tag)
{
  if (!self->json)
    {
      hw_output_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t", tag->id, tag->n_passages);
      hw_output_line_part (tag->path);
      hw_output_bytes ("\n", 1);
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "id", tag->id);
  hw_output_add_string (json, "guid", tag->guid);
  hw_output_add_string (json, "name", tag->name);
  hw_output_add_string (json, "path", tag->path);
  json_builder_set_member_name (json, "parent");
  if (tag->parent != 0)
    json_builder_add_int_value (json, tag->parent);
  else
    json_builder_add_null_value (json);
  hw_output_add_string (json, "colour", tag->colour);
  hw_output_add_string (json, "description", tag->description);
  hw_output_add_int (json, "passages", tag->n_passages);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_tags (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, NULL, NULL, 0, &status);
  if (library == NULL)
    return status;
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, &error);
  if (tags == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < tags->len; i++)
    print_tag (self, tags->pdata[i]);
  return HW_EXIT_DONE;
}

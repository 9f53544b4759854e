/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "output.h"

#include <glib/gi18n.h>

static void
print_problems (HwCli *self, GPtrArray *problems)
{
  if (!self->json)
    {
      for (guint i = 0; i < problems->len; i++)
        {
          hw_output_line_part (problems->pdata[i]);
          hw_output_bytes ("\n", 1);
        }
      if (problems->len == 0)
        hw_output_printf ("%s\n", _ ("The library is whole."));
      return;
    }

  JsonBuilder *json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "whole");
  json_builder_add_boolean_value (json, problems->len == 0);
  json_builder_set_member_name (json, "problems");
  json_builder_begin_array (json);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (json, problems->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_check (HwCli *self, int argc, char **argv)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, NULL, NULL, 0, &status);
  if (library == NULL)
    return status;
  if (!hw_library_check (library, problems, NULL, &error))
    return hw_cli_fail (error);
  print_problems (self, problems);
  return problems->len == 0 ? HW_EXIT_DONE : HW_EXIT_FAILED;
}

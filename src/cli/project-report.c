/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-report.h"

#include "interrupt.h"
#include "output.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_sides (JsonBuilder *json, const HwProjectItem *item)
{
  hw_output_add_string (json, "guid", item->guid);
  hw_output_add_string (json, "mine", item->mine);
  hw_output_add_string (json, "theirs", item->theirs);
  hw_output_add_string (json, "mineBy", item->mine_by != NULL ? item->mine_by : "");
  hw_output_add_string (json, "theirsBy", item->theirs_by != NULL ? item->theirs_by : "");
}

/* Below its line: what it is here and there, and by whose hand; and how it is called to be settled. */
static void
print_sides (const HwProjectItem *item)
{
  const struct
  {
    const char *label, *text, *by;
  } sides[]
      = { { "mine", item->mine, item->mine_by }, { "theirs", item->theirs, item->theirs_by } };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      hw_output_printf ("\t%s\t%s\t", item->guid, sides[i].label);
      hw_output_line_part (sides[i].text);
      hw_output_bytes ("\t", 1);
      hw_output_line_part (sides[i].by != NULL ? sides[i].by : "");
      hw_output_bytes ("\n", 1);
    }
}

void
hw_project_report_print (const HwProjectItem *item, guint n_done, guint n, gpointer data)
{
  HwProjectReport *self = data;
  const char *status = hw_project_status_to_name (item->status);

  if (hw_interrupt_happened ())
    g_cancellable_cancel (self->cancellable);
  self->n[item->status]++;
  if (self->json)
    {
      JsonBuilder *json = json_builder_new_immutable ();

      json_builder_begin_object (json);
      hw_output_add_string (json, "kind", item->kind);
      hw_output_add_string (json, "name", item->name);
      hw_output_add_string (json, "status", status);
      hw_output_add_string (json, "message", item->message);
      if (item->status == HW_PROJECT_CONFLICT)
        add_sides (json, item);
      json_builder_end_object (json);
      hw_output_object (json);
      return;
    }
  hw_output_printf ("%s\t%s\t", status, item->kind);
  hw_output_line_part (item->name);
  hw_output_bytes ("\t", 1);
  hw_output_line_part (item->message);
  hw_output_bytes ("\n", 1);
  if (item->status == HW_PROJECT_CONFLICT)
    print_sides (item);
}

int
hw_project_report_end (HwProjectReport *self, HwLibrary *library, gboolean ok, GError *error)
{
  g_autoptr (GError) problem = error;

  if (!ok)
    return hw_cli_fail (problem);
  if (!hw_cli_index (library, self->cancellable, &problem))
    return hw_cli_fail (problem);
  if (!self->json)
    hw_output_message (_ ("%u added, %u unchanged, %u changed, %u conflicts, %u not taken over"),
                       self->n[HW_PROJECT_ADDED], self->n[HW_PROJECT_UNCHANGED],
                       self->n[HW_PROJECT_CHANGED], self->n[HW_PROJECT_CONFLICT],
                       self->n[HW_PROJECT_FAILED]);
  return self->n[HW_PROJECT_FAILED] == 0 ? HW_EXIT_DONE : HW_EXIT_FAILED;
}

gboolean
hw_project_report_read_prefer (const char *command, const char *name, HwPrefer *prefer)
{
  *prefer = HW_PREFER_BOTH;
  if (name == NULL || hw_prefer_from_name (name, prefer))
    return TRUE;
  hw_output_message (_ ("%s: --prefer is one of both, mine, theirs and newer"), command);
  return FALSE;
}

GHashTable *
hw_project_report_read_settled (const char *command, const char *const *settled)
{
  g_autoptr (GHashTable) choices = hw_project_choices_new ();

  for (gsize i = 0; settled != NULL && settled[i] != NULL; i++)
    {
      const char *side = strrchr (settled[i], '=');
      g_autofree char *name
          = g_strndup (settled[i], side != NULL ? (gsize) (side - settled[i]) : 0);
      char *guid = hw_project_parse_guid (name);
      HwPrefer prefer;

      if (guid == NULL || !hw_prefer_from_name (side + 1, &prefer))
        {
          g_free (guid);
          hw_output_message (
              _ ("%s: --settle is GUID=SIDE, and a side is one of both, mine, theirs and newer"),
              command);
          return NULL;
        }
      g_hash_table_insert (choices, guid, GINT_TO_POINTER (prefer));
    }
  return g_steal_pointer (&choices);
}

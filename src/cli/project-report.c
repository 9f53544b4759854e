/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-report.h"

#include "interrupt.h"
#include "output.h"

#include <glib/gi18n.h>

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
      json_builder_end_object (json);
      hw_output_object (json);
      return;
    }
  hw_output_printf ("%s\t%s\t", status, item->kind);
  hw_output_line_part (item->name);
  hw_output_bytes ("\t", 1);
  hw_output_line_part (item->message);
  hw_output_bytes ("\n", 1);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "interrupt.h"
#include "merge.h"
#include "project-file.h"
#include "project-report.h"

#include <glib/gi18n.h>

static const char prefer_help[] = N_ ("where both sides differ: both, mine, theirs or newer");

int
hw_cli_import_project (HwCli *self, int argc, char **argv)
{
  g_autofree char *prefer_name = NULL;
  const GOptionEntry entries[] = {
    { "prefer", 0, 0, G_OPTION_ARG_FILENAME, &prefer_name, prefer_help, "SIDE" },
    { NULL },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (HwProject) project = NULL;
  HwProjectReport report = { .cancellable = cancellable };
  GError *error = NULL;
  HwPrefer prefer;

  if (!hw_cli_parse (self, &argc, &argv, "FILE", entries, 1, 1)
      || !hw_project_report_read_prefer ("import-project", prefer_name, &prefer))
    return HW_EXIT_USAGE;
  report.json = self->json;
  hw_interrupt_catch ();
  /* The library is made only where there is something to put into it. */
  project = hw_project_file_read (argv[1], cancellable, &error);
  if (project == NULL)
    return hw_project_report_end (&report, NULL, FALSE, error);
  library = hw_cli_open (self, HW_LIBRARY_OPEN_CREATE);
  if (library == NULL)
    return HW_EXIT_FAILED;
  const gboolean ok
      = hw_library_take_project (library, project, HW_STEP_TAKE_PROJECT, prefer,
                                 hw_project_report_print, &report, cancellable, &error);
  return hw_project_report_end (&report, library, ok, error);
}

int
hw_cli_merge (HwCli *self, int argc, char **argv)
{
  g_autofree char *prefer_name = NULL;
  const GOptionEntry entries[] = {
    { "prefer", 0, 0, G_OPTION_ARG_FILENAME, &prefer_name, prefer_help, "SIDE" },
    { NULL },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HwLibrary) library = NULL;
  HwProjectReport report = { .cancellable = cancellable };
  GError *error = NULL;
  HwPrefer prefer;

  if (!hw_cli_parse (self, &argc, &argv, "LIBRARY", entries, 1, 1)
      || !hw_project_report_read_prefer ("merge", prefer_name, &prefer))
    return HW_EXIT_USAGE;
  report.json = self->json;
  hw_interrupt_catch ();
  library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;
  const gboolean ok = hw_library_merge (library, argv[1], prefer, hw_project_report_print, &report,
                                        cancellable, &error);
  return hw_project_report_end (&report, library, ok, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "interrupt.h"
#include "merge.h"
#include "project-file.h"
#include "project-report.h"

#include <glib/gi18n.h>

/* What both commands are told: which side stands where both differ. */
typedef struct
{
  char *prefer_name;
  char **settled;
  HwPrefer prefer;
  GHashTable *choices;
  GCancellable *cancellable;
} Taking;

static void
taking_clear (Taking *self)
{
  g_free (self->prefer_name);
  g_strfreev (self->settled);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_object (&self->cancellable);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

static gboolean
parse (HwCli *cli, int *argc, char ***argv, const char *operand, Taking *self)
{
  const GOptionEntry entries[] = {
    { "prefer", 0, 0, G_OPTION_ARG_FILENAME, &self->prefer_name,
      N_ ("where both sides differ: both, mine, theirs or newer"), "SIDE" },
    { "settle", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->settled,
      N_ ("the same for one conflict, by its GUID"), "GUID=SIDE" },
    { NULL },
  };

  return hw_cli_parse (cli, argc, argv, operand, entries, 1, 1)
         && hw_project_report_read_prefer ((*argv)[0], self->prefer_name, &self->prefer)
         && (self->choices
             = hw_project_report_read_settled ((*argv)[0], (const char *const *) self->settled))
                != NULL;
}

static HwProjectReport
begin (HwCli *cli, Taking *self)
{
  self->cancellable = g_cancellable_new ();
  hw_interrupt_catch ();
  return (HwProjectReport){ .json = cli->json, .cancellable = self->cancellable };
}

int
hw_cli_import_project (HwCli *self, int argc, char **argv)
{
  g_auto (Taking) taking = { 0 };
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (HwProject) project = NULL;
  HwProjectReport report;
  GError *error = NULL;

  if (!parse (self, &argc, &argv, "FILE", &taking))
    return HW_EXIT_USAGE;
  report = begin (self, &taking);
  /* The library is made only where there is something to put into it. */
  project = hw_project_file_read (argv[1], taking.cancellable, &error);
  if (project == NULL)
    return hw_project_report_end (&report, NULL, FALSE, error);
  library = hw_cli_open (self, HW_LIBRARY_OPEN_CREATE);
  if (library == NULL)
    return HW_EXIT_FAILED;
  project->choices = taking.choices;
  const gboolean ok
      = hw_library_take_project (library, project, HW_STEP_TAKE_PROJECT, taking.prefer,
                                 hw_project_report_print, &report, taking.cancellable, &error);
  return hw_project_report_end (&report, library, ok, error);
}

int
hw_cli_merge (HwCli *self, int argc, char **argv)
{
  g_auto (Taking) taking = { 0 };
  g_autoptr (HwLibrary) library = NULL;
  HwProjectReport report;
  GError *error = NULL;

  if (!parse (self, &argc, &argv, "LIBRARY", &taking))
    return HW_EXIT_USAGE;
  report = begin (self, &taking);
  library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;
  const gboolean ok
      = hw_library_merge (library, argv[1], taking.prefer, taking.choices, hw_project_report_print,
                          &report, taking.cancellable, &error);
  return hw_project_report_end (&report, library, ok, error);
}

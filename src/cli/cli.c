/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "output.h"
#include "term-index.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
check_arguments (const char *command, int argc, char **argv, int min, int max)
{
  if (argc - 1 < min)
    {
      hw_output_message (_ ("%s: an argument is missing; see hawashi-cli %s --help"), command,
                         command);
      return FALSE;
    }
  if (argc - 1 > max)
    {
      hw_output_message (_ ("%s: there is an argument too many: “%s”"), command, argv[max + 1]);
      return FALSE;
    }
  return TRUE;
}

void
hw_cli_say_no_library (void)
{
  hw_output_message (_ ("--library needs the name of a file"));
}

gboolean
hw_cli_parse (HwCli *self,
              int *argc,
              char ***argv,
              const char *synopsis,
              const GOptionEntry *entries,
              int min,
              int max)
{
  g_autofree char *library = NULL;
  gboolean json = FALSE;
  const GOptionEntry common[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library, N_ ("another library than your own"),
      "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("one object a line"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (synopsis);
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup ((*argv)[0]);
  g_autofree char *program = g_strdup_printf ("hawashi-cli %s", command);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  (*argv)[0] = program;
  gboolean ok = g_option_context_parse (context, argc, argv, &error);
  (*argv)[0] = command;
  if (!ok)
    {
      hw_output_message ("%s: %s", command, error->message);
      return FALSE;
    }

  /* "--" ends the options; GLib leaves it where it is needed to tell an argument from one. */
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)++;
      (*argc)--;
    }
  if (library != NULL && *library == '\0')
    {
      hw_cli_say_no_library ();
      return FALSE;
    }
  if (library != NULL)
    self->path = g_intern_string (library);
  self->json |= json;
  gboolean fits = check_arguments (command, *argc, *argv, min, max);
  (*argv)[0] = (char *) g_intern_string (command);
  return fits;
}

int
hw_cli_fail (const GError *error)
{
  hw_output_message ("%s", error->message);
  return HW_EXIT_FAILED;
}

HwLibrary *
hw_cli_open (HwCli *self, HwLibraryOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *library = hw_library_open (self->path, flags, &error);

  if (library == NULL)
    hw_cli_fail (error);
  return library;
}

HwLibrary *
hw_cli_open_to_read (HwCli *self)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *library = hw_library_open (self->path, HW_LIBRARY_OPEN_DEFAULT, &error);

  if (library == NULL && g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_READ_ONLY))
    return hw_cli_open (self, HW_LIBRARY_OPEN_READ_ONLY);
  if (library == NULL)
    hw_cli_fail (error);
  return library;
}

/* What is not in the index yet is brought in before it is searched, where the library can be written. */
static void
bring_up_to_date (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  gint64 pending = hw_term_index_pending (library, &error);
  gboolean done = pending <= 0;

  if (pending > 0 && !hw_library_is_read_only (library))
    done = hw_cli_index (library, NULL, &error);
  if (error != NULL)
    hw_output_message ("%s", error->message);
  if (!done)
    hw_output_message (ngettext ("%d document or note is not in the index yet",
                                 "%d documents or notes are not in the index yet",
                                 (gulong) pending),
                       (int) pending);
}

HwLibrary *
hw_cli_open_to_search (HwCli *self)
{
  HwLibrary *library = hw_cli_open_to_read (self);

  if (library != NULL)
    bring_up_to_date (library);
  return library;
}

HwLibrary *
hw_cli_start (HwCli *self,
              int *argc,
              char ***argv,
              const char *synopsis,
              const GOptionEntry *entries,
              int n_arguments,
              int *status)
{
  if (!hw_cli_parse (self, argc, argv, synopsis, entries, n_arguments, n_arguments))
    {
      *status = HW_EXIT_USAGE;
      return NULL;
    }
  *status = HW_EXIT_FAILED;
  return hw_cli_open_to_read (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct
{
  const char *name;
  HwCommandFunc run;
  const char *synopsis;
  const char *what;
} commands[] = {
  { "import", hw_cli_import,
    "[--as=FORMAT] [--encoding=NAME] [--whole-page] [--map=FIELD=COLUMN]…\n"
    "             [--keep-originals|--no-originals] PATH…",
    N_ ("files, or folders all the way down") },
  { "import-project", hw_cli_import_project,
    "FILE [--prefer=both|mine|theirs|newer] [--settle=GUID=SIDE]…",
    N_ ("a project of another analysis tool") },
  { "merge", hw_cli_merge, "LIBRARY [--prefer=both|mine|theirs|newer] [--settle=GUID=SIDE]…",
    N_ ("what other people made in their library, into yours") },
  { "documents", hw_cli_documents, "", N_ ("one line each") },
  { "show", hw_cli_show, "DOC", N_ ("the canonical text, exactly") },
  { "search", hw_cli_search, "QUERY [--limit=N] [--document=DOC] [--exact] [--approximate]",
    N_ ("the places that hold the words, however they are spelled") },
  { "concordance", hw_cli_concordance,
    "QUERY [--words=N] [--sort=l1|r1|document|date] [--document=DOC] [--limit=N]",
    N_ ("every place that answers it, with what stands before and after") },
  { "tags", hw_cli_tags, "", N_ ("the tree of tags") },
  { "words", hw_cli_words,
    "[--ngram=N] [--document=DOC|--tag=NAME] [--no-stop-words] [--against=DOC] [--limit=N]",
    N_ ("how often they stand there, the most frequent first") },
  { "collocates", hw_cli_collocates,
    "WORD [--window=N] [--document=DOC] [--no-stop-words] [--limit=N]",
    N_ ("which words stand near it more often than by chance") },
  { "dispersion", hw_cli_dispersion, "QUERY [--document=DOC]",
    N_ ("where in each document it stands") },
  { "passages", hw_cli_passages, "[--tag=NAME] [--document=DOC]", N_ ("what was marked") },
  { "mark", hw_cli_mark, "DOC START END [--tag=NAME]… [--note=TEXT] [--colour=#RRGGBB]",
    N_ ("marks the characters from START up to END") },
  { "replace", hw_cli_replace, "[--as=FORMAT] [--encoding=NAME] [--whole-page] DOC FILE",
    N_ ("another text for a document; what was marked is found again") },
  { "correct", hw_cli_correct, "DOC PARAGRAPH TEXT",
    N_ ("other words in a paragraph; what was marked keeps to its words") },
  { "corrections", hw_cli_corrections, "DOC", N_ ("what was corrected in a text") },
  { "asides", hw_cli_asides, "DOC", N_ ("the paragraphs that were left out of a text") },
  { "set-aside", hw_cli_set_aside, "DOC PARAGRAPH", N_ ("leaves a paragraph out") },
  { "take-back", hw_cli_take_back, "DOC ASIDE…",
    N_ ("into the text, by the numbers that “asides” prints") },
  { "original", hw_cli_original, "DOC", N_ ("the file that it was read from, where it was kept") },
  { "keep-original", hw_cli_keep_original, "DOC FILE",
    N_ ("keeps the file that it was read from in the library") },
  { "drop-original", hw_cli_drop_original, "DOC", N_ ("keeps that file no longer") },
  { "export", hw_cli_export,
    "--format=F --output=FILE [--tag=NAME]… [--document=DOC]… [--search=QUERY]\n"
    "             [--since=DATE] [--until=DATE] [--order=O] [--context=C] [--citation=C] "
    "[--layout=L]\n"
    "             [--columns=NAMES] [--template=FILE] [--document-with-comments=DOC]",
    N_ ("what was marked and written, as a file of another program; “export --help” lists the "
        "formats") },
  { "check", hw_cli_check, "", N_ ("is the library whole?") },
  { "rebuild-index", hw_cli_rebuild_index, "", N_ ("makes the index of words anew") },
};

static void
print_help (void)
{
  hw_output_printf ("%s\n  hawashi-cli [--library=FILE] [--json] %s\n\n%s\n", _ ("Usage:"),
                    _ ("COMMAND …"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    hw_output_printf ("  %s%s%s\n      %s\n", commands[i].name,
                      *commands[i].synopsis != '\0' ? " " : "", commands[i].synopsis,
                      _ (commands[i].what));
  hw_output_printf (
      "\n%s\n  --library=FILE  %s\n  --json          %s\n  --help\n  --version\n\n%s\n",
      _ ("Options:"), _ ("another library than your own"), _ ("one object a line"),
      _ ("DOC is a document's number or its GUID. Exit status: 0 done, 1 where some "
         "item failed, 2 for a wrong call."));
}

/* A descriptor that was closed by the caller must not become the library's: what is printed would be
 * written into it. */
static void
guard_descriptors (void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl (fd, F_GETFD) == -1 && errno == EBADF)
      {
        /* For output, a descriptor to which nothing can be written: that is reported. */
        int guard = open ("/dev/null", fd == 2 ? O_WRONLY : O_RDONLY);
        if (guard != fd)
          _exit (HW_EXIT_FAILED);
      }
}

/* Options of the program itself, before the command. The index of the command; argc where there is none, or
 * -1 after a message. */
static int
parse_options (HwCli *self, int argc, char **argv, gboolean *done)
{
  int i;

  for (i = 1; i < argc && argv[i][0] == '-'; i++)
    {
      const char *option = argv[i];
      if (strcmp (option, "--json") == 0)
        self->json = TRUE;
      else if (g_str_has_prefix (option, "--library="))
        self->path = option + strlen ("--library=");
      else if (strcmp (option, "--library") == 0 && i + 1 < argc)
        self->path = argv[++i];
      else if (strcmp (option, "--help") == 0 || strcmp (option, "-h") == 0)
        {
          print_help ();
          *done = TRUE;
          return i;
        }
      else if (strcmp (option, "--version") == 0)
        {
          hw_output_printf ("hawashi-cli %s\n", HW_VERSION);
          *done = TRUE;
          return i;
        }
      else
        {
          hw_output_message (_ ("unknown option “%s”; see hawashi-cli --help"), option);
          return -1;
        }
    }
  return i;
}

static int
run_command (HwCli *self, int argc, char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[0], commands[i].name) == 0)
      return commands[i].run (self, argc, argv);
  hw_output_message (_ ("unknown command “%s”; see hawashi-cli --help"), argv[0]);
  return HW_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  HwCli self = { NULL };
  gboolean done = FALSE;
  int status = HW_EXIT_DONE;

  guard_descriptors ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, HW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("hawashi-cli");
  /* A reader that goes away, or a file that may not grow, is an error to report after all is done. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  int command = parse_options (&self, argc, argv, &done);
  g_autofree char *path = self.path != NULL ? g_strdup (self.path) : hw_library_default_path ();
  self.path = path;
  if (command < 0)
    status = HW_EXIT_USAGE;
  else if (!done && *path == '\0')
    {
      hw_cli_say_no_library ();
      status = HW_EXIT_USAGE;
    }
  else if (!done && command >= argc)
    {
      hw_output_message (_ ("no command was given; see hawashi-cli --help"));
      status = HW_EXIT_USAGE;
    }
  else if (!done)
    status = run_command (&self, argc - command, argv + command);

  if (!hw_output_end () && status == HW_EXIT_DONE)
    status = HW_EXIT_FAILED;
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include "job.h"
#include "serve.h"

/* Without anybody to say how much and how long. */
#define MEMORY ((guint64) 1024 * 1024 * 1024)
#define SECONDS 60
#define WIDTH 800

typedef struct
{
  gboolean serve, pictures, check, version, whole_page;
  int page, width;
  char *name, *format, *encoding;
  char **map;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_free (self->name);
  g_free (self->format);
  g_free (self->encoding);
  g_strfreev (self->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static void
use_translations (void)
{
  const char *locale_dir = HW_LOCALE_DIR;

  setlocale (LC_ALL, "");
#ifdef HW_BUILD_LOCALE_DIR
  if (g_file_test (HW_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR))
    locale_dir = HW_BUILD_LOCALE_DIR;
#endif
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
parse (Arguments *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "serve", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->serve, NULL, NULL },
    { "pictures", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->pictures, NULL, NULL },
    { "draw", 0, 0, G_OPTION_ARG_INT, &self->page,
      N_ ("Draw this page of a PDF, counted from 1, in place of reading"), N_ ("PAGE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, N_ ("Pixels that the page is to be wide"),
      N_ ("PIXELS") },
    { "sandbox-check", 0, 0, G_OPTION_ARG_NONE, &self->check,
      N_ ("Say what keeps a reader from doing harm on this system, and try it"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self->name, N_ ("The name that the file has"),
      N_ ("NAME") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &self->format, N_ ("Read the file as this format"),
      N_ ("FORMAT") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &self->encoding, N_ ("Read text in this encoding"),
      N_ ("NAME") },
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &self->whole_page,
      N_ ("Keep what would be left out of a page"), NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->map,
      N_ ("Take a field of the document from this column of a table"), N_ ("FIELD=COLUMN") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version and leave"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (
      context, _ ("Reads a document from standard input, in a sandbox, and writes what is in it to "
                  "standard output for Hawashi to take in."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, &argc, &argv, error);
}

int
main (int argc, char **argv)
{
  g_auto (Arguments) arguments = { 0 };
  g_autoptr (GError) error = NULL;

  /* Nothing that a careless parent left open. */
  close_range (STDERR_FILENO + 1, ~0u, 0);
  /* One thread: what other arenas would reserve counts as taken. */
  mallopt (M_ARENA_MAX, 1);
  use_translations ();
  if (!parse (&arguments, argc, argv, &error))
    {
      g_printerr ("hawashi-extract: %s\n", error->message);
      return 2;
    }
  if (arguments.version)
    {
      g_print ("hawashi-extract %s\n", HW_VERSION);
      return 0;
    }
  if (arguments.page < 0 || arguments.width < 0 || arguments.width > (int) HW_PAGE_PICTURE_MAX_SIDE)
    {
      g_printerr ("hawashi-extract: %s\n", _ ("There is no such page, or no such width."));
      return 2;
    }
  if (arguments.check)
    return hw_sandbox_check ();

  const gboolean pictures = arguments.pictures || arguments.page > 0;
  hw_job_prepare (pictures);
  const HwHolds holds = hw_sandbox_begin (pictures);
  if (arguments.serve)
    return hw_serve (STDIN_FILENO, holds);
  const HwWorkerWish wish = { .task = arguments.page > 0 ? HW_WORKER_DRAW_PAGE : HW_WORKER_READ,
                              .page = (guint32) MAX (arguments.page - 1, 0),
                              .width = arguments.width > 0 ? (guint32) arguments.width : WIDTH };
  const HwReadOptions options = { .name = arguments.name,
                                  .format = arguments.format,
                                  .encoding = arguments.encoding,
                                  .whole_page = arguments.whole_page,
                                  .map = (const char *const *) arguments.map };
  const HwSandboxLimits limits = { MEMORY, SECONDS };
  hw_job_run (STDIN_FILENO, STDOUT_FILENO, &wish, &options, holds, &limits);
}

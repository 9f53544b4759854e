/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "history.h"
#include "notes.h"
#include "output.h"
#include "print-passage.h"
#include "row.h"
#include "tags.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char **tags;
  char *note;
  char *colour;
} MarkOptions;

static void
mark_options_clear (MarkOptions *self)
{
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self->colour);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MarkOptions, mark_options_clear)

/* Says what is wrong with the call; FALSE then. */
static gboolean
check_call (const MarkOptions *options, char **argv, gint64 *start, gint64 *end)
{
  g_autofree char *colour
      = options->colour != NULL ? hw_row_normalize_colour (options->colour) : NULL;

  if (!g_ascii_string_to_signed (argv[2], 10, 0, G_MAXINT64, start, NULL)
      || !g_ascii_string_to_signed (argv[3], 10, 0, G_MAXINT64, end, NULL))
    {
      hw_output_message (_ ("mark: START and END are numbers of characters"));
      return FALSE;
    }
  if (options->colour != NULL && colour == NULL)
    {
      hw_output_message (_ ("mark: “%s” is not a colour; write it like #ffcc00"), options->colour);
      return FALSE;
    }
  gboolean utf8 = options->note == NULL || g_utf8_validate (options->note, -1, NULL);
  for (gsize i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    utf8 = utf8 && g_utf8_validate (options->tags[i], -1, NULL);
  if (!utf8)
    hw_output_message (_ ("mark: a tag or the note is not UTF-8"));
  return utf8;
}

static gint64
mark (HwLibrary *library,
      gint64 document,
      gint64 start,
      gint64 end,
      const MarkOptions *options,
      GError **error)
{
  gint64 passage = hw_library_mark (library, document, start, end, options->colour, error);

  if (passage == 0)
    return 0;
  for (gsize i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    {
      gint64 tag = hw_library_ensure_tag (library, options->tags[i], error);
      if (tag == 0 || !hw_library_tag_passages (library, &passage, 1, tag, error))
        return 0;
    }
  if (options->note != NULL && *options->note != '\0'
      && hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, options->note, error) == 0)
    return 0;
  return passage;
}

/* Mark, tags and note are one step to undo. */
static HwPassage *
mark_in_one_step (HwLibrary *library,
                  const char *name,
                  gint64 start,
                  gint64 end,
                  const MarkOptions *options,
                  GError **error)
{
  gint64 document = hw_library_find_document (library, name, error);

  if (document == 0 || !hw_library_begin_step (library, HW_STEP_MARK, NULL, error))
    return NULL;
  gint64 passage = mark (library, document, start, end, options, error);
  if (passage == 0)
    {
      hw_library_abort_step (library);
      return NULL;
    }
  if (!hw_library_end_step (library, error))
    return NULL;
  return hw_library_get_passage (library, passage, error);
}

int
hw_cli_mark (HwCli *self, int argc, char **argv)
{
  g_auto (MarkOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  gint64 start, end;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tags,
      N_ ("a tag, made where it is missing; may be given again"), "NAME" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_ ("a note, in Markdown"), "TEXT" },
    { "colour", 0, 0, G_OPTION_ARG_FILENAME, &options.colour, N_ ("else that of the first tag"),
      "#RRGGBB" },
    { NULL },
  };

  if (!hw_cli_parse (self, &argc, &argv, "DOC START END", entries, 3, 3)
      || !check_call (&options, argv, &start, &end))
    return HW_EXIT_USAGE;
  g_autoptr (HwLibrary) library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);
  if (library == NULL)
    return HW_EXIT_FAILED;

  g_autoptr (HwPassage) passage = mark_in_one_step (library, argv[1], start, end, &options, &error);
  g_autoptr (GPtrArray) tags = passage != NULL ? hw_library_list_tags (library, &error) : NULL;
  if (tags == NULL)
    return hw_cli_fail (error);
  hw_cli_print_passage (self, tags, passage);
  return HW_EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "corrections.h"
#include "output.h"
#include "passages.h"

#include <glib/gi18n.h>

/* What a person changes in a text, and what was left out of it. Paragraphs count from 1, as everywhere a person
 * names one; what was left out does too, in the order in which it is printed. */

static const char *
name_kind (HwCorrectionKind kind)
{
  switch (kind)
    {
    case HW_CORRECTION_TAKE_BACK:
      return "taken-back";
    case HW_CORRECTION_SET_ASIDE:
      return "set-aside";
    case HW_CORRECTION_TEXT:
    default:
      return "corrected";
    }
}

static const char *
name_reason (HwAsideReason reason)
{
  switch (reason)
    {
    case HW_ASIDE_RUNNING_HEAD:
      return "running-head";
    case HW_ASIDE_PAGE_NUMBER:
      return "page-number";
    case HW_ASIDE_PERSON:
      return "person";
    case HW_ASIDE_FURNITURE:
    default:
      return "furniture";
    }
}

static void
print_correction (HwCli *self, const HwCorrection *correction)
{
  const char *kind = name_kind (correction->kind);
  JsonBuilder *json;

  if (!self->json)
    {
      hw_output_printf ("%s\t%" G_GSIZE_FORMAT "\t", kind, correction->paragraph + 1);
      hw_output_line_part (correction->before);
      hw_output_bytes ("\t", 1);
      hw_output_line_part (correction->after);
      hw_output_bytes ("\n", 1);
      return;
    }
  g_autoptr (GDateTime) created
      = g_date_time_new_from_unix_utc (correction->created / G_USEC_PER_SEC);
  g_autofree char *created_text
      = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "id", correction->id);
  hw_output_add_string (json, "guid", correction->guid);
  hw_output_add_string (json, "kind", kind);
  hw_output_add_int (json, "paragraph", (gint64) correction->paragraph + 1);
  hw_output_add_string (json, "before", correction->before);
  hw_output_add_string (json, "after", correction->after);
  hw_output_add_string (json, "created", created_text);
  hw_output_add_string (json, "creator", correction->creator);
  json_builder_end_object (json);
  hw_output_object (json);
}

static void
print_aside (HwCli *self, const HwAside *aside, guint number)
{
  const char *reason = name_reason (aside->reason);
  JsonBuilder *json;

  if (!self->json)
    {
      hw_output_printf ("%u\t%" G_GSIZE_FORMAT "\t%s\t", number, aside->paragraph + 1, reason);
      hw_output_line_part (aside->text);
      hw_output_bytes ("\n", 1);
      return;
    }
  json = json_builder_new_immutable ();
  json_builder_begin_object (json);
  hw_output_add_int (json, "aside", number);
  hw_output_add_int (json, "paragraph", (gint64) aside->paragraph + 1);
  hw_output_add_string (json, "reason", reason);
  hw_output_add_string (json, "text", aside->text);
  json_builder_end_object (json);
  hw_output_object (json);
}

int
hw_cli_corrections (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, "DOC", NULL, 1, &status);
  if (library == NULL)
    return status;
  gint64 document = hw_library_find_document (library, argv[1], &error);
  g_autoptr (GPtrArray) corrections
      = document != 0 ? hw_library_list_corrections (library, document, &error) : NULL;
  if (corrections == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < corrections->len; i++)
    print_correction (self, corrections->pdata[i]);
  return HW_EXIT_DONE;
}

int
hw_cli_asides (HwCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  int status;
  g_autoptr (HwLibrary) library = hw_cli_start (self, &argc, &argv, "DOC", NULL, 1, &status);
  if (library == NULL)
    return status;
  gint64 document = hw_library_find_document (library, argv[1], &error);
  g_autoptr (HwStructure) structure
      = document != 0 ? hw_library_get_structure (library, document, &error) : NULL;
  if (structure == NULL)
    return hw_cli_fail (error);
  for (guint i = 0; i < structure->asides->len; i++)
    print_aside (self, &g_array_index (structure->asides, HwAside, i), i + 1);
  return HW_EXIT_DONE;
}

/* Numbers as they are printed, to indexes. FALSE after a message. */
static gboolean
read_numbers (char **argv, int argc, GArray *indexes)
{
  for (int i = 2; i < argc; i++)
    {
      guint64 value;
      gsize index;

      if (!g_ascii_string_to_unsigned (argv[i], 10, 1, G_MAXUINT, &value, NULL))
        {
          hw_output_message (_ ("%s: “%s” is not a number from 1 on"), argv[0], argv[i]);
          return FALSE;
        }
      index = (gsize) value - 1;
      g_array_append_val (indexes, index);
    }
  return TRUE;
}

static gint64
count_lost (HwLibrary *library, gint64 document, GError **error)
{
  const HwPassageQuery query = { .document = document };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, &query, error);
  gint64 n = 0;

  for (guint i = 0; passages != NULL && i < passages->len; i++)
    n += ((HwPassage *) passages->pdata[i])->state == HW_PASSAGE_LOST;
  return passages != NULL ? n : -1;
}

typedef gboolean (*Change) (
    HwLibrary *library, gint64 document, const GArray *indexes, const char *text, GError **error);

/* Makes the change, prints the corrections that it is, and says what was lost. */
static int
change (HwCli *self, Change func, char **argv, const GArray *indexes, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = hw_cli_open (self, HW_LIBRARY_OPEN_DEFAULT);

  if (library == NULL)
    return HW_EXIT_FAILED;
  gint64 document = hw_library_find_document (library, argv[1], &error);
  g_autoptr (GPtrArray) old
      = document != 0 ? hw_library_list_corrections (library, document, &error) : NULL;
  gint64 lost = old != NULL ? count_lost (library, document, &error) : -1;
  if (lost < 0 || !func (library, document, indexes, text, &error)
      || !hw_cli_index (library, NULL, &error))
    return hw_cli_fail (error);
  g_autoptr (GPtrArray) now = hw_library_list_corrections (library, document, &error);
  if (now == NULL)
    return hw_cli_fail (error);
  for (guint i = old->len; i < now->len; i++)
    print_correction (self, now->pdata[i]);
  lost = count_lost (library, document, NULL) - lost;
  if (lost > 0)
    hw_output_message (ngettext ("no word is left of %d passage, which is lost",
                                 "no word is left of %d passages, which are lost", (gulong) lost),
                       (int) lost);
  return HW_EXIT_DONE;
}

static gboolean
correct (
    HwLibrary *library, gint64 document, const GArray *indexes, const char *text, GError **error)
{
  return hw_library_correct_paragraph (library, document, g_array_index (indexes, gsize, 0), text,
                                       error);
}

static gboolean
set_aside (
    HwLibrary *library, gint64 document, const GArray *indexes, const char *text, GError **error)
{
  return hw_library_set_paragraph_aside (library, document, g_array_index (indexes, gsize, 0),
                                         error);
}

static gboolean
take_back (
    HwLibrary *library, gint64 document, const GArray *indexes, const char *text, GError **error)
{
  return hw_library_take_back_asides (library, document, (const gsize *) (gpointer) indexes->data,
                                      indexes->len, error);
}

int
hw_cli_correct (HwCli *self, int argc, char **argv)
{
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (!hw_cli_parse (self, &argc, &argv, "DOC PARAGRAPH TEXT", NULL, 3, 3)
      || !read_numbers (argv, 3, indexes))
    return HW_EXIT_USAGE;
  return change (self, correct, argv, indexes, argv[3]);
}

int
hw_cli_set_aside (HwCli *self, int argc, char **argv)
{
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (!hw_cli_parse (self, &argc, &argv, "DOC PARAGRAPH", NULL, 2, 2)
      || !read_numbers (argv, argc, indexes))
    return HW_EXIT_USAGE;
  return change (self, set_aside, argv, indexes, NULL);
}

int
hw_cli_take_back (HwCli *self, int argc, char **argv)
{
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (!hw_cli_parse (self, &argc, &argv, "DOC ASIDE…", NULL, 2, G_MAXINT)
      || !read_numbers (argv, argc, indexes))
    return HW_EXIT_USAGE;
  return change (self, take_back, argv, indexes, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "term-index.h"

/* A process that works on a library, and reports on standard output each thing that it was told is
 * done: worker PATH SEED N (0 for until it is killed). A line is
 *   document GUID | passage GUID START END | tag NAME | tagged PASSAGE-GUID TAG-NAME | note GUID NUMBER
 * where the text of a note is its number, which grows. */

static void report (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
report (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;
  gsize n_bytes;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  n_bytes = strlen (line);
  if (write (STDOUT_FILENO, line, n_bytes) != (gssize) n_bytes)
    _exit (3);
}

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  _exit (4);
}

static void
import (HwLibrary *library, int number)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[8];

  hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error);
  stop_on (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = g_strdup_printf ("نصّ رقم %d %u %d\nof the worker %0*d\n", number, i,
                                               (int) getpid (), g_random_int_range (1, 20000), 0);

      ids[i] = fixture_add (library, "document", text);
      if (i == 3)
        hw_library_flush_step (library, &error);
      stop_on (error);
    }
  hw_library_end_step (library, &error);
  stop_on (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (HwDocument) document = hw_library_get_document (library, ids[i], &error);

      stop_on (error);
      report ("document %s\n", document->guid);
    }
}

/* A slice of what imports have left; now and then the index is made anew. */
static void
index_some (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;

  if (g_random_int_range (0, 10) == 0)
    hw_term_index_rebuild (library, &error);
  else
    hw_term_index_work (library, 20000, NULL, NULL, &error);
  stop_on (error);
}

static gint64
mark (HwLibrary *library, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwPassage) passage = NULL;
  gint64 start = g_random_int_range (0, 10), end = g_random_int_range (10, 20);
  gint64 id = hw_library_mark (library, document, start, end, NULL, &error);

  stop_on (error);
  passage = hw_library_get_passage (library, id, &error);
  stop_on (error);
  report ("passage %s %d %d\n", passage->guid, (int) start, (int) end);
  return id;
}

/* Made, marked, tagged and noted in one step. */
static void
tag (HwLibrary *library, gint64 document, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwPassage) passage = NULL;
  g_autofree char *name = g_strdup_printf ("tag %d of %d", number % 7, (int) getpid ());
  g_autofree char *text = g_strdup_printf ("%d", number);
  gint64 id, used;

  hw_library_begin_step (library, HW_STEP_TAG, name, &error);
  stop_on (error);
  used = hw_library_ensure_tag (library, name, &error);
  stop_on (error);
  id = hw_library_mark (library, document, 0, 5, NULL, &error);
  stop_on (error);
  hw_library_tag_passages (library, &id, 1, used, &error);
  stop_on (error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, id, text, &error);
  stop_on (error);
  hw_library_end_step (library, &error);
  stop_on (error);
  passage = hw_library_get_passage (library, id, &error);
  stop_on (error);
  report ("tag %s\npassage %s 0 5\ntagged %s %s\n", name, passage->guid, passage->guid, name);
}

static void
type (HwLibrary *library, gint64 note, const char *guid, int number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("%d", number);

  hw_library_change_note (library, note, text, 1, &error);
  stop_on (error);
  report ("note %s %d\n", guid, number);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (HwNote) note = NULL;
  gint64 document, note_id;
  int n_rounds;

  if (argc != 4)
    return 2;
  g_random_set_seed ((guint32) g_ascii_strtoull (argv[2], NULL, 10));
  n_rounds = (int) g_ascii_strtoll (argv[3], NULL, 10);
  library = hw_library_open (argv[1], HW_LIBRARY_OPEN_CREATE, &error);
  stop_on (error);
  {
    g_autofree char *text = g_strdup_printf ("the text of the worker %d %" G_GINT64_FORMAT,
                                             (int) getpid (), g_get_real_time ());
    document = fixture_add (library, "worker", text);
  }
  note_id = hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, document, "0", &error);
  stop_on (error);
  note = hw_library_get_note (library, note_id, &error);
  stop_on (error);
  report ("note %s 0\n", note->guid);
  for (int i = 1; n_rounds == 0 || i <= n_rounds; i++)
    switch (g_random_int_range (0, 10))
      {
      case 0:
        import (library, i);
        break;
      case 1:
      case 2:
        tag (library, document, i);
        break;
      case 3:
      case 4:
        mark (library, document);
        break;
      case 5:
      case 6:
        index_some (library);
        break;
      default:
        type (library, note_id, note->guid, i);
        break;
      }
  return 0;
}

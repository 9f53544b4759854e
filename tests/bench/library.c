/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "history.h"
#include "notes.h"
#include "passages.h"
#include "tags.h"

#include <stdio.h>
#include <stdlib.h>

/* Makes a library to measure with.
 *
 *   bench-library FILE documents NUMBER        many small ones
 *   bench-library FILE text PATH [PASSAGES]    one, with that text
 */

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "unknown");
}

static gint64
add_document (HwLibrary *library, const char *title, guint number, HwText *text)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  g_autofree char *published = g_strdup_printf ("%u-%02u", 1990 + number % 30, 1 + number % 12);
  g_autoptr (GError) error = NULL;
  HwNewDocument document = { 0 };
  gboolean existing;
  gint64 id;

  document.title = title;
  document.language = "ar";
  document.source = number % 3 != 0 ? "جريدة الصباح" : "The Harbour Review";
  document.published = published;
  document.hash = hash;
  document.text = text;
  id = hw_library_add_document (library, &document, &existing, &error);
  check (id != 0, error);
  return id;
}

static void
make_documents (HwLibrary *library, guint n)
{
  static const char *const kinds[]
      = { "مقابلة مع بحّار", "Letter", "تقرير عن الميناء", "خبر", "Report" };
  g_autoptr (GError) error = NULL;

  check (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error), error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title
          = g_strdup_printf ("%s %u", kinds[i % G_N_ELEMENTS (kinds)], i * 7919 % n + 1);
      g_autofree char *content = g_strdup_printf ("%s\nنصّ قصير رقمه %u.\n", title, i);
      g_autoptr (HwText) text = hw_text_new_from_string (content);

      add_document (library, title, i, text);
    }
  check (hw_library_end_step (library, &error), error);
}

static void
mark_passages (HwLibrary *library, gint64 document, gint64 n_chars, guint n)
{
  static const char *const names[] = { "الأمن", "politics / parties", "trade", "صيد", "weather" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  gint64 tags[G_N_ELEMENTS (names)];

  check (hw_library_begin_step (library, HW_STEP_MARK, NULL, &error), error);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      tags[i] = hw_library_ensure_tag (library, names[i], &error);
      check (tags[i] != 0, error);
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_rand_int_range (random, 0, (gint32) n_chars - 200);
      gint64 passage = hw_library_mark (library, document, start,
                                        start + g_rand_int_range (random, 20, 200), NULL, &error);

      check (passage != 0, error);
      check (hw_library_tag_passages (library, &passage, 1, tags[i % G_N_ELEMENTS (names)], &error),
             error);
      if (i % 4 == 0)
        check (hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage,
                                      "Compare the **third** letter.", &error)
                   != 0,
               error);
    }
  check (hw_library_end_step (library, &error), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) library = NULL;

  if (argc < 4)
    return 2;
  library = hw_library_open (argv[1], HW_LIBRARY_OPEN_CREATE, &error);
  check (library != NULL, error);
  if (g_str_equal (argv[2], "documents"))
    make_documents (library, (guint) atoi (argv[3]));
  else
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (argv[3], FALSE, &error);
      g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
      g_autoptr (HwText) text = bytes != NULL ? hw_text_new (bytes, &error) : NULL;
      g_autoptr (HwDocument) row = NULL;
      gint64 document;

      check (text != NULL, error);
      document = add_document (library, "كتاب طويل", 0, text);
      if (argc > 4)
        mark_passages (library, document, (gint64) hw_text_get_n_chars (text),
                       (guint) atoi (argv[4]));
      row = hw_library_get_document (library, document, &error);
      check (row != NULL, error);
      check (hw_library_set_state (library, "last-document", row->guid, &error), error);
    }
  return 0;
}

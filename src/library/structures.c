/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "library-private.h"
#include "statement.h"
#include "structure-blob.h"
#include "utf8-scan.h"

static HwStructureBlob
get_blob (HwStatement *row, int column)
{
  const guint8 *data = sqlite3_column_blob (row->handle, column);

  return (HwStructureBlob){ data, (gsize) sqlite3_column_bytes (row->handle, column) };
}

/* As it was before all corrections. */
static HwStructure *
read_structure (HwLibrary *self, gint64 text, GError **error)
{
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (HwStatement) row = hw_library_query (
      self, error, "SELECT forms, locators, asides FROM structures WHERE text = ?1", "i", text);
  int found = row != NULL ? hw_statement_next (row, error) : -1;

  if (found == 1)
    {
      const HwStructureBlob forms = get_blob (row, 0), locators = get_blob (row, 1),
                            asides = get_blob (row, 2);
      /* There are never more paragraphs than bytes, but for the one of an empty text. */
      const gint64 n_paragraphs = hw_library_get_text_size (self, text) + 1;

      if (!hw_structure_blobs_read (&forms, &locators, &asides, (gsize) MAX (n_paragraphs, 0),
                                    structure))
        {
          hw_library_fail (self, error, HW_LIBRARY_ERROR_DAMAGED, "%s", _ ("it is damaged"));
          return NULL;
        }
    }
  return found >= 0 ? g_steal_pointer (&structure) : NULL;
}

static gsize
count_lines (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* What is known of the text as it was read, after its corrections. */
static gboolean
follow_corrections (HwLibrary *self, gint64 text, HwStructure *structure, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT kind, start, paragraph, before, after, aside FROM corrections WHERE text = ?1"
      " ORDER BY id",
      "i", text);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const int kind = (int) hw_statement_int (rows, 0);
      const char *before = hw_statement_text (rows, 3), *after = hw_statement_text (rows, 4);
      const gint64 aside = hw_statement_int (rows, 5);
      const HwStructureChange change = {
        .start = (gsize) hw_statement_int (rows, 1),
        .n_chars = hw_utf8_count (before, strlen (before)),
        .new_n_chars = hw_utf8_count (after, strlen (after)),
        .paragraph = (gsize) hw_statement_int (rows, 2),
        .n_lines = count_lines (before),
        .new_n_lines = count_lines (after),
      };

      if (kind == HW_CORRECTION_SET_ASIDE)
        {
          g_autofree char *line = hw_correction_strip (before);

          hw_structure_insert_aside (structure, change.paragraph, HW_ASIDE_PERSON, line);
        }
      hw_structure_follow (structure, &change);
      if (kind == HW_CORRECTION_TAKE_BACK && aside >= 0 && aside < structure->asides->len)
        hw_structure_remove_aside (structure, (gsize) aside);
    }
  return found == 0;
}

static HwStructure *
get_structure (HwLibrary *self, gint64 id, gboolean corrected, GError **error)
{
  g_autoptr (HwStructure) structure = NULL;
  gint64 text = 0;
  int found;

  self->attempt = N_ ("What is known of the pages and paragraphs of a document could not be read");
  found = hw_library_look_up (self, &text, error, "SELECT text FROM documents WHERE id = ?1", "i",
                              id);
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  structure = found == 1 ? read_structure (self, text, error) : NULL;
  return structure != NULL && (!corrected || follow_corrections (self, text, structure, error))
             ? g_steal_pointer (&structure)
             : NULL;
}

HwStructure *
hw_library_get_structure (HwLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_structure (self, id, TRUE, error);
}

HwStructure *
hw_library_get_original_structure (HwLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_structure (self, id, FALSE, error);
}

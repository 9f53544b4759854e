/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"

#include "library-private.h"
#include "row.h"
#include "statement.h"

static gboolean
copy_row (HwLibrary *self, gint64 text, HwStatement *row, GError **error)
{
  g_autofree char *guid = hw_row_normalize_guid (hw_statement_text (row, 0));
  gint64 taken = 0;
  const int found = hw_library_look_up (self, &taken, error,
                                        "SELECT id FROM corrections WHERE guid = ?1", "s", guid);

  /* The same document may be here twice. */
  if (found == 1 || !g_uuid_string_is_valid (guid))
    {
      g_free (guid);
      guid = hw_row_new_guid ();
    }
  return found >= 0
         && hw_library_run (self, error,
                            "INSERT INTO corrections (guid, text, kind, byte, start, paragraph,"
                            " before, after, aside, created, creator)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                            "siiiiissiis", guid, text, hw_statement_int (row, 1),
                            hw_statement_int (row, 2), hw_statement_int (row, 3),
                            hw_statement_int (row, 4), hw_statement_text (row, 5),
                            hw_statement_text (row, 6), hw_statement_int (row, 7),
                            hw_statement_int (row, 8), hw_statement_text (row, 9));
}

gboolean
hw_corrections_copy (
    HwLibrary *self, gint64 document, HwLibrary *from, gint64 from_document, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      from, error,
      "SELECT corrections.guid, kind, byte, corrections.start, paragraph, before, after, aside,"
      " created, creator FROM corrections JOIN documents ON documents.text = corrections.text"
      " WHERE documents.id = ?1 ORDER BY corrections.id",
      "i", from_document);
  gint64 text = 0;
  int found
      = rows != NULL
                && hw_library_look_up (self, &text, error,
                                       "SELECT text FROM documents WHERE id = ?1", "i", document)
                       == 1
            ? 1
            : -1;
  guint n = 0;

  for (; found == 1 && (found = hw_statement_next (rows, error)) == 1; n++)
    if (!copy_row (self, text, rows, error))
      return FALSE;
  if (found != 0 || n == 0)
    return found == 0;
  /* Which also says whether they fit. */
  g_autoptr (HwText) corrected = hw_library_read_text (self, document, error);
  return corrected != NULL
         && hw_library_run (self, error, "UPDATE documents SET chars = ?2 WHERE id = ?1", "ii",
                            document, (gint64) hw_text_get_n_chars (corrected));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-source.h"

#include <string.h>

#include "library-private.h"
#include "statement.h"

/* A run of bytes: of a correction, or of the stored text from @at on where @bytes is NULL. */
typedef struct
{
  gint64 offset, n; /* in what is read */
  const char *bytes;
  gint64 at;
} Piece;

static void
clear_edit (gpointer data)
{
  HwTextEdit *edit = data;

  g_free (edit->before);
  g_free (edit->after);
}

GArray *
hw_text_edits_new (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (HwTextEdit));

  g_array_set_clear_func (edits, clear_edit);
  return edits;
}

GArray *
hw_text_edits_take (HwStatement *rows, GError **error)
{
  g_autoptr (GArray) edits = hw_text_edits_new ();
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const HwTextEdit edit = { hw_statement_int (rows, 0),
                                hw_statement_int (rows, 1),
                                hw_statement_int (rows, 2),
                                hw_statement_int (rows, 3),
                                g_strdup (hw_statement_text (rows, 4)),
                                g_strdup (hw_statement_text (rows, 5)) };
      g_array_append_val (edits, edit);
    }
  return found == 0 ? g_steal_pointer (&edits) : NULL;
}

GArray *
hw_text_edits_read (HwLibrary *library, gint64 text, GError **error)
{
  g_autoptr (HwStatement) rows
      = hw_library_query (library, error,
                          "SELECT id, byte, start, paragraph, before, after FROM corrections WHERE "
                          "text = ?1 ORDER BY id",
                          "i", text);

  return hw_text_edits_take (rows, error);
}

static Piece *
get (const HwTextSource *self, guint index)
{
  return &g_array_index (self->pieces, Piece, index);
}

/* The first piece that ends behind @offset. */
static guint
find (const HwTextSource *self, gint64 offset)
{
  guint low = 0, high = self->pieces->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (get (self, middle)->offset + get (self, middle)->n <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Makes a piece begin at @offset; its index. */
static guint
cut (HwTextSource *self, gint64 offset)
{
  const guint index = find (self, offset);
  Piece *piece, rest;
  gint64 n;

  if (index == self->pieces->len || get (self, index)->offset == offset)
    return index;
  piece = get (self, index);
  n = offset - piece->offset;
  rest = (Piece){ offset, piece->n - n, piece->bytes != NULL ? piece->bytes + n : NULL,
                  piece->at + n };
  piece->n = n;
  g_array_insert_val (self->pieces, index + 1, rest);
  return index + 1;
}

/* FALSE where it does not fit the text. */
static gboolean
apply (HwTextSource *self, const HwTextEdit *edit)
{
  const gint64 n_before = (gint64) strlen (edit->before), n_after = (gint64) strlen (edit->after);
  guint first, end;

  if (edit->byte < 0 || edit->byte > self->n_bytes || n_before > self->n_bytes - edit->byte)
    return FALSE;
  first = cut (self, edit->byte);
  end = n_before > 0 ? cut (self, edit->byte + n_before) : first;
  if (end > first)
    g_array_remove_range (self->pieces, first, end - first);
  if (n_after > 0)
    {
      const Piece piece = { edit->byte, n_after, edit->after, 0 };

      g_array_insert_val (self->pieces, first, piece);
      first++;
    }
  for (guint i = first; i < self->pieces->len; i++)
    get (self, i)->offset += n_after - n_before;
  self->n_bytes += n_after - n_before;
  return TRUE;
}

static void
forget_edits (HwTextSource *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
}

int
hw_text_source_open_with (
    HwTextSource *self, HwLibrary *library, gint64 text, GArray *edits, gint64 end)
{
  int result;

  forget_edits (self);
  self->text = 0;
  result = self->blob != NULL
               ? sqlite3_blob_reopen (self->blob, text)
               : sqlite3_blob_open (library->db, "main", "texts", "text", text, 0, &self->blob);
  if (result != SQLITE_OK)
    {
      g_array_unref (edits);
      hw_text_source_clear (self);
      return result;
    }
  self->text = text;
  self->n_bytes = sqlite3_blob_bytes (self->blob);
  if (edits->len == 0)
    {
      g_array_unref (edits);
      return SQLITE_OK;
    }
  self->edits = edits;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  if (self->n_bytes > 0)
    {
      const Piece whole = { 0, self->n_bytes, NULL, 0 };
      g_array_append_val (self->pieces, whole);
    }
  for (guint i = 0; i < edits->len && g_array_index (edits, HwTextEdit, i).id < end; i++)
    if (!apply (self, &g_array_index (edits, HwTextEdit, i)))
      {
        hw_text_source_clear (self);
        return SQLITE_CORRUPT;
      }
  return SQLITE_OK;
}

int
hw_text_source_open (HwTextSource *self, HwLibrary *library, gint64 text)
{
  GArray *edits = hw_text_edits_read (library, text, NULL);

  if (edits == NULL)
    {
      hw_text_source_clear (self);
      return SQLITE_CORRUPT;
    }
  return hw_text_source_open_with (self, library, text, edits, G_MAXINT64);
}

int
hw_text_source_read (HwTextSource *self, void *buffer, gsize n_bytes, gint64 offset)
{
  char *out = buffer;
  int result = SQLITE_OK;

  if (self->pieces == NULL)
    return sqlite3_blob_read (self->blob, buffer, (int) n_bytes, (int) offset);
  if (offset < 0 || offset + (gint64) n_bytes > self->n_bytes)
    return SQLITE_ERROR;
  for (guint i = find (self, offset); n_bytes > 0 && result == SQLITE_OK; i++)
    {
      const Piece *piece = get (self, i);
      const gint64 skip = offset - piece->offset;
      const gsize n = MIN (n_bytes, (gsize) (piece->n - skip));

      if (piece->bytes != NULL)
        memcpy (out, piece->bytes + skip, n);
      else
        result = sqlite3_blob_read (self->blob, out, (int) n, (int) (piece->at + skip));
      out += n;
      offset += (gint64) n;
      n_bytes -= n;
    }
  return result;
}

void
hw_text_source_clear (HwTextSource *self)
{
  forget_edits (self);
  sqlite3_blob_close (self->blob);
  *self = (HwTextSource){ 0 };
}

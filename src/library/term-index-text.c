/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <string.h>

#include "utf8-scan.h"

/* A row, or an empty line, in a buffer: its bytes, and where the one after it begins. */
typedef struct
{
  gsize n_bytes, next;
  gboolean ends_line;
} Row;

/* The end of a row that is cut out of a long paragraph: between words where there is a space, else at
 * least between characters. */
static gsize
find_cut (const char *text)
{
  gsize cut = HW_INDEX_ROW_BYTES;

  while (cut > 0 && text[cut - 1] != ' ')
    cut--;
  if (cut > 0)
    return cut;
  for (cut = HW_INDEX_ROW_BYTES;
       cut > HW_INDEX_ROW_BYTES - 4 && ((guint8) text[cut] & 0xC0) == 0x80;)
    cut--;
  return cut;
}

/* FALSE where the row may not be whole: more of the text is needed, unless it ends here. */
static gboolean
find_row (const char *text, gsize n_bytes, Row *row)
{
  const char *end = memchr (text, '\n', MIN (n_bytes, HW_INDEX_ROW_BYTES));

  if (end != NULL)
    {
      *row = (Row){ (gsize) (end - text), (gsize) (end - text) + 1, TRUE };
      return TRUE;
    }
  if (n_bytes > HW_INDEX_ROW_BYTES)
    {
      const gsize cut = find_cut (text);

      *row = (Row){ cut, cut, FALSE };
      return TRUE;
    }
  *row = (Row){ n_bytes, n_bytes, FALSE };
  return FALSE;
}

static int
begin (HwTextRows *self, int result, gint64 text, const HwTextPlace *place, gsize window)
{
  if (result != SQLITE_OK)
    {
      hw_text_rows_clear (self);
      return result;
    }
  self->document = text;
  self->n_bytes = self->source.n_bytes;
  self->place = *place;
  self->window = window;
  return result;
}

int
hw_text_rows_open (
    HwTextRows *self, HwLibrary *library, gint64 text, const HwTextPlace *place, gsize window)
{
  int result = SQLITE_OK;

  if (self->document != text)
    {
      self->document = 0;
      self->filled = 0;
      result = hw_text_source_open (&self->source, library, text);
    }
  return begin (self, result, text, place, window);
}

int
hw_text_rows_open_with (HwTextRows *self,
                        HwLibrary *library,
                        gint64 text,
                        GArray *edits,
                        gint64 end,
                        const HwTextPlace *place,
                        gsize window)
{
  self->filled = 0;
  return begin (self, hw_text_source_open_with (&self->source, library, text, edits, end), text,
                place, window);
}

/* Reads on from the place, more than was there. */
static int
fill (HwTextRows *self)
{
  const gint64 left = self->n_bytes - self->place.byte;
  gsize wanted = self->window;
  int result;

  if (self->from == self->place.byte && self->filled >= wanted)
    wanted = self->filled * 2;
  wanted = (gsize) MIN ((gint64) wanted, left);
  if (wanted > self->room)
    {
      g_free (self->buffer);
      self->room = wanted;
      self->buffer = g_malloc (wanted);
    }
  result = hw_text_source_read (&self->source, self->buffer, wanted, self->place.byte);
  self->from = self->place.byte;
  self->filled = result == SQLITE_OK ? wanted : 0;
  return result;
}

int
hw_text_rows_next (
    HwTextRows *self, const char **text, gsize *n_bytes, HwTextPlace *start, int *result)
{
  *result = SQLITE_OK;
  while (self->place.byte < self->n_bytes)
    {
      const gint64 end = self->from + (gint64) self->filled;
      const char *at;
      Row row;

      if (self->place.byte < self->from || self->place.byte >= end
          || (!find_row (self->buffer + (self->place.byte - self->from),
                         (gsize) (end - self->place.byte), &row)
              && end < self->n_bytes))
        {
          *result = fill (self);
          if (*result != SQLITE_OK)
            return -1;
          continue;
        }
      at = self->buffer + (self->place.byte - self->from);
      *start = self->place;
      self->place.byte += (gint64) row.next;
      self->place.chars += (gint64) hw_utf8_count (at, row.next);
      self->place.paragraph += row.ends_line;
      if (row.n_bytes == 0)
        continue;
      *text = at;
      *n_bytes = row.n_bytes;
      return 1;
    }
  return 0;
}

void
hw_text_rows_clear (HwTextRows *self)
{
  hw_text_source_clear (&self->source);
  g_free (self->buffer);
  *self = (HwTextRows){ 0 };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "offset-map.h"

struct _HwOffsetMap
{
  gsize n_chars;
  gint64 before; /* what counts before the first character */
  GArray *twos;  /* gsize: positions of the characters that count two, ascending */
};

static void
add_wide (HwOffsetMap *self, const HwText *text, HwOffsets offsets, const GArray *line_ends)
{
  gsize n_bytes, position = 0;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  const gboolean utf16 = (offsets & HW_OFFSETS_UTF16) != 0;
  const gboolean crlf = (offsets & HW_OFFSETS_CRLF) != 0;
  guint next = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      const guchar c = (guchar) utf8[i];
      gboolean two = utf16 && c >= 0xf0;

      if ((c & 0xc0) == 0x80)
        continue;
      if (crlf && c == '\n')
        {
          while (line_ends != NULL && next < line_ends->len
                 && g_array_index (line_ends, gsize, next) < position)
            next++;
          two = line_ends == NULL
                || (next < line_ends->len && g_array_index (line_ends, gsize, next) == position);
        }
      if (two)
        g_array_append_val (self->twos, position);
      position++;
    }
}

HwOffsetMap *
hw_offset_map_new (const HwText *text, HwOffsets offsets, const GArray *line_ends)
{
  HwOffsetMap *self = g_new0 (HwOffsetMap, 1);

  self->n_chars = hw_text_get_n_chars (text);
  self->before = (offsets & HW_OFFSETS_BOM) != 0;
  self->twos = g_array_new (FALSE, FALSE, sizeof (gsize));
  if ((offsets & (HW_OFFSETS_UTF16 | HW_OFFSETS_CRLF)) != 0)
    add_wide (self, text, offsets, line_ends);
  return self;
}

void
hw_offset_map_free (HwOffsetMap *self)
{
  g_array_unref (self->twos);
  g_free (self);
}

gboolean
hw_offset_map_is_identity (const HwOffsetMap *self)
{
  return self->before == 0 && self->twos->len == 0;
}

gint64
hw_offset_map_to_other (const HwOffsetMap *self, gsize position)
{
  guint low = 0, high = self->twos->len;

  /* How many of them stand before it? */
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->twos, gsize, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return self->before + (gint64) position + low;
}

gsize
hw_offset_map_from_other (const HwOffsetMap *self, gint64 offset)
{
  guint low = 0, high = self->twos->len;
  gint64 position;

  /* How many of them are over by then? The i-th begins at its position and one for each before it. */
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const gint64 begin
          = self->before + (gint64) g_array_index (self->twos, gsize, middle) + middle;

      if (begin < offset - 1)
        low = middle + 1;
      else
        high = middle;
    }
  if (offset - self->before < 0)
    return 0;
  position = offset - self->before - low;
  /* In the middle of the next? */
  if (low < self->twos->len && position == (gint64) g_array_index (self->twos, gsize, low) + 1)
    position--;
  return (gsize) CLAMP (position, 0, (gint64) self->n_chars);
}

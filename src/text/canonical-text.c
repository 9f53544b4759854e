/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canonical-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text-index.h"
#include "utf8-scan.h"

struct _HwText
{
  gatomicrefcount refs;
  GBytes *bytes;
  const char *utf8;
  gsize n_bytes;
  HwTextIndex index;
};

/* Not a subtraction: */
/* clang-format off */
G_DEFINE_QUARK (hw-text-error-quark, hw_text_error)
/* clang-format on */

/* Says where and why @utf8 is not canonical, once the fast scan has found that it is not. */
static void
set_error (GError **error, const char *utf8, gsize n_bytes)
{
  const char *nul = memchr (utf8, '\0', n_bytes), *cr = memchr (utf8, '\r', n_bytes), *invalid;

  g_utf8_validate_len (utf8, nul ? (gsize) (nul - utf8) : n_bytes, &invalid);
  if (invalid < utf8 + n_bytes && invalid != nul)
    g_set_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_ENCODING,
                 _ ("The text is not UTF-8: byte %zu does not belong there"),
                 (gsize) (invalid - utf8));
  else if (nul)
    g_set_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_CONTROL,
                 _ ("The text holds a NUL character at byte %zu"), (gsize) (nul - utf8));
  else
    g_set_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_CONTROL,
                 /* Translators: CR is the control character "carriage return". */
                 _ ("The text holds a CR at byte %zu"), (gsize) (cr - utf8));
}

HwText *
hw_text_new (GBytes *utf8, GError **error)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  g_autoptr (HwText) self = g_new0 (HwText, 1);
  g_atomic_ref_count_init (&self->refs);
  self->bytes = g_bytes_ref (utf8);
  self->utf8 = g_bytes_get_data (utf8, &self->n_bytes);
  if (!self->utf8) /* what g_bytes_get_data() says of an empty one */
    self->utf8 = "";
  if (self->n_bytes >= G_MAXUINT32)
    {
      g_set_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_SIZE, _ ("The text is larger than 4 GiB"));
      return NULL;
    }
  if (self->n_bytes >= 3 && memcmp (self->utf8, "\xEF\xBB\xBF", 3) == 0)
    {
      g_set_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_CONTROL,
                   _ ("The text begins with a byte order mark"));
      return NULL;
    }
  if (!hw_text_index_init (&self->index, self->utf8, self->n_bytes, HW_TEXT_INDEX_SHARED))
    {
      set_error (error, self->utf8, self->n_bytes);
      return NULL;
    }
  return g_steal_pointer (&self);
}

HwText *
hw_text_new_from_string (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  HwText *self = hw_text_new (bytes, &error);

  if (!self)
    g_error ("%s", error->message);
  return self;
}

HwText *
hw_text_ref (HwText *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hw_text_unref (HwText *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_bytes_unref (self->bytes);
  hw_text_index_clear (&self->index);
  g_free (self);
}

const char *
hw_text_get_utf8 (const HwText *self, gsize *n_bytes)
{
  if (n_bytes)
    *n_bytes = self->n_bytes;
  return self->utf8;
}

gsize
hw_text_get_n_bytes (const HwText *self)
{
  return self->n_bytes;
}

gsize
hw_text_get_n_chars (const HwText *self)
{
  return self->index.n_chars;
}

gsize
hw_text_get_n_paragraphs (const HwText *self)
{
  return self->index.n_paragraphs;
}

HwParagraph
hw_text_get_paragraph (const HwText *self, gsize index)
{
  g_return_val_if_fail (index < self->index.n_paragraphs, ((HwParagraph){ 0 }));

  const HwTextStart *start = &self->index.starts[index];
  return (HwParagraph){ .start = start[0].position,
                        .end = start[1].position - 1,
                        .byte_start = start[0].byte,
                        .byte_end = start[1].byte - 1 };
}

gsize
hw_text_get_paragraph_at (const HwText *self, gsize position)
{
  gsize low = 0, high = self->index.n_paragraphs;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;
      if (self->index.starts[middle].position <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gsize
hw_text_get_paragraph_number (const HwText *self, gsize position)
{
  return hw_text_get_paragraph_at (self, position) + 1;
}

gsize
hw_text_get_paragraph_at_byte (const HwText *self, gsize byte)
{
  gsize low = 0, high = self->index.n_paragraphs;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;
      if (self->index.starts[middle].byte <= byte)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gsize
hw_text_to_byte (const HwText *self, gsize position)
{
  if (position >= self->index.n_chars)
    return self->n_bytes;
  if (self->index.n_chars == self->n_bytes)
    return position;

  /* The last block that begins at or before @position. A code point has one to four bytes, which
   * bounds the search. */
  gsize low = position / HW_UTF8_BLOCK;
  gsize high = MIN (position * 4 / HW_UTF8_BLOCK + 1, self->index.n_blocks);
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;
      if (self->index.before[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  gsize block = low * HW_UTF8_BLOCK;
  return block
         + hw_utf8_offset (self->utf8 + block, self->n_bytes - block,
                           position - self->index.before[low]);
}

gsize
hw_text_from_byte (const HwText *self, gsize byte)
{
  if (byte >= self->n_bytes)
    return self->index.n_chars;

  gsize block = byte / HW_UTF8_BLOCK;
  /* Those that begin at or before @byte, less one: right inside a character too. */
  return (gsize) self->index.before[block] - 1
         + hw_utf8_count (self->utf8 + block * HW_UTF8_BLOCK, byte % HW_UTF8_BLOCK + 1);
}

char *
hw_text_slice (const HwText *self, gsize start, gsize end)
{
  gsize byte_start = hw_text_to_byte (self, start);
  gsize byte_end = end > start ? hw_text_to_byte (self, end) : byte_start;

  return g_strndup (self->utf8 + byte_start, byte_end - byte_start);
}

HwDirection
hw_text_get_paragraph_direction (const HwText *self, gsize index, HwDirection fallback)
{
  g_return_val_if_fail (index < self->index.n_paragraphs, fallback);

  HwParagraph paragraph = hw_text_get_paragraph (self, index);
  return hw_direction_of_utf8 (self->utf8 + paragraph.byte_start,
                               (gssize) (paragraph.byte_end - paragraph.byte_start), fallback);
}

HwDirection
hw_text_get_direction (const HwText *self, HwDirection fallback)
{
  return hw_direction_of_utf8 (self->utf8, (gssize) self->n_bytes, fallback);
}

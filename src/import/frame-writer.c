/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_STEP ((gsize) 256 * 1024)
#define BUFFER_BYTES ((guint) 256 * 1024)

void
hw_frame_writer_init (HwFrameWriter *self,
                      HwFrameSink sink,
                      gpointer user_data,
                      gboolean with_magic)
{
  *self = (HwFrameWriter){ .sink = sink, .user_data = user_data, .buffer = g_byte_array_new () };
  if (with_magic)
    g_byte_array_append (self->buffer, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
}

static void
flush (HwFrameWriter *self)
{
  if (!self->refused && self->buffer->len > 0)
    self->refused = !self->sink (self->buffer->data, self->buffer->len, self->user_data);
  g_byte_array_set_size (self->buffer, 0);
}

gboolean
hw_frame_writer_finish (HwFrameWriter *self, GError **error)
{
  flush (self);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  if (self->refused)
    g_set_error_literal (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED, "nobody reads");
  else if (self->too_large)
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                         _ ("What the file holds is too large to be taken in at once."));
  return !self->refused && !self->too_large;
}

void
hw_frame_writer_add_bytes (HwFrameWriter *self, const guint8 *data, gsize n_bytes)
{
  g_byte_array_append (self->buffer, data, (guint) n_bytes);
}

void
hw_frame_writer_add_number (HwFrameWriter *self, guint64 number, guint n_bytes)
{
  guint8 bytes[8];

  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof bytes);
  hw_frame_writer_add_bytes (self, bytes, n_bytes);
}

void
hw_frame_writer_add_string (HwFrameWriter *self, const char *string)
{
  gsize n_bytes = string != NULL ? strlen (string) : 0;

  if (n_bytes > HW_FRAME_MAX_BYTES)
    {
      self->too_large = TRUE;
      n_bytes = 0;
    }
  hw_frame_writer_add_number (self, string != NULL ? n_bytes : HW_FRAMES_NO_STRING, 4);
  hw_frame_writer_add_bytes (self, (const guint8 *) string, n_bytes);
}

void
hw_frame_writer_begin (HwFrameWriter *self, guint type)
{
  if (self->buffer->len > BUFFER_BYTES)
    flush (self);
  self->frame = self->buffer->len;
  hw_frame_writer_add_number (self, type, 1);
  hw_frame_writer_add_number (self, 0, 4);
}

static void
set_length (HwFrameWriter *self, guint32 n_bytes)
{
  const guint32 length = GUINT32_TO_LE (n_bytes);

  memcpy (self->buffer->data + self->frame + 1, &length, sizeof length);
}

void
hw_frame_writer_end (HwFrameWriter *self)
{
  const guint32 n_bytes = self->buffer->len - self->frame - HW_FRAME_HEADER_BYTES;

  set_length (self, n_bytes);
  if (n_bytes > HW_FRAME_MAX_BYTES
      || !hw_frames_spend (&self->budget, 0, n_bytes + HW_FRAMES_PIECE_COST))
    self->too_large = TRUE;
  if (self->too_large)
    g_byte_array_set_size (self->buffer, self->frame);
}

void
hw_frame_writer_add_text (HwFrameWriter *self, guint type, const HwText *text)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);

  if (!hw_frames_spend (&self->budget, n_bytes, 0))
    self->too_large = TRUE;
  for (gsize i = 0; i < n_bytes && !self->too_large && !self->refused; i += TEXT_STEP)
    {
      const gsize n = MIN (TEXT_STEP, n_bytes - i);

      /* Its bytes go straight from the text. */
      hw_frame_writer_begin (self, type);
      set_length (self, (guint32) n);
      flush (self);
      if (!self->refused)
        self->refused = !self->sink ((const guint8 *) utf8 + i, n, self->user_data);
    }
}

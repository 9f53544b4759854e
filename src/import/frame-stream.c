/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#include <string.h>

void
hw_frame_stream_init (HwFrameStream *self,
                      gboolean (*take) (gpointer, guint, HwFramePayload *),
                      gpointer user_data)
{
  *self = (HwFrameStream){ .take = take, .user_data = user_data, .bytes = g_byte_array_new () };
}

void
hw_frame_stream_clear (HwFrameStream *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_error (&self->failed);
}

gboolean
hw_frame_stream_fail (HwFrameStream *self, const char *what)
{
  if (self->failed == NULL)
    self->failed = g_error_new (HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED, "frame %u: %s",
                                self->n_frames, what);
  return FALSE;
}

/* The next frame out of what came, from @at on. FALSE where it is not whole, or on a failure. */
static gboolean
take_frame (HwFrameStream *self, gsize *at)
{
  const guint8 *data = self->bytes->data + *at;
  const gsize n_bytes = self->bytes->len - *at;
  guint32 length;

  if (n_bytes < HW_FRAME_HEADER_BYTES)
    return FALSE;
  memcpy (&length, data + 1, sizeof length);
  length = GUINT32_FROM_LE (length);
  if (length > HW_FRAME_MAX_BYTES)
    return hw_frame_stream_fail (self, "a frame over the bounds");
  if (n_bytes - HW_FRAME_HEADER_BYTES < length)
    return FALSE;

  HwFramePayload payload = { data + HW_FRAME_HEADER_BYTES, length, FALSE };
  self->n_frames++;
  *at += HW_FRAME_HEADER_BYTES + length;
  return self->take (self->user_data, data[0], &payload);
}

gboolean
hw_frame_stream_feed (HwFrameStream *self, const guint8 *data, gsize n_bytes, GError **error)
{
  gsize at = 0;

  g_return_val_if_fail (n_bytes <= HW_FRAME_MAX_BYTES, FALSE);
  if (self->failed == NULL)
    {
      g_byte_array_append (self->bytes, data, (guint) n_bytes);
      if (!self->begun && self->bytes->len >= HW_FRAMES_MAGIC_BYTES)
        {
          self->begun = TRUE;
          at = HW_FRAMES_MAGIC_BYTES;
          if (memcmp (self->bytes->data, HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES) != 0)
            hw_frame_stream_fail (self, "this is something else");
        }
      while (self->begun && self->failed == NULL && take_frame (self, &at))
        ;
    }
  if (self->failed != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failed));
      return FALSE;
    }
  if (at > 0)
    g_byte_array_remove_range (self->bytes, 0, (guint) at);
  return TRUE;
}

gboolean
hw_frame_stream_is_done (const HwFrameStream *self)
{
  return self->failed == NULL && self->bytes->len == 0;
}

void
hw_frame_stream_set_failed (HwFrameStream *self, GError **error)
{
  if (self->failed == NULL)
    self->failed = g_error_new (HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED,
                                "the stream ends after frame %u", self->n_frames);
  g_propagate_error (error, g_error_copy (self->failed));
}

GError *
hw_frame_payload_take_error (HwFramePayload *self, HwFrameStream *stream)
{
  const guint64 code = hw_frame_payload_take_number (self, 4);
  g_autofree char *message = hw_frame_payload_take_string (self);

  if (hw_frame_payload_is_done (self) && message != NULL && *message != '\0'
      && code < HW_N_IMPORT_ERRORS)
    return g_error_new_literal (HW_IMPORT_ERROR, (int) code, message);
  hw_frame_stream_fail (stream, "an error");
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#include <string.h>

guint64
hw_frame_payload_take_number (HwFramePayload *self, guint n_bytes)
{
  guint64 number = 0;

  if (self->n_bytes < n_bytes)
    {
      self->is_bad = TRUE;
      return 0;
    }
  memcpy (&number, self->data, n_bytes);
  self->data += n_bytes;
  self->n_bytes -= n_bytes;
  return GUINT64_FROM_LE (number);
}

char *
hw_frame_payload_take_string (HwFramePayload *self)
{
  const guint64 length = hw_frame_payload_take_number (self, 4);
  char *string;

  if (length == HW_FRAMES_NO_STRING || self->is_bad)
    return NULL;
  if (length > self->n_bytes || !g_utf8_validate_len ((const char *) self->data, length, NULL))
    {
      self->is_bad = TRUE;
      return NULL;
    }
  string = g_strndup ((const char *) self->data, length);
  self->data += length;
  self->n_bytes -= length;
  return string;
}

gboolean
hw_frame_payload_is_done (const HwFramePayload *self)
{
  return !self->is_bad && self->n_bytes == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-frames.h"

#include "frames-private.h"

#include <string.h>

#define PIXELS_STEP ((gsize) 256 * 1024)

typedef struct
{
  HwFrameSink sink;
  gpointer user_data;
  GByteArray *buffer;
  gboolean refused;
} Writer;

static void
add_number (Writer *self, guint64 number, guint n_bytes)
{
  guint8 bytes[8];

  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof bytes);
  g_byte_array_append (self->buffer, bytes, n_bytes);
}

static void
add_string (Writer *self, const char *string)
{
  add_number (self, string != NULL ? strlen (string) : HW_FRAMES_NO_STRING, 4);
  if (string != NULL)
    g_byte_array_append (self->buffer, (const guint8 *) string, (guint) strlen (string));
}

static void
send (Writer *self, const guint8 *data, gsize n_bytes)
{
  if (!self->refused && n_bytes > 0)
    self->refused = !self->sink (data, n_bytes, self->user_data);
}

/* A frame of what is in the buffer, and of @data behind it. */
static void
send_frame (Writer *self, HwFrameType type, const guint8 *data, gsize n_bytes)
{
  guint8 header[HW_FRAME_HEADER_BYTES] = { (guint8) type };
  const guint32 length = GUINT32_TO_LE (self->buffer->len + (guint32) n_bytes);

  memcpy (header + 1, &length, sizeof length);
  send (self, header, sizeof header);
  send (self, self->buffer->data, self->buffer->len);
  send (self, data, n_bytes);
  g_byte_array_set_size (self->buffer, 0);
}

static Writer
writer_begin (HwFrameSink sink, gpointer user_data)
{
  Writer self = { .sink = sink, .user_data = user_data, .buffer = g_byte_array_new () };

  send (&self, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  return self;
}

static gboolean
writer_end (Writer *self, GError **error)
{
  send_frame (self, HW_FRAME_END, NULL, 0);
  g_byte_array_unref (self->buffer);
  if (self->refused)
    g_set_error_literal (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED, "nobody reads");
  return !self->refused;
}

gboolean
hw_picture_frames_write_labels (const GPtrArray *labels,
                                HwFrameSink sink,
                                gpointer user_data,
                                GError **error)
{
  Writer self = writer_begin (sink, user_data);

  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *label = g_utf8_substring (
          labels->pdata[i], 0, MIN (g_utf8_strlen (labels->pdata[i], -1), HW_PAGE_LABEL_MAX_CHARS));

      add_string (&self, label);
      send_frame (&self, HW_FRAME_PAGE_LABEL, NULL, 0);
    }
  return writer_end (&self, error);
}

gboolean
hw_picture_frames_write (const HwPagePicture *picture,
                         HwFrameSink sink,
                         gpointer user_data,
                         GError **error)
{
  Writer self = writer_begin (sink, user_data);
  gsize n_bytes;
  const guint8 *pixels = g_bytes_get_data (picture->pixels, &n_bytes);

  add_number (&self, picture->width, 4);
  add_number (&self, picture->height, 4);
  add_string (&self, picture->remark);
  send_frame (&self, HW_FRAME_PICTURE, NULL, 0);
  for (gsize i = 0; i < n_bytes && !self.refused; i += PIXELS_STEP)
    send_frame (&self, HW_FRAME_PIXELS, pixels + i, MIN (PIXELS_STEP, n_bytes - i));
  return writer_end (&self, error);
}

struct _HwPictureReader
{
  GByteArray *bytes; /* came, and are not read yet */
  guint n_frames;
  GPtrArray *labels;
  HwPagePicture *picture; /* without its pixels, */
  guint8 *pixels;         /* of which n_filled bytes are there */
  gsize n_pixels, n_filled;
  GError *sent;   /* the error that took the place of the rest */
  GError *failed; /* what could not be right */
  gboolean begun, ended;
};

HwPictureReader *
hw_picture_reader_new (void)
{
  HwPictureReader *self = g_new0 (HwPictureReader, 1);

  self->bytes = g_byte_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hw_picture_reader_free (HwPictureReader *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  hw_page_picture_free (self->picture);
  g_free (self->pixels);
  g_clear_error (&self->sent);
  g_clear_error (&self->failed);
  g_free (self);
}

static gboolean
fail (HwPictureReader *self, const char *what)
{
  if (self->failed == NULL)
    self->failed = g_error_new (HW_FRAMES_ERROR, HW_FRAMES_ERROR_DAMAGED, "frame %u: %s",
                                self->n_frames, what);
  return FALSE;
}

static gboolean
read_label (HwPictureReader *self, HwFramePayload *payload)
{
  char *label = hw_frame_payload_take_string (payload);

  if (label != NULL)
    g_ptr_array_add (self->labels, label);
  if (!hw_frame_payload_is_done (payload) || label == NULL || self->picture != NULL
      || self->labels->len > HW_PAGE_LABELS_MAX
      || g_utf8_strlen (label, -1) > HW_PAGE_LABEL_MAX_CHARS)
    return fail (self, "a label");
  return TRUE;
}

static gboolean
read_picture (HwPictureReader *self, HwFramePayload *payload)
{
  const guint64 width = hw_frame_payload_take_number (payload, 4);
  const guint64 height = hw_frame_payload_take_number (payload, 4);
  g_autofree char *remark = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || self->picture != NULL || self->labels->len > 0
      || !hw_page_picture_may_have_size (width, height))
    return fail (self, "a picture");
  self->picture = g_new0 (HwPagePicture, 1);
  self->picture->width = (guint) width;
  self->picture->height = (guint) height;
  self->picture->remark = g_steal_pointer (&remark);
  self->n_pixels = (gsize) (width * height) * HW_PAGE_PICTURE_PIXEL_BYTES;
  self->pixels = g_try_malloc (self->n_pixels);
  return self->pixels != NULL || fail (self, "no memory for the picture");
}

static gboolean
read_pixels (HwPictureReader *self, const HwFramePayload *payload)
{
  if (self->picture == NULL || payload->n_bytes == 0
      || payload->n_bytes > self->n_pixels - self->n_filled)
    return fail (self, "more pixels than were said");
  memcpy (self->pixels + self->n_filled, payload->data, payload->n_bytes);
  self->n_filled += payload->n_bytes;
  return TRUE;
}

static gboolean
read_end (HwPictureReader *self, const HwFramePayload *payload)
{
  if (payload->n_bytes != 0 || self->n_filled != self->n_pixels)
    return fail (self, "fewer pixels than were said");
  self->ended = TRUE;
  return TRUE;
}

static gboolean
read_error (HwPictureReader *self, HwFramePayload *payload)
{
  const guint64 code = hw_frame_payload_take_number (payload, 4);
  g_autofree char *message = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || message == NULL || *message == '\0'
      || code >= HW_N_IMPORT_ERRORS)
    return fail (self, "an error");
  self->sent = g_error_new_literal (HW_IMPORT_ERROR, (int) code, message);
  return TRUE;
}

static gboolean
read_frame (HwPictureReader *self, guint8 type, HwFramePayload *payload)
{
  if (self->ended || self->sent != NULL)
    return fail (self, "something after the end");
  if (type == HW_FRAME_PAGE_LABEL)
    return read_label (self, payload);
  if (type == HW_FRAME_PICTURE)
    return read_picture (self, payload);
  if (type == HW_FRAME_PIXELS)
    return read_pixels (self, payload);
  if (type == HW_FRAME_END)
    return read_end (self, payload);
  if (type == HW_FRAME_ERROR)
    return read_error (self, payload);
  return fail (self, "a frame of no known type");
}

/* The next frame out of what came, from @at on. FALSE where it is not whole, or on a failure. */
static gboolean
take_frame (HwPictureReader *self, gsize *at)
{
  const guint8 *data = self->bytes->data + *at;
  const gsize n_bytes = self->bytes->len - *at;
  guint32 length;

  if (n_bytes < HW_FRAME_HEADER_BYTES)
    return FALSE;
  memcpy (&length, data + 1, sizeof length);
  length = GUINT32_FROM_LE (length);
  if (length > PIXELS_STEP)
    return fail (self, "a frame over the bounds");
  if (n_bytes - HW_FRAME_HEADER_BYTES < length)
    return FALSE;

  HwFramePayload payload = { data + HW_FRAME_HEADER_BYTES, length, FALSE };
  self->n_frames++;
  *at += HW_FRAME_HEADER_BYTES + length;
  return read_frame (self, data[0], &payload);
}

static gboolean
set_failed (HwPictureReader *self, GError **error)
{
  g_propagate_error (error, g_error_copy (self->failed));
  return FALSE;
}

gboolean
hw_picture_reader_feed (HwPictureReader *self, const guint8 *data, gsize n_bytes, GError **error)
{
  gsize at = 0;

  if (self->failed != NULL)
    return set_failed (self, error);
  g_return_val_if_fail (n_bytes <= HW_FRAME_MAX_BYTES, FALSE);
  g_byte_array_append (self->bytes, data, (guint) n_bytes);
  if (!self->begun && self->bytes->len >= HW_FRAMES_MAGIC_BYTES)
    {
      self->begun = TRUE;
      at = HW_FRAMES_MAGIC_BYTES;
      if (memcmp (self->bytes->data, HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES) != 0)
        fail (self, "this is something else");
    }
  while (self->begun && self->failed == NULL && take_frame (self, &at))
    ;
  if (self->failed != NULL)
    return set_failed (self, error);
  if (at > 0)
    g_byte_array_remove_range (self->bytes, 0, (guint) at);
  return TRUE;
}

/* FALSE where it is not whole, or an error. */
static gboolean
finish (HwPictureReader *self, gboolean wants_picture, GError **error)
{
  if (self->failed == NULL && self->sent != NULL && self->bytes->len == 0)
    {
      g_propagate_error (error, g_error_copy (self->sent));
      return FALSE;
    }
  if (self->failed == NULL && self->ended && self->bytes->len == 0
      && wants_picture == (self->picture != NULL))
    return TRUE;
  if (self->failed == NULL)
    self->failed = g_error_new (HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED,
                                "the stream ends after frame %u", self->n_frames);
  return set_failed (self, error);
}

HwPagePicture *
hw_picture_reader_finish (HwPictureReader *self, GError **error)
{
  if (!finish (self, TRUE, error))
    return NULL;
  self->picture->pixels = g_bytes_new_take (g_steal_pointer (&self->pixels), self->n_pixels);
  return g_steal_pointer (&self->picture);
}

GPtrArray *
hw_picture_reader_finish_labels (HwPictureReader *self, GError **error)
{
  return finish (self, FALSE, error) ? g_steal_pointer (&self->labels) : NULL;
}

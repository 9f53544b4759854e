/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-frames.h"

#include "frames-private.h"

#include <string.h>

#define PIXELS_STEP ((gsize) 256 * 1024)

gboolean
hw_picture_frames_write_labels (const GPtrArray *labels,
                                HwFrameSink sink,
                                gpointer user_data,
                                GError **error)
{
  HwFrameWriter writer;

  hw_frame_writer_init (&writer, sink, user_data, TRUE);
  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *label = g_utf8_substring (
          labels->pdata[i], 0, MIN (g_utf8_strlen (labels->pdata[i], -1), HW_PAGE_LABEL_MAX_CHARS));

      hw_frame_writer_begin (&writer, HW_FRAME_PAGE_LABEL);
      hw_frame_writer_add_string (&writer, label);
      hw_frame_writer_end (&writer);
    }
  hw_frame_writer_begin (&writer, HW_FRAME_END);
  hw_frame_writer_end (&writer);
  return hw_frame_writer_finish (&writer, error);
}

gboolean
hw_picture_frames_write (const HwPagePicture *picture,
                         HwFrameSink sink,
                         gpointer user_data,
                         GError **error)
{
  HwFrameWriter writer;
  gsize n_bytes;
  const guint8 *pixels = g_bytes_get_data (picture->pixels, &n_bytes);

  hw_frame_writer_init (&writer, sink, user_data, TRUE);
  hw_frame_writer_begin (&writer, HW_FRAME_PICTURE);
  hw_frame_writer_add_number (&writer, picture->width, 4);
  hw_frame_writer_add_number (&writer, picture->height, 4);
  hw_frame_writer_add_string (&writer, picture->remark);
  hw_frame_writer_end (&writer);
  for (gsize i = 0; i < n_bytes; i += PIXELS_STEP)
    {
      hw_frame_writer_begin (&writer, HW_FRAME_PIXELS);
      hw_frame_writer_add_bytes (&writer, pixels + i, MIN (PIXELS_STEP, n_bytes - i));
      hw_frame_writer_end (&writer);
    }
  hw_frame_writer_begin (&writer, HW_FRAME_END);
  hw_frame_writer_end (&writer);
  return hw_frame_writer_finish (&writer, error);
}

struct _HwPictureReader
{
  HwFrameStream stream;
  GPtrArray *labels;
  HwPagePicture *picture; /* without its pixels, */
  guint8 *pixels;         /* of which n_filled bytes are there */
  gsize n_pixels, n_filled;
  GError *sent; /* the error that took the place of the rest */
  gboolean ended;
};

static gboolean read_frame (gpointer user_data, guint type, HwFramePayload *payload);

HwPictureReader *
hw_picture_reader_new (void)
{
  HwPictureReader *self = g_new0 (HwPictureReader, 1);

  hw_frame_stream_init (&self->stream, read_frame, self);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hw_picture_reader_free (HwPictureReader *self)
{
  if (self == NULL)
    return;
  hw_frame_stream_clear (&self->stream);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  hw_page_picture_free (self->picture);
  g_free (self->pixels);
  g_clear_error (&self->sent);
  g_free (self);
}

static gboolean
fail (HwPictureReader *self, const char *what)
{
  return hw_frame_stream_fail (&self->stream, what);
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
read_frame (gpointer user_data, guint type, HwFramePayload *payload)
{
  HwPictureReader *self = user_data;

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
  if (type != HW_FRAME_ERROR)
    return fail (self, "a frame of no known type");
  self->sent = hw_frame_payload_take_error (payload, &self->stream);
  return self->sent != NULL;
}

gboolean
hw_picture_reader_feed (HwPictureReader *self, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_frame_stream_feed (&self->stream, data, n_bytes, error);
}

/* FALSE where it is not whole, or an error. */
static gboolean
finish (HwPictureReader *self, gboolean wants_picture, GError **error)
{
  const gboolean is_done = hw_frame_stream_is_done (&self->stream);

  if (is_done && self->ended && wants_picture == (self->picture != NULL))
    return TRUE;
  if (is_done && self->sent != NULL)
    g_propagate_error (error, g_error_copy (self->sent));
  else
    hw_frame_stream_set_failed (&self->stream, error);
  return FALSE;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "frames.h"
#include "page-picture.h"

G_BEGIN_DECLS

/* What was asked of a document beside its text, on its way through a pipe in the form of frames.h: the labels of
 * its pages, or the picture of one; an error goes by hw_frames_write_error(). */

/* FALSE as hw_frames_write(). */
gboolean hw_picture_frames_write_labels (const GPtrArray *labels,
                                         HwFrameSink sink,
                                         gpointer user_data,
                                         GError **error);
gboolean hw_picture_frames_write (const HwPagePicture *picture,
                                  HwFrameSink sink,
                                  gpointer user_data,
                                  GError **error);

/* Reads that out of bytes that come bit by bit, and trusts none of them. */
typedef struct _HwPictureReader HwPictureReader;

HwPictureReader *hw_picture_reader_new (void);
void hw_picture_reader_free (HwPictureReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPictureReader, hw_picture_reader_free)

/* As hw_frame_reader_feed(). */
gboolean
hw_picture_reader_feed (HwPictureReader *self, const guint8 *data, gsize n_bytes, GError **error);
/* After the last byte: what came, transfer full; NULL as hw_frame_reader_finish(), also where the other came. */
HwPagePicture *hw_picture_reader_finish (HwPictureReader *self, GError **error);
GPtrArray *hw_picture_reader_finish_labels (HwPictureReader *self, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* What a reader made of a file, on its way through a pipe: a magic with its version, then frames, each a
 * type (one byte), the length of its payload (four bytes) and the payload. Numbers are little endian, a
 * string is its length (four bytes, all ones for NULL) and UTF-8. A document is its parts in the order of
 * HwFrameType; the documents in it follow in the same form; an error may take the place of the rest. */

/* For what comes in and is not this form: it is from a process that was attacked, or broke. */
#define HW_FRAMES_ERROR (hw_frames_error_quark ())
typedef enum
{
  HW_FRAMES_ERROR_DAMAGED,
  HW_FRAMES_ERROR_TRUNCATED,
} HwFramesError;
GQuark hw_frames_error_quark (void);

/* Takes the next bytes; FALSE where they cannot be taken, and then nothing more is sent. */
typedef gboolean (*HwFrameSink) (const guint8 *data, gsize n_bytes, gpointer user_data);

/* Sends the whole. FALSE with _TOO_LARGE where it is over the bounds of the form, with HW_FRAMES_ERROR_TRUNCATED
 * where the sink refused. After the first an error can still be sent. */
gboolean
hw_frames_write (const HwExtract *extract, HwFrameSink sink, gpointer user_data, GError **error);
/* Sends why there is no document, or no rest of it: @begun after hw_frames_write(). What is not
 * an HwImportError goes as HW_IMPORT_ERROR_DAMAGED. */
gboolean
hw_frames_write_error (const GError *failure, gboolean begun, HwFrameSink sink, gpointer user_data);

/* Reads the form out of bytes that come bit by bit, and trusts none of them. */
typedef struct _HwFrameReader HwFrameReader;

HwFrameReader *hw_frame_reader_new (void);
void hw_frame_reader_free (HwFrameReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwFrameReader, hw_frame_reader_free)

/* FALSE with HW_FRAMES_ERROR as soon as something cannot be right; every later call fails too. */
gboolean
hw_frame_reader_feed (HwFrameReader *self, const guint8 *data, gsize n_bytes, GError **error);
/* After the last byte: the document, transfer full; NULL with the error that was sent (HW_IMPORT_ERROR), or
 * HW_FRAMES_ERROR. */
HwExtract *hw_frame_reader_finish (HwFrameReader *self, GError **error);

G_END_DECLS

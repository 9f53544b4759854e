/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

#define HW_FRAMES_MAGIC "HwFrame\1"
#define HW_FRAMES_MAGIC_BYTES 8
#define HW_FRAME_HEADER_BYTES 5
#define HW_FRAMES_NO_STRING G_MAXUINT32

/* Parts of a document in their order. */
typedef enum
{
  HW_FRAME_DOCUMENT
  = 1,               /* direction (1, + HW_FRAMES_DOUBT), n_damaged (8), bytes of the text (8) */
  HW_FRAME_METADATA, /* one string for each of HW_FRAMES_N_METADATA */
  HW_FRAME_TEXT,     /* the next bytes of it */
  HW_FRAME_FORMS,    /* the next ones: role, level, direction (1 each) */
  HW_FRAME_LOCATOR,  /* start (8), kind (1), label */
  HW_FRAME_ASIDE,    /* paragraph (8), reason (1), text */
  HW_FRAME_COMMENT,  /* start, end (8), text, author, created */
  HW_FRAME_REMARK,   /* a string */
  HW_FRAME_PARTS,    /* none: documents of their own follow up to the end */
  HW_FRAME_END,      /* none */
  HW_FRAME_ERROR,    /* code (4), message */
  /* In answers of their own, up to an end: see picture-frames.h. */
  HW_FRAME_PAGE_LABEL, /* a string, of the next page */
  HW_FRAME_PICTURE,    /* width, height (4 each), remark */
  HW_FRAME_PIXELS,     /* the next bytes of it */
} HwFrameType;

#define HW_FRAMES_N_METADATA 8
/* Its encoding is in doubt. */
#define HW_FRAMES_DOUBT 0x80u

/* What one stream may hold. Nothing legitimate comes near, but for the text itself. */
#define HW_FRAME_MAX_BYTES ((gsize) 16 * 1024 * 1024)
#define HW_FRAMES_MAX_BESIDE ((gsize) 256 * 1024 * 1024)
#define HW_FRAMES_MAX_DEPTH 8
/* A frame costs this much in memory beside its bytes, a document this much more. */
#define HW_FRAMES_PIECE_COST 64
#define HW_FRAMES_DOCUMENT_COST 512

/* How much was spent of that. */
typedef struct
{
  gsize text, beside;
} HwFramesBudget;

/* FALSE where it does not allow that. */
gboolean hw_frames_spend (HwFramesBudget *self, gsize text, gsize beside);

/* Frames on their way into a sink. */
typedef struct
{
  HwFrameSink sink;
  gpointer user_data;
  GByteArray *buffer;
  HwFramesBudget budget;
  guint frame; /* where the open frame starts in the buffer */
  gboolean refused, too_large;
} HwFrameWriter;

/* With the magic where nothing was sent before. */
void hw_frame_writer_init (HwFrameWriter *self,
                           HwFrameSink sink,
                           gpointer user_data,
                           gboolean with_magic);
/* Sends what is left. FALSE as hw_frames_write(). */
gboolean hw_frame_writer_finish (HwFrameWriter *self, GError **error);
void hw_frame_writer_begin (HwFrameWriter *self, guint type);
/* Ends a frame. One over the bounds is not sent. */
void hw_frame_writer_end (HwFrameWriter *self);
void hw_frame_writer_add_number (HwFrameWriter *self, guint64 number, guint n_bytes);
void hw_frame_writer_add_string (HwFrameWriter *self, const char *string);
void hw_frame_writer_add_bytes (HwFrameWriter *self, const guint8 *data, gsize n_bytes);
/* Frames of this type with nothing but pieces of the text. */
void hw_frame_writer_add_text (HwFrameWriter *self, guint type, const HwText *text);

/* What is left of a payload. */
typedef struct
{
  const guint8 *data;
  gsize n_bytes;
  gboolean is_bad; /* more was asked for than there is, or what is no text */
} HwFramePayload;

/* Frames out of bytes that come bit by bit. */
typedef struct
{
  /* Each whole one. FALSE after hw_frame_stream_fail(). */
  gboolean (*take) (gpointer user_data, guint type, HwFramePayload *payload);
  gpointer user_data;
  GByteArray *bytes; /* came, and are not read yet */
  guint n_frames;
  GError *failed; /* what could not be right */
  gboolean begun;
} HwFrameStream;

void hw_frame_stream_init (HwFrameStream *self,
                           gboolean (*take) (gpointer, guint, HwFramePayload *),
                           gpointer user_data);
void hw_frame_stream_clear (HwFrameStream *self);
/* Always FALSE. */
gboolean hw_frame_stream_fail (HwFrameStream *self, const char *what);
/* FALSE with HW_FRAMES_ERROR as soon as something cannot be right; every later call fails too. */
gboolean
hw_frame_stream_feed (HwFrameStream *self, const guint8 *data, gsize n_bytes, GError **error);
/* Was there nothing wrong, and is nothing left? */
gboolean hw_frame_stream_is_done (const HwFrameStream *self);
/* What went wrong, if only that the stream ended. */
void hw_frame_stream_set_failed (HwFrameStream *self, GError **error);
/* The error that a reader sent; NULL, after a failure, where it is none. */
GError *hw_frame_payload_take_error (HwFramePayload *self, HwFrameStream *stream);

/* Where the string of metadata number @index is kept. */
char **hw_frames_metadata (HwExtract *extract, guint index);

guint64 hw_frame_payload_take_number (HwFramePayload *self, guint n_bytes);
/* Transfer full; NULL for no string, and where it is bad. */
char *hw_frame_payload_take_string (HwFramePayload *self);
/* Was all of it read, and well? */
gboolean hw_frame_payload_is_done (const HwFramePayload *self);

G_END_DECLS

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
  HW_FRAME_DOCUMENT = 1, /* direction (1, + HW_FRAMES_DOUBT), n_damaged (8), bytes of the text (8) */
  HW_FRAME_METADATA,     /* one string for each of HW_FRAMES_N_METADATA */
  HW_FRAME_TEXT,         /* the next bytes of it */
  HW_FRAME_FORMS,        /* the next ones: role, level, direction (1 each) */
  HW_FRAME_LOCATOR,      /* start (8), kind (1), label */
  HW_FRAME_ASIDE,        /* paragraph (8), reason (1), text */
  HW_FRAME_COMMENT,      /* start, end (8), text, author, created */
  HW_FRAME_REMARK,       /* a string */
  HW_FRAME_PARTS,        /* none: documents of their own follow up to the end */
  HW_FRAME_END,          /* none */
  HW_FRAME_ERROR,        /* code (4), message */
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

/* Where the string of metadata number @index is kept. */
char **hw_frames_metadata (HwExtract *extract, guint index);

/* What is left of a payload. */
typedef struct
{
  const guint8 *data;
  gsize n_bytes;
  gboolean is_bad; /* more was asked for than there is, or what is no text */
} HwFramePayload;

guint64 hw_frame_payload_take_number (HwFramePayload *self, guint n_bytes);
/* Transfer full; NULL for no string, and where it is bad. */
char *hw_frame_payload_take_string (HwFramePayload *self);
/* Was all of it read, and well? */
gboolean hw_frame_payload_is_done (const HwFramePayload *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "frames-private.h"
#include "project-frames.h"

G_BEGIN_DECLS

/* Parts of a project in their order; HW_FRAME_ERROR may come at any place. Times are 8 bytes, indices 4. */
typedef enum
{
  HW_PROJECT_FRAME_NAME = 32, /* a string */
  HW_PROJECT_FRAME_TAG,       /* parent (4), guid, name, colour, description */
  HW_PROJECT_FRAME_DOCUMENT, /* direction, is_excerpt (1), added, bytes of the text (8), then strings */
  HW_PROJECT_FRAME_TEXT,     /* the next bytes of the last document's text */
  HW_PROJECT_FRAME_STRUCTURE, /* forms, locators, asides of the last document, each with its length (4) */
  HW_PROJECT_FRAME_PASSAGE, /* document (4), start, end, created, modified (8), state (1), score (4), strings,
                                 then its tags (4) */
  HW_PROJECT_FRAME_NOTE,   /* target (1), index (4), created, modified (8), guid, text, creator */
  HW_PROJECT_FRAME_GROUP,  /* guid, name, documents (4) */
  HW_PROJECT_FRAME_REMARK, /* status (1), kind, name, message */
  HW_PROJECT_FRAME_END,    /* none */
} HwProjectFrameType;

#define HW_PROJECT_FRAMES_NO_PARENT G_MAXUINT32
/* A score as a whole number. */
#define HW_PROJECT_FRAMES_SURE 1000000

/* Where the strings of a document and of a passage are kept. */
#define HW_PROJECT_FRAMES_N_DETAILS 12
char **hw_project_frames_detail (HwProjectDocument *document, guint index);
#define HW_PROJECT_FRAMES_N_WORDS 7
char **hw_project_frames_word (HwProjectPassage *passage, guint index);

G_END_DECLS

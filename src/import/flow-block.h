/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow-comments.h"

G_BEGIN_DECLS

typedef enum
{
  HW_FLOW_MARK_PAGE,
  HW_FLOW_MARK_COMMENT_START,
  HW_FLOW_MARK_COMMENT_END,
} HwFlowMarkKind;

/* Something that is said of a place in a paragraph under construction. */
typedef struct
{
  gsize at; /* bytes */
  HwFlowMarkKind kind;
  char *value; /* the page's label, the comment's id */
} HwFlowMark;

/* *marks: element type HwFlowMark, NULL for none. */
void hw_flow_add_mark (GArray **marks, gsize at, HwFlowMarkKind kind, const char *value);

/* A paragraph under construction, or a row of a table. */
typedef struct
{
  HwParagraphForm form;
  GString *text;
  GArray *marks;    /* element type HwFlowMark; NULL for none */
  GPtrArray *after; /* HwFlowBlock *: notes and boxes that follow it; NULL for none */
  char *label;      /* before the next character; NULL where there is none left */
} HwFlowBlock;

HwFlowBlock *hw_flow_block_new (HwParagraphRole role, guint level, HwDirection direction);
void hw_flow_block_free (HwFlowBlock *self);
void hw_flow_block_follow (HwFlowBlock *self, HwFlowBlock *next);
void
hw_flow_block_tell (const HwFlowBlock *self, HwExtractBuilder *builder, HwFlowComments *comments);

G_END_DECLS

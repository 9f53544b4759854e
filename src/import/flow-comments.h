/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract-builder.h"

G_BEGIN_DECLS

/* The comments of a document while it is read: their ranges and their texts come apart. */
typedef struct _HwFlowComments HwFlowComments;

HwFlowComments *hw_flow_comments_new (void);
void hw_flow_comments_free (HwFlowComments *self);

/* @position: code points of the text so far. @paragraph: where the paragraph of it starts. */
void hw_flow_comments_start (HwFlowComments *self, const char *id, gsize position, gsize paragraph);
void hw_flow_comments_end (HwFlowComments *self, const char *id, gsize position, gsize paragraph);
/* As hw_flow_set_comment(). */
void hw_flow_comments_set (HwFlowComments *self,
                           const char *id,
                           const char *text,
                           const char *author,
                           const char *created,
                           const char *parent);
/* A paragraph ended here: those that stand at a point in it are on the whole. */
void hw_flow_comments_close_paragraph (HwFlowComments *self, gsize end);

/* Gives all that have a text to the builder. */
void hw_flow_comments_tell (HwFlowComments *self, HwExtractBuilder *builder);

G_END_DECLS

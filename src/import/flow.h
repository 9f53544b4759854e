/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract-builder.h"

G_BEGIN_DECLS

/* What word processors nest, in the order of reading: tables become rows, a note or a text box that stands in the
 * middle of a paragraph follows it, comments find their range. The reader of a format tells what it meets; the flow
 * hands paragraphs to a builder as soon as they are whole. */
typedef struct _HwFlow HwFlow;
/* Paragraphs that were put aside by hw_flow_push(), to be given back. */
typedef struct _HwFlowBlocks HwFlowBlocks;

HwFlow *hw_flow_new (void);
void hw_flow_free (HwFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwFlow, hw_flow_free)
void hw_flow_blocks_free (HwFlowBlocks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwFlowBlocks, hw_flow_blocks_free)

/* For metadata and remarks. */
HwExtractBuilder *hw_flow_get_builder (HwFlow *self);

/* A paragraph begins, as hw_extract_builder_begin(); in a cell of a table, what is @role there is a row's. */
void hw_flow_begin (HwFlow *self, HwParagraphRole role, guint level, HwDirection direction);
/* Of the open paragraph, or of a plain one. A line end is a paragraph of the same form, in a heading and in a table
 * a blank; a tab in a table is a blank. */
void hw_flow_append (HwFlow *self, const char *text, gssize n_bytes);
void hw_flow_end (HwFlow *self);
/* Has the open paragraph, or cell, anything in it? */
gboolean hw_flow_has_text (HwFlow *self);
/* "1. ", before the first character of the open paragraph, if it gets one. */
void hw_flow_set_label (HwFlow *self, const char *label);

/* A table of one column only holds paragraphs; a table within the cell of another is part of that cell. Rows and
 * cells end where the next begins. @n_columns: 0 where that is not known. */
void hw_flow_begin_table (HwFlow *self, guint n_columns);
void hw_flow_begin_row (HwFlow *self, HwDirection direction);
/* @n_columns: how many it takes, at least 1. */
void hw_flow_begin_cell (HwFlow *self, guint n_columns);
void hw_flow_end_row (HwFlow *self);
void hw_flow_end_table (HwFlow *self);

/* What comes until hw_flow_pop() is not of the text yet. Each has to be given back by one of the functions
 * below, or freed. */
void hw_flow_push (HwFlow *self);
HwFlowBlocks *hw_flow_pop (HwFlow *self);
/* As a note that is called "[@mark]" here, and follows the open paragraph: "[1] …". @mark: NULL for one whose text
 * has its own mark. Takes @blocks. */
void hw_flow_add_note (HwFlow *self, const char *mark, HwFlowBlocks *blocks);
/* As paragraphs that follow the open one. Takes @blocks. */
void hw_flow_add_blocks (HwFlow *self, HwFlowBlocks *blocks);
/* Only its text, paragraphs between @separator. Transfer full. */
char *hw_flow_blocks_to_text (const HwFlowBlocks *blocks, const char *separator);

/* What comes now stands on this page. */
void hw_flow_locate_page (HwFlow *self, const char *label);

/* The range of a comment, and what it says: in any order. One without a range is on the paragraph where it starts or
 * ends, or on the range of @parent, to which it replies (NULL: none); without either, a remark says what it said.
 * @text: plain. @author, @created: or NULL. */
void hw_flow_start_comment (HwFlow *self, const char *id);
void hw_flow_end_comment (HwFlow *self, const char *id);
void hw_flow_set_comment (HwFlow *self,
                          const char *id,
                          const char *text,
                          const char *author,
                          const char *created,
                          const char *parent);

/* More text than a document may have: the reader may stop. */
gboolean hw_flow_is_full (HwFlow *self);

/* The whole, as hw_extract_builder_finish(). */
HwExtract *hw_flow_finish (HwFlow *self, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "docx-names.h"
#include "docx-story.h"

/* What docx-story.c and its parts share: the place in the document where the reading is. */

typedef struct
{
  HwDocxForm form;
  char *style;
  gboolean in_properties;
  gboolean begun;
  gboolean end_deleted; /* a tracked change joins it with the next */
} DocxParagraph;

typedef struct
{
  guint n_columns;
  gboolean begun;
  HwDirection direction;
  gboolean row_deleted;
  guint cell_columns; /* of a cell that is not begun; 0 for none */
  int row_page;       /* on which the row starts */
} DocxTable;

/* What somebody wrote, for the replies to it. */
typedef struct
{
  char *id, *author, *created, *text;
} DocxComment;

struct _HwDocxStories
{
  HwFlow *flow;
  const HwDocxStyles *styles;
  HwDocxNumbering *numbering;

  GHashTable *footnotes, *endnotes; /* id -> HwFlowBlocks * */
  guint n_footnotes, n_endnotes;    /* that were called */
  GArray *comments;                 /* element type Comment */
  GHashTable *comment_of_paragraph; /* its last one's id -> id of the comment; for the replies */
  GHashTable *parents;              /* paragraph -> that of the comment to which it replies */
  char *paragraph_id;

  GArray *paragraphs; /* element type Paragraph: more than one in a text box */
  GArray *tables;     /* element type Table */
  GArray *fields;     /* gboolean: is this field's result reached? */
  GArray *choices;    /* gboolean: has one of the alternatives been taken? */
  gboolean continued; /* the paragraph before has no end */
  gboolean hidden, in_text, keep_blanks;
  GString *text;
  guint n_boxes;
  gboolean has_pages;
  int page, cell_page;

  gboolean was_tracked, was_hidden, was_foreign;
};

/* The innermost; NULL for none. */
DocxParagraph *docx_get_paragraph (HwDocxStories *self);
DocxTable *docx_get_table (HwDocxStories *self);

/* docx-paragraph.c */
void docx_start_paragraph (HwDocxStories *self, HwXml *xml);
void docx_end_paragraph (HwDocxStories *self, HwXml *xml);
void docx_read_property (HwDocxStories *self, DocxParagraph *paragraph, int id, HwXml *xml);
/* Its properties are known: text, or a place in it, comes. */
void docx_begin_paragraph (HwDocxStories *self);
/* Is text here, or is it hidden, or the instruction of a field? */
gboolean docx_is_shown (HwDocxStories *self);
void docx_end_text (HwDocxStories *self);
void docx_start_in_run (HwDocxStories *self, int id, HwXml *xml);

/* docx-table.c */
void docx_begin_cell (HwDocxStories *self);
void docx_start_in_table (HwDocxStories *self, int id, HwXml *xml);
void docx_end_in_table (HwDocxStories *self, int id);

/* docx-note.c: of the part that holds them, and of the text that calls them. */
void docx_start_note (HwDocxStories *self, HwXml *xml);
void docx_end_note (HwDocxStories *self, int id);
void docx_read_reply (HwDocxStories *self, HwXml *xml);
void docx_call_note (HwDocxStories *self, gboolean is_endnote, HwXml *xml);
void docx_read_comment_place (HwDocxStories *self, int id, HwXml *xml);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow.h"
#include "odt-names.h"
#include "odt-story.h"
#include "odt-styles.h"

/* What odt-story.c and its parts share: the place in the document where the reading is. */

typedef struct
{
  gboolean after_blank; /* blanks that follow are the same one */
  gboolean is_within;   /* it stands in another: what it holds was pushed */
  guint n_hidden;       /* open spans of it that are not shown, from the first */
  GArray *
      spans; /* gboolean: does this span hide? NULL: no paragraph, but the bound of a note or box */
} OdtParagraph;

typedef struct
{
  char *style, *id;
  HwOdtCounts counts; /* only the outermost of a nest counts */
  int item_start;     /* where the item begins anew, -1: it goes on */
  gboolean is_fresh;  /* no paragraph of the item has come */
} OdtList;

typedef struct
{
  guint n_columns;
  gboolean begun;
  HwDirection direction;
} OdtTable;

/* A note or a comment that is open. */
typedef struct
{
  gboolean is_comment;
  gboolean has_body;
  char *id, *author, *created, *parent;
  GString *mark;
  guint n_lists, n_tables; /* that were open around it */
} OdtNote;

struct _HwOdtStory
{
  HwFlow *flow;
  OdtStyles *styles;
  gboolean in_text; /* of the body, or of a header or footer */
  gboolean whole_page;

  GArray *paragraphs; /* element type OdtParagraph */
  GArray *lists;      /* element type OdtList */
  GArray *tables;     /* element type OdtTable */
  GArray *notes;      /* element type OdtNote */
  GHashTable
      *counts; /* a list's id, or "style/" and its style -> HwOdtCounts *: where it may go on */
  HwOdtCounts outline;
  GString *value; /* of an element that is no text: an author, a mark */
  gboolean in_value;
  guint n_comments;
  gboolean has_pages;
  int page;
  GHashTable *heads; /* the headers and footers that were told */

  gboolean was_tracked, was_hidden;
};

/* A note, a comment or a box begins: nothing in it is of the paragraph around it. */
void odt_begin_aside (HwOdtStory *self);
HwFlowBlocks *odt_end_aside (HwOdtStory *self);

/* The innermost; NULL for none. */
OdtParagraph *odt_get_paragraph (HwOdtStory *self);
OdtNote *odt_get_note (HwOdtStory *self);

/* odt-paragraph.c */
void odt_start_paragraph (HwOdtStory *self, int id, HwXml *xml);
void odt_end_paragraph (HwOdtStory *self, HwXml *xml);
void odt_start_inline (HwOdtStory *self, int id, HwXml *xml);
void odt_end_span (HwOdtStory *self);
void odt_append_text (HwOdtStory *self, const char *utf8, gsize n_bytes);
void odt_clear_paragraph (gpointer paragraph);

/* odt-list.c */
void odt_start_list (HwOdtStory *self, int id, HwXml *xml);
void odt_end_list (HwOdtStory *self);
/* A paragraph of an item comes: its label, or NULL; *level becomes that of the list, from 1, 0 outside of lists. */
char *odt_next_label (HwOdtStory *self, guint *level);
void odt_clear_list (gpointer list);

/* odt-note.c */
void odt_start_note (HwOdtStory *self, int id, HwXml *xml);
void odt_end_note (HwOdtStory *self, int id);
void odt_clear_note (gpointer note);

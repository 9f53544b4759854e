/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "direction.h"

G_BEGIN_DECLS

/* What is to stand on paper, whatever writes it: DOCX, ODT, PDF. */
typedef enum
{
  HW_PAPER_TITLE,
  HW_PAPER_HEADING,
  HW_PAPER_ABOUT,     /* author, source, date below a title */
  HW_PAPER_QUOTATION, /* a line of a passage */
  HW_PAPER_CAPTION,   /* where it stands, its tags */
  HW_PAPER_NOTE,
  HW_PAPER_NOTE_HEADING,
  HW_PAPER_CODE,
  HW_PAPER_TEXT, /* of a document */
  HW_PAPER_FOOTNOTE,
  HW_PAPER_CELL_HEADING,
  HW_PAPER_CELL,
  HW_PAPER_N_STYLES,
} HwPaperStyle;

typedef enum
{
  HW_PAPER_BOLD = 1 << 0,
  HW_PAPER_ITALIC = 1 << 1,
  HW_PAPER_MONOSPACE = 1 << 2,
  HW_PAPER_FAINT = 1 << 3,
  HW_PAPER_ISOLATED = 1 << 4, /* keeps its own order, whatever stands around it */
} HwPaperFlags;

typedef enum
{
  HW_PAPER_RUN,
  HW_PAPER_COMMENT_BEGIN,
  HW_PAPER_COMMENT_END,
} HwPaperPieceKind;

/* A piece of a paragraph. In text, "\n" breaks the line and "\t" is a tab. */
typedef struct
{
  HwPaperPieceKind kind;
  HwPaperFlags flags;
  char *text;
  char *colour; /* behind the text: "#rrggbb", or NULL */
  char *url;    /* where it leads: http, https or mailto; or NULL */
  guint comment;
} HwPaperPiece;

typedef struct
{
  HwPaperStyle style;
  HwDirection direction; /* never AUTO */
  char *language;        /* BCP 47, or NULL */
  guint indent;          /* levels */
  char *marker;          /* of an item: "•", "2."; or NULL */
  gboolean keep;         /* on one page with what follows */
  GPtrArray *pieces;     /* HwPaperPiece */
} HwPaperParagraph;

/* Rows of cells of paragraphs: GPtrArray of GPtrArray of GPtrArray of HwPaperParagraph; the first row is its
 * head. */
typedef struct
{
  HwDirection direction;
  guint n_columns;
  guint *widths; /* shares */
  GPtrArray *rows;
} HwPaperTable;

/* One of both is NULL. */
typedef struct
{
  HwPaperParagraph *paragraph;
  HwPaperTable *table;
} HwPaperBlock;

typedef struct
{
  char *author;   /* never empty */
  gint64 created; /* Unix time, µs */
  GPtrArray *paragraphs;
} HwPaperComment;

typedef struct
{
  char *title;
  char *author;          /* of the document itself; NULL for notes */
  char *language;        /* or NULL */
  HwDirection direction; /* of the whole; never AUTO */
  gint64 modified;       /* Unix time, µs */
  GPtrArray *blocks;     /* HwPaperBlock */
  GPtrArray *comments;   /* HwPaperComment; pieces name them by their index */
} HwPaper;

HwPaper *hw_paper_new (const char *title, HwDirection direction);
void hw_paper_free (HwPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPaper, hw_paper_free)

/* AUTO becomes left-to-right. */
HwPaperParagraph *hw_paper_paragraph_new (HwPaperStyle style, HwDirection direction);
void hw_paper_paragraph_free (HwPaperParagraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPaperParagraph, hw_paper_paragraph_free)
/* An empty array of them. */
GPtrArray *hw_paper_paragraphs_new (void);

/* @n_bytes may be -1. The piece is the paragraph's. */
HwPaperPiece *
hw_paper_add_text (HwPaperParagraph *self, const char *text, gssize n_bytes, HwPaperFlags flags);
void hw_paper_add_mark (HwPaperParagraph *self, HwPaperPieceKind kind, guint comment);
/* All that can be read of it. Transfer full. */
char *hw_paper_paragraph_get_text (const HwPaperParagraph *self);

/* Appends at the end; the paper takes it. */
void hw_paper_add (HwPaper *self, HwPaperParagraph *paragraph);
void hw_paper_add_all (HwPaper *self, GPtrArray *paragraphs);
/* Copies @widths. Rows are to be added to it. */
HwPaperTable *
hw_paper_add_table (HwPaper *self, HwDirection direction, const guint *widths, guint n_columns);
/* Takes @cells: GPtrArray of GPtrArray of HwPaperParagraph. */
void hw_paper_table_add_row (HwPaperTable *self, GPtrArray *cells);
/* The index of a new comment; takes @paragraphs. */
guint
hw_paper_add_comment (HwPaper *self, const char *author, gint64 created, GPtrArray *paragraphs);

/* A note's Markdown as paragraphs, each in its own direction. Nothing in it is fetched or run. Transfer full. */
GPtrArray *hw_paper_from_markdown (const char *markdown, HwDirection fallback);

/* What a highlighter of this colour ("#rrggbb") leaves on white; several lie over each other. Transfer full. */
char *hw_paper_tint (const char *const *colours, gsize n_colours);

/* Calls @func for stretches of @text that run in one direction. What has none of its own goes with what is on
 * both sides of it, else with the paragraph; digits with the letters before them. */
typedef void (*HwPaperStretchFunc) (const char *text,
                                    gsize n_bytes,
                                    HwDirection direction,
                                    gpointer data);
void hw_paper_each_stretch (const char *text,
                            HwDirection paragraph,
                            HwPaperStretchFunc func,
                            gpointer data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow.h"
#include "rtf-fonts.h"
#include "rtf-tokens.h"

/* What rtf.c and its parts share: the place in the file where the reading is. */

/* Where the text of a group goes. */
typedef enum
{
  RTF_TEXT,
  RTF_SKIPPED,
  RTF_FONT_TABLE,
  RTF_STYLES,
  RTF_LABEL, /* what a list shows before a paragraph */
  RTF_NOTE,  /* these are texts of their own */
  RTF_COMMENT,
  RTF_BOX,
  RTF_HEAD,
  RTF_TITLE, /* these are values */
  RTF_AUTHOR,
  RTF_CREATED,
  RTF_COMMENT_START,
  RTF_COMMENT_END,
  RTF_COMMENT_ID,
  RTF_COMMENT_AUTHOR,
  RTF_COMMENT_DATE,
} RtfDestination;

/* What a group takes over from the one around it, and what it began. */
typedef struct
{
  RtfDestination destination;
  RtfDestination around_upr; /* that of an \upr, for what it holds in Unicode */
  gboolean is_begun;         /* the destination begins with this group: it ends with it */
  int font, n_fallback;      /* \uc */
  gboolean hidden, deleted;
  int style, outline; /* -1: silent */
  gboolean rtl;
  int list, level;
  gboolean in_table;
} RtfState;

typedef struct
{
  int outline; /* -1 */
  gboolean rtl;
  HwParagraphRole role;
} RtfStyle;

/* The text around a note, put aside with what was open in it. */
typedef struct
{
  gboolean has_paragraph, has_row, has_table, cell_ended;
  gboolean is_endnote, is_numbered;
  char *label;
} RtfAside;

typedef struct
{
  HwFlow *flow;
  HwRtfFonts *fonts;
  gboolean whole_page;
  GArray *states;     /* element type RtfState; never empty */
  GHashTable *styles; /* number -> RtfStyle * */
  GArray *asides;     /* element type RtfAside */

  GString *bytes; /* of the font, not decoded yet */
  int bytes_font;
  gunichar high_surrogate;
  int n_skip;           /* characters that only stand in for one in Unicode */
  gboolean is_optional; /* after \* */

  gboolean has_paragraph, has_row, has_table, cell_ended;
  guint n_columns; /* of the row that is defined */
  char *label;     /* for the next paragraph, or NULL */

  GString *value;               /* of a destination that is one */
  int font, charset, code_page; /* of the entry of a table that is open */
  int entry_style, entry_outline;
  gboolean entry_rtl;
  int year, month, day;
  char *comment_id, *comment_author, *comment_date;
  guint n_comments;
  gboolean note_is_numbered;
  guint n_footnotes, n_endnotes;
  GHashTable *heads; /* headers and footers that were told */

  gboolean was_tracked, was_hidden, was_cut;
} Rtf;

RtfState *rtf_get_state (Rtf *self);

/* rtf-text.c: what is read goes where it belongs. */
void rtf_append_bytes (Rtf *self, const char *bytes, gsize n);
void rtf_append_char (Rtf *self, gunichar c);
void rtf_append_utf16 (Rtf *self, int number);
/* Before anything changes that bytes depend on. */
void rtf_flush (Rtf *self);
void rtf_end_paragraph (Rtf *self);
void rtf_end_cell (Rtf *self);
void rtf_end_row (Rtf *self);

/* rtf-group.c: destinations begin and end. */
void rtf_begin_destination (Rtf *self, RtfDestination destination);
void rtf_end_destination (Rtf *self, RtfDestination destination);
void rtf_end_font (Rtf *self);
void rtf_end_style (Rtf *self);

/* rtf-words.c */
void rtf_read_word (Rtf *self, const HwRtfToken *token);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts the text of a page together as it would be read from the screen. What separates is only noted,
 * and written before the next character: so blocks that are empty or nested leave no empty lines. */
typedef struct
{
  GString *out;
  gboolean blank;      /* white space was met */
  gboolean line;       /* a block began or ended */
  guint n_breaks;      /* <br> since the last character */
  guint n_tabs;        /* cells since the last character */
  guint n_cells;       /* cells of this table row */
  gboolean row_begun;  /* this row has characters */
  gboolean fresh_cell; /* this cell has none yet: a block in it starts no line */
  guint n_pre;         /* <pre> elements that are open */
  gboolean pre_begins; /* its first line end does not count */
  void (*line_func) (
      gpointer user_data); /* or NULL; called before the first character of each line */
  gpointer user_data;
} HwHtmlText;

void hw_html_text_init (HwHtmlText *self);
void hw_html_text_clear (HwHtmlText *self);

/* Characters as the page has them, valid UTF-8. */
void hw_html_text_append (HwHtmlText *self, const char *text, gsize n_bytes);
/* A block starts or ends: what follows is another paragraph. */
void hw_html_text_block (HwHtmlText *self);
/* <br>: two in a row are an empty line, more are no more. */
void hw_html_text_break (HwHtmlText *self);
/* A table, or a row of one, starts or ends. */
void hw_html_text_row (HwHtmlText *self);
void hw_html_text_cell (HwHtmlText *self);
void hw_html_text_begin_pre (HwHtmlText *self);
void hw_html_text_end_pre (HwHtmlText *self);

/* No more comes: blanks at the end go. */
void hw_html_text_end (HwHtmlText *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-meta.h"
#include "html-tree.h"
#include "structure.h"

G_BEGIN_DECLS

/* What an element tells of what is in it. */
typedef enum
{
  HW_HTML_HINT_ARTICLE = 1 << 0,   /* <article>, <main> and their like */
  HW_HTML_HINT_FURNITURE = 1 << 1, /* <nav>, <footer>, class="menu" */
  HW_HTML_HINT_HEADER = 1 << 2,
  HW_HTML_HINT_COMMENTS = 1 << 3,
  HW_HTML_HINT_BYLINE = 1 << 4, /* who wrote it and when */
} HwHtmlHints;

/* An element that is set as a block. */
typedef struct
{
  guint parent;      /* its index; of the first, 0 */
  guint hints;       /* its own */
  gboolean is_group; /* <div>, <section>: made to hold paragraphs */
} HwHtmlBox;

/* A line of the page as it is read from the screen. */
typedef struct
{
  gsize start, end; /* bytes of the page's text */
  guint box;
  HwParagraphForm form;
  gboolean is_byline;          /* some of it says who wrote it, or when */
  gboolean blank_before;       /* an empty line stands before it */
  guint n_chars, n_link_chars; /* without blanks */
} HwHtmlBlock;

/* The paragraphs of a page, and what stands around them. */
typedef struct
{
  GString *text;
  GArray *boxes;  /* HwHtmlBox; each behind its parent */
  GArray *blocks; /* HwHtmlBlock, in the order of the page */
  GString *title, *heading;
  gboolean is_entry; /* the heading is that of the text, not of the site */
  HwHtmlMeta meta;
} HwHtmlPage;

/* NULL with _UNSUPPORTED for a page that is nested without measure, on a cancel. */
HwHtmlPage *hw_html_page_new (const HwHtmlTree *tree, GCancellable *cancellable, GError **error);
void hw_html_page_free (HwHtmlPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwHtmlPage, hw_html_page_free)

G_END_DECLS

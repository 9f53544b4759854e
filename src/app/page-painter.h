/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

/* Has the pages of a document's original drawn, outside the main loop, one at a time: of what was asked for, the
 * latest wins. A few pictures are kept. */
#define HW_TYPE_PAGE_PAINTER (hw_page_painter_get_type ())
G_DECLARE_FINAL_TYPE (HwPagePainter, hw_page_painter, HW, PAGE_PAINTER, GObject)

HwPagePainter *hw_page_painter_new (HwSession *session);

/* The document whose original is meant, and which text it has; 0 for none. What was drawn of another is
 * forgotten. */
void hw_page_painter_set_document (HwPagePainter *self, gint64 document, gint64 text);

/* What its pages are called; NULL until that is known. Borrowed; element type utf8. */
GPtrArray *hw_page_painter_get_labels (HwPagePainter *self);
/* Why it can draw nothing at all of it; NULL. */
const char *hw_page_painter_get_failure (HwPagePainter *self);

/* A page (from 0) as so many device pixels wide. */
void hw_page_painter_wish (HwPagePainter *self, guint page, guint width);

/* What there is of a page. */
typedef struct
{
  GdkTexture *texture; /* the nearest to that width; NULL for none */
  gboolean is_wanted;  /* it is of that width */
  const char *remark;  /* on it; or NULL */
  const char *failure; /* why it is not drawn in that width; or NULL */
} HwPaintedPage;
/* Borrowed up to the next turn of the main loop. */
HwPaintedPage hw_page_painter_look (HwPagePainter *self, guint page, guint width);

/* How many pages were drawn so far. */
guint hw_page_painter_get_n_drawn (HwPagePainter *self);

/* Signal: changed ()   any of this is another */

G_END_DECLS

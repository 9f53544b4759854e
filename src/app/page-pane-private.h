/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-painter.h"
#include "page-pane.h"
#include "page-places.h"
#include "page-sheet.h"

G_BEGIN_DECLS

struct _HwPagePane
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  HwPageSheet *sheet;
  GtkSpinner *spinner;
  GtkLabel *failure;
  GtkLabel *remark;

  HwSession *session; /* owned, as what follows */
  HwPagePainter *painter;
  HwDocument *document; /* NULL for none */
  HwStructure *pages;   /* its locators of pages */
  HwPagePlaces *places; /* NULL until the labels are known */

  gsize place;           /* where the text stands */
  gboolean has_followed; /* the page there was shown once, */
  guint followed;        /* and was this one */
  guint page;            /* that is shown */
  double zoom;
  double centre_x, centre_y; /* of what is seen, by the whole: kept where the zoom is another */
  guint size_source, spinner_source, room_source, centre_source;
};

/* page-pane.c */
gboolean hw_page_pane_has_pages (HwPagePane *self);
void hw_page_pane_update_actions (HwPagePane *self);
/* What there is of the page that is to be seen. */
void hw_page_pane_show_painted (HwPagePane *self);
/* The page is drawn in its new size after a rest: a handle that is dragged makes many. */
void hw_page_pane_size_changed (HwPagePane *self);

/* page-pane-zoom.c: the actions and keys of it */
#define HW_PAGE_PANE_MIN_ZOOM 0.4
#define HW_PAGE_PANE_MAX_ZOOM 6.0
void hw_page_pane_class_add_zoom (GtkWidgetClass *widget_class);
void hw_page_pane_add_zoom (HwPagePane *self);

/* page-pane-choose.c: the action "page.choose", for an original that was not kept */
void hw_page_pane_class_add_choose (GtkWidgetClass *widget_class);

G_END_DECLS

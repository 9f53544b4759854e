/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A sheet of white paper with the picture of a page, as wide as what it scrolls in, times a zoom. */
#define HW_TYPE_PAGE_SHEET (hw_page_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HwPageSheet, hw_page_sheet, HW, PAGE_SHEET, GtkWidget)

GtkWidget *hw_page_sheet_new (void);

/* NULL for blank paper, of the shape of the page before. */
void hw_page_sheet_set_texture (HwPageSheet *self, GdkTexture *texture);
/* Logical pixels of what it scrolls in. */
void hw_page_sheet_set_room (HwPageSheet *self, int width);
void hw_page_sheet_set_zoom (HwPageSheet *self, double zoom);
/* The device pixels that the page is wide; 0 where that is not known yet. */
guint hw_page_sheet_get_width (HwPageSheet *self);

/* Signal: activated ()   the page was clicked, or Enter was pressed on it */

G_END_DECLS

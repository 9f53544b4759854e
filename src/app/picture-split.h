/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text, and a picture beside it, or below it where there is little room; with a handle between them. */
#define HW_TYPE_PICTURE_SPLIT (hw_picture_split_get_type ())
G_DECLARE_FINAL_TYPE (HwPictureSplit, hw_picture_split, HW, PICTURE_SPLIT, GtkWidget)

GtkWidget *hw_picture_split_new (GtkWidget *text);

/* NULL for none. */
void hw_picture_split_set_picture (HwPictureSplit *self, GtkWidget *picture);
GtkWidget *hw_picture_split_get_picture (HwPictureSplit *self);
gboolean hw_picture_split_is_below (HwPictureSplit *self);

G_END_DECLS

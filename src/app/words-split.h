/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A plot and its numbers: side by side where there is room, else one above the other. */
#define HW_TYPE_WORDS_SPLIT (hw_words_split_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsSplit, hw_words_split, HW, WORDS_SPLIT, GtkWidget)

GtkWidget *hw_words_split_new (GtkWidget *plot, GtkWidget *numbers);

G_END_DECLS

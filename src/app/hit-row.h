/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hit-rows.h"

G_BEGIN_DECLS

/* A hit on the screen: the title of its document or tag where it is the first there, with how many there
 * are; what is not plain about it, in words; and its line. Floating. */
GtkWidget *hw_hit_row_new (void);
/* @n hits are in its document; 0 where that is not known. */
void hw_hit_row_set_hit (GtkWidget *row, const HwHitRow *item, gint64 n);

/* How a hit is spelled, where it is not the word itself; NULL where it is. */
const char *hw_hit_kind_describe (HwMatchKind kind);

G_END_DECLS

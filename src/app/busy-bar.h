/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How far something is that a person waits for, and a button that ends it. Not visible until it has taken a
 * while. Signal: cancelled ()   by the person; who shows it then stops it */
#define HW_TYPE_BUSY_BAR (hw_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (HwBusyBar, hw_busy_bar, HW, BUSY_BAR, AdwBin)

/* From 0 to 1; below 0 where it is not known. */
typedef double (*HwBusyProgress) (gpointer owner);

GtkWidget *hw_busy_bar_new (void);
/* Asks @progress of @owner now and then, until it is stopped. */
void hw_busy_bar_start (HwBusyBar *self, HwBusyProgress progress, gpointer owner);
void hw_busy_bar_stop (HwBusyBar *self);
gboolean hw_busy_bar_is_busy (HwBusyBar *self);

G_END_DECLS

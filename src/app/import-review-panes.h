/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be chosen, and what it looks like then: two children side by side where there is room, else the first above
 * the second, which gets more than half of the height. */
#define HW_TYPE_REVIEW_PANES (hw_review_panes_get_type ())
G_DECLARE_FINAL_TYPE (HwReviewPanes, hw_review_panes, HW, REVIEW_PANES, GtkWidget)

G_END_DECLS

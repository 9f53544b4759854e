/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "panes-layout.h"

G_BEGIN_DECLS

/* Three panes side by side with handles between them, in a window that may be narrower than their
 * sum: then those that were not asked for last step back, and return when there is room. */
#define HW_TYPE_PANES (hw_panes_get_type ())
G_DECLARE_FINAL_TYPE (HwPanes, hw_panes, HW, PANES, GtkWidget)

GtkWidget *hw_panes_new (void);
/* NULL leaves the pane empty, to be filled later. */
void hw_panes_set_child (HwPanes *self, HwPane pane, GtkWidget *child);
GtkWidget *hw_panes_get_child (HwPanes *self, HwPane pane);

/* Brings a pane in front: where not all fit, the others give way. */
void hw_panes_show (HwPanes *self, HwPane pane);
void hw_panes_hide (HwPanes *self, HwPane pane);
gboolean hw_panes_is_shown (HwPanes *self, HwPane pane);

/* What to remember: the wish and the width (logical pixels), also of a pane that has no room now. */
gboolean hw_panes_get_wanted (HwPanes *self, HwPane pane);
int hw_panes_get_width (HwPanes *self, HwPane pane);
void hw_panes_set_wish (HwPanes *self, HwPane pane, gboolean wanted, int width);

/* Properties: content (GtkWidget), the middle pane's child, for a template.
 * sidebar-shown, panel-shown (boolean, read only): what stands on the screen.
 * narrow (boolean, read only): a bar above has room for few buttons. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot.h"

G_BEGIN_DECLS

/* Shows a plot. The numbers stand in a list beside it, where the keyboard and a screen reader get them.
 * Signals: picked (guint item, guint place)   a click on a bar, or near a tick */
#define HW_TYPE_PLOT_VIEW (hw_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (HwPlotView, hw_plot_view, HW, PLOT_VIEW, GtkWidget)

GtkWidget *hw_plot_view_new (void);
/* NULL for none. */
void hw_plot_view_set_plot (HwPlotView *self, HwPlot *plot);
HwPlot *hw_plot_view_get_plot (HwPlotView *self);

G_END_DECLS

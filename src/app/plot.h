/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture of numbers: bars side by side, or where in each of several texts something stands. It draws
 * itself the same in the window and in a file. Reference counted. */
typedef struct _HwPlot HwPlot;

typedef enum
{
  HW_PLOT_BARS,   /* one a year, say */
  HW_PLOT_PLACES, /* a dispersion plot: a bar a text, with a tick a hit */
} HwPlotKind;

typedef struct
{
  char *label;
  guint64 count;  /* hits */
  double value;   /* how high the bar is */
  gint64 key;     /* for whoever made it: a document's id */
  double length;  /* of the text, in what @places are */
  GArray *places; /* element-type gint64, in order; NULL for a bar */
} HwPlotItem;

typedef struct
{
  GdkRGBA text, dim, mark, ground;
} HwPlotColours;

/* @unit says what the values are, beside the axis, or NULL. */
HwPlot *hw_plot_new (HwPlotKind kind, const char *title, const char *unit);
HwPlot *hw_plot_ref (HwPlot *self);
void hw_plot_unref (HwPlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPlot, hw_plot_unref)

void hw_plot_add_bar (HwPlot *self, const char *label, guint64 count, double value, gint64 key);
/* @places: element-type gint64, in order; a reference is taken. */
void
hw_plot_add_places (HwPlot *self, const char *label, double length, GArray *places, gint64 key);

HwPlotKind hw_plot_get_kind (const HwPlot *self);
const char *hw_plot_get_title (const HwPlot *self);
const char *hw_plot_get_unit (const HwPlot *self);
guint hw_plot_get_n_items (const HwPlot *self);
const HwPlotItem *hw_plot_get_item (const HwPlot *self, guint i);

/* plot-draw.c. Pixels. Of a @mirrored one all runs from right to left. */
int hw_plot_get_height (const HwPlot *self);
void hw_plot_draw (const HwPlot *self,
                   cairo_t *cr,
                   PangoContext *context,
                   int width,
                   const HwPlotColours *colours,
                   gboolean mirrored);
/* The item at a point, and the index of the place nearest to it (0 of a bar). FALSE beside them all. */
gboolean hw_plot_pick (const HwPlot *self,
                       int width,
                       gboolean mirrored,
                       double x,
                       double y,
                       guint *item,
                       guint *place);

/* plot-file.c: as the name of @file ends, .svg, .png or .csv; whole or not at all. */
gboolean hw_plot_save (const HwPlot *self, GFile *file, gboolean mirrored, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours of the pane, from the theme in use. Everything else is mixed from these. */
typedef struct
{
  GdkRGBA text, background, accent;
  gboolean dark, high_contrast, sepia;
} HwReaderColours;

/* @sepia asks for warm paper and brown ink; a high-contrast theme is stronger. */
void hw_reader_colours_init (HwReaderColours *self, GtkWidget *widget, gboolean sepia);

/* A range's colour as it is shown: a wash for the band under the text, through which other bands and the
 * text are seen, and a strong tone for lines and stripes, which stands out from the background. */
GdkRGBA hw_reader_colours_wash (const HwReaderColours *self, const GdkRGBA *colour);
GdkRGBA hw_reader_colours_strong (const HwReaderColours *self, const GdkRGBA *colour);
/* A wash over code points of the text. */
typedef struct
{
  gsize start, end;
  GdkRGBA wash;
} HwReaderWash;

/* Thins washes that are piled up, given in the order in which they are drawn, which is that of their starts,
 * so that the text on them keeps a contrast of 4.5:1 (WCAG's AA), with high contrast 7:1. Those that overlap
 * are thinned alike; the others stay as they are. */
void hw_reader_colours_thin (const HwReaderColours *self, HwReaderWash *washes, gsize n_washes);

/* Is black read better on it than white? */
gboolean hw_reader_colours_is_light (const GdkRGBA *colour);
GdkRGBA hw_reader_colours_selection (const HwReaderColours *self, gboolean active);

G_END_DECLS

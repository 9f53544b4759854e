/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours that a person is offered for passages and tags. Any other "#rrggbb" is as good. */
typedef struct
{
  const char *colour;    /* "#rrggbb": as stored */
  const char *name;      /* translated */
  const char *css_class; /* of a swatch in style.css; NULL beyond the first HW_N_MARK_COLOURS */
} HwPaletteColour;

/* So many, the first ones, stand where a person marks. */
#define HW_N_MARK_COLOURS 5

guint hw_palette_get_n (void);
HwPaletteColour hw_palette_get (guint index);

G_END_DECLS

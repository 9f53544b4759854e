/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours that a person is offered for passages and tags. Any other "#rrggbb" is as good. */
typedef struct
{
  const char *colour; /* "#rrggbb" */
  const char *name;   /* translated */
} HwPaletteColour;

guint hw_palette_get_n (void);
HwPaletteColour hw_palette_get (guint index);

G_END_DECLS

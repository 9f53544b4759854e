/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours that a person marks with. */
typedef struct
{
  const char *hex;  /* "#rrggbb": as stored */
  const char *name; /* translated */
  const char *css_class;
} HwMarkColour;

#define HW_N_MARK_COLOURS 5

/* Owned by the program. */
const HwMarkColour *hw_mark_colours (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Things that stand side by side where they share a height: stripes in the margin, bands on a line. */
typedef struct
{
  double top, bottom;
  guint lane; /* the one it keeps, or HW_NO_LANE; and the one it has got */
} HwLaneItem;

#define HW_NO_LANE G_MAXUINT

/* Gives each of @items, which are in order of their tops, the first lane of @n_lanes that is free over
 * all of its height. One that has a lane keeps it, unless it clashes. What finds all of them taken
 * shares the last. Returns how many lanes are in use. */
guint hw_lanes_assign (HwLaneItem *items, gsize n_items, guint n_lanes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lanes.h"

/* Does a later one that keeps this lane begin before @items[i] ends? */
static gboolean
is_kept_below (const HwLaneItem *items, gsize n_items, gsize i, guint lane)
{
  for (gsize k = i + 1; k < n_items && items[k].top < items[i].bottom; k++)
    if (items[k].lane == lane)
      return TRUE;
  return FALSE;
}

guint
hw_lanes_assign (HwLaneItem *items, gsize n_items, guint n_lanes)
{
  g_autofree double *ends = g_new (double, n_lanes);
  gsize n_kept = 0;
  guint n_used = 0;

  for (guint lane = 0; lane < n_lanes; lane++)
    ends[lane] = -G_MAXDOUBLE;
  for (gsize i = 0; i < n_items; i++)
    n_kept += items[i].lane != HW_NO_LANE;
  for (gsize i = 0; i < n_items; i++)
    {
      HwLaneItem *item = &items[i];

      if (item->lane != HW_NO_LANE)
        n_kept--;
      if (item->lane >= n_lanes || (ends[item->lane] > item->top && item->lane + 1 < n_lanes))
        {
          guint lane = 0;

          item->lane = HW_NO_LANE;
          while (lane + 1 < n_lanes
                 && (ends[lane] > item->top
                     || (n_kept > 0 && is_kept_below (items, n_items, i, lane))))
            lane++;
          item->lane = lane;
        }
      ends[item->lane] = MAX (ends[item->lane], item->bottom);
      n_used = MAX (n_used, item->lane + 1);
    }
  return n_used;
}

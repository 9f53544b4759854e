/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panes-layout.h"

static gboolean
fits (const HwPanesWish *wish, const HwPanesLayout *layout, HwPane pane)
{
  int needed = wish->minimum[pane];

  for (int i = 0; i < HW_N_PANES; i++)
    if (layout->shown[i])
      needed += wish->minimum[i] + wish->handle;
  return needed <= wish->total;
}

/* Takes what is missing from @pane, which keeps its minimum. */
static int
take (const HwPanesWish *wish, HwPanesLayout *layout, HwPane pane, int missing)
{
  int taken = CLAMP (missing, 0, layout->width[pane] - wish->minimum[pane]);

  if (!layout->shown[pane])
    return missing;
  layout->width[pane] -= taken;
  return missing - taken;
}

HwPanesLayout
hw_panes_layout (const HwPanesWish *wish)
{
  /* The one asked for last comes first, then the text, then the others in reading order. */
  const HwPane order[] = { wish->front, HW_PANE_CONTENT, HW_PANE_SIDEBAR, HW_PANE_PANEL };
  HwPanesLayout layout = { 0 };
  int rest = wish->total;
  int n_shown = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const HwPane pane = order[i];
      const gboolean wanted = wish->wanted[pane] || pane == HW_PANE_CONTENT;

      if (layout.shown[pane] || !(wanted || i == 0))
        continue;
      if (i > 0 && !fits (wish, &layout, pane))
        break;
      layout.shown[pane] = TRUE;
      n_shown++;
    }

  rest -= (n_shown - 1) * wish->handle;
  if (!layout.shown[HW_PANE_CONTENT])
    {
      layout.width[wish->front] = rest;
      return layout;
    }
  for (int i = 0; i < HW_N_PANES; i++)
    if (layout.shown[i] && i != HW_PANE_CONTENT)
      {
        layout.width[i] = MAX (wish->width[i], wish->minimum[i]);
        rest -= layout.width[i];
      }
  if (rest < wish->minimum[HW_PANE_CONTENT])
    {
      int missing = wish->minimum[HW_PANE_CONTENT] - rest;

      missing = take (wish, &layout, HW_PANE_PANEL, missing);
      missing = take (wish, &layout, HW_PANE_SIDEBAR, missing);
      rest = wish->minimum[HW_PANE_CONTENT] - missing;
    }
  layout.width[HW_PANE_CONTENT] = rest;
  return layout;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panes-layout.h"

static HwPanesWish
wish_of (int total, gboolean sidebar, gboolean panel, HwPane front)
{
  return (HwPanesWish){ .total = total,
                        .handle = 1,
                        .minimum = { 200, 280, 220 },
                        .width = { 280, 0, 320 },
                        .wanted = { sidebar, TRUE, panel },
                        .front = front };
}

static void
test_wide (void)
{
  const HwPanesWish wish = wish_of (1200, TRUE, TRUE, HW_PANE_CONTENT);
  const HwPanesLayout layout = hw_panes_layout (&wish);

  g_assert_cmpint (layout.width[HW_PANE_SIDEBAR], ==, 280);
  g_assert_cmpint (layout.width[HW_PANE_PANEL], ==, 320);
  g_assert_cmpint (layout.width[HW_PANE_CONTENT], ==, 1200 - 280 - 320 - 2);
}

/* Where the wishes do not fit but the minimums do, the panes shrink and the text keeps its own. */
static void
test_tight (void)
{
  const HwPanesWish wish = wish_of (760, TRUE, TRUE, HW_PANE_CONTENT);
  const HwPanesLayout layout = hw_panes_layout (&wish);

  for (int i = 0; i < HW_N_PANES; i++)
    g_assert_true (layout.shown[i]);
  g_assert_cmpint (layout.width[HW_PANE_CONTENT], ==, 280);
}

static void
test_narrow (void)
{
  HwPanesWish wish = wish_of (360, TRUE, TRUE, HW_PANE_CONTENT);
  HwPanesLayout layout = hw_panes_layout (&wish);

  g_assert_true (layout.shown[HW_PANE_CONTENT]);
  g_assert_false (layout.shown[HW_PANE_SIDEBAR] || layout.shown[HW_PANE_PANEL]);
  g_assert_cmpint (layout.width[HW_PANE_CONTENT], ==, 360);

  /* What was asked for takes the place of the text. */
  wish.front = HW_PANE_PANEL;
  layout = hw_panes_layout (&wish);
  g_assert_true (layout.shown[HW_PANE_PANEL]);
  g_assert_false (layout.shown[HW_PANE_CONTENT] || layout.shown[HW_PANE_SIDEBAR]);
}

/* Beside the text there is room for one: for the one asked for last, else for the sidebar. */
static void
test_middle (void)
{
  HwPanesWish wish = wish_of (620, TRUE, TRUE, HW_PANE_CONTENT);
  HwPanesLayout layout = hw_panes_layout (&wish);

  g_assert_true (layout.shown[HW_PANE_SIDEBAR] && !layout.shown[HW_PANE_PANEL]);
  wish.front = HW_PANE_PANEL;
  layout = hw_panes_layout (&wish);
  g_assert_true (layout.shown[HW_PANE_PANEL] && !layout.shown[HW_PANE_SIDEBAR]);
  g_assert_true (layout.shown[HW_PANE_CONTENT]);
}

static void
test_any (void)
{
  for (int i = 0; i < 20000; i++)
    {
      const HwPanesWish wish = {
        .total = g_test_rand_int_range (300, 3000),
        .handle = g_test_rand_int_range (0, 9),
        .minimum = { g_test_rand_int_range (50, 300), g_test_rand_int_range (50, 300),
                     g_test_rand_int_range (50, 300) },
        .width = { g_test_rand_int_range (0, 4000), 0, g_test_rand_int_range (0, 4000) },
        .wanted = { g_test_rand_bit (), TRUE, g_test_rand_bit () },
        .front = g_test_rand_int_range (0, HW_N_PANES),
      };
      const HwPanesLayout layout = hw_panes_layout (&wish);
      int sum = 0, n_shown = 0;

      for (int pane = 0; pane < HW_N_PANES; pane++)
        {
          if (!layout.shown[pane])
            {
              g_assert_cmpint (layout.width[pane], ==, 0);
              continue;
            }
          g_assert_true (wish.wanted[pane] || pane == (int) wish.front);
          if (wish.total >= wish.minimum[pane])
            g_assert_cmpint (layout.width[pane], >=, wish.minimum[pane]);
          sum += layout.width[pane];
          n_shown++;
        }
      g_assert_true (layout.shown[wish.front]);
      g_assert_cmpint (sum + (n_shown - 1) * wish.handle, ==, wish.total);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panes-layout/wide", test_wide);
  g_test_add_func ("/panes-layout/tight", test_tight);
  g_test_add_func ("/panes-layout/narrow", test_narrow);
  g_test_add_func ("/panes-layout/middle", test_middle);
  g_test_add_func ("/panes-layout/any", test_any);
  return g_test_run ();
}

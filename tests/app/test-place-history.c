/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place-history.h"

static void
push (HwPlaceHistory *history, gint64 document, gint64 top)
{
  const HwPlace place = { document, top, top + 7 };

  hw_place_history_push (history, &place);
}

static void
go (HwPlaceHistory *history, gboolean forward, guint n, gint64 here, gint64 expected)
{
  const HwPlace from = { 1, here, here };
  HwPlace place;

  g_assert_true (hw_place_history_go (history, forward, n, &from, &place));
  g_assert_cmpint (place.top, ==, expected);
}

/* Back as far as one came, and forward again to where one was, any number of times. */
static void
test_there_and_back (void)
{
  g_autoptr (HwPlaceHistory) history = hw_place_history_new ();
  const HwPlace here = { 1, 400, 400 };
  HwPlace place;

  g_assert_false (hw_place_history_go (history, FALSE, 0, &here, &place));
  g_assert_null (hw_place_history_peek (history, FALSE, 0));
  push (history, 1, 100);
  push (history, 2, 200);
  push (history, 1, 300);
  for (int i = 0; i < 3; i++)
    {
      g_assert_null (hw_place_history_peek (history, TRUE, 0));
      go (history, FALSE, 0, 400, 300);
      go (history, FALSE, 0, 300, 200);
      go (history, FALSE, 0, 200, 100);
      g_assert_null (hw_place_history_peek (history, FALSE, 0));
      go (history, TRUE, 0, 100, 200);
      go (history, TRUE, 0, 200, 300);
      go (history, TRUE, 0, 300, 400);
    }
  /* Another way taken: what was ahead is gone. */
  go (history, FALSE, 0, 400, 300);
  push (history, 3, 500);
  g_assert_null (hw_place_history_peek (history, TRUE, 0));
  g_assert_cmpint (hw_place_history_peek (history, FALSE, 0)->document, ==, 3);
  g_assert_cmpint (hw_place_history_peek (history, FALSE, 0)->caret, ==, 507);
}

/* What lies between is passed over for good: its document is no more. */
static void
test_pass_over (void)
{
  g_autoptr (HwPlaceHistory) history = hw_place_history_new ();
  const HwPlace here = { 1, 400, 400 };
  HwPlace place;

  push (history, 1, 100);
  push (history, 2, 200);
  push (history, 2, 300);
  go (history, FALSE, 2, 400, 100);
  g_assert_null (hw_place_history_peek (history, FALSE, 0));
  go (history, TRUE, 0, 100, 400);
  g_assert_null (hw_place_history_peek (history, TRUE, 0));
  /* All are. */
  g_assert_false (hw_place_history_go (history, FALSE, 5, &here, &place));
  g_assert_null (hw_place_history_peek (history, FALSE, 0));
}

static void
test_bounds (void)
{
  g_autoptr (HwPlaceHistory) history = hw_place_history_new ();
  guint n = 0;

  for (gint64 i = 0; i < 250; i++)
    {
      push (history, 1, i);
      push (history, 1, i);
    }
  while (hw_place_history_peek (history, FALSE, n) != NULL)
    {
      g_assert_cmpint (hw_place_history_peek (history, FALSE, n)->top, ==, 249 - (gint64) n);
      n++;
    }
  g_assert_cmpuint (n, ==, HW_PLACE_HISTORY_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-history/there-and-back", test_there_and_back);
  g_test_add_func ("/place-history/pass-over", test_pass_over);
  g_test_add_func ("/place-history/bounds", test_bounds);
  return g_test_run ();
}

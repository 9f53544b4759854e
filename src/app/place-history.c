/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place-history.h"

struct _HwPlaceHistory
{
  GArray *places[2]; /* HwPlace; back and forward, the nearest last */
};

HwPlaceHistory *
hw_place_history_new (void)
{
  HwPlaceHistory *self = g_new (HwPlaceHistory, 1);

  for (int i = 0; i < 2; i++)
    self->places[i] = g_array_new (FALSE, FALSE, sizeof (HwPlace));
  return self;
}

void
hw_place_history_free (HwPlaceHistory *self)
{
  for (int i = 0; i < 2; i++)
    g_array_unref (self->places[i]);
  g_free (self);
}

static void
add (GArray *places, const HwPlace *place)
{
  if (places->len > 0)
    {
      HwPlace *last = &g_array_index (places, HwPlace, places->len - 1);

      if (last->document == place->document && last->top == place->top)
        {
          last->caret = place->caret;
          return;
        }
    }
  if (places->len == HW_PLACE_HISTORY_MAX)
    g_array_remove_index (places, 0);
  g_array_append_val (places, *place);
}

void
hw_place_history_push (HwPlaceHistory *self, const HwPlace *left)
{
  add (self->places[FALSE], left);
  g_array_set_size (self->places[TRUE], 0);
}

const HwPlace *
hw_place_history_peek (const HwPlaceHistory *self, gboolean forward, guint n)
{
  const GArray *places = self->places[forward != FALSE];

  return n < places->len ? &g_array_index (places, HwPlace, places->len - 1 - n) : NULL;
}

gboolean
hw_place_history_go (
    HwPlaceHistory *self, gboolean forward, guint n, const HwPlace *here, HwPlace *place)
{
  GArray *places = self->places[forward != FALSE];

  if (n >= places->len)
    {
      g_array_set_size (places, 0);
      return FALSE;
    }
  *place = g_array_index (places, HwPlace, places->len - 1 - n);
  g_array_set_size (places, places->len - 1 - n);
  if (here != NULL)
    add (self->places[forward == FALSE], here);
  return TRUE;
}

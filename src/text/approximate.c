/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "approximate.h"

#include <string.h>

#define BITS 64

typedef struct
{
  guint64 up, down; /* where the column rises, and falls, from one row to the next */
} Block;

struct _HwApproximate
{
  guint n_letters;
  guint64 *equal; /* n_blocks masks a letter: where it stands in the pattern */
  gsize room;     /* blocks that there is room for */
  Block *blocks;
};

HwApproximate *
hw_approximate_new (guint n_letters)
{
  HwApproximate *self = g_new0 (HwApproximate, 1);

  self->n_letters = n_letters;
  return self;
}

void
hw_approximate_free (HwApproximate *self)
{
  if (self == NULL)
    return;
  g_free (self->equal);
  g_free (self->blocks);
  g_free (self);
}

static void
set_up (HwApproximate *self, const guint16 *pattern, gsize n, gsize n_blocks, int step)
{
  if (n_blocks > self->room)
    {
      g_free (self->equal);
      g_free (self->blocks);
      self->equal = g_new0 (guint64, n_blocks * self->n_letters);
      self->blocks = g_new (Block, n_blocks);
      self->room = n_blocks;
    }
  for (gsize i = 0; i < n; i++)
    {
      const guint16 letter = step > 0 ? pattern[i] : pattern[-(gssize) i - 1];

      if (letter != 0)
        self->equal[letter * self->room + i / BITS] |= (guint64) 1 << i % BITS;
    }
  for (gsize i = 0; i < n_blocks; i++)
    self->blocks[i] = (Block){ ~(guint64) 0, 0 };
}

/* Only what was set: there may be many letters. */
static void
tear_down (HwApproximate *self, const guint16 *pattern, gsize n, int step)
{
  for (gsize i = 0; i < n; i++)
    self->equal[(step > 0 ? pattern[i] : pattern[-(gssize) i - 1]) * self->room + i / BITS] = 0;
}

/* One letter further in one block. @in and the result are how the row above, and the last one, change: -1, 0
 * or 1. */
static inline int
advance (Block *block, guint64 equal, int in, guint64 last)
{
  const guint64 vertical = equal | block->down;
  guint64 horizontal, rise, fall;
  int out;

  if (in < 0)
    equal |= 1;
  horizontal = (((equal & block->up) + block->up) ^ block->up) | equal;
  rise = block->down | ~(horizontal | block->up);
  fall = block->up & horizontal;
  out = (rise & last) != 0 ? 1 : (fall & last) != 0 ? -1 : 0;
  rise <<= 1;
  fall <<= 1;
  if (in < 0)
    fall |= 1;
  else if (in > 0)
    rise |= 1;
  block->up = fall | ~(vertical | rise);
  block->down = rise & vertical;
  return out;
}

guint
hw_approximate_find (HwApproximate *self,
                     const guint16 *pattern,
                     gsize n,
                     const guint16 *text,
                     gsize n_text,
                     int step,
                     gboolean anchored,
                     gsize *end)
{
  const gsize n_blocks = (n + BITS - 1) / BITS;
  const guint64 top = (guint64) 1 << (BITS - 1), last = (guint64) 1 << (n - 1) % BITS;
  gssize distance = (gssize) n, best = distance;

  g_return_val_if_fail (n > 0, 0);

  *end = 0;
  set_up (self, pattern, n, n_blocks, step);
  for (gsize i = 0; i < n_text && best > 0; i++)
    {
      const guint16 letter = step > 0 ? text[i] : text[-(gssize) i - 1];
      const guint64 *equal = self->equal + letter * self->room;
      int change = anchored ? 1 : 0;

      for (gsize b = 0; b < n_blocks; b++)
        change = advance (&self->blocks[b], equal[b], change, b + 1 < n_blocks ? top : last);
      distance += change;
      if (distance < best)
        {
          best = distance;
          *end = i + 1;
        }
    }
  tear_down (self, pattern, n, step);
  return (guint) best;
}

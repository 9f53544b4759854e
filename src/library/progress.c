/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

/* All of it is one word of memory, which is set and read as a whole: 12 bits for the parts that are over, 12
 * for all of them, 7 for the hundredths of the one under way, and one that is set once anything was told. */
#define PER_PART 100

static GQuark
hw_progress_quark (void)
{
  static gsize quark;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, g_quark_from_static_string ("hw-progress"));
  return (GQuark) quark;
}

static gsize
get_state (GCancellable *cancellable)
{
  const gsize state
      = GPOINTER_TO_SIZE (g_object_get_qdata (G_OBJECT (cancellable), hw_progress_quark ()));

  return state != 0 ? state : 1 << 8;
}

static void
set_state (GCancellable *cancellable, gsize part, gsize n_parts, gsize hundredths)
{
  g_object_set_qdata (G_OBJECT (cancellable), hw_progress_quark (),
                      GSIZE_TO_POINTER (part << 20 | n_parts << 8 | hundredths << 1 | 1));
}

void
hw_progress_tell (GCancellable *cancellable, guint64 done, guint64 total)
{
  gsize state, hundredths;

  if (cancellable == NULL)
    return;
  state = get_state (cancellable);
  hundredths = total > 0 ? (gsize) (MIN (done, total) * PER_PART / total) : PER_PART;
  if ((state & 1) == 0 || (state >> 1 & 0x7f) != hundredths)
    set_state (cancellable, state >> 20 & 0xfff, state >> 8 & 0xfff, hundredths);
}

void
hw_progress_begin_part (GCancellable *cancellable, guint part, guint n_parts)
{
  if (cancellable != NULL)
    set_state (cancellable, part & 0xfff, MAX (n_parts, 1) & 0xfff, 0);
}

double
hw_progress_get (GCancellable *cancellable)
{
  const gsize state = get_state (cancellable);
  const double done
      = (double) (state >> 20 & 0xfff) + (double) (state >> 1 & 0x7f) / (double) PER_PART;

  return (state & 1) != 0 ? done / (double) (state >> 8 & 0xfff) : -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "span-list.h"

struct _HwSpanList
{
  gatomicrefcount references;
  GArray *earlier, *later; /* HwSpan */
};

HwSpanList *
hw_span_list_new (void)
{
  HwSpanList *self = g_new (HwSpanList, 1);

  g_atomic_ref_count_init (&self->references);
  self->earlier = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  self->later = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  return self;
}

HwSpanList *
hw_span_list_ref (HwSpanList *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
hw_span_list_unref (HwSpanList *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->earlier);
  g_array_unref (self->later);
  g_free (self);
}

void
hw_span_list_append (HwSpanList *self, gboolean earlier, const HwSpan *spans, gsize n_spans)
{
  g_array_append_vals (earlier ? self->earlier : self->later, spans, (guint) n_spans);
}

gsize
hw_span_list_get_n (const HwSpanList *self)
{
  return (gsize) self->earlier->len + self->later->len;
}

HwSpan
hw_span_list_get (const HwSpanList *self, gsize index)
{
  g_assert (index < hw_span_list_get_n (self));
  return index < self->earlier->len
             ? g_array_index (self->earlier, HwSpan, index)
             : g_array_index (self->later, HwSpan, index - self->earlier->len);
}

gsize
hw_span_list_find (const HwSpanList *self, gsize position)
{
  gsize low = 0, high = hw_span_list_get_n (self);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (hw_span_list_get (self, middle).end > position)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of a text, code points [start, end). Eight bytes: a million are 8 MB. */
typedef struct
{
  guint32 start, end;
} HwSpan;

/* HwSpanList holds spans that do not overlap, in text order, while they are still being found: a search
 * that begins in the middle of a text finds first what comes later in it, then what comes earlier.
 * Reference counted, one thread. */
typedef struct _HwSpanList HwSpanList;

HwSpanList *hw_span_list_new (void);
HwSpanList *hw_span_list_ref (HwSpanList *self);
void hw_span_list_unref (HwSpanList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSpanList, hw_span_list_unref)

/* Adds spans, which come after all that were added with the same @earlier; those added as earlier come
 * before all others. */
void hw_span_list_append (HwSpanList *self, gboolean earlier, const HwSpan *spans, gsize n_spans);

gsize hw_span_list_get_n (const HwSpanList *self);
/* @index < the number of spans. */
HwSpan hw_span_list_get (const HwSpanList *self, gsize index);
/* The first span that ends after @position; the number of spans where none does. A binary search. */
gsize hw_span_list_find (const HwSpanList *self, gsize position);

G_END_DECLS

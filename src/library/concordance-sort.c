/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-private.h"

static guint32
get_rank (const HwConcordance *self, guint32 line, HwConcordanceKey key)
{
  const HwConcordanceRow *row = &g_array_index (self->rows, HwConcordanceRow, line);

  switch (key)
    {
    case HW_CONCORDANCE_FORM:
      return g_array_index (self->spellings, HwConcordanceSpelling, row->form).rank;
    case HW_CONCORDANCE_DOCUMENT:
      return g_array_index (self->sources, HwConcordanceSource, row->source).title_rank;
    case HW_CONCORDANCE_DATE:
      return g_array_index (self->sources, HwConcordanceSource, row->source).date_rank;
    case HW_CONCORDANCE_BEFORE_1:
    case HW_CONCORDANCE_BEFORE_2:
    case HW_CONCORDANCE_BEFORE_3:
    case HW_CONCORDANCE_AFTER_1:
    case HW_CONCORDANCE_AFTER_2:
    case HW_CONCORDANCE_AFTER_3:
    default:
      return row->keys[key - HW_CONCORDANCE_BEFORE_1];
    }
}

static guint32
get_n_ranks (const HwConcordance *self, HwConcordanceKey key)
{
  switch (key)
    {
    case HW_CONCORDANCE_FORM:
      return self->spellings->len;
    case HW_CONCORDANCE_DOCUMENT:
    case HW_CONCORDANCE_DATE:
      return self->sources->len;
    case HW_CONCORDANCE_BEFORE_1:
    case HW_CONCORDANCE_BEFORE_2:
    case HW_CONCORDANCE_BEFORE_3:
    case HW_CONCORDANCE_AFTER_1:
    case HW_CONCORDANCE_AFTER_2:
    case HW_CONCORDANCE_AFTER_3:
    default:
      return self->n_ranks;
    }
}

/* By counting: what is equal stays as it was. */
static void
sort_by (const HwConcordance *self, GArray *lines, HwConcordanceKey key)
{
  const guint n = lines->len;
  const guint32 *from = (const guint32 *) (gpointer) lines->data;
  g_autofree guint32 *ranks = g_new (guint32, n);
  g_autofree guint32 *places = g_new0 (guint32, (gsize) get_n_ranks (self, key) + 1);
  g_autofree guint32 *sorted = g_new (guint32, n);
  const guint32 n_ranks = get_n_ranks (self, key);

  for (guint i = 0; i < n; i++)
    {
      ranks[i] = get_rank (self, from[i], key);
      places[ranks[i] + 1]++;
    }
  for (guint32 rank = 1; rank <= n_ranks; rank++)
    places[rank] += places[rank - 1];
  for (guint i = 0; i < n; i++)
    sorted[places[ranks[i]]++] = from[i];
  g_array_set_size (lines, 0);
  g_array_append_vals (lines, sorted, n);
}

GArray *
hw_concordance_sort (const HwConcordance *self,
                     const HwConcordanceKey *keys,
                     gsize n_keys,
                     const gboolean *hidden)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->rows->len);

  for (guint32 i = 0; i < self->rows->len; i++)
    if (hidden == NULL || !hidden[g_array_index (self->rows, HwConcordanceRow, i).form])
      g_array_append_val (lines, i);
  for (gsize i = n_keys; i > 0 && lines->len > 0; i--)
    sort_by (self, lines, keys[i - 1]);
  return lines;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query-near.h"

void
hw_query_add_match (GArray *matches, guint atom, gsize start, gsize end, HwMatchKind kind)
{
  HwQueryMatch match = { start, end, atom, kind };

  g_array_append_val (matches, match);
}

/* Of each phrase one place, so that no more words than the distance stand between the end of any and
 * the start of the last. The next one is looked for behind it. */
void
hw_query_match_near (const HwQueryAtom *atom, guint index, GArray *const *phrases, GArray *matches)
{
  guint n = atom->phrases->len;
  g_autofree guint *at = g_new0 (guint, n);

  for (;;)
    {
      guint last = 0, least = 0;
      HwStretch near = { .start = G_MAXSIZE };
      gboolean moved = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const HwStretch *one;

          if (at[i] == phrases[i]->len)
            return;
          one = &g_array_index (phrases[i], HwStretch, at[i]);
          last = MAX (last, one->position);
        }
      for (guint i = 0; i < n; i++)
        {
          const HwStretch *one = &g_array_index (phrases[i], HwStretch, at[i]);

          if (one->position + one->n_words + atom->distance < last)
            {
              at[i]++;
              moved = TRUE;
            }
          else
            {
              near.start = MIN (near.start, one->start);
              near.end = MAX (near.end, one->end);
              near.kind = MAX (near.kind, one->kind);
              least = MAX (least, one->position + one->n_words);
            }
        }
      if (moved)
        continue;
      hw_query_add_match (matches, index, near.start, near.end, near.kind);
      for (guint i = 0; i < n; i++)
        while (at[i] < phrases[i]->len
               && g_array_index (phrases[i], HwStretch, at[i]).position < least)
          at[i]++;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

/* Rows beyond those that are shown: the best of so many are the first page. */
#define ENOUGH 200

/* A row has been read: is it an answer? */
static gboolean
look_at (HwSearch *self, guint32 row, const GString *text, GArray *matches, HwEntry *entry)
{
  g_autofree gboolean *present = g_new0 (gboolean, self->query->atoms->len + 1);

  g_array_set_size (matches, 0);
  hw_query_matcher_match (self->matcher, text->str, text->len, matches);
  entry->row = row;
  entry->score = 0;
  entry->kind = HW_MATCH_FOLDED;
  for (guint i = 0; i < matches->len; i++)
    {
      guint atom = g_array_index (matches, HwQueryMatch, i).atom;

      if (!present[atom])
        entry->score += MAX (self->atoms[atom].weight, 0.1f);
      present[atom] = TRUE;
    }
  return hw_search_holds (self, row, present);
}

GArray *
hw_search_scan (HwSearch *self, GError **error)
{
  gsize enough = self->options->limit > 0 ? self->options->offset + self->options->limit + ENOUGH
                                          : G_MAXSIZE;
  g_autoptr (GArray) entries = hw_entries_new ();
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->allowed->len; i++)
    {
      const HwRowRange *range = &g_array_index (self->allowed, HwRowRange, i);

      for (guint32 row = range->first; row < range->end; row++)
        {
          const HwIndexUnit *unit = hw_index_map_find (self->map, row);
          HwIndexRow place;
          HwEntry entry = { 0 };

          if (unit == NULL || unit->kind == HW_UNIT_TITLE)
            continue;
          if (entries->len >= enough)
            {
              self->more_than = TRUE;
              return g_steal_pointer (&entries);
            }
          if ((row & 63) == 0 && hw_search_is_cancelled (self, error))
            return NULL;
          g_string_truncate (text, 0);
          if (!hw_term_index_read_row (self->library, row, text, &place, error))
            return NULL;
          if (look_at (self, row, text, matches, &entry))
            g_array_append_val (entries, entry);
        }
    }
  return g_steal_pointer (&entries);
}

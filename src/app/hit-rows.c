/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-rows.h"

typedef struct
{
  HwHit *hit;
  gint64 place; /* the document, the tag as a negative number, or 0 for the library */
  guint rank;   /* of its place */
} Ranked;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if ((one->hit->note != 0) != (other->hit->note != 0))
    return one->hit->note != 0 ? 1 : -1;
  if (one->hit->note != other->hit->note)
    return one->hit->note < other->hit->note ? -1 : 1;
  return one->hit->start < other->hit->start ? -1 : one->hit->start > other->hit->start;
}

static void
hit_row_free (gpointer data)
{
  hw_hit_unref (((HwHitRow *) data)->hit);
  g_free (data);
}

/* The same place has the same key in every answer: numbers of this size do not meet. */
static gint64
make_key (const HwHit *hit)
{
  guint64 key = (guint64) hit->document;

  key = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) hit->note;
  key = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) hit->start;
  return (gint64) key;
}

HwRows *
hw_hit_rows_new (GPtrArray *hits)
{
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), hits->len);
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *rows = g_ptr_array_new_full (hits->len, hit_row_free);

  for (guint i = 0; i < hits->len; i++)
    {
      HwHit *hit = hits->pdata[i];
      Ranked entry = { .hit = hit, .place = hit->document != 0 ? hit->document : -hit->tag };
      gpointer rank;

      if (!g_hash_table_lookup_extended (ranks, &entry.place, NULL, &rank))
        {
          rank = GUINT_TO_POINTER (g_hash_table_size (ranks));
          g_hash_table_insert (ranks, g_memdup2 (&entry.place, sizeof entry.place), rank);
        }
      entry.rank = GPOINTER_TO_UINT (rank);
      g_array_append_val (ranked, entry);
    }
  g_array_sort (ranked, compare);

  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked *entry = &g_array_index (ranked, Ranked, i);
      HwHitRow *row = g_new0 (HwHitRow, 1);

      row->key = make_key (entry->hit);
      row->hit = hw_hit_ref (entry->hit);
      row->first = i == 0 || entry->rank != entry[-1].rank;
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_unref (hits);
  return hw_rows_new (rows, NULL);
}

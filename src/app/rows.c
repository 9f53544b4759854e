/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <gio/gio.h>

struct _HwRows
{
  gatomicrefcount refs;
  GPtrArray *items;
  gint64 *keys;
};

/* From here on freeing costs a part of a frame. */
#define MANY_ROWS 1000

/* A list view works for every hunk, so beyond these it is cheaper to be told once. */
#define MAX_HUNKS 64
#define MAX_MIDDLE 4096

HwRows *
hw_rows_new (GPtrArray *items, HwRowsKey key)
{
  HwRows *self = g_new0 (HwRows, 1);

  g_assert (items != NULL);
  g_atomic_ref_count_init (&self->refs);
  self->items = items;
  self->keys = g_new (gint64, items->len);
  for (guint i = 0; i < items->len; i++)
    self->keys[i] = key != NULL ? key (items->pdata[i]) : *(const gint64 *) items->pdata[i];
  return self;
}

HwRows *
hw_rows_ref (HwRows *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
rows_free (HwRows *self)
{
  g_ptr_array_unref (self->items);
  g_free (self->keys);
  g_free (self);
}

static void
free_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  rows_free (data);
}

void
hw_rows_unref (HwRows *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->items->len >= MANY_ROWS)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
      g_task_set_task_data (task, self, NULL);
      g_task_run_in_thread (task, free_in_thread);
    }
  else
    rows_free (self);
}

gsize
hw_rows_get_n (const HwRows *self)
{
  return self != NULL ? self->items->len : 0;
}

gint64
hw_rows_get_key (const HwRows *self, gsize index)
{
  return self->keys[index];
}

gconstpointer
hw_rows_get_item (const HwRows *self, gsize index)
{
  return self->items->pdata[index];
}

gssize
hw_rows_find (const HwRows *self, gint64 key)
{
  for (gsize i = 0; i < hw_rows_get_n (self); i++)
    {
      if (self->keys[i] == key)
        return (gssize) i;
    }
  return -1;
}

/* For each of @n new rows from @new_start: which of the old rows it is, -1 for none. */
static gssize *
match_middle (const HwRows *before,
              gsize old_start,
              gsize old_end,
              const HwRows *after,
              gsize new_start,
              gsize n)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  gssize *match = g_new (gssize, n);

  for (gsize i = old_start; i < old_end; i++)
    g_hash_table_insert (old, &before->keys[i], GSIZE_TO_POINTER (i + 1));
  for (gsize i = 0; i < n; i++)
    match[i]
        = (gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (old, &after->keys[new_start + i])) - 1;
  return match;
}

/* Do the rows that stay come in the same order as before? */
static gboolean
is_ascending (const gssize *match, gsize n)
{
  gssize last = -1;

  for (gsize i = 0; i < n; i++)
    {
      if (match[i] < 0)
        continue;
      if (match[i] <= last)
        return FALSE;
      last = match[i];
    }
  return TRUE;
}

static void
add_hunk (GArray *hunks, gsize old_start, gsize old_end, gsize new_start, gsize new_end)
{
  HwRowsHunk hunk = { old_start, old_end, new_start, new_end };

  if (old_start < old_end || new_start < new_end)
    g_array_append_val (hunks, hunk);
}

GArray *
hw_rows_diff (const HwRows *before, const HwRows *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (HwRowsHunk));
  gsize start = 0, old_end = hw_rows_get_n (before), new_end = hw_rows_get_n (after);
  gsize old_at, new_at;
  g_autofree gssize *match = NULL;

  while (start < old_end && start < new_end && before->keys[start] == after->keys[start])
    start++;
  while (old_end > start && new_end > start
         && before->keys[old_end - 1] == after->keys[new_end - 1])
    old_end--, new_end--;

  if (old_end == start || new_end == start || old_end - start > MAX_MIDDLE
      || new_end - start > MAX_MIDDLE)
    {
      add_hunk (hunks, start, old_end, start, new_end);
      return hunks;
    }

  /* A row that moved must leave and come back in one hunk: a selection forgets what only leaves. */
  match = match_middle (before, start, old_end, after, start, new_end - start);
  if (!is_ascending (match, new_end - start))
    {
      add_hunk (hunks, start, old_end, start, new_end);
      return hunks;
    }
  old_at = new_at = start;
  for (gsize i = start; i < new_end; i++)
    {
      gssize same = match[i - start];

      if (same < 0)
        continue;
      add_hunk (hunks, old_at, (gsize) same, new_at, i);
      old_at = (gsize) same + 1;
      new_at = i + 1;
    }
  add_hunk (hunks, old_at, old_end, new_at, new_end);

  if (hunks->len > MAX_HUNKS)
    {
      g_array_set_size (hunks, 0);
      add_hunk (hunks, start, old_end, start, new_end);
    }
  return hunks;
}

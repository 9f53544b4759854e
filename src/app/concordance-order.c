/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-order.h"

#include <string.h>

/* An item is a number, so that hundreds of thousands cost nothing: twice that of the line or the form, 1
 * more for a form, and 2 more so that none is NULL. */
static gpointer
make_item (guint index, gboolean is_heading)
{
  return GSIZE_TO_POINTER (2 * (gsize) index + 2 + (is_heading ? 1 : 0));
}

gboolean
hw_concordance_item_is_heading (gconstpointer item)
{
  return (GPOINTER_TO_SIZE (item) & 1) != 0;
}

guint
hw_concordance_item_get_index (gconstpointer item)
{
  return (guint) (GPOINTER_TO_SIZE (item) / 2 - 1);
}

static gint64
get_key (gconstpointer item)
{
  return (gint64) GPOINTER_TO_SIZE (item);
}

HwConcordanceOrder *
hw_concordance_order_new (HwConcordance *concordance,
                          const HwConcordanceKey *keys,
                          guint n_keys,
                          gboolean grouped,
                          gboolean *hidden)
{
  HwConcordanceOrder *self = g_new0 (HwConcordanceOrder, 1);

  g_assert (n_keys <= G_N_ELEMENTS (self->keys));
  self->concordance = hw_concordance_ref (concordance);
  if (n_keys > 0)
    memcpy (self->keys, keys, n_keys * sizeof *keys);
  self->n_keys = n_keys;
  self->grouped = grouped;
  self->hidden = hidden;
  return self;
}

void
hw_concordance_order_free (HwConcordanceOrder *self)
{
  hw_concordance_unref (self->concordance);
  g_clear_pointer (&self->rows, hw_rows_unref);
  g_free (self->hidden);
  g_free (self);
}

/* Lines behind the heading of their form; forms are numbered by how frequent they are. */
static void
add_groups (HwConcordanceOrder *self, GArray *lines, GPtrArray *items)
{
  const guint n_forms = hw_concordance_get_n_forms (self->concordance);
  g_autofree guint *starts = g_new0 (guint, n_forms + 1);
  g_autofree guint32 *sorted = g_new (guint32, lines->len);
  guint form = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    starts[hw_concordance_get_line (self->concordance, g_array_index (lines, guint32, i)).form
           + 1]++;
  for (guint i = 0; i < n_forms; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < lines->len; i++)
    {
      const guint32 line = g_array_index (lines, guint32, i);

      sorted[starts[hw_concordance_get_line (self->concordance, line).form]++] = line;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const guint own = hw_concordance_get_line (self->concordance, sorted[i]).form;

      if (own != form)
        g_ptr_array_add (items, make_item (own, TRUE));
      form = own;
      g_ptr_array_add (items, make_item (sorted[i], FALSE));
    }
}

void
hw_concordance_order_sort (HwConcordanceOrder *self)
{
  g_autoptr (GArray) lines
      = hw_concordance_sort (self->concordance, self->keys, self->n_keys, self->hidden);
  GPtrArray *items = g_ptr_array_sized_new (lines->len + 1);

  if (self->grouped)
    add_groups (self, lines, items);
  else
    for (guint i = 0; i < lines->len; i++)
      g_ptr_array_add (items, make_item (g_array_index (lines, guint32, i), FALSE));
  self->n_lines = lines->len;
  self->rows = hw_rows_new (items, get_key);
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    {
      hw_concordance_order_sort (data);
      g_task_return_boolean (task, TRUE);
    }
}

void
hw_concordance_order_run (HwConcordanceOrder *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  /* The callback takes it, by hw_concordance_order_finish(). */
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, thread_cb);
}

HwConcordanceOrder *
hw_concordance_order_finish (GAsyncResult *result)
{
  g_autoptr (HwConcordanceOrder) self = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), NULL) ? g_steal_pointer (&self) : NULL;
}

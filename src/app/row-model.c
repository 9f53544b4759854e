/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row-model.h"

/* Rows announced at once, and how many before the rest follows in one go: a GtkListView keeps 200
 * widgets and makes no more for a longer list. */
#define CHUNK 16
#define ENOUGH 224

struct _HwRow
{
  GObject parent_instance;

  GHashTable *live; /* the table of its model */
  HwRows *rows;
  gsize index;
  gint64 key;
};

G_DEFINE_FINAL_TYPE (HwRow, hw_row, G_TYPE_OBJECT)

static guint row_changed;

static void
hw_row_finalize (GObject *object)
{
  HwRow *self = HW_ROW (object);

  g_hash_table_remove (self->live, &self->key);
  g_hash_table_unref (self->live);
  hw_rows_unref (self->rows);
  G_OBJECT_CLASS (hw_row_parent_class)->finalize (object);
}

static void
hw_row_class_init (HwRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hw_row_finalize;
  row_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_row_init (HwRow *self)
{
}

gint64
hw_row_get_key (HwRow *self)
{
  return self->key;
}

gconstpointer
hw_row_get_item (HwRow *self)
{
  return hw_rows_get_item (self->rows, self->index);
}

/* While a new reading is announced, from its last hunk to its first, the list is the first
 * n_head rows of the old reading and then the new one from tail_start on. At rest it is all tail.
 */
struct _HwRowModel
{
  GObject parent_instance;

  HwRowSame same;
  GHashTable *live; /* key -> HwRow, not owned */
  HwRows *head;
  gsize n_head;
  HwRows *tail;
  gsize tail_start;
  gsize n_hidden; /* rows at the end that are not announced yet */
  guint announce_id;
};

static void hw_row_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HwRowModel,
                               hw_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hw_row_model_list_init))

static GType
hw_row_model_get_item_type (GListModel *model)
{
  return HW_TYPE_ROW;
}

static guint
hw_row_model_get_n_items (GListModel *model)
{
  HwRowModel *self = HW_ROW_MODEL (model);

  return (guint) (self->n_head + hw_rows_get_n (self->tail) - self->tail_start - self->n_hidden);
}

static gpointer
hw_row_model_get_item (GListModel *model, guint position)
{
  HwRowModel *self = HW_ROW_MODEL (model);
  HwRows *rows = self->head;
  gsize index = position;
  gint64 key;
  HwRow *row;

  if (position >= hw_row_model_get_n_items (model))
    return NULL;
  if (position >= self->n_head)
    {
      rows = self->tail;
      index = position - self->n_head + self->tail_start;
    }

  key = hw_rows_get_key (rows, index);
  row = g_hash_table_lookup (self->live, &key);
  if (row != NULL)
    return g_object_ref (row);

  row = g_object_new (HW_TYPE_ROW, NULL);
  row->live = g_hash_table_ref (self->live);
  row->rows = hw_rows_ref (rows);
  row->index = index;
  row->key = key;
  g_hash_table_insert (self->live, &row->key, row);
  return row;
}

static void
hw_row_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = hw_row_model_get_item_type;
  iface->get_n_items = hw_row_model_get_n_items;
  iface->get_item = hw_row_model_get_item;
}

static void
hw_row_model_dispose (GObject *object)
{
  HwRowModel *self = HW_ROW_MODEL (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  G_OBJECT_CLASS (hw_row_model_parent_class)->dispose (object);
}

static void
hw_row_model_finalize (GObject *object)
{
  HwRowModel *self = HW_ROW_MODEL (object);

  g_clear_pointer (&self->tail, hw_rows_unref);
  g_hash_table_unref (self->live);
  G_OBJECT_CLASS (hw_row_model_parent_class)->finalize (object);
}

static void
hw_row_model_class_init (HwRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hw_row_model_dispose;
  object_class->finalize = hw_row_model_finalize;
}

static void
hw_row_model_init (HwRowModel *self)
{
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
}

HwRowModel *
hw_row_model_new (HwRowSame same)
{
  HwRowModel *self = g_object_new (HW_TYPE_ROW_MODEL, NULL);

  self->same = same;
  return self;
}

/* Announces @n more of the rows that are hidden. */
static void
announce (HwRowModel *self, gsize n)
{
  guint shown = hw_row_model_get_n_items (G_LIST_MODEL (self));

  n = MIN (n, self->n_hidden);
  if (n == 0)
    return;
  self->n_hidden -= n;
  if (self->n_hidden == 0)
    g_clear_handle_id (&self->announce_id, g_source_remove);
  g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, (guint) n);
}

static gboolean
announce_cb (gpointer data)
{
  HwRowModel *self = data;
  gboolean enough = hw_row_model_get_n_items (G_LIST_MODEL (self)) >= ENOUGH;

  if (enough || self->n_hidden <= CHUNK)
    {
      self->announce_id = 0;
      announce (self, self->n_hidden);
      return G_SOURCE_REMOVE;
    }
  announce (self, CHUNK);
  return G_SOURCE_CONTINUE;
}

/* Gives every row object the item of the new reading. Returns those that look different now;
 * *any_stays tells whether there is any row that somebody holds and that is in both. */
static GPtrArray *
update_live (HwRowModel *self, HwRows *rows, gboolean *any_stays)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n_left = g_hash_table_size (self->live);

  *any_stays = FALSE;
  for (gsize i = 0; i < hw_rows_get_n (rows) && n_left > 0; i++)
    {
      gint64 key = hw_rows_get_key (rows, i);
      HwRow *row = g_hash_table_lookup (self->live, &key);
      gboolean same;

      if (row == NULL)
        continue;
      n_left--;
      *any_stays = TRUE;
      same = self->same != NULL && self->same (hw_row_get_item (row), hw_rows_get_item (rows, i));
      hw_rows_unref (row->rows);
      row->rows = hw_rows_ref (rows);
      row->index = i;
      if (!same)
        g_ptr_array_add (changed, g_object_ref (row));
    }
  return changed;
}

void
hw_row_model_set_rows (HwRowModel *self, HwRows *rows)
{
  g_autoptr (HwRows) old = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GArray) hunks = NULL;
  gboolean any_stays;

  g_return_if_fail (HW_IS_ROW_MODEL (self));
  if (rows == self->tail)
    return;

  announce (self, self->n_hidden);
  changed = update_live (self, rows, &any_stays);
  old = g_steal_pointer (&self->tail);
  hunks = hw_rows_diff (old, rows);
  self->tail = rows != NULL ? hw_rows_ref (rows) : NULL;

  if (hunks->len == 1 && !any_stays)
    {
      const HwRowsHunk *hunk = &g_array_index (hunks, HwRowsHunk, 0);
      gsize n_added = hunk->new_end - hunk->new_start;

      /* Nothing of what is on the screen stays: the list begins anew. */
      if (hunk->old_start == 0 && hunk->old_end == hw_rows_get_n (old) && n_added > ENOUGH
          && n_added == hw_rows_get_n (rows))
        {
          self->n_hidden = n_added - CHUNK;
          self->announce_id = g_idle_add (announce_cb, self);
          g_list_model_items_changed (G_LIST_MODEL (self), 0, (guint) hunk->old_end, CHUNK);
          g_array_set_size (hunks, 0);
        }
    }

  if (hunks->len > 0)
    {
      self->head = old;
      for (guint i = hunks->len; i > 0; i--)
        {
          const HwRowsHunk *hunk = &g_array_index (hunks, HwRowsHunk, i - 1);

          self->n_head = hunk->old_start;
          self->tail_start = hunk->new_start;
          g_list_model_items_changed (G_LIST_MODEL (self), (guint) hunk->old_start,
                                      (guint) (hunk->old_end - hunk->old_start),
                                      (guint) (hunk->new_end - hunk->new_start));
        }
      self->head = NULL;
      self->n_head = 0;
      self->tail_start = 0;
    }

  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (changed->pdata[i], row_changed, 0);
}

void
hw_row_model_rebind (HwRowModel *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (HW_IS_ROW_MODEL (self));

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    g_signal_emit (rows->pdata[i], row_changed, 0);
}

HwRows *
hw_row_model_get_rows (HwRowModel *self)
{
  return self->tail;
}

guint
hw_row_model_find (HwRowModel *self, gint64 key)
{
  gssize index = hw_rows_find (self->tail, key);

  if (index < 0)
    return G_MAXUINT;
  if ((gsize) index >= hw_row_model_get_n_items (G_LIST_MODEL (self)))
    announce (self, self->n_hidden);
  return (guint) index;
}

guint
hw_row_model_get_n_live (HwRowModel *self)
{
  return g_hash_table_size (self->live);
}

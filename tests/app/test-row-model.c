/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row-model.h"

/* A list view's idea of the model, kept by nothing but its announcements. */
typedef struct
{
  GListModel *model;
  GPtrArray *rows; /* HwRow, held: a view holds what it shows */
  guint n_announcements;
} Mirror;

typedef struct
{
  gint64 key;
  int look;
} Item;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_announcements++;
  g_assert_cmpuint (position + removed, <=, mirror->rows->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->rows, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->rows->len, ==, g_list_model_get_n_items (model));
}

static HwRows *
make_rows (const gint64 *keys, gsize n, int look)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++)
    {
      Item *item = g_new (Item, 1);
      item->key = keys[i];
      item->look = look;
      g_ptr_array_add (items, item);
    }
  return hw_rows_new (items, NULL);
}

static gboolean
same_look (gconstpointer a, gconstpointer b)
{
  return ((const Item *) a)->look == ((const Item *) b)->look;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_mirror (Mirror *mirror, const gint64 *keys, gsize n, int look)
{
  g_assert_cmpuint (mirror->rows->len, ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (mirror->model), ==, n);
  for (gsize i = 0; i < n; i++)
    {
      G_GNUC_UNUSED g_autoptr (HwRow) row = g_list_model_get_item (mirror->model, (guint) i);
      g_assert_true (row == mirror->rows->pdata[i]);
      g_assert_cmpint (hw_row_get_key (row), ==, keys[i]);
      g_assert_cmpint (((const Item *) hw_row_get_item (row))->look, ==, look);
    }
  g_assert_null (g_list_model_get_item (mirror->model, (guint) n));
}

/* Changes a list of different keys a little: removes, inserts, moves. */
static gsize
mutate (gint64 *keys, gsize n, gsize room)
{
  int n_changes = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n_changes; i++)
    {
      gsize at = n > 0 ? (gsize) g_test_rand_int_range (0, (gint32) n) : 0;
      gint64 key = n > 0 ? keys[at] : 0;

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          if (n > 0)
            memmove (keys + at, keys + at + 1, (--n - at) * sizeof *keys);
          break;
        case 1:
          if (n < room)
            {
              memmove (keys + at + 1, keys + at, (n++ - at) * sizeof *keys);
              keys[at] = (gint64) g_test_rand_int () * (1 << 20) + i;
            }
          break;
        default:
          if (n > 1)
            {
              gsize to = (gsize) g_test_rand_int_range (0, (gint32) n);
              memmove (keys + at, keys + at + 1, (n - 1 - at) * sizeof *keys);
              memmove (keys + to + 1, keys + to, (n - 1 - to) * sizeof *keys);
              keys[to] = key;
            }
        }
    }
  return n;
}

static void
test_announcements (void)
{
  gint64 keys[600];
  gsize n = 0;
  Mirror mirror = { NULL, g_ptr_array_new_with_free_func (g_object_unref), 0 };
  g_autoptr (HwRowModel) model = hw_row_model_new (same_look);

  mirror.model = G_LIST_MODEL (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  for (int round = 0; round < 1500; round++)
    {
      g_autoptr (HwRows) rows = NULL;

      if (round % 50 == 49) /* another list altogether */
        {
          n = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (keys));
          for (gsize i = 0; i < n; i++)
            keys[i] = ((gint64) round << 32) + (gint64) i;
        }
      else
        n = mutate (keys, n, G_N_ELEMENTS (keys));
      rows = make_rows (keys, n, round);
      hw_row_model_set_rows (model, rows);
      if (g_test_rand_int_range (0, 3) > 0)
        {
          settle ();
          check_mirror (&mirror, keys, n, round);
        }
    }
  g_signal_handlers_disconnect_by_data (model, &mirror);
  g_ptr_array_unref (mirror.rows);
  g_assert_cmpuint (hw_row_model_get_n_live (model), ==, 0);
}

static void
count_cb (HwRow *row, guint *n)
{
  (*n)++;
}

/* A row that is held stays the same object wherever it moves, and tells when it looks different. */
static void
test_identity (void)
{
  const gint64 before[] = { 1, 2, 3, 4, 5 }, after[] = { 9, 5, 1, 2, 4 };
  g_autoptr (HwRowModel) model = hw_row_model_new (same_look);
  g_autoptr (HwRows) first = make_rows (before, 5, 0), second = make_rows (after, 5, 0);
  g_autoptr (HwRows) third = make_rows (after, 5, 1);
  g_autoptr (HwRow) five = NULL, again = NULL, three = NULL;
  guint n_changed = 0;

  hw_row_model_set_rows (model, first);
  five = g_list_model_get_item (G_LIST_MODEL (model), 4);
  three = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_signal_connect (five, "changed", G_CALLBACK (count_cb), &n_changed);
  hw_row_model_set_rows (model, second);
  again = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_true (again == five);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (hw_row_model_find (model, 3), ==, G_MAXUINT);
  g_assert_cmpint (((const Item *) hw_row_get_item (three))->key, ==, 3);
  hw_row_model_set_rows (model, third);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (((const Item *) hw_row_get_item (five))->look, ==, 1);
}

/* One change in a long list is one small announcement. */
static void
test_small_changes (void)
{
  gsize n = 50000;
  g_autofree gint64 *keys = g_new (gint64, n + 1);
  g_autoptr (HwRows) first = NULL, second = NULL, third = NULL;
  g_autoptr (GArray) hunks = NULL, moved = NULL;
  const HwRowsHunk *hunk;

  for (gsize i = 0; i < n; i++)
    keys[i] = (gint64) i + 1;
  first = make_rows (keys, n, 0);
  memmove (keys + 20001, keys + 20000, (n - 20000) * sizeof *keys);
  keys[20000] = -1;
  second = make_rows (keys, n + 1, 0);
  hunks = hw_rows_diff (first, second);
  g_assert_cmpuint (hunks->len, ==, 1);
  hunk = &g_array_index (hunks, HwRowsHunk, 0);
  g_assert_cmpuint (hunk->old_start, ==, 20000);
  g_assert_cmpuint (hunk->old_end, ==, 20000);
  g_assert_cmpuint (hunk->new_end, ==, 20001);

  /* A row that went 1,000 places down leaves and comes back in one announcement, for a selection
   * would forget what only leaves. */
  memmove (keys + 20000, keys + 20001, 1000 * sizeof *keys);
  keys[21000] = -1;
  third = make_rows (keys, n + 1, 0);
  moved = hw_rows_diff (second, third);
  g_assert_cmpuint (moved->len, ==, 1);
  hunk = &g_array_index (moved, HwRowsHunk, 0);
  g_assert_cmpuint (hunk->old_start, ==, 20000);
  g_assert_cmpuint (hunk->old_end, ==, 21001);
}

/* A long list costs no object a row, and comes a screenful first. */
static void
test_lazy (void)
{
  gsize n = 50000;
  g_autofree gint64 *keys = g_new (gint64, n);
  g_autoptr (HwRowModel) model = hw_row_model_new (NULL);
  g_autoptr (HwRows) rows = NULL;
  guint at_first;

  for (gsize i = 0; i < n; i++)
    keys[i] = (gint64) i + 1;
  rows = make_rows (keys, n, 0);
  hw_row_model_set_rows (model, rows);
  at_first = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (at_first, >, 0);
  g_assert_cmpuint (at_first, <, 50);
  g_assert_cmpuint (hw_row_model_get_n_live (model), ==, 0);
  g_assert_cmpuint (hw_row_model_find (model, 40000), ==, 39999);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  for (guint i = 100; i < 120; i++)
    {
      G_GNUC_UNUSED g_autoptr (HwRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_assert_cmpuint (hw_row_model_get_n_live (model), ==, 1);
    }
  g_assert_finalize_object (g_steal_pointer (&model));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-model/announcements", test_announcements);
  g_test_add_func ("/row-model/identity", test_identity);
  g_test_add_func ("/row-model/small-changes", test_small_changes);
  g_test_add_func ("/row-model/lazy", test_lazy);
  return g_test_run ();
}

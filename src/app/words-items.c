/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-items.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"

struct _HwWordsItems
{
  gatomicrefcount refs;
  GPtrArray *items;
  gpointer answer;
  GDestroyNotify free_answer;
};

/* From here on freeing costs a part of a frame. */
#define MANY_ITEMS 1000

HwWordsItems *
hw_words_items_new (GPtrArray *items, gpointer answer, GDestroyNotify free_answer)
{
  HwWordsItems *self = g_new0 (HwWordsItems, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = items;
  self->answer = answer;
  self->free_answer = free_answer;
  return self;
}

/* An item with what it is sorted by, made once. */
typedef struct
{
  gpointer item;
  char *key;
  guint i;
} Keyed;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Keyed *one = a, *other = b;
  const int order = strcmp (one->key, other->key);

  return order != 0 ? order : (one->i > other->i) - (one->i < other->i);
}

HwWordsItems *
hw_words_items_new_unsorted (GPtrArray *items,
                             const char *(*get_word) (gconstpointer item),
                             gpointer answer,
                             GDestroyNotify free_answer)
{
  g_autofree Keyed *keyed = g_new (Keyed, items->len);

  for (guint i = 0; i < items->len; i++)
    keyed[i] = (Keyed){ items->pdata[i], hw_fold_key (get_word (items->pdata[i])), i };
  if (items->len > 1)
    qsort (keyed, items->len, sizeof *keyed, compare_keys);
  for (guint i = 0; i < items->len; i++)
    {
      items->pdata[i] = keyed[i].item;
      g_free (keyed[i].key);
    }
  return hw_words_items_new (items, answer, free_answer);
}

HwWordsItems *
hw_words_items_ref (HwWordsItems *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
items_free (HwWordsItems *self)
{
  g_ptr_array_unref (self->items);
  self->free_answer (self->answer);
  g_free (self);
}

static void
free_in_thread (GTask *task G_GNUC_UNUSED,
                gpointer source G_GNUC_UNUSED,
                gpointer data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  items_free (data);
}

void
hw_words_items_unref (HwWordsItems *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->items->len >= MANY_ITEMS)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, self, NULL);
      g_task_run_in_thread (task, free_in_thread);
    }
  else
    items_free (self);
}

gsize
hw_words_items_get_n (const HwWordsItems *self)
{
  return self != NULL ? self->items->len : 0;
}

gpointer
hw_words_items_get (const HwWordsItems *self, gsize i)
{
  return self->items->pdata[i];
}

gconstpointer
hw_words_items_get_answer (const HwWordsItems *self)
{
  return self->answer;
}

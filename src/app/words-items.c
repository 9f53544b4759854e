/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-items.h"

#include <gio/gio.h>

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

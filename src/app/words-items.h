/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one question about words was answered with, as a table shows it: immutable, reference counted
 * (atomically), so that threads sort, filter and save it while it is on the screen. */
typedef struct _HwWordsItems HwWordsItems;

/* Takes both. @items are pointers into @answer, in the order of their words. */
HwWordsItems *hw_words_items_new (GPtrArray *items, gpointer answer, GDestroyNotify free_answer);
/* Of items that are in no order of their words. */
HwWordsItems *hw_words_items_new_unsorted (GPtrArray *items,
                                           const char *(*get_word) (gconstpointer item),
                                           gpointer answer,
                                           GDestroyNotify free_answer);
HwWordsItems *hw_words_items_ref (HwWordsItems *self);
/* The last reference to many frees them in a thread. */
void hw_words_items_unref (HwWordsItems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWordsItems, hw_words_items_unref)

/* Borrowed; may be asked of NULL, which has none. */
gsize hw_words_items_get_n (const HwWordsItems *self);
gpointer hw_words_items_get (const HwWordsItems *self, gsize i);
gconstpointer hw_words_items_get_answer (const HwWordsItems *self);

G_END_DECLS

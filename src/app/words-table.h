/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"
#include "words-job.h"
#include "words-kind.h"

G_BEGIN_DECLS

/* A table of words with their numbers: any number of rows, sorted by a click on a title, filtered, both off
 * the main thread. Below it stands what was counted, or that something is. Signals:
 *   activated (gpointer item)   a row was chosen; the item is the table's */
#define HW_TYPE_WORDS_TABLE (hw_words_table_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsTable, hw_words_table, HW, WORDS_TABLE, AdwBin)

/* @name is for screen readers. */
GtkWidget *hw_words_table_new (HwSession *session, const HwWordsKind *kind, const char *name);
/* NULL for none, and nothing is counted any more. @shown: the columns that are there, as bits. */
void hw_words_table_set_items (HwWordsTable *self, HwWordsItems *items, guint shown);
HwWordsItems *hw_words_table_get_items (HwWordsTable *self);
void hw_words_table_set_order (HwWordsTable *self, int column, gboolean descending);
void hw_words_table_set_filter (HwWordsTable *self, const char *filter);
void hw_words_table_set_status (HwWordsTable *self, const char *status);
/* Counts what is to be shown: @func, whose result is HwWordsItems, runs in a library thread, and @done of
 * @owner shows it by set_items. Below the table stands how far it is, and a button that ends it. With @again
 * the rows are those of the same question, as the library was: they stay until there are others, and where
 * the person is in them. */
void hw_words_table_count (HwWordsTable *self,
                           HwSessionFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           HwWordsDone done,
                           gpointer owner,
                           gboolean again);
gboolean hw_words_table_is_counting (HwWordsTable *self);
/* Rows that are shown; those before the last sorting where one is under way. */
gsize hw_words_table_get_n (HwWordsTable *self);
gpointer hw_words_table_get_item (HwWordsTable *self, gsize i);
/* The whole table as it is shown, as CSV: a job for hw_words_save(). Transfer full. */
gpointer hw_words_table_take_csv (HwWordsTable *self);
gboolean hw_words_table_write_csv (gpointer csv, GFile *file, GError **error);
void hw_words_table_csv_free (gpointer csv);

G_END_DECLS

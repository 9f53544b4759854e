/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "words-items.h"

G_BEGIN_DECLS

#define HW_WORDS_MAX_COLUMNS 6

typedef struct
{
  const char *title; /* of the column, to be translated */
  const char *help;  /* what the number is, to be translated */
  double (*get) (gconstpointer item, gconstpointer answer);
  int decimals;
} HwWordsColumn;

/* What a table of words shows of its items: a word, or a title, and numbers. Static. */
typedef struct
{
  const char *title; /* of the column of words, to be translated */
  const char *(*get_word) (gconstpointer item);
  /* What stands dimmed beside the word, transfer full; may be NULL, and may return NULL. */
  char *(*make_detail) (gconstpointer item);
  /* What it is beside its word; NULL where its word is all. */
  gint64 (*get_id) (gconstpointer item);
  HwWordsColumn columns[HW_WORDS_MAX_COLUMNS];
  guint n_columns;
} HwWordsKind;

/* A number of a column as it is shown. Transfer full. */
char *hw_words_kind_format (const HwWordsKind *self,
                            guint column,
                            gconstpointer item,
                            gconstpointer answer);

/* The order of a table. */
typedef struct
{
  int column; /* -1 for the words */
  gboolean descending;
} HwWordsOrder;

/* The items whose word holds @filter (folded; "" or NULL for all), in order. Any thread. NULL where it
 * was cancelled. Borrowed pointers, transfer container. */
GPtrArray *hw_words_kind_arrange (const HwWordsKind *self,
                                  const HwWordsItems *items,
                                  const HwWordsOrder *order,
                                  const char *filter,
                                  GCancellable *cancellable);

/* Do both say the same? Any thread. */
gboolean
hw_words_kind_is_same (const HwWordsKind *self, const HwWordsItems *one, const HwWordsItems *other);

/* @items as CSV with a heading, the columns of @shown (bits). Any thread. Transfer full. */
GBytes *hw_words_kind_make_csv (const HwWordsKind *self,
                                const GPtrArray *items,
                                gconstpointer answer,
                                guint shown);

/* Pixels: how wide a column of numbers is in the font of @widget, and a word at least. */
int hw_words_kind_column_width (GtkWidget *widget);
#define HW_WORDS_WORD_WIDTH 110
/* Where the numbers begin in a table of that width: not so far from the words that the eye loses the row. */
int hw_words_kind_numbers_start (GtkWidget *widget, int width, guint n_columns);
/* How many columns there are in @shown. */
guint hw_words_kind_count (guint shown);

G_END_DECLS

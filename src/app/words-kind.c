/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-kind.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv-field.h"
#include "fold.h"

/* Digits that a column has room for, with what parts them, and the room to the next. */
#define COLUMN_DIGITS 9
#define COLUMN_GAP 18
/* Pixels, for a word and its forms. */
#define MAX_WORD_WIDTH 440
/* Items between two looks whether the work is still wanted. */
#define SLICE 4096

char *
hw_words_kind_format (const HwWordsKind *self,
                      guint column,
                      gconstpointer item,
                      gconstpointer answer)
{
  const HwWordsColumn *of = &self->columns[column];

  return g_strdup_printf ("%'.*f", of->decimals, of->get (item, answer));
}

/* An item with what it is sorted by, got once. */
typedef struct
{
  gpointer item;
  double number;
  gsize i; /* among the words */
} Entry;

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *one = a, *other = b;
  const HwWordsOrder *wanted = data;
  int order = (one->number > other->number) - (one->number < other->number);

  if (order != 0)
    return wanted->descending ? -order : order;
  order = (one->i > other->i) - (one->i < other->i);
  return wanted->column < 0 && wanted->descending ? -order : order;
}

static gboolean
passes (const HwWordsKind *self, gconstpointer item, const char *folded)
{
  g_autofree char *word = NULL;

  if (*folded == '\0')
    return TRUE;
  word = hw_fold_string (self->get_word (item));
  return strstr (word, folded) != NULL;
}

GPtrArray *
hw_words_kind_arrange (const HwWordsKind *self,
                       const HwWordsItems *items,
                       const HwWordsOrder *order,
                       const char *filter,
                       GCancellable *cancellable)
{
  const gsize n = hw_words_items_get_n (items);
  g_autofree char *folded = hw_fold_string (filter != NULL ? filter : "");
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), (guint) n);
  GPtrArray *arranged;

  g_strstrip (folded);
  for (gsize i = 0; i < n; i++)
    {
      Entry entry = { .item = hw_words_items_get (items, i), .i = i };

      if (i % SLICE == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (!passes (self, entry.item, folded))
        continue;
      if (order->column >= 0)
        entry.number
            = self->columns[order->column].get (entry.item, hw_words_items_get_answer (items));
      g_array_append_val (entries, entry);
    }
  g_array_sort_with_data (entries, compare, (gpointer) order);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  arranged = g_ptr_array_sized_new (entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (arranged, g_array_index (entries, Entry, i).item);
  return arranged;
}

gboolean
hw_words_kind_is_same (const HwWordsKind *self, const HwWordsItems *one, const HwWordsItems *other)
{
  const gsize n = hw_words_items_get_n (one);
  gboolean same = n == hw_words_items_get_n (other);

  for (gsize i = 0; i < n && same; i++)
    {
      gconstpointer a = hw_words_items_get (one, i), b = hw_words_items_get (other, i);

      same = g_str_equal (self->get_word (a), self->get_word (b))
             && (self->get_id == NULL || self->get_id (a) == self->get_id (b));
      for (guint column = 0; column < self->n_columns && same; column++)
        {
          const HwWordsColumn *of = &self->columns[column];
          const double difference = of->get (a, hw_words_items_get_answer (one))
                                    - of->get (b, hw_words_items_get_answer (other));

          same = difference <= 0 && difference >= 0;
        }
    }
  return same;
}

GBytes *
hw_words_kind_make_csv (const HwWordsKind *self,
                        const GPtrArray *items,
                        gconstpointer answer,
                        guint shown)
{
  GString *csv = g_string_new (HW_CSV_BOM);

  for (guint i = 0; i <= items->len; i++)
    {
      const char *fields[HW_WORDS_MAX_COLUMNS + 2];
      g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *detail = NULL;
      gsize n = 0;

      if (i > 0 && self->make_detail != NULL)
        detail = self->make_detail (items->pdata[i - 1]);
      fields[n++] = i == 0 ? _ (self->title) : self->get_word (items->pdata[i - 1]);
      if (self->make_detail != NULL)
        fields[n++] = i == 0 ? _ ("Forms") : detail;
      for (guint j = 0; j < self->n_columns; j++)
        {
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          if ((shown & (1u << j)) == 0)
            continue;
          if (i > 0)
            g_ascii_formatd (buffer, sizeof buffer, "%.10g",
                             self->columns[j].get (items->pdata[i - 1], answer));
          g_ptr_array_add (numbers, g_strdup (i == 0 ? _ (self->columns[j].title) : buffer));
          fields[n++] = numbers->pdata[numbers->len - 1];
        }
      hw_csv_append_row (csv, fields, n);
    }
  return g_string_free_to_bytes (csv);
}

int
hw_words_kind_column_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  const int digit = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return COLUMN_DIGITS * digit + COLUMN_GAP;
}

int
hw_words_kind_numbers_start (GtkWidget *widget, int width, guint n_columns)
{
  return MIN (width - (int) n_columns * hw_words_kind_column_width (widget), MAX_WORD_WIDTH);
}

guint
hw_words_kind_count (guint shown)
{
  guint n = 0;

  for (; shown != 0; shown >>= 1)
    n += shown & 1;
  return n;
}

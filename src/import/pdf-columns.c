/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-columns.h"

#include <stdlib.h>

/* Of the height of most words: a gutter is at least this wide, */
#define GUTTER 0.7f
/* parts this many rows, */
#define GUTTER_ROWS 4
/* on both sides of it most lines fill their column so far, */
#define COLUMN_FILL 0.6f
/* and a column is this wide. */
#define COLUMN_WIDTH 7.f
#define MAX_DEPTH 8
/* Where a page is a table, this share of its rows has a gap at one place. */
#define TABLE_ROWS 3
#define CELL_GAP 1.8f

typedef struct
{
  GArray *regions;
  gboolean is_rtl;
  float unit; /* height of most words */
} Search;

static void
clear_row (gpointer data)
{
  g_free (((HwPdfRow *) data)->words);
}

static void
clear_region (gpointer data)
{
  g_clear_pointer (&((HwPdfRegion *) data)->rows, g_array_unref);
}

static int
compare_middle (gconstpointer a, gconstpointer b)
{
  const HwPdfWord *one = *(const HwPdfWord *const *) a, *other = *(const HwPdfWord *const *) b;
  const float first = one->y1 + one->y2, second = other->y1 + other->y2;

  return first < second ? -1 : first > second;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const HwPdfWord *one = *(const HwPdfWord *const *) a, *other = *(const HwPdfWord *const *) b;

  const float first = one->x1 + one->x2, second = other->x1 + other->x2;

  /* By their middles: a letter may come without a width at the edge of the one that it is drawn with. */
  return first < second ? -1 : first > second;
}

static void
add_row (GArray *rows, const HwPdfWord **words, guint n)
{
  HwPdfRow row = {
    g_memdup2 (words, n * sizeof *words), n, G_MAXFLOAT, -G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT
  };

  qsort (row.words, n, sizeof *row.words, compare_left);
  for (guint i = 0; i < n; i++)
    {
      row.x1 = MIN (row.x1, row.words[i]->x1);
      row.x2 = MAX (row.x2, row.words[i]->x2);
      row.y1 = MIN (row.y1, row.words[i]->y1);
      row.y2 = MAX (row.y2, row.words[i]->y2);
    }
  g_array_append_val (rows, row);
}

/* Words whose middles are at about the same height. Raised pieces, of marks or of smaller letters, belong to the
 * row that they overlap most. */
static GArray *
make_rows (const HwPdfWord **words, guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (HwPdfRow));
  guint start = 0;

  g_array_set_clear_func (rows, clear_row);
  qsort (words, n, sizeof *words, compare_middle);
  for (guint i = 1; i <= n; i++)
    {
      const HwPdfWord *first = words[start];
      float limit;

      if (i < n)
        {
          const float height = MAX (first->y2 - first->y1, words[i]->y2 - words[i]->y1);

          limit = (first->y1 + first->y2) / 2 + 0.5f * height;
          if ((words[i]->y1 + words[i]->y2) / 2 < limit)
            continue;
        }
      add_row (rows, words + start, i - start);
      start = i;
    }
  return rows;
}

static float
row_height (const HwPdfRow *row)
{
  return row->y2 - row->y1;
}

/* Narrows [*left, *right) to the widest part that is free in the row too. FALSE where that is not wide enough. */
static gboolean
narrow_gutter (const HwPdfRow *row, float unit, float *left, float *right)
{
  float from = *left, best_left = *left, best_right = *left;

  for (guint i = 0; i <= row->n_words; i++)
    {
      const float to = i < row->n_words ? CLAMP (row->words[i]->x1, *left, *right) : *right;

      if (to - from > best_right - best_left)
        {
          best_left = from;
          best_right = to;
        }
      if (i < row->n_words)
        from = MAX (from, CLAMP (row->words[i]->x2, *left, *right));
    }
  *left = best_left;
  *right = best_right;
  return best_right - best_left >= GUTTER * unit;
}

/* How much of a column its lines fill, on the average; 0 for none. */
static float
fill_of (
    GArray *rows, guint first, guint last, float from, float to, guint *n_filled, float *height)
{
  float sum = 0, left = G_MAXFLOAT, right = -G_MAXFLOAT;

  *n_filled = 0;
  *height = 0;
  for (guint i = first; i <= last; i++)
    {
      const HwPdfRow *row = &g_array_index (rows, HwPdfRow, i);
      float x1 = G_MAXFLOAT, x2 = -G_MAXFLOAT;

      for (guint j = 0; j < row->n_words; j++)
        if (row->words[j]->x1 >= from && row->words[j]->x2 <= to)
          {
            x1 = MIN (x1, row->words[j]->x1);
            x2 = MAX (x2, row->words[j]->x2);
          }
      if (x2 <= x1)
        continue;
      ++*n_filled;
      sum += x2 - x1;
      *height += row_height (row);
      left = MIN (left, x1);
      right = MAX (right, x2);
    }
  if (*n_filled == 0 || right <= left)
    return 0;
  *height /= (float) *n_filled;
  if (right - left < COLUMN_WIDTH * *height)
    return 0;
  return sum / (float) *n_filled / (right - left);
}

static gboolean
are_columns (GArray *rows, guint first, guint last, float gutter)
{
  guint n_left, n_right;
  float height;

  return fill_of (rows, first, last, -G_MAXFLOAT, gutter, &n_left, &height) >= COLUMN_FILL
         && n_left >= GUTTER_ROWS - 1
         && fill_of (rows, first, last, gutter, G_MAXFLOAT, &n_right, &height) >= COLUMN_FILL
         && n_right >= GUTTER_ROWS - 1;
}

/* The longest run of rows that a gutter parts into columns. */
static gboolean
find_gutter (GArray *rows, float unit, guint *first, guint *last, float *gutter)
{
  guint longest = 0;

  for (guint i = 0; i + GUTTER_ROWS <= rows->len; i++)
    {
      const HwPdfRow *row = &g_array_index (rows, HwPdfRow, i);

      for (guint j = 1; j < row->n_words; j++)
        {
          float left = row->words[j - 1]->x2, right = row->words[j]->x1, middle;
          guint end = i;

          for (guint k = 0; k < j; k++)
            left = MAX (left, row->words[k]->x2);
          if (right - left < GUTTER * unit)
            continue;
          while (end + 1 < rows->len)
            {
              float narrower = left, wider = right;

              if (!narrow_gutter (&g_array_index (rows, HwPdfRow, end + 1), unit, &narrower,
                                  &wider))
                break;
              left = narrower;
              right = wider;
              end++;
            }
          middle = (left + right) / 2;
          if (end - i + 1 < GUTTER_ROWS || end - i + 1 <= longest
              || !are_columns (rows, i, end, middle))
            continue;
          longest = end - i + 1;
          *first = i;
          *last = end;
          *gutter = middle;
        }
    }
  return longest > 0;
}

/* Rows with wide gaps, several together: a table. */
static gboolean
is_table (GArray *rows)
{
  guint n_gaps = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const HwPdfRow *row = &g_array_index (rows, HwPdfRow, i);

      for (guint j = 1; j < row->n_words; j++)
        if (row->words[j]->x1 - row->words[j - 1]->x2 > CELL_GAP * row_height (row))
          {
            n_gaps++;
            break;
          }
    }
  return n_gaps >= TABLE_ROWS && n_gaps * 2 >= rows->len;
}

static void
add_region (Search *self, GArray *rows)
{
  HwPdfRegion region = { rows, G_MAXFLOAT, -G_MAXFLOAT, self->regions->len, is_table (rows) };

  for (guint i = 0; i < rows->len; i++)
    {
      region.left = MIN (region.left, g_array_index (rows, HwPdfRow, i).x1);
      region.right = MAX (region.right, g_array_index (rows, HwPdfRow, i).x2);
    }
  g_array_append_val (self->regions, region);
}

/* The words of rows [@first, @last] between two places. */
static GPtrArray *
take_words (GArray *rows, guint first, guint last, float from, float to)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = first; i <= last && i < rows->len; i++)
    {
      const HwPdfRow *row = &g_array_index (rows, HwPdfRow, i);

      for (guint j = 0; j < row->n_words; j++)
        if (row->words[j]->x1 >= from && row->words[j]->x1 < to)
          g_ptr_array_add (words, (gpointer) row->words[j]);
    }
  return words;
}

static void
search (Search *self, const HwPdfWord **words, guint n_words, guint depth)
{
  g_autoptr (GArray) rows = NULL;
  guint first, last;
  float gutter;

  if (n_words == 0)
    return;
  rows = make_rows (words, n_words);
  if (depth == MAX_DEPTH || !find_gutter (rows, self->unit, &first, &last, &gutter))
    {
      add_region (self, g_steal_pointer (&rows));
      return;
    }
  {
    g_autoptr (GPtrArray) above
        = first > 0 ? take_words (rows, 0, first - 1, -G_MAXFLOAT, G_MAXFLOAT) : g_ptr_array_new ();
    g_autoptr (GPtrArray) left = take_words (rows, first, last, -G_MAXFLOAT, gutter);
    g_autoptr (GPtrArray) right = take_words (rows, first, last, gutter, G_MAXFLOAT);
    g_autoptr (GPtrArray) below
        = take_words (rows, last + 1, G_MAXUINT - 1, -G_MAXFLOAT, G_MAXFLOAT);
    GPtrArray *order[] = { above, self->is_rtl ? right : left, self->is_rtl ? left : right, below };

    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      search (self, (const HwPdfWord **) order[i]->pdata, order[i]->len, depth + 1);
  }
}

static int
compare_height (gconstpointer a, gconstpointer b)
{
  const HwPdfWord *one = *(const HwPdfWord *const *) a, *other = *(const HwPdfWord *const *) b;
  const float first = one->y2 - one->y1, second = other->y2 - other->y1;

  return first < second ? -1 : first > second;
}

static float
median_height (const HwPdfWord **words, guint n_words)
{
  qsort (words, n_words, sizeof *words, compare_height);
  return n_words > 0 ? words[n_words / 2]->y2 - words[n_words / 2]->y1 : 0;
}

GArray *
hw_pdf_columns_find (const HwPdfWord **words, guint n_words, gboolean is_rtl)
{
  Search self
      = { g_array_new (FALSE, TRUE, sizeof (HwPdfRegion)), is_rtl, median_height (words, n_words) };

  g_array_set_clear_func (self.regions, clear_region);
  search (&self, words, n_words, 0);
  return self.regions;
}

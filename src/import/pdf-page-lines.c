/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-page-lines.h"

#include "pdf-arabic.h"
#include "pdf-columns.h"

#include <string.h>
#include <unicode/uchar.h>

/* Of the letters' height: pieces nearer than this are one word; after letters that join the next one, */
#define WORD_GAP 0.06f
/* and after those that do not, and where there is a gap within words too. */
#define LETTER_GAP 0.1f
/* Cells of a table row stand further apart than words of a justified line. */
#define CELL_GAP 1.8f

static void
clear_line (gpointer data)
{
  g_free (((HwPdfPageLine *) data)->text);
}

GArray *
hw_pdf_page_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (HwPdfPageLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

static HwDirection
direction_of (const HwPdfWord *const *words, guint n)
{
  guint rtl = 0, ltr = 0;

  for (guint i = 0; i < n; i++)
    {
      rtl += (guint) words[i]->n_rtl;
      ltr += (guint) words[i]->n_ltr;
    }
  return rtl > ltr ? HW_DIRECTION_RTL : ltr > 0 ? HW_DIRECTION_LTR : HW_DIRECTION_AUTO;
}

static gboolean
is_against (const HwPdfWord *word, HwDirection direction)
{
  return direction == HW_DIRECTION_RTL ? word->n_ltr > word->n_rtl : word->n_rtl > word->n_ltr;
}

static gboolean
is_neutral (const HwPdfWord *word)
{
  return word->n_ltr == 0 && word->n_rtl == 0;
}

static void
reverse (const HwPdfWord **words, guint n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      const HwPdfWord *kept = words[i];

      words[i] = words[n - 1 - i];
      words[n - 1 - i] = kept;
    }
}

/* From the order of sight, left to right, to the order of reading: the line from its beginning, and within
 * it each run of words of the other direction from its own. Rule L2 of UAX #9, backwards, for two levels. */
static void
order_words (const HwPdfWord **words, guint n, HwDirection direction)
{
  if (direction == HW_DIRECTION_RTL)
    reverse (words, n);
  for (guint i = 0; i < n;)
    {
      guint end;

      if (!is_against (words[i], direction))
        {
          i++;
          continue;
        }
      end = i + 1;
      for (guint j = end; j < n && (is_neutral (words[j]) || is_against (words[j], direction)); j++)
        if (is_against (words[j], direction))
          end = j + 1;
      reverse (words + i, end - i);
      i = end;
    }
}

static gboolean
begins_with_mark (const char *text)
{
  return g_unichar_ismark (g_utf8_get_char (text));
}

static float
gap_between (const HwPdfWord *one, const HwPdfWord *other)
{
  return MAX (one->x1, other->x1) - MIN (one->x2, other->x2);
}

static int
compare_size (gconstpointer a, gconstpointer b)
{
  const float one = *(const float *) a, other = *(const float *) b;

  return one < other ? -1 : one > other;
}

static float
median_height (const HwPdfWord *const *words, guint n)
{
  g_autofree float *heights = g_new (float, n);

  for (guint i = 0; i < n; i++)
    heights[i] = words[i]->y2 - words[i]->y1;
  qsort (heights, n, sizeof *heights, compare_size);
  return heights[n / 2];
}

/* Does the last letter join the one after it, as most Arabic letters do? Then a gap is the end of a word. */
static gboolean
joins_next (const GString *text)
{
  const char *p = text->str + text->len;
  gunichar c = 0;

  while (p > text->str)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!g_unichar_ismark (c))
        break;
    }
  return u_getIntPropertyValue ((UChar32) c, UCHAR_JOINING_TYPE) == U_JT_DUAL_JOINING;
}

/* Brackets were drawn in the order of sight where letters were. */
static void
append_word (GString *text, const HwPdfWord *word, gboolean mirrored)
{
  g_autofree char *copy = NULL;

  if (!mirrored)
    {
      g_string_append (text, word->text);
      return;
    }
  copy = g_strdup (word->text);
  hw_pdf_arabic_mirror (copy);
  g_string_append (text, copy);
}

static char *
join_words (const HwPdfWord *const *words, guint n, float size, gboolean is_row)
{
  GString *text = g_string_new (NULL);
  const HwPdfWord *before = NULL;
  gboolean has_forms = FALSE;

  for (guint i = 0; i < n; i++)
    has_forms |= words[i]->has_forms;
  for (guint i = 0; i < n; i++)
    {
      /* Marks stand over their neighbours: the gap is between letters. */
      if (begins_with_mark (words[i]->text) && is_neutral (words[i]))
        {
          g_string_append (text, words[i]->text);
          continue;
        }
      if (before != NULL && !begins_with_mark (words[i]->text))
        {
          const float gap = gap_between (before, words[i]);

          if (is_row && gap > CELL_GAP * size)
            g_string_append_c (text, '\t');
          else if (gap > (joins_next (text) ? WORD_GAP : LETTER_GAP) * size)
            g_string_append_c (text, ' ');
        }
      append_word (text, words[i], has_forms && words[i]->n_ltr <= words[i]->n_rtl);
      before = words[i];
    }
  return g_string_free (text, FALSE);
}

static void
add_line (
    GArray *lines, const HwPdfRow *row, const HwPdfRegion *region, guint page, HwDirection of_page)
{
  const guint n = row->n_words;
  g_autofree const HwPdfWord **words = g_memdup2 (row->words, n * sizeof *row->words);
  HwPdfPageLine line = { .page = page, .column = region->number, .is_row = region->is_table };

  line.direction = direction_of (words, n);
  line.size = median_height (words, n);
  line.x1 = row->x1;
  line.x2 = row->x2;
  line.y1 = row->y1;
  line.y2 = row->y2;
  line.left = region->left;
  line.right = region->right;
  order_words (words, n, line.direction != HW_DIRECTION_AUTO ? line.direction : of_page);
  line.text = join_words (words, n, line.size, line.is_row);
  g_array_append_val (lines, line);
}

void
hw_pdf_page_lines_read (GArray *words, guint page, GArray *lines)
{
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (words->len);
  g_autoptr (GArray) regions = NULL;
  HwDirection direction;

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (all, &g_array_index (words, HwPdfWord, i));
  if (all->len == 0)
    return;
  direction = direction_of ((const HwPdfWord *const *) all->pdata, all->len);
  regions = hw_pdf_columns_find ((const HwPdfWord **) all->pdata, all->len,
                                 direction == HW_DIRECTION_RTL);
  for (guint i = 0; i < regions->len; i++)
    {
      const HwPdfRegion *region = &g_array_index (regions, HwPdfRegion, i);

      for (guint j = 0; j < region->rows->len; j++)
        add_line (lines, &g_array_index (region->rows, HwPdfRow, j), region, page, direction);
    }
}

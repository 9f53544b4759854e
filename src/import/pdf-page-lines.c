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
/* Where blanks are drawn as glyphs, a gap without one is one of the setting, up to this. */
#define SET_GAP 0.2f
/* Signs and numbers that may stand between a number and the Latin word that it hangs on. */
#define MAX_HANGING 12
/* A line is of one script where the other has fewer letters than this part of them. */
#define CLEAR_SHARE 6
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

static void
count_letters (const HwPdfWord *const *words, guint n, guint *rtl, guint *ltr)
{
  *rtl = *ltr = 0;
  for (guint i = 0; i < n; i++)
    {
      *rtl += (guint) words[i]->n_rtl;
      *ltr += (guint) words[i]->n_ltr;
    }
}

static HwDirection
direction_of (const HwPdfWord *const *words, guint n)
{
  guint rtl, ltr;

  count_letters (words, n, &rtl, &ltr);
  return rtl > ltr ? HW_DIRECTION_RTL : ltr > 0 ? HW_DIRECTION_LTR : HW_DIRECTION_AUTO;
}

/* Of a line: a mixed one goes with those around it, however many letters each script has in it. */
static HwDirection
direction_of_line (const HwPdfWord *const *words, guint n, HwDirection around)
{
  guint rtl, ltr;

  count_letters (words, n, &rtl, &ltr);
  if (around != HW_DIRECTION_AUTO && MIN (rtl, ltr) * CLEAR_SHARE > MAX (rtl, ltr))
    return around;
  return direction_of (words, n);
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

/* A word on its line. */
typedef struct
{
  const HwPdfWord *word;
  guint place;     /* in the order of sight, from the left */
  gboolean in_run; /* of words that go against the line */
} Item;

static void
reverse (Item *items, guint n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      const Item kept = items[i];

      items[i] = items[n - 1 - i];
      items[n - 1 - i] = kept;
    }
}

static float
gap_between (const HwPdfWord *one, const HwPdfWord *other)
{
  return MAX (one->x1, other->x1) - MIN (one->x2, other->x2);
}

static gboolean
touches (const HwPdfWord *one, const HwPdfWord *other)
{
  return gap_between (one, other) < LETTER_GAP * (one->y2 - one->y1);
}

static gboolean
is_number (const HwPdfWord *word)
{
  return is_neutral (word) && g_unichar_isdigit (g_utf8_get_char (word->text));
}

static gboolean
joins_numbers (const HwPdfWord *word)
{
  return u_charDirection ((UChar32) g_utf8_get_char (word->text)) == U_COMMON_NUMBER_SEPARATOR
         && *g_utf8_next_char (word->text) == '\0';
}

/* A number in pieces of several fonts, from the right: "5", ".", "45". */
static guint
end_of_number (const Item *items, guint n, guint i)
{
  guint end = i + 1;

  while (end + 1 < n && joins_numbers (items[end].word) && is_number (items[end + 1].word)
         && touches (items[end - 1].word, items[end].word)
         && touches (items[end].word, items[end + 1].word))
    end += 2;
  return end;
}

/* A number belongs to the Latin words that it hangs on: "35", "-", "F", or that a sign leads from: "17", ".", "p". */
static gboolean
hangs_on_latin (const Item *items, guint n, guint i)
{
  for (guint k = i; k + 1 < MIN (n, i + MAX_HANGING); k++)
    {
      const HwPdfWord *next = items[k + 1].word;

      if (!touches (items[k].word, next)
          && (k > i || !is_neutral (next) || strchr (".,:-/", *next->text) == NULL))
        return FALSE;
      if (next->n_ltr > next->n_rtl)
        return TRUE;
      if (!is_neutral (next))
        return FALSE;
    }
  return FALSE;
}

/* The end of the words from @i on that are read against the line, or i where there are none. */
static guint
end_of_run (const Item *items, guint n, guint i, HwDirection direction)
{
  guint end = i;

  if (!is_against (items[i].word, direction))
    {
      if (direction != HW_DIRECTION_RTL || !is_number (items[i].word))
        return i;
      if (!hangs_on_latin (items, n, i))
        return end_of_number (items, n, i);
    }
  for (guint j = i; j < n && (is_neutral (items[j].word) || is_against (items[j].word, direction));
       j++)
    if (is_against (items[j].word, direction))
      end = j + 1;
  return end;
}

/* From the order of sight, left to right, to the order of reading: the line from its beginning, and within
 * it each run of words of the other direction from its own. Rule L2 of UAX #9, backwards, for two levels. */
static void
order_words (Item *items, guint n, HwDirection direction)
{
  if (direction == HW_DIRECTION_RTL)
    reverse (items, n);
  for (guint i = 0; i < n;)
    {
      const guint end = end_of_run (items, n, i, direction);

      for (guint k = i; k < end; k++)
        items[k].in_run = TRUE;
      reverse (items + i, end - i);
      i = MAX (end, i + 1);
    }
}

static gboolean
begins_with_mark (const char *text)
{
  return g_unichar_ismark (g_utf8_get_char (text));
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

/* What lines of a page have in common. */
typedef struct
{
  GArray *lines;
  const GArray *blanks;
  guint page, angle;
  HwDirection direction;
  HwDirection around;  /* of the line before */
  gboolean has_blanks; /* blanks are drawn as glyphs */
  guint n_columns;     /* of the page until now */
  GArray *of_line;     /* float: its blanks, from left to right */
} Layer;

static int
compare_blank (gconstpointer a, gconstpointer b)
{
  const HwPdfBlank *one = a, *other = b;

  if (one->angle != other->angle)
    return one->angle < other->angle ? -1 : 1;
  return one->y < other->y ? -1 : one->y > other->y;
}

/* The first one, in their order, that is not before the place. */
static guint
first_blank (const GArray *blanks, guint angle, float y)
{
  const HwPdfBlank place = { .y = y, .angle = angle };
  guint low = 0, high = blanks->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (compare_blank (&g_array_index (blanks, HwPdfBlank, middle), &place) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Those whose base line is in the lower part of the row. */
static void
find_blanks (Layer *self, const HwPdfRow *row)
{
  const guint end = first_blank (self->blanks, self->angle, row->y2);

  g_array_set_size (self->of_line, 0);
  for (guint i = first_blank (self->blanks, self->angle, row->y1 + 0.4f * (row->y2 - row->y1));
       i < end; i++)
    g_array_append_val (self->of_line, g_array_index (self->blanks, HwPdfBlank, i).x);
  g_array_sort (self->of_line, compare_size);
}

static gboolean
has_blank (const GArray *blanks, float from, float to)
{
  guint low = 0, high = blanks->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (blanks, float, middle) > from)
        high = middle;
      else
        low = middle + 1;
    }
  return low < blanks->len && g_array_index (blanks, float, low) < to;
}

/* Marks stand over their neighbours: gaps are between letters. */
static gboolean
is_lone_mark (const HwPdfWord *word)
{
  return begins_with_mark (word->text) && is_neutral (word);
}

/* The two words between which the gap is that stands between @item and the one before it in the order of reading. Where
 * a run begins or ends, they are not these two: the line goes on at the other end of the run. @words: in the order of
 * sight. */
static void
find_gap (const GPtrArray *words,
          const Item *before,
          const Item *item,
          HwDirection direction,
          const HwPdfWord **left,
          const HwPdfWord **right)
{
  const gboolean from_right = direction == HW_DIRECTION_RTL;
  guint place = MIN (before->place, item->place);

  if (MAX (before->place, item->place) - place > 1)
    {
      const Item *of_line = item->in_run ? before : item;

      place = of_line->place - (item->in_run == from_right ? 1 : 0);
    }
  place = MIN (place, words->len - 2);
  *left = words->pdata[place];
  *right = words->pdata[place + 1];
}

/* Is there a blank between them? */
static gboolean
is_parted (const Layer *self,
           const GString *text,
           const HwPdfWord *left,
           const HwPdfWord *right,
           float size)
{
  const float gap = gap_between (left, right);

  if (has_blank (self->of_line, left->x2 - LETTER_GAP * size, right->x1 + LETTER_GAP * size))
    return TRUE;
  /* A word of both scripts is rare, and blanks between them are not always drawn. */
  if (self->has_blanks && (left->n_rtl > 0) == (right->n_rtl > 0))
    return gap > SET_GAP * size;
  return gap > (joins_next (text) ? WORD_GAP : LETTER_GAP) * size;
}

static char *
join_words (const Layer *self,
            const GPtrArray *words,
            const Item *items,
            guint n_items,
            HwDirection direction,
            const HwPdfPageLine *line)
{
  GString *text = g_string_new (NULL);
  const Item *before = NULL;
  gboolean has_forms = FALSE;

  for (guint i = 0; i < n_items; i++)
    has_forms |= items[i].word->has_forms;
  for (guint i = 0; i < n_items; i++)
    {
      const HwPdfWord *word = items[i].word, *left, *right;

      if (is_lone_mark (word))
        {
          g_string_append (text, word->text);
          continue;
        }
      if (before != NULL && !begins_with_mark (word->text))
        {
          find_gap (words, before, &items[i], direction, &left, &right);
          if (line->is_row && gap_between (left, right) > CELL_GAP * line->size)
            g_string_append_c (text, '\t');
          else if (is_parted (self, text, left, right, line->size))
            g_string_append_c (text, ' ');
        }
      append_word (text, word, has_forms && word->n_ltr <= word->n_rtl);
      before = &items[i];
    }
  return g_string_free (text, FALSE);
}

static void
add_line (Layer *self, const HwPdfRow *row, const HwPdfRegion *region)
{
  const guint n = row->n_words;
  const HwPdfWord *const *words = row->words;
  g_autofree Item *items = g_new0 (Item, n);
  g_autoptr (GPtrArray) seen = g_ptr_array_sized_new (n); /* but marks */
  HwDirection direction = self->direction;
  HwPdfPageLine line = {
    .page = self->page,
    .angle = self->angle,
    .column = self->n_columns + region->number,
    .is_row = region->is_table,
    .x1 = row->x1,
    .x2 = row->x2,
    .y1 = row->y1,
    .y2 = row->y2,
    .left = region->left,
    .right = region->right,
    .direction = direction_of_line (words, n, self->around),
    .size = median_height (words, n),
  };

  for (guint i = 0; i < n; i++)
    {
      items[i] = (Item){ .word = words[i], .place = seen->len };
      if (!is_lone_mark (words[i]))
        g_ptr_array_add (seen, (gpointer) words[i]);
    }
  if (line.direction != HW_DIRECTION_AUTO)
    self->around = direction = line.direction;
  find_blanks (self, row);
  order_words (items, n, direction);
  line.text = join_words (self, seen, items, n, direction, &line);
  g_array_append_val (self->lines, line);
}

/* Words that are turned by the same angle. */
static void
read_layer (Layer *self, const HwPdfWord **words, guint n)
{
  g_autoptr (GArray) regions = NULL;
  guint n_blanks;

  self->angle = words[0]->angle;
  n_blanks = first_blank (self->blanks, self->angle + 1, -G_MAXFLOAT)
             - first_blank (self->blanks, self->angle, -G_MAXFLOAT);
  self->has_blanks = n_blanks * 2 > n;
  self->direction = self->around = direction_of (words, n);
  regions = hw_pdf_columns_find (words, n, self->direction == HW_DIRECTION_RTL);
  for (guint i = 0; i < regions->len; i++)
    {
      const HwPdfRegion *region = &g_array_index (regions, HwPdfRegion, i);

      for (guint j = 0; j < region->rows->len; j++)
        add_line (self, &g_array_index (region->rows, HwPdfRow, j), region);
    }
  self->n_columns += regions->len;
}

static int
compare_angle (gconstpointer a, gconstpointer b)
{
  const HwPdfWord *one = *(const HwPdfWord *const *) a, *other = *(const HwPdfWord *const *) b;

  return (int) one->angle - (int) other->angle;
}

void
hw_pdf_page_lines_read (GArray *words, GArray *blanks, guint page, GArray *lines)
{
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (words->len);
  g_autoptr (GArray) of_line = g_array_new (FALSE, FALSE, sizeof (float));
  Layer layer = { .lines = lines, .blanks = blanks, .page = page, .of_line = of_line };

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (all, &g_array_index (words, HwPdfWord, i));
  g_array_sort (blanks, compare_blank);
  g_ptr_array_sort (all, compare_angle);
  for (guint start = 0, end; start < all->len; start = end)
    {
      const HwPdfWord **first = (const HwPdfWord **) all->pdata + start;

      for (end = start + 1; end < all->len; end++)
        if (first[end - start]->angle != first[0]->angle)
          break;
      read_layer (&layer, first, end - start);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-furniture.h"

#include <string.h>

/* Of the page's height, at its top and its foot. */
#define BAND 0.12f
/* A running head stands on this many pages, */
#define HEAD_PAGES 3
/* and on one in this many: left and right pages differ, and chapters. */
#define HEAD_SHARE 20
#define MAX_NUMBER_CHARS 16
/* A line of the text itself fills so much of its column, */
#define FULL 0.8f
/* and is as far from its neighbour as that is from the next, give or take a part of it. */
#define EVEN 0.15f

typedef enum
{
  BAND_NONE,
  BAND_TOP,
  BAND_FOOT,
} Band;

static Band
band_of (const HwPdfPageLine *line, const GArray *heights)
{
  const float height = g_array_index (heights, float, line->page);

  if (line->angle != 0)
    return BAND_NONE;
  if (line->y2 <= BAND * height)
    return BAND_TOP;
  return line->y1 >= (1 - BAND) * height ? BAND_FOOT : BAND_NONE;
}

/* The line with each number as "#", so that "Chapter 3 · 17" is the same on the next page; and its size, since
 * the title that a running head repeats is set larger. */
static char *
key_of (const char *text, float size, Band band)
{
  GString *key = g_string_new (band == BAND_TOP ? "^" : "$");
  gboolean in_number = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          if (!in_number)
            g_string_append_c (key, '#');
          in_number = TRUE;
          continue;
        }
      in_number = FALSE;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (key, c);
    }
  g_string_append_printf (key, " %d", (int) (size + 0.5f));
  return g_string_free (key, FALSE);
}

/* Is it a number, of digits or as "xiv"? */
static gboolean
is_number (const char *word)
{
  gboolean digits = TRUE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    digits &= g_unichar_isdigit (g_utf8_get_char (p));
  return digits || strspn (word, "ivxlc") == strlen (word);
}

/* "17", "- ١٧ -", "[xiv]", "17 / 240", "صفحة 17 من 240", "Page 17 of 240" */
static gboolean
is_page_number (const char *text)
{
  static const char *const words[] = { "صفحة", "الصفحة", "ص", "من", "page", "p", "of", "pg", NULL };
  gboolean has_number = FALSE;

  if (g_utf8_strlen (text, -1) > MAX_NUMBER_CHARS + 8)
    return FALSE;
  g_autofree char *low = g_utf8_strdown (text, -1);
  for (char *p = low; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("\t.-–—/|[]()·•:،", -1, g_utf8_get_char (p)) != NULL)
      memset (p, ' ', (gsize) (g_utf8_next_char (p) - p));
  g_auto (GStrv) pieces = g_strsplit (low, " ", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    {
      if (**piece == '\0' || g_strv_contains (words, *piece))
        continue;
      if (!is_number (*piece))
        return FALSE;
      has_number = TRUE;
    }
  return has_number;
}

/* How far a line is from the next, or the one before; 0 where that stands elsewhere or is set otherwise. */
static float
step_from (const GArray *lines, guint index, int direction)
{
  const guint other = index + (guint) direction;
  const HwPdfPageLine *from = &g_array_index (lines, HwPdfPageLine, index);

  if (other >= lines->len)
    return 0;
  const HwPdfPageLine *to = &g_array_index (lines, HwPdfPageLine, other);
  if (to->page != from->page || to->column != from->column
      || ABS (to->size - from->size) > EVEN * from->size)
    return 0;
  return ABS (to->y2 - from->y2);
}

/* Texts that say the same again begin pages with the same line too: what runs on into the next line, as that does
 * into its own next, is text. */
static gboolean
runs_on (const GArray *lines, guint index, Band band)
{
  const HwPdfPageLine *line = &g_array_index (lines, HwPdfPageLine, index);
  const int direction = band == BAND_TOP ? 1 : -1;
  const float step = step_from (lines, index, direction);
  const float next = step > 0 ? step_from (lines, index + (guint) direction, direction) : 0;

  return next > 0 && ABS (step - next) <= EVEN * next
         && line->x2 - line->x1 >= FULL * (line->right - line->left);
}

typedef struct
{
  guint n_pages;
  guint last; /* page + 1 */
} Seen;

GArray *
hw_pdf_furniture_find (const GArray *lines, const GArray *heights)
{
  GArray *reasons = g_array_sized_new (FALSE, TRUE, sizeof (guint8), lines->len);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  guint n_numbers = 0;

  g_array_set_size (reasons, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      const HwPdfPageLine *line = &g_array_index (lines, HwPdfPageLine, i);
      const Band band = band_of (line, heights);
      char *key = band != BAND_NONE ? key_of (line->text, line->size, band) : NULL;
      Seen *of_key;

      if (key == NULL)
        {
          g_ptr_array_add (keys, NULL);
          continue;
        }
      of_key = g_hash_table_lookup (seen, key);
      if (of_key == NULL)
        {
          of_key = g_new0 (Seen, 1);
          g_hash_table_insert (seen, key, of_key);
        }
      else
        g_free (key);
      if (of_key->last != line->page + 1)
        {
          of_key->n_pages++;
          of_key->last = line->page + 1;
        }
      g_ptr_array_add (keys, of_key);
      n_numbers += is_page_number (line->text);
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const HwPdfPageLine *line = &g_array_index (lines, HwPdfPageLine, i);
      const Seen *of_key = keys->pdata[i];
      guint8 *reason = &g_array_index (reasons, guint8, i);

      if (of_key == NULL)
        continue;
      if (is_page_number (line->text) && (n_numbers > 1 || band_of (line, heights) == BAND_FOOT))
        *reason = HW_ASIDE_PAGE_NUMBER;
      else if (of_key->n_pages >= HEAD_PAGES && of_key->n_pages * HEAD_SHARE >= heights->len
               && !runs_on (lines, i, band_of (line, heights)))
        *reason = HW_ASIDE_RUNNING_HEAD;
    }
  return reasons;
}

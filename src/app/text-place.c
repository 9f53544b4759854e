/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-place.h"

#include <string.h>

/* So many paragraphs around one that is gone are looked for. */
#define NEAR 8

static gboolean
reads (const HwText *text, gsize index, const char *words, gsize n_bytes)
{
  const HwParagraph paragraph = hw_text_get_paragraph (text, index);

  return paragraph.byte_end - paragraph.byte_start == n_bytes
         && memcmp (hw_text_get_utf8 (text, NULL) + paragraph.byte_start, words, n_bytes) == 0;
}

gboolean
hw_text_place_find (const HwText *text, gsize index, const char *words, gsize n_bytes, gsize *found)
{
  const gsize n = hw_text_get_n_paragraphs (text);

  for (gsize distance = 0; distance < n + index; distance++)
    {
      *found = index + distance;
      if (*found < n && reads (text, *found, words, n_bytes))
        return TRUE;
      *found = index - distance;
      if (distance <= index && *found < n && reads (text, *found, words, n_bytes))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_same_paragraph (const HwText *old, gsize at, const HwText *new, gsize other)
{
  const HwParagraph one = hw_text_get_paragraph (old, at);

  return reads (new, other, hw_text_get_utf8 (old, NULL) + one.byte_start,
                one.byte_end - one.byte_start);
}

/* The paragraph of @new that reads as that of @old, next to where it should be; of one with words. */
static gboolean
find_words (const HwText *old, gsize index, const HwText *new, gsize *found)
{
  const HwParagraph one = hw_text_get_paragraph (old, index);

  return one.end > one.start
         && hw_text_place_find (new, index, hw_text_get_utf8 (old, NULL) + one.byte_start,
                                one.byte_end - one.byte_start, found);
}

static gboolean
find (const HwText *old, gsize index, const HwText *new, gsize *found)
{
  const gsize n_old = hw_text_get_n_paragraphs (old), n_new = hw_text_get_n_paragraphs (new);
  gsize same_before = 0, same_after = 0;

  while (same_before < MIN (n_old, n_new) && same_before <= index
         && is_same_paragraph (old, same_before, new, same_before))
    same_before++;
  if (same_before > index)
    {
      *found = index;
      return TRUE;
    }
  while (same_after < MIN (n_old, n_new) - same_before && same_after < n_old - index
         && is_same_paragraph (old, n_old - 1 - same_after, new, n_new - 1 - same_after))
    same_after++;
  if (same_after == n_old - index)
    {
      *found = n_new - same_after;
      return TRUE;
    }
  /* By itself, or by what stands below it or above: it may be another one now, and of empty lines there are
   * many. */
  for (gsize distance = 0; distance <= NEAR; distance++)
    {
      if (index + distance < n_old && find_words (old, index + distance, new, found)
          && *found >= distance)
        {
          *found -= distance;
          return TRUE;
        }
      if (distance <= index && find_words (old, index - distance, new, found))
        {
          *found = MIN (*found + distance, n_new - 1);
          return TRUE;
        }
    }
  return FALSE;
}

gsize
hw_text_place_map (const HwText *old, const HwText *new, gsize position, gboolean *is_same)
{
  const gsize index = hw_text_get_paragraph_at (old, position);
  const gsize offset = position - hw_text_get_paragraph (old, index).start;
  gsize found;
  HwParagraph paragraph;

  if (!find (old, index, new, &found))
    found = MIN (index, hw_text_get_n_paragraphs (new) - 1);
  if (is_same != NULL)
    *is_same = is_same_paragraph (old, index, new, found);
  paragraph = hw_text_get_paragraph (new, found);
  return MIN (paragraph.start + offset, paragraph.end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-text.h"

#include <string.h>

#include "canonical-text.h"
#include "segment.h"

void
check_index (const char *utf8)
{
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);
  gsize n_bytes = strlen (utf8), n_chars = (gsize) g_utf8_strlen (utf8, -1), position = 0;
  gsize paragraph = 0, got_bytes;

  g_assert_cmpuint (hw_text_get_n_bytes (text), ==, n_bytes);
  g_assert_cmpuint (hw_text_get_n_chars (text), ==, n_chars);
  g_assert_cmpmem (hw_text_get_utf8 (text, &got_bytes), got_bytes, utf8, n_bytes);
  for (const char *at = utf8; *at; at = g_utf8_next_char (at), position++)
    {
      gsize byte = (gsize) (at - utf8), next = (gsize) (g_utf8_next_char (at) - utf8);
      g_assert_cmpuint (hw_text_to_byte (text, position), ==, byte);
      for (gsize inside = byte; inside < next; inside++)
        {
          g_assert_cmpuint (hw_text_from_byte (text, inside), ==, position);
          g_assert_cmpuint (hw_text_get_paragraph_at_byte (text, inside), ==, paragraph);
        }
      g_assert_cmpuint (hw_text_get_paragraph_at (text, position), ==, paragraph);

      HwParagraph range = hw_text_get_paragraph (text, paragraph);
      g_assert_cmpuint (range.start, <=, position);
      g_assert_cmpuint (range.end, >=, position);
      if (*at == '\n')
        {
          g_assert_cmpuint (range.end, ==, position);
          g_assert_cmpuint (range.byte_end, ==, byte);
          paragraph++;
          if (at[1])
            {
              range = hw_text_get_paragraph (text, paragraph);
              g_assert_cmpuint (range.start, ==, position + 1);
              g_assert_cmpuint (range.byte_start, ==, byte + 1);
            }
        }
    }
  gsize n_paragraphs = paragraph + (n_bytes == 0 || utf8[n_bytes - 1] != '\n');
  g_assert_cmpuint (hw_text_get_n_paragraphs (text), ==, n_paragraphs);
  g_assert_cmpuint (hw_text_to_byte (text, n_chars), ==, n_bytes);
  g_assert_cmpuint (hw_text_to_byte (text, G_MAXSIZE), ==, n_bytes);
  g_assert_cmpuint (hw_text_from_byte (text, n_bytes), ==, n_chars);
  g_assert_cmpuint (hw_text_from_byte (text, G_MAXSIZE), ==, n_chars);
  g_assert_cmpuint (hw_text_get_paragraph_at (text, n_chars), ==, n_paragraphs - 1);
  g_assert_cmpuint (hw_text_get_paragraph_at (text, G_MAXSIZE), ==, n_paragraphs - 1);
  g_assert_cmpuint (hw_text_get_paragraph_at_byte (text, n_bytes), ==, n_paragraphs - 1);
}

void
check_map (const char *text, const HwFolded *folded)
{
  gsize n_source = (gsize) g_utf8_strlen (text, -1);

  g_assert_true (g_utf8_validate_len (folded->utf8, folded->n_bytes, NULL));
  g_assert_cmpuint (strlen (folded->utf8), ==, folded->n_bytes);
  g_assert_cmpuint (folded->n_chars, ==, (gsize) g_utf8_strlen (folded->utf8, -1));
  g_assert_cmpuint (folded->byte_of[folded->n_chars], ==, folded->n_bytes);
  const char *at = folded->utf8;
  for (gsize i = 0; i < folded->n_chars; i++, at = g_utf8_next_char (at))
    {
      g_assert_cmpuint (folded->byte_of[i], ==, (gsize) (at - folded->utf8));
      g_assert_cmpuint (folded->source_start[i], <, folded->source_end[i]);
      g_assert_cmpuint (folded->source_end[i], <=, n_source);
      if (i > 0)
        {
          /* Either the next source, or one more of the same. */
          gboolean follows = folded->source_start[i] == folded->source_end[i - 1];
          gboolean shares = folded->source_start[i] == folded->source_start[i - 1]
                            && folded->source_end[i] >= folded->source_end[i - 1];
          g_assert_true (follows || shares);
        }
    }
  if (folded->n_chars > 0)
    g_assert_cmpuint (folded->source_end[folded->n_chars - 1], ==, n_source);
}

void
check_segments (const char *text)
{
  g_autoptr (HwSegmenter) graphemes = hw_segmenter_new (HW_SEGMENT_GRAPHEME);
  g_autoptr (HwSegmenter) words = hw_segmenter_new (HW_SEGMENT_WORD);
  g_autoptr (HwSegmenter) other = hw_segmenter_new (HW_SEGMENT_WORD);
  gsize n_bytes = strlen (text), position = 0, start, end, got_start, got_end;

  hw_segmenter_set_utf8 (graphemes, text, (gssize) n_bytes);
  while (hw_segmenter_next (graphemes, &start, &end))
    {
      g_assert_cmpuint (start, ==, position);
      g_assert_cmpuint (end, >, start);
      g_assert_true (g_utf8_validate_len (text + start, end - start, NULL));
      position = end;
    }
  g_assert_cmpuint (position, ==, n_bytes);

  position = 0;
  hw_segmenter_set_utf8 (words, text, -1);
  hw_segmenter_set_utf8 (other, text, -1);
  while (hw_segmenter_next (words, &start, &end))
    {
      g_assert_cmpuint (start, >=, position);
      for (gsize byte = position + 1; byte < start; byte++)
        g_assert_false (hw_segmenter_word_at (other, byte, &got_start, &got_end));
      for (gsize byte = start; byte <= end; byte++)
        {
          /* Asking the walker itself must not move it. */
          g_assert_true (
              hw_segmenter_word_at (byte % 2 ? other : words, byte, &got_start, &got_end));
          if (byte == end && got_start == end) /* the next one begins there */
            continue;
          g_assert_cmpuint (got_start, ==, start);
          g_assert_cmpuint (got_end, ==, end);
        }
      position = end;
    }
  for (gsize byte = position + 1; byte <= n_bytes; byte++)
    g_assert_false (hw_segmenter_word_at (other, byte, &got_start, &got_end));
}

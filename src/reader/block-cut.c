/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-cut.h"

/* How far back a space is looked for; words are shorter, so text without one has no words. */
#define SEARCH 2048

static gboolean
may_break_line (gunichar c)
{
  /* No-break spaces hold their neighbours together; U+200B is there to part them. */
  return (g_unichar_isspace (c) && c != 0x00A0 && c != 0x2007 && c != 0x202F) || c == 0x200B;
}

/* Whether a grapheme may end between @before and @after. Errs on the side of not cutting. */
static gboolean
may_cut_between (gunichar before, gunichar after)
{
  if (before == 0x200D || (after >= 0x200B && after <= 0x200F) || after == 0x2060)
    return FALSE;
  if (g_unichar_ismark (after) || (after >= 0xFE00 && after <= 0xFE0F))
    return FALSE;
  /* Emoji modifiers and flags; conjoining Hangul vowels and finals. */
  if ((after >= 0x1F1E6 && after <= 0x1F1FF) || (after >= 0x1F3FB && after <= 0x1F3FF))
    return FALSE;
  if (after >= 0x1160 && after <= 0x11FF)
    return FALSE;
  return TRUE;
}

gsize
hw_block_cut (const char *utf8, gsize low, gsize high)
{
  gsize floor = high - low > SEARCH ? high - SEARCH : low;
  const char *p = utf8 + high;
  gsize fallback = 0;

  /* @high may lie inside a character: go to its start, but never out of the range. */
  while (p > utf8 + low && ((guchar) *p & 0xC0) == 0x80)
    p--;
  if (p == utf8 + low)
    return high;

  for (gsize at = p - utf8; at > floor;)
    {
      const char *q = g_utf8_prev_char (utf8 + at);
      gunichar before = g_utf8_get_char (q), after = g_utf8_get_char (utf8 + at);

      if (may_break_line (before) && !may_break_line (after) && may_cut_between (' ', after))
        return at;
      if (fallback == 0 && may_cut_between (before, after))
        fallback = at;
      at = q - utf8;
    }
  return fallback > low ? fallback : (gsize) (p - utf8);
}

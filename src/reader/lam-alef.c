/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lam-alef.h"

static gboolean
is_alef (gunichar c)
{
  return c == 0x0627 || c == 0x0622 || c == 0x0623 || c == 0x0625 || c == 0x0671;
}

/* Drawn on the letter before: harakat, Quranic marks, the dagger alef. */
static gboolean
is_mark (const char *utf8, gsize byte)
{
  return g_unichar_ismark (g_utf8_get_char (utf8 + byte));
}

static gsize
previous (const char *utf8, gsize byte)
{
  return g_utf8_prev_char (utf8 + byte) - utf8;
}

static gsize
skip_marks (const char *utf8, gsize byte, gsize high)
{
  while (byte < high && is_mark (utf8, byte))
    byte = g_utf8_next_char (utf8 + byte) - utf8;
  return byte;
}

gboolean
hw_lam_alef_around (const char *utf8, gsize low, gsize high, gsize byte, gsize *start, gsize *end)
{
  gsize letter, next, after;

  if (byte <= low || byte >= high)
    return FALSE;
  /* The letter that @byte follows, and the one that comes next. */
  letter = previous (utf8, byte);
  while (letter > low && is_mark (utf8, letter))
    letter = previous (utf8, letter);
  next = skip_marks (utf8, byte, high);

  *start = letter;
  if (g_utf8_get_char (utf8 + letter) == 0x0644 && next < high
      && is_alef (g_utf8_get_char (utf8 + next)))
    {
      after = g_utf8_next_char (utf8 + next) - utf8;
      *end = skip_marks (utf8, after, high);
      return TRUE;
    }
  if (next == byte)
    return FALSE;
  *end = next;
  /* Inside the marks of the alef. */
  if (is_alef (g_utf8_get_char (utf8 + letter)) && letter > low)
    {
      gsize lam = previous (utf8, letter);

      while (lam > low && is_mark (utf8, lam))
        lam = previous (utf8, lam);
      if (g_utf8_get_char (utf8 + lam) == 0x0644)
        *start = lam;
    }
  return TRUE;
}

void
hw_lam_alef_widen (const char *utf8, gsize low, gsize high, gsize *start, gsize *end)
{
  gsize whole_start, whole_end;

  if (*start == *end)
    return;
  if (hw_lam_alef_around (utf8, low, high, *start, &whole_start, &whole_end))
    *start = whole_start;
  if (hw_lam_alef_around (utf8, low, high, *end, &whole_start, &whole_end))
    *end = whole_end;
}

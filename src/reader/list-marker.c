/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-marker.h"

#define MOST_LETTERS 5 /* of a mark that counts: "xviii" */
#define MOST_PARTS 9   /* "1.2.3" */

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x00A0;
}

static gboolean
is_bullet (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '*' || c == '+' || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x00B7
         || type == G_UNICODE_DASH_PUNCTUATION || type == G_UNICODE_OTHER_SYMBOL
         || (c >= 0x2190 && c <= 0x25FF) || (c >= 0xF000 && c <= 0xF0FF);
}

/* A number or a few letters. */
static const char *
skip_part (const char *p, const char *end)
{
  gboolean of_digits = p < end && g_unichar_isdigit (g_utf8_get_char (p));
  guint n = 0;

  while (p < end && n <= MOST_LETTERS)
    {
      gunichar c = g_utf8_get_char (p);

      if (of_digits ? !g_unichar_isdigit (c) : !g_unichar_isalpha (c))
        break;
      p = g_utf8_next_char (p);
      n++;
    }
  return n > 0 && n <= MOST_LETTERS ? p : NULL;
}

/* Parts with points between them, one behind them or brackets about them; or a number of several parts alone. */
static const char *
skip_number (const char *p, const char *end)
{
  gboolean bracket = p < end && (*p == '(' || *p == '['), closed = FALSE;
  guint n = 0;

  p += bracket ? 1 : 0;
  for (n = 0; n < MOST_PARTS && (n == 0 || closed); n++)
    {
      const char *past = skip_part (p, end);

      if (past == NULL)
        break;
      p = past;
      closed = p < end && (*p == '.' || *p == ')' || *p == ']' || *p == ':' || *p == '-');
      p += closed ? 1 : 0;
    }
  return n > 0 && (closed || n > 1) ? p : NULL;
}

gsize
hw_list_marker_measure (const char *utf8, gsize n_bytes)
{
  const char *p = utf8, *end = utf8 + n_bytes, *past;

  while (p < end && is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p == end)
    return 0;
  past = is_bullet (g_utf8_get_char (p)) ? g_utf8_next_char (p) : skip_number (p, end);
  if (past == NULL || past == end || !is_space (g_utf8_get_char (past)))
    return 0;
  for (p = past; p < end && is_space (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    ;
  return p < end ? (gsize) (p - utf8) : 0;
}

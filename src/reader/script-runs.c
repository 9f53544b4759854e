/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script-runs.h"

typedef enum
{
  ARABIC,   /* a letter or a mark of the Arabic script */
  EUROPEAN, /* a letter of Latin, Greek or Cyrillic */
  DIGIT,    /* an ASCII digit */
  TIE,      /* ASCII signs that hold a word together */
  SPACE,
  OTHER,
  MARK, /* whatever the letter before is */
} Kind;

static Kind
kind_of (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isalpha ((char) c))
        return EUROPEAN;
      if (g_ascii_isdigit ((char) c))
        return DIGIT;
      if (c == ' ' || c == '\t')
        return SPACE;
      return c == '-' || c == '.' || c == '/' || c == '\'' || c == '_' || c == '@' || c == ':'
                     || c == '&'
                 ? TIE
                 : OTHER;
    }
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
      return g_unichar_isdigit (c) || g_unichar_ispunct (c) ? OTHER : ARABIC;
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return EUROPEAN;
    default:
      if (c == 0x2019 || c == 0x2010 || c == 0x2011)
        return TIE;
      if (c == 0x0640 || c == 0x200C || c == 0x200D)
        return MARK;
      return g_unichar_ismark (c) ? MARK : OTHER;
    }
}

GArray *
hw_script_runs_find (const char *utf8, gsize n_bytes, HwDirection direction)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (HwScriptRun));
  Kind foreign = direction == HW_DIRECTION_RTL ? EUROPEAN : ARABIC;
  const char *p = utf8, *end = utf8 + n_bytes;
  HwScriptRun run = { 0, 0 };
  gboolean open = FALSE, close = FALSE;

  while (p < end)
    {
      const char *next = g_utf8_next_char (p);
      Kind kind = kind_of (g_utf8_get_char (p));
      gboolean touching = open && run.end == (guint) (p - utf8);

      if (kind == foreign)
        {
          if (!open)
            run.start = (guint) (p - utf8);
          open = TRUE;
          run.end = (guint) (next - utf8);
        }
      else if (kind == MARK && touching)
        run.end = (guint) (next - utf8);
      else if (foreign == EUROPEAN && open && !close && kind == DIGIT)
        run.end = (guint) (next - utf8);
      else if (kind == OTHER || (kind == (foreign == EUROPEAN ? ARABIC : EUROPEAN)))
        close = TRUE;
      /* A digit after a space is the paragraph's own; a later letter takes the run up again. */
      if (kind == SPACE && open && foreign == EUROPEAN)
        {
          const char *q = next;

          if (q >= end || kind_of (g_utf8_get_char (q)) != EUROPEAN)
            close = TRUE;
        }
      if (open && close)
        {
          g_array_append_val (runs, run);
          open = FALSE;
        }
      close = FALSE;
      p = next;
    }
  if (open)
    g_array_append_val (runs, run);
  return runs;
}

PangoLanguage *
hw_script_runs_language (const char *utf8, gsize n_bytes)
{
  const char *p = utf8, *end = utf8 + n_bytes;
  guint arabic = 0, persian = 0, urdu = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x064A || c == 0x0643 || c == 0x0629)
        arabic++;
      else if (c == 0x06CC || c == 0x06A9)
        persian++;
      else if (c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06D2 || c == 0x06BE
               || c == 0x06C1)
        urdu++;
    }
  if (persian + urdu <= arabic)
    return pango_language_from_string ("ar");
  return pango_language_from_string (urdu * 4 > persian ? "ur" : "fa");
}

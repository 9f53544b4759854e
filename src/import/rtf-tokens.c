/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rtf-tokens.h"

#include <string.h>

static void
read_word (HwRtfTokens *self, HwRtfToken *token)
{
  gsize n = 0;
  gint64 number = 0;
  gboolean negative = FALSE;

  token->kind = HW_RTF_WORD;
  for (; self->p < self->end && g_ascii_isalpha (*self->p); self->p++)
    if (n < HW_RTF_MAX_WORD)
      token->word[n++] = *self->p;
  token->word[n] = '\0';

  if (self->p + 1 < self->end && *self->p == '-' && g_ascii_isdigit (self->p[1]))
    {
      negative = TRUE;
      self->p++;
    }
  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      token->has_number = TRUE;
      number = MIN (number * 10 + (*self->p - '0'), G_MAXINT);
    }
  token->number = (int) (negative ? -number : number);
  if (self->p < self->end && *self->p == ' ')
    self->p++;
  if (strcmp (token->word, "bin") == 0 && token->number > 0)
    self->p += MIN ((gsize) token->number, (gsize) (self->end - self->p));
}

static void
read_control (HwRtfTokens *self, HwRtfToken *token)
{
  if (self->p == self->end)
    {
      token->kind = HW_RTF_END;
      return;
    }
  if (g_ascii_isalpha (*self->p))
    {
      read_word (self, token);
      return;
    }
  token->kind = HW_RTF_SYMBOL;
  token->number = (guchar) *self->p++;
  if (token->number != '\'')
    return;
  token->kind = HW_RTF_BYTE;
  token->number = 0;
  for (int i = 0; i < 2 && self->p < self->end && g_ascii_isxdigit (*self->p); i++, self->p++)
    token->number = token->number * 16 + g_ascii_xdigit_value (*self->p);
}

void
hw_rtf_tokens_next (HwRtfTokens *self, HwRtfToken *token)
{
  token->has_number = FALSE;
  token->number = 0;
  /* Line ends are only there for people who look at the file. */
  while (self->p < self->end && (*self->p == '\n' || *self->p == '\r' || *self->p == '\0'))
    self->p++;
  if (self->p == self->end)
    {
      token->kind = HW_RTF_END;
      return;
    }
  switch (*self->p)
    {
    case '{':
      token->kind = HW_RTF_OPEN;
      self->p++;
      return;
    case '}':
      token->kind = HW_RTF_CLOSE;
      self->p++;
      return;
    case '\\':
      self->p++;
      read_control (self, token);
      return;
    default:
      token->kind = HW_RTF_TEXT;
      token->text = self->p;
      while (self->p < self->end && strchr ("{}\\\r\n", *self->p) == NULL)
        self->p++;
      token->n_text = (gsize) (self->p - token->text);
      return;
    }
}

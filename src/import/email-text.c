/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "email-text.h"

#include "charset.h"
#include "decode.h"

#include <string.h>

/* Encodings whose bytes are all ASCII look like any other text. */
static gboolean
hides_in_ascii (const char *charset)
{
  return charset != NULL
         && (g_ascii_strncasecmp (charset, "iso-2022", 8) == 0
             || g_ascii_strncasecmp (charset, "utf-7", 5) == 0
             || g_ascii_strncasecmp (charset, "utf-16", 6) == 0);
}

static const char *
check_charset (const char *charset)
{
  if (charset == NULL || !hw_charset_is_known (charset))
    return NULL;
  if (g_ascii_strcasecmp (charset, "us-ascii") == 0
      || g_ascii_strcasecmp (charset, "iso-8859-1") == 0)
    return "WINDOWS-1252";
  return charset;
}

typedef struct
{
  HwExtractBuilder *builder;
  gsize level;    /* of the quotation that the open paragraph is */
  gboolean joins; /* the next line belongs to it */
} Writer;

static void
write_line (Writer *self, const char *line, gsize n, gboolean flowed)
{
  gsize level = 0;
  const char *end = line + n;

  if (n > 6
      && memcmp (line, ">From ", 6) == 0) /* how folders keep a line that begins with "From" */
    line++;
  for (; line < end
         && (*line == '>' || (level > 0 && *line == ' ' && line + 1 < end && line[1] == '>'));
       line++)
    level += *line == '>';
  if (line < end && *line == ' ' && (level > 0 || flowed)) /* it was stuffed */
    line++;
  n = (gsize) (end - line);
  if (n == 0)
    {
      hw_extract_builder_blank_line (self->builder);
      self->joins = FALSE;
      return;
    }
  if (!self->joins || level != self->level)
    hw_extract_builder_begin (self->builder, level > 0 ? HW_ROLE_QUOTATION : HW_ROLE_BODY, 0,
                              HW_DIRECTION_AUTO);
  hw_extract_builder_append (self->builder, line, (gssize) n);
  self->level = level;
  /* "-- " is the rule above a signature. */
  self->joins = flowed && line[n - 1] == ' ' && !(n == 3 && memcmp (line, "-- ", 3) == 0);
}

gboolean
hw_email_append_text (HwExtractBuilder *builder,
                      GBytes *content,
                      const char *forced,
                      const char *charset,
                      gboolean flowed,
                      GError **error)
{
  g_autofree char *encoding = NULL;
  gsize n_damaged, n_bytes;
  const char *known = check_charset (charset);
  g_autoptr (GBytes) utf8
      = hw_decode (content, forced != NULL || !hides_in_ascii (known) ? forced : known, known,
                   &encoding, &n_damaged, error);
  Writer writer = { builder };

  if (utf8 == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  for (const char *p = data, *end = data + n_bytes; p < end;)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));

      line_end = line_end != NULL ? line_end : end;
      write_line (&writer, p, (gsize) (line_end - p), flowed);
      p = line_end + 1;
    }
  hw_extract_builder_end (builder);
  hw_extract_builder_get (builder)->n_damaged += n_damaged;
  if (hw_extract_builder_get (builder)->encoding == NULL)
    hw_extract_builder_get (builder)->encoding = g_steal_pointer (&encoding);
  return TRUE;
}

GBytes *
hw_email_declare (GBytes *page, const char *charset)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (page, &n_bytes);
  const char *known = check_charset (charset);
  GBytes *utf8 = NULL;

  if (known != NULL
      && (hides_in_ascii (known) || !g_utf8_validate_len ((const char *) data, n_bytes, NULL)))
    utf8 = hw_charset_convert (data, n_bytes, known);
  return utf8 != NULL ? utf8 : g_bytes_ref (page);
}

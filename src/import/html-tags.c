/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-tags.h"

#include <string.h>

/* Where this and the parser may see a page differently, this one sees more attributes, never fewer. */

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* From the name of a start tag to its ">", or the end. */
static const char *
read_tag (const char *p, const char *end, guint *n_attributes)
{
  gboolean between = FALSE; /* two attributes */
  gboolean value = FALSE;   /* is next */

  *n_attributes = 0;
  for (; p < end && *p != '>'; p++)
    {
      if (is_blank (*p))
        between = TRUE;
      else if (*p == '=')
        value = TRUE;
      else if (value && (*p == '"' || *p == '\''))
        {
          p = memchr (p + 1, *p, (gsize) (end - p - 1));
          if (p == NULL)
            return end;
          between = TRUE; /* nothing need stand in a="1"b="2" */
          value = FALSE;
        }
      else
        {
          *n_attributes += between && !value;
          between = *p == '/' && !value;
          value = FALSE;
        }
    }
  return p;
}

/* The name, of @n bytes, of an element in which a "<" is no tag; NULL for any other. */
static const char *
get_raw (const char *name, const char *end)
{
  static const char *const raw[] = { "script", "style" };

  for (gsize i = 0; i < G_N_ELEMENTS (raw); i++)
    {
      gsize n = strlen (raw[i]);

      if ((gsize) (end - name) > n && g_ascii_strncasecmp (name, raw[i], n) == 0
          && (is_blank (name[n]) || name[n] == '>' || name[n] == '/'))
        return raw[i];
    }
  return NULL;
}

/* To the end tag of @name. */
static const char *
skip_raw (const char *p, const char *end, const char *name)
{
  gsize n = strlen (name);

  while ((p = memmem (p, (gsize) (end - p), "</", 2)) != NULL)
    {
      p += 2;
      if ((gsize) (end - p) >= n && g_ascii_strncasecmp (p, name, n) == 0)
        return p;
    }
  return end;
}

/* Behind a comment, whichever way it may end. */
static const char *
skip_comment (const char *p, const char *end)
{
  for (; (p = memchr (p, '>', (gsize) (end - p))) != NULL; p++)
    if (p[-1] == '-' || (p[-1] == '!' && p[-2] == '-'))
      return p;
  return end;
}

gboolean
hw_html_has_many_attributes (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes, *p = utf8;

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      const char *name = ++p, *raw;
      guint n_attributes;

      if (end - name >= 3 && memcmp (name, "!--", 3) == 0)
        p = skip_comment (name + 3, end);
      if (p == end || !g_ascii_isalpha (*name))
        continue;
      p = read_tag (name, end, &n_attributes);
      if (n_attributes > HW_HTML_MAX_ATTRIBUTES)
        return TRUE;
      raw = get_raw (name, end);
      if (raw != NULL && p[-1] != '/')
        p = skip_raw (p, end, raw);
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-tags.h"

#include "html-tree.h"

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

/* The length of a tag's name. */
static gsize
get_name_length (const char *name, const char *end)
{
  gsize n = 0;

  while (name + n < end && (g_ascii_isalnum (name[n]) || name[n] == '-' || name[n] == ':'))
    n++;
  return n;
}

static gboolean
is_in (const char *const *names, const char *name, gsize n)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;
  return FALSE;
}

/* Elements that hold nothing. */
static const char *const empty_elements[]
    = { "area", "base", "br",    "col", "embed",  "hr",    "img", "input",
        "link", "meta", "param", "wbr", "source", "track", NULL };

/* Does an element of this name stay open until its end tag? */
static gboolean
must_be_closed (const char *name, gsize n)
{
  /* The first are closed by others of their kind; those behind "a" are opened anew in each paragraph, and their
   * number is bounded by the parser. Old pages have thousands of them that nobody closed. */
  static const char *const others[]
      = { "p",     "li",     "dt",       "dd",   "td", "th",       "tr",   "tbody", "thead",
          "tfoot", "option", "optgroup", "rp",   "rt", "colgroup", "html", "head",  "body",
          "a",     "b",      "big",      "code", "em", "font",     "i",    "nobr",  "s",
          "small", "strike", "strong",   "tt",   "u",  NULL };

  return !is_in (empty_elements, name, n) && !is_in (others, name, n);
}

HwHtmlTags
hw_html_check_tags (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes, *p = utf8;
  gsize depth = 0;

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      const char *name = ++p, *raw;
      gboolean closes = name < end && *name == '/';
      guint n_attributes;

      if (end - name >= 3 && memcmp (name, "!--", 3) == 0)
        p = skip_comment (name + 3, end);
      name += closes;
      if (p == end || name == end || !g_ascii_isalpha (*name))
        continue;
      p = read_tag (name, end, &n_attributes);
      if (n_attributes > HW_HTML_MAX_ATTRIBUTES)
        return HW_HTML_TAGS_WIDE;
      /* <path/> of a drawing is closed; that HTML would leave <div/> open is left to the parser's clock. */
      if (p[-1] != '/' && must_be_closed (name, get_name_length (name, p)))
        {
          if (!closes && ++depth > HW_HTML_MAX_DEPTH)
            return HW_HTML_TAGS_DEEP;
          if (closes && depth > 0)
            depth--;
        }
      raw = closes ? NULL : get_raw (name, end);
      if (raw != NULL && p[-1] != '/')
        p = skip_raw (p, end, raw);
    }
  return HW_HTML_TAGS_FINE;
}

GBytes *
hw_html_close_empty_tags (GBytes *utf8)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  const char *end = data + n_bytes, *done = data, *p = data;
  GString *out = g_string_sized_new (n_bytes + 64);

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      const char *name = ++p;
      guint n_attributes;

      if (end - name >= 3 && memcmp (name, "!--", 3) == 0)
        p = skip_comment (name + 3, end);
      if (p == end || !g_ascii_isalpha (*name))
        continue;
      p = read_tag (name, end, &n_attributes);
      gsize n_name = get_name_length (name, p);
      if (p == end || p[-1] != '/' || is_in (empty_elements, name, n_name))
        continue;
      g_string_append_len (out, done, p - 1 - done);
      g_string_append_printf (out, "></%.*s>", (int) n_name, name);
      done = p + 1;
    }
  g_string_append_len (out, done, end - done);
  return g_string_free_to_bytes (out);
}

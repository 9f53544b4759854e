/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-bytes.h"

#include "extract.h"

#include <glib/gi18n.h>
#include <string.h>

#define DECLARATION_BYTES 200

/* The encoding that these first bytes show or declare; NULL for UTF-8. */
static char *
find_encoding (const guint8 *data, gsize n_bytes)
{
  if (n_bytes >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return g_strdup ("UTF-16LE");
  if (n_bytes >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return g_strdup ("UTF-16BE");
  if (n_bytes >= 4 && memcmp (data, "<\0?\0", 4) == 0)
    return g_strdup ("UTF-16LE");
  if (n_bytes >= 4 && memcmp (data, "\0<\0?", 4) == 0)
    return g_strdup ("UTF-16BE");
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return NULL;
  if (n_bytes < 5 || memcmp (data, "<?xml", 5) != 0)
    return NULL;

  g_autofree char *head = g_strndup ((const char *) data, MIN (n_bytes, DECLARATION_BYTES));
  char *end = strstr (head, "?>");
  if (end != NULL)
    *end = '\0';
  char *encoding = strstr (head, "encoding");
  if (encoding == NULL)
    return NULL;
  encoding += strlen ("encoding");
  encoding += strspn (encoding, " \t\r\n=\"'");
  encoding[strcspn (encoding, " \t\r\n\"'")] = '\0';
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "US-ASCII") == 0
      || g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 || *encoding == '\0')
    return NULL; /* read as bytes, UTF-16 it is not */
  return g_strdup (encoding);
}

GBytes *
hw_xml_decode (GBytes *bytes, const char *name, GError **error)
{
  gsize n_bytes, n_utf8;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *encoding = find_encoding (data, n_bytes);
  gsize n_mark = 0;

  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    n_mark = 3;
  else if (n_bytes >= 2 && (data[0] == 0xff || data[0] == 0xfe) && (data[0] ^ data[1]) == 1)
    n_mark = 2;
  if (encoding == NULL)
    return g_bytes_new_from_bytes (bytes, n_mark, n_bytes - n_mark);

  char *utf8 = g_convert ((const char *) data + n_mark, (gssize) (n_bytes - n_mark), "UTF-8",
                          encoding, NULL, &n_utf8, NULL);
  if (utf8 == NULL)
    {
      g_set_error (
          error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
          /* Translators: the first %s is the name of a file inside a packed file, the second one of an
                    * encoding. */
          _ ("“%s” in the file is not in the encoding %s that it states."), name, encoding);
      return NULL;
    }
  return g_bytes_new_take (utf8, n_utf8);
}

/* Behind a "<": how many attributes there are up to the ">", or to another "<", which stands in no tag. */
static guint
count_attributes (const char **p, const char *end)
{
  guint n = 0;
  char quote = '\0';

  for (; *p < end && **p != '<'; (*p)++)
    {
      if (quote != '\0')
        quote = **p == quote ? '\0' : quote;
      else if (**p == '>')
        break;
      else if (**p == '"' || **p == '\'')
        quote = **p;
      else
        n += **p == '=';
    }
  return n;
}

/* A tag starts at a "<" wherever it stands: what only looks like one, in a comment say, is counted too. */
gboolean
hw_xml_has_many_attributes (GBytes *utf8)
{
  gsize n_bytes;
  const char *p = g_bytes_get_data (utf8, &n_bytes);
  const char *end;

  if (n_bytes == 0)
    return FALSE;
  end = p + n_bytes;
  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      p++;
      if (count_attributes (&p, end) > HW_XML_MAX_ATTRIBUTES)
        return TRUE;
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charset.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* The upper halves, from Apple's and Microsoft's tables at unicode.org; 0 for none. The sign that has two bytes in
 * MacArabic, one for each direction, is one character here. */
static const guint16 mac_arabic[128] = {
  0x00c4, 0x00a0, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1, 0x00e0, 0x00e2, 0x00e4, 0x06ba,
  0x00ab, 0x00e7, 0x00e9, 0x00e8, 0x00ea, 0x00eb, 0x00ed, 0x2026, 0x00ee, 0x00ef, 0x00f1, 0x00f3,
  0x00bb, 0x00f4, 0x00f6, 0x00f7, 0x00fa, 0x00f9, 0x00fb, 0x00fc, 0x0020, 0x0021, 0x0022, 0x0023,
  0x0024, 0x066a, 0x0026, 0x0027, 0x0028, 0x0029, 0x002a, 0x002b, 0x060c, 0x002d, 0x002e, 0x002f,
  0x0660, 0x0661, 0x0662, 0x0663, 0x0664, 0x0665, 0x0666, 0x0667, 0x0668, 0x0669, 0x003a, 0x061b,
  0x003c, 0x003d, 0x003e, 0x061f, 0x274a, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
  0x0628, 0x0629, 0x062a, 0x062b, 0x062c, 0x062d, 0x062e, 0x062f, 0x0630, 0x0631, 0x0632, 0x0633,
  0x0634, 0x0635, 0x0636, 0x0637, 0x0638, 0x0639, 0x063a, 0x005b, 0x005c, 0x005d, 0x005e, 0x005f,
  0x0640, 0x0641, 0x0642, 0x0643, 0x0644, 0x0645, 0x0646, 0x0647, 0x0648, 0x0649, 0x064a, 0x064b,
  0x064c, 0x064d, 0x064e, 0x064f, 0x0650, 0x0651, 0x0652, 0x067e, 0x0679, 0x0686, 0x06d5, 0x06a4,
  0x06af, 0x0688, 0x0691, 0x007b, 0x007c, 0x007d, 0x0698, 0x06d2,
};

static const guint16 cp720[128] = {
  0x0080, 0x0081, 0x00e9, 0x00e2, 0x0084, 0x00e0, 0x0086, 0x00e7, 0x00ea, 0x00eb, 0x00e8, 0x00ef,
  0x00ee, 0x008d, 0x008e, 0x008f, 0x0090, 0x0651, 0x0652, 0x00f4, 0x00a4, 0x0640, 0x00fb, 0x00f9,
  0x0621, 0x0622, 0x0623, 0x0624, 0x00a3, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062a, 0x062b,
  0x062c, 0x062d, 0x062e, 0x062f, 0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x00ab, 0x00bb,
  0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557,
  0x255d, 0x255c, 0x255b, 0x2510, 0x2514, 0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x255e, 0x255f,
  0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256c, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559,
  0x2558, 0x2552, 0x2553, 0x256b, 0x256a, 0x2518, 0x250c, 0x2588, 0x2584, 0x258c, 0x2590, 0x2580,
  0x0636, 0x0637, 0x0638, 0x0639, 0x063a, 0x0641, 0x00b5, 0x0642, 0x0643, 0x0644, 0x0645, 0x0646,
  0x0647, 0x0648, 0x0649, 0x064a, 0x2261, 0x064b, 0x064c, 0x064d, 0x064e, 0x064f, 0x0650, 0x2248,
  0x00b0, 0x2219, 0x00b7, 0x221a, 0x207f, 0x00b2, 0x25a0, 0x00a0,
};

static const struct
{
  const char *name;
  const guint16 *upper;
} own[] = {
  { "MACARABIC", mac_arabic },  { "MAC-ARABIC", mac_arabic }, { "X-MAC-ARABIC", mac_arabic },
  { "MAC_ARABIC", mac_arabic }, { "CP720", cp720 },           { "IBM720", cp720 },
  { "DOS-720", cp720 },         { "CP-720", cp720 },
};

static const guint16 *
find_own (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_ascii_strcasecmp (own[i].name, name) == 0)
      return own[i].upper;
  return NULL;
}

gboolean
hw_charset_is_known (const char *name)
{
  if (find_own (name) != NULL)
    return TRUE;
  /* To iconv, "" is the locale's, what follows a slash is an option, and odd characters are none. */
  for (gsize i = 0; i == 0 || name[i] != '\0'; i++)
    if (!g_ascii_isalnum (name[i]) && (i == 0 || strchr ("-_.:+", name[i]) == NULL))
      return FALSE;

  GIConv converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

static GBytes *
convert_own (const guint8 *data, gsize n_bytes, const guint16 *upper, gsize *n_damaged)
{
  GString *out = g_string_sized_new (2 * n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      const gunichar c = data[i] < 0x80 ? data[i] : upper[data[i] - 0x80];

      if (c == 0 && data[i] != 0)
        {
          ++*n_damaged;
          g_string_append (out, REPLACEMENT);
        }
      else if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free_to_bytes (out);
}

static gboolean
has_joined_forms (const char *name)
{
  return strstr (name, "864") != NULL;
}

/* A shape of a letter -> the letter; what else stands there stays. */
static GBytes *
part_forms (GBytes *bytes)
{
  gsize n_bytes;
  const char *utf8 = g_bytes_get_data (bytes, &n_bytes);
  const char *end = utf8 + n_bytes;
  GString *out = g_string_sized_new (n_bytes);

  for (const char *p = utf8; p < end;)
    {
      const char *next = g_utf8_next_char (p);
      const gunichar c = g_utf8_get_char (p);

      if (c >= 0xfe70 && c <= 0xfefc)
        {
          g_autofree char *letter = g_utf8_normalize (p, next - p, G_NORMALIZE_NFKC);

          g_string_append (out, letter);
        }
      else
        g_string_append_len (out, p, next - p);
      p = next;
    }
  g_bytes_unref (bytes);
  return g_string_free_to_bytes (out);
}

static GBytes *
convert_leniently (GIConv converter, const guint8 *data, gsize n_bytes, gsize *n_damaged)
{
  GString *out = g_string_sized_new (2 * n_bytes);
  char *in = (char *) data;
  gsize n_in = n_bytes;

  while (n_in > 0)
    {
      char buffer[4096], *to = buffer;
      gsize n_to = sizeof buffer;
      const gsize done = g_iconv (converter, &in, &n_in, &to, &n_to);
      const int failure = done == (gsize) -1 ? errno : 0;

      g_string_append_len (out, buffer, to - buffer);
      if (failure == EILSEQ || failure == EINVAL)
        {
          ++*n_damaged;
          g_string_append (out, REPLACEMENT);
          in++;
          n_in--;
          g_iconv (converter, NULL, NULL, NULL, NULL);
        }
      else if (failure != 0 && failure != E2BIG)
        break;
    }
  return g_string_free_to_bytes (out);
}

GBytes *
hw_charset_convert_all (const guint8 *data, gsize n_bytes, const char *name, gsize *n_damaged)
{
  const guint16 *upper = find_own (name);

  *n_damaged = 0;
  if (upper != NULL)
    return convert_own (data, n_bytes, upper, n_damaged);
  if (!hw_charset_is_known (name))
    return NULL;
  GIConv converter = g_iconv_open ("UTF-8", name);
  GBytes *utf8 = convert_leniently (converter, data, n_bytes, n_damaged);
  g_iconv_close (converter);
  return has_joined_forms (name) ? part_forms (utf8) : utf8;
}

GBytes *
hw_charset_convert (const guint8 *data, gsize n_bytes, const char *name)
{
  gsize n_utf8 = 0, n_damaged = 0;

  if (find_own (name) != NULL)
    {
      GBytes *bytes = convert_own (data, n_bytes, find_own (name), &n_damaged);

      if (n_damaged > 0)
        g_clear_pointer (&bytes, g_bytes_unref);
      return bytes;
    }
  char *utf8
      = g_convert ((const char *) data, (gssize) n_bytes, "UTF-8", name, NULL, &n_utf8, NULL);
  if (utf8 == NULL)
    return NULL;
  GBytes *bytes = g_bytes_new_take (utf8, n_utf8);
  return has_joined_forms (name) ? part_forms (bytes) : bytes;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guess.h"

#include <string.h>
#include <uchardet.h>

/* Enough for a judgement, and not a second for a book. */
#define SAMPLE_BYTES (64 * 1024)
#define DETECT_BYTES (256 * 1024)

/* Code units that plain text is made of: ASCII, Latin, Arabic and general punctuation. */
static gboolean
is_plain_unit (guint unit)
{
  return (unit >= 0x20 && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t'
         || (unit >= 0xa0 && unit < 0x250) || (unit >= 0x600 && unit < 0x700)
         || (unit >= 0x2000 && unit < 0x2070);
}

const char *
hw_guess_utf16 (const guint8 *data, gsize n_bytes)
{
  if (n_bytes < 4 || n_bytes % 2 != 0)
    return NULL;

  /* Without a NUL (the high byte of a space or a line end) it may be anything. */
  gsize n_sample = MIN (n_bytes, SAMPLE_BYTES);
  if (memchr (data, '\0', n_sample) == NULL)
    return NULL;

  gsize little = 0, big = 0, n_units = n_sample / 2;
  for (gsize i = 0; i < n_units; i++)
    {
      guint a = data[2 * i], b = data[2 * i + 1];
      little += is_plain_unit (a | b << 8);
      big += is_plain_unit (a << 8 | b);
    }
  if (little * 20 >= n_units * 19 && big * 2 < little)
    return "UTF-16LE";
  if (big * 20 >= n_units * 19 && little * 2 < big)
    return "UTF-16BE";
  return NULL;
}

typedef enum
{
  BYTE_OTHER, /* ends a word */
  BYTE_LATIN,
  BYTE_ARABIC,
  BYTE_UNUSED,
} ByteKind;

static ByteKind
byte_kind (const guint8 byte, gboolean windows)
{
  if (g_ascii_isalpha (byte))
    return BYTE_LATIN;
  if (byte < 0x80)
    return BYTE_OTHER;

  if (!windows) /* ISO-8859-6 */
    {
      if (byte == 0xa0 || byte == 0xa4 || byte == 0xac || byte == 0xad || byte == 0xbb
          || byte == 0xbf)
        return BYTE_OTHER;
      if ((byte >= 0xc1 && byte <= 0xda) || (byte >= 0xe0 && byte <= 0xf2))
        return BYTE_ARABIC;
      return BYTE_UNUSED;
    }

  switch (byte)
    {
    case 0xe0: /* the French letters that Windows-1256 keeps */
    case 0xe2:
    case 0xe7:
    case 0xe8:
    case 0xe9:
    case 0xea:
    case 0xeb:
    case 0xee:
    case 0xef:
    case 0xf4:
    case 0xf9:
    case 0xfb:
    case 0xfc:
    case 0x83: /* florin sign */
    case 0x8c: /* OE */
    case 0x9c:
      return BYTE_LATIN;
    case 0xd7: /* multiplication sign */
    case 0xf7: /* division sign */
    case 0xfd: /* LRM */
    case 0xfe: /* RLM */
      return BYTE_OTHER;
    case 0x81: /* peh, tcheh, jeh and their like, spread over the first rows */
    case 0x8a:
    case 0x8d:
    case 0x8e:
    case 0x8f:
    case 0x90:
    case 0x98:
    case 0x9a:
    case 0x9f:
    case 0xaa:
      return BYTE_ARABIC;
    default:
      return byte >= 0xc0 ? BYTE_ARABIC : BYTE_OTHER;
    }
}

/* Is every word that has bytes above 0x7f wholly Arabic when read so, and is there one of two letters? */
static gboolean
reads_as_arabic (const guint8 *data, gsize n_bytes, gboolean windows)
{
  gboolean found = FALSE;
  gsize arabic = 0, latin = 0, high_latin = 0;

  for (gsize i = 0; i <= n_bytes; i++)
    {
      ByteKind kind = i < n_bytes ? byte_kind (data[i], windows) : BYTE_OTHER;
      if (kind == BYTE_UNUSED)
        return FALSE;
      if (kind == BYTE_ARABIC)
        arabic++;
      else if (kind == BYTE_LATIN)
        {
          latin++;
          high_latin += data[i] >= 0x80;
        }
      else
        {
          if (high_latin > 0 || (arabic > 0 && latin > 0))
            return FALSE;
          found |= arabic >= 2;
          arabic = latin = 0;
        }
    }
  return found;
}

/* Answers of uchardet that it also gives to Arabic of few different words. */
static gboolean
may_be_mistaken (const char *name)
{
  static const char *const sure[] = { "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-8", "WINDOWS-1251",
                                      "WINDOWS-1255", "WINDOWS-1256", NULL };

  return *name == '\0'
         || ((g_str_has_prefix (name, "ISO-8859-") || g_str_has_prefix (name, "WINDOWS-125"))
             && !g_strv_contains (sure, name));
}

const char *
hw_guess_encoding (const guint8 *data, gsize n_bytes)
{
  /* What stands before the first byte that is not ASCII tells nothing. */
  gsize first = 0;
  while (first < n_bytes && data[first] < 0x80)
    first++;
  gsize from = first > 64 ? first - 64 : 0;
  const guint8 *sample = data + from;
  gsize n_sample = MIN (n_bytes - from, DETECT_BYTES);

  uchardet_t detector = uchardet_new ();
  uchardet_handle_data (detector, (const char *) sample, n_sample);
  uchardet_data_end (detector);
  const char *name = g_intern_string (uchardet_get_charset (detector));
  uchardet_delete (detector);

  gsize n_high = 0;
  for (gsize i = 0; i < n_sample; i++)
    n_high += sample[i] >= 0x80;

  if (may_be_mistaken (name))
    {
      if (reads_as_arabic (sample, n_sample, TRUE))
        return "WINDOWS-1256";
      if (reads_as_arabic (sample, n_sample, FALSE))
        return "ISO-8859-6";
    }

  if (*name == '\0')
    /* Some accents and quotation marks in text that is otherwise ASCII. */
    return n_high * 4 < n_sample ? "WINDOWS-1252" : NULL;
  /* As every browser does: the Windows one has all of it, and the quotation marks that are meant. */
  if (strcmp (name, "ISO-8859-1") == 0)
    return "WINDOWS-1252";
  return name;
}

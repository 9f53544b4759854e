/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decode.h"

#include "charset.h"
#include "guess.h"
#include "import.h"

#include <glib/gi18n.h>
#include <string.h>

/* Control characters that no text has: more than a few, and more than one in so many bytes, is binary. */
#define FEW_CONTROLS 4
#define BYTES_PER_CONTROL 50
/* UTF-8 is taken for damaged UTF-8 where this many good characters stand against each bad byte. */
#define GOOD_PER_DAMAGED 20

/* Is this UTF-8 of which a few bytes are damaged (a file cut in the middle of a letter)? */
static gboolean
is_mostly_utf8 (const guint8 *data, gsize n_bytes)
{
  const char *p = (const char *) data, *end = p + n_bytes;
  gsize good = 0, bad = 0;

  while (p < end)
    {
      const char *valid_end;
      g_utf8_validate_len (p, (gsize) (end - p), &valid_end);
      for (; p < valid_end; p = g_utf8_next_char (p))
        good += (guchar) *p >= 0x80;
      if (p < end)
        {
          bad++;
          p++;
        }
    }
  return good >= bad * GOOD_PER_DAMAGED;
}

static GBytes *
repair_utf8 (const guint8 *data, gsize n_bytes, gsize *n_damaged)
{
  const char *p = (const char *) data, *end = p + n_bytes;
  GString *repaired = g_string_sized_new (n_bytes + 64);

  while (p < end)
    {
      const char *valid_end;
      g_utf8_validate_len (p, (gsize) (end - p), &valid_end);
      g_string_append_len (repaired, p, valid_end - p);
      p = valid_end;
      if (p < end)
        {
          /* One mark for a lead byte and what follows of it, as the Unicode standard recommends. */
          gboolean lead = (guchar) *p >= 0xc0;
          p++;
          while (lead && p < end && ((guchar) *p & 0xc0) == 0x80)
            p++;
          g_string_append (repaired, "\xef\xbf\xbd");
          ++*n_damaged;
        }
    }
  return g_string_free_to_bytes (repaired);
}

static GBytes *
utf8_of (const guint8 *data, gsize n_bytes, GBytes *original, gsize offset)
{
  return offset == 0 ? g_bytes_ref (original) : g_bytes_new_from_bytes (original, offset, n_bytes);
}

/* What the byte order mark says, and its length. */
static const char *
encoding_of_bom (const guint8 *data, gsize n_bytes, gsize *n_bom)
{
  static const struct
  {
    const char *bom;
    gsize n;
    const char *encoding;
  } boms[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boms); i++)
    if (n_bytes >= boms[i].n && memcmp (data, boms[i].bom, boms[i].n) == 0)
      {
        *n_bom = boms[i].n;
        return boms[i].encoding;
      }
  *n_bom = 0;
  return NULL;
}

/* To UTF-8, line ends and all else untouched. */
static GBytes *
decode_letters (
    GBytes *bytes, const char *declared, const char **encoding, gsize *n_damaged, GError **error)
{
  gsize n_all, n_bom;
  const guint8 *all = g_bytes_get_data (bytes, &n_all);
  *encoding = encoding_of_bom (all, n_all, &n_bom);
  const guint8 *data = all + n_bom;
  gsize n_bytes = n_all - n_bom;

  if (*encoding == NULL)
    *encoding = hw_guess_utf16 (data, n_bytes);
  if (*encoding != NULL && strcmp (*encoding, "UTF-8") != 0)
    {
      GBytes *utf8 = hw_charset_convert (data, n_bytes, *encoding);
      if (utf8 == NULL)
        g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_ENCODING,
                     /* Translators: %s is the name of an encoding, like UTF-16LE. */
                     _ ("The file says that it is %s, but it is not."), *encoding);
      return utf8;
    }

  const guint8 *nul = n_bytes > 0 ? memchr (data, '\0', n_bytes) : NULL;
  if (nul != NULL)
    {
      g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_BINARY,
                   _ ("This is not text: there is a NUL byte at position %lu."),
                   (gulong) (nul - all));
      return NULL;
    }

  gboolean says_utf8 = *encoding != NULL;
  *encoding = "UTF-8";
  if (g_utf8_validate_len ((const char *) data, n_bytes, NULL))
    return utf8_of (data, n_bytes, bytes, n_bom);

  if (!says_utf8 && declared != NULL)
    {
      GBytes *utf8 = hw_charset_convert (data, n_bytes, declared);
      if (utf8 != NULL)
        {
          *encoding = declared;
          return utf8;
        }
    }
  const char *guess = says_utf8 ? *encoding : hw_decode_guess (bytes);
  if (g_strcmp0 (guess, "UTF-8") == 0 || is_mostly_utf8 (data, n_bytes))
    return repair_utf8 (data, n_bytes, n_damaged);

  /* ISO-8859-6 has holes, and Windows-1256 is what is met in practice. */
  const char *tries[] = { guess, g_strcmp0 (guess, "ISO-8859-6") == 0 ? "WINDOWS-1256" : NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      GBytes *utf8 = tries[i] != NULL ? hw_charset_convert (data, n_bytes, tries[i]) : NULL;
      if (utf8 != NULL)
        {
          *encoding = tries[i];
          return utf8;
        }
    }
  g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_ENCODING,
                       _ ("The encoding of this file cannot be told: it is not UTF-8, and no other "
                          "fits. Save it as UTF-8 and add it again."));
  return NULL;
}

/* Is one of eight bytes less than a space? */
static gboolean
has_control (const char *eight)
{
  guint64 word;
  memcpy (&word, eight, sizeof word);
  return ((word - G_GUINT64_CONSTANT (0x2020202020202020)) & ~word
          & G_GUINT64_CONSTANT (0x8080808080808080))
         != 0;
}

static gboolean
is_binary (const char *utf8, gsize n_bytes)
{
  gsize controls = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (i % 8 == 0 && i + 8 <= n_bytes && !has_control (utf8 + i))
        {
          i += 7;
          continue;
        }
      guchar byte = (guchar) utf8[i];
      controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r');
    }
  return controls > FEW_CONTROLS && controls * BYTES_PER_CONTROL > n_bytes;
}

/* CR and CRLF become LF; leading byte order marks go. Other line and page separators are the source's. */
static GBytes *
make_canonical (GBytes *bytes)
{
  gsize n_bytes;
  const char *utf8 = g_bytes_get_data (bytes, &n_bytes);
  gsize start = 0;

  while (n_bytes - start >= 3 && memcmp (utf8 + start, "\xef\xbb\xbf", 3) == 0)
    start += 3;

  const char *cr = n_bytes > start ? memchr (utf8 + start, '\r', n_bytes - start) : NULL;
  if (cr == NULL)
    return start == 0 ? g_bytes_ref (bytes)
                      : g_bytes_new_from_bytes (bytes, start, n_bytes - start);

  char *out = g_malloc (n_bytes - start);
  gsize n_out = 0;
  for (gsize i = start; i < n_bytes; i++)
    {
      char c = utf8[i];
      if (c == '\r')
        {
          c = '\n';
          if (i + 1 < n_bytes && utf8[i + 1] == '\n')
            i++;
        }
      out[n_out++] = c;
    }
  return g_bytes_new_take (out, n_out);
}

/* In the encoding that a person chose: whatever the bytes are. */
static GBytes *
decode_as (GBytes *bytes, const char *forced, gsize *n_damaged, GError **error)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  GBytes *utf8 = hw_charset_convert_all (data, n_bytes, forced, n_damaged);

  if (utf8 == NULL)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_ENCODING,
                 /* Translators: %s is what was given as the name of an encoding. */
                 _ ("There is no encoding “%s”."), forced);
  return utf8;
}

GBytes *
hw_decode (GBytes *bytes,
           const char *forced,
           const char *declared,
           char **encoding,
           gsize *n_damaged,
           GError **error)
{
  const char *name = forced;

  *encoding = NULL;
  *n_damaged = 0;
  g_autoptr (GBytes) utf8 = forced != NULL
                                ? decode_as (bytes, forced, n_damaged, error)
                                : decode_letters (bytes, declared, &name, n_damaged, error);
  if (utf8 == NULL)
    return NULL;

  gsize n_utf8;
  const char *data = g_bytes_get_data (utf8, &n_utf8);
  const char *nul = n_utf8 > 0 ? memchr (data, '\0', n_utf8) : NULL;
  if (nul != NULL || is_binary (data, n_utf8))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_BINARY,
                           _ ("This is not text: it holds control characters that no text has."));
      return NULL;
    }

  GBytes *canonical = make_canonical (utf8);
  if (g_bytes_get_size (canonical) == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      g_bytes_unref (canonical);
      return NULL;
    }
  *encoding = g_ascii_strup (name, -1);
  return canonical;
}

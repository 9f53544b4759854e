/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem.h"

#include <libstemmer.h>
#include <string.h>

#include "stem-arabic.h"

static void
free_stemmer (gpointer stemmer)
{
  sb_stemmer_delete (stemmer);
}

static gsize
stem_english (const char *folded, gsize n_bytes, char *stem)
{
  static GPrivate private = G_PRIVATE_INIT (free_stemmer);
  struct sb_stemmer *stemmer = g_private_get (&private);
  const sb_symbol *found;
  gsize n;

  if (stemmer == NULL)
    {
      stemmer = sb_stemmer_new ("english", NULL);
      if (stemmer == NULL)
        g_error ("libstemmer has no English");
      g_private_set (&private, stemmer);
    }
  found = sb_stemmer_stem (stemmer, (const sb_symbol *) folded, (int) n_bytes);
  if (found == NULL)
    g_error ("No memory left for the stem of a word");
  n = MIN ((gsize) sb_stemmer_length (stemmer), n_bytes);
  memcpy (stem, found, n);
  return n;
}

/* Letters of the Arabic block, all of two bytes. */
static gboolean
is_arabic (const char *folded, gsize n_bytes)
{
  const guint8 *byte = (const guint8 *) folded;

  for (gsize i = 0; i + 1 < n_bytes; i += 2)
    {
      const guint letter = (byte[i] & 0x1Fu) << 6 | (byte[i + 1] & 0x3Fu);

      if (byte[i] < 0xD8 || byte[i] > 0xDB || letter < 0x0621 || letter > 0x06D3)
        return FALSE;
    }
  return n_bytes > 0 && n_bytes % 2 == 0;
}

static gboolean
is_english (const char *folded, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (folded[i] < 'a' || folded[i] > 'z')
      return FALSE;
  return n_bytes > 0;
}

gsize
hw_stem (const char *folded, gsize n_bytes, char *stem)
{
  gsize n = n_bytes, start, end;

  if (n_bytes <= HW_STEM_MAX_BYTES && is_arabic (folded, n_bytes))
    {
      hw_stem_arabic (folded, n_bytes, &start, &end);
      n = end - start;
      memcpy (stem, folded + start, n);
    }
  else if (n_bytes <= HW_STEM_MAX_BYTES && is_english (folded, n_bytes))
    n = stem_english (folded, n_bytes, stem);
  else
    memcpy (stem, folded, n);
  stem[n] = '\0';
  return n;
}

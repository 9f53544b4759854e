/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charset.h"
#include "decode.h"
#include "furniture.h"
#include "guess.h"

#include <glib/gi18n.h>
#include <string.h>

#define SAMPLE_BYTES (64 * 1024)
#define PREVIEW_CHARS 400
#define MAX_CONTEXT_BYTES 64

static const struct
{
  const char *encoding, *label;
} choices[] = {
  /* Translators: encodings of text. */
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "WINDOWS-1256", N_ ("Arabic (Windows)") },
  { "ISO-8859-6", N_ ("Arabic (ISO)") },
  { "MACARABIC", N_ ("Arabic (Macintosh)") },
  { "CP720", N_ ("Arabic (DOS, CP720)") },
  { "CP864", N_ ("Arabic (DOS, CP864)") },
  { "UTF-16LE", N_ ("Unicode (UTF-16, little-endian)") },
  { "UTF-16BE", N_ ("Unicode (UTF-16, big-endian)") },
  { "WINDOWS-1252", N_ ("Western European (Windows)") },
  { "WINDOWS-1255", N_ ("Hebrew (Windows)") },
  { "WINDOWS-1254", N_ ("Turkish (Windows)") },
  { "WINDOWS-1251", N_ ("Cyrillic (Windows)") },
};

void
hw_decode_candidate_free (HwDecodeCandidate *self)
{
  g_free (self->preview);
  g_free (self);
}

/* How well a text reads: its share of common words, less what is no text in it. In old files without a name for
 * their encoding, Arabic is what is looked for here. */
static double
judge (const char *utf8, gsize n_bytes, gsize n_damaged)
{
  guint n_words, n_common, n_chars = 0, n_odd = 0, n_letters = 0, n_arabic = 0;

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      n_chars++;
      n_letters += g_unichar_isalpha (c);
      n_arabic += c >= 0x620 && c < 0x700;
      n_odd += (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0)
               || !g_unichar_isdefined (c) || (c >= 0x2500 && c < 0x2600) || c == 0xfffd;
    }
  if (n_chars == 0)
    return -1;
  hw_furniture_count_words (utf8, n_bytes, &n_words, &n_common);
  return (n_words > 0 ? (double) n_common / n_words : 0) + 0.1 * n_letters / n_chars
         + 0.3 * n_arabic / n_chars - 4.0 * n_odd / n_chars - 0.1 * (n_damaged > 0);
}

/* From the first line with something that is not ASCII. */
static char *
make_preview (GBytes *bytes)
{
  gsize n_bytes;
  const char *utf8 = g_bytes_get_data (bytes, &n_bytes);
  gsize start = 0;

  while (start < n_bytes && (guchar) utf8[start] < 0x80)
    start++;
  if (start == n_bytes)
    start = 0;
  for (gsize n = 0; start > 0 && utf8[start - 1] != '\n' && n < MAX_CONTEXT_BYTES; n++)
    start--;
  while (start > 0 && ((guchar) utf8[start] & 0xc0) == 0x80)
    start--;

  GString *preview = g_string_new (NULL);
  const char *p = utf8 + start, *end = utf8 + n_bytes;
  for (guint n = 0; p < end && n < PREVIEW_CHARS; n++, p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && c != 0xfeff))
        g_string_append_unichar (preview, c);
    }
  return g_string_free (preview, FALSE);
}

typedef struct
{
  HwDecodeCandidate *candidate;
  double score;
} Scored;

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const Scored *one = a, *other = b;

  return one->score > other->score ? -1 : one->score < other->score;
}

static GBytes *
take_sample (GBytes *bytes)
{
  const gsize n_bytes = g_bytes_get_size (bytes);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  gsize first = 0;

  /* What stands before the first byte that is not ASCII tells nothing. */
  while (first < n_bytes && data[first] < 0x80)
    first++;
  first = first > SAMPLE_BYTES / 2 && first < n_bytes ? (first - SAMPLE_BYTES / 4) & ~(gsize) 3 : 0;
  return g_bytes_new_from_bytes (bytes, first, MIN (n_bytes - first, SAMPLE_BYTES));
}

GPtrArray *
hw_decode_candidates (GBytes *bytes)
{
  GPtrArray *candidates
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_decode_candidate_free);
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  g_autoptr (GBytes) sample = take_sample (bytes);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (sample, &n_bytes);
  const char *guess = hw_guess_utf16 (data, n_bytes);

  if (guess == NULL)
    guess = g_utf8_validate_len ((const char *) data, n_bytes, NULL)
                ? "UTF-8"
                : hw_guess_encoding (data, n_bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      HwDecodeCandidate *candidate = g_new0 (HwDecodeCandidate, 1);
      g_autoptr (GBytes) utf8
          = hw_charset_convert_all (data, n_bytes, choices[i].encoding, &candidate->n_damaged);
      gsize n_utf8;
      const char *text = g_bytes_get_data (utf8, &n_utf8);

      candidate->encoding = choices[i].encoding;
      candidate->label = choices[i].label;
      candidate->preview = make_preview (utf8);
      Scored one = { candidate, judge (text, n_utf8, candidate->n_damaged) };
      one.score += g_strcmp0 (guess, candidate->encoding) == 0 ? 0.02 : 0;
      g_array_append_val (scored, one);
    }
  g_array_sort (scored, compare_scores);
  for (guint i = 0; i < scored->len; i++)
    g_ptr_array_add (candidates, g_array_index (scored, Scored, i).candidate);
  return candidates;
}

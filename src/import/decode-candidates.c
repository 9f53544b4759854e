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
#define FOCUS_BYTES 16
/* What the detector says counts for so much where two encodings read as well. */
#define GUESS_BONUS 0.03
/* Text that reads better by so much than in any other encoding is in no doubt. */
#define MARGIN 0.12
/* What reads worse is in none of them. */
#define LEAST_SCORE 0.25
/* Fewer do not tell what letters a text has. */
#define FEW_LETTERS 200

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
  gunichar before = 0;

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      n_chars++;
      n_letters += g_unichar_isalpha (c);
      n_arabic += c >= 0x620 && c < 0x700;
      /* Latin letters and others in one word. */
      n_odd += (c < 0x80 && before >= 0x370 && g_ascii_isalpha ((char) c)
                && g_unichar_isalpha (before))
               || (c >= 0x370 && before < 0x80 && g_ascii_isalpha ((char) before)
                   && g_unichar_isalpha (c));
      before = c;
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

/* What of a sample is not ASCII, and so much beside it: the rest, as the marks of a web page, reads the same in every
 * encoding. */
static GBytes *
focus (GBytes *sample)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (sample, &n_bytes);
  gsize last = 0, kept_to = 0;
  gboolean found = FALSE;

  if (n_bytes == 0 || memchr (data, '\0', n_bytes) != NULL)
    return g_bytes_ref (sample);
  GByteArray *kept = g_byte_array_new ();
  for (gsize i = 0; i <= n_bytes; i++)
    {
      if (i < n_bytes && data[i] < 0x80)
        continue;
      const gsize stop = found ? MIN (last + FOCUS_BYTES, i) : 0;
      const gsize start = i > FOCUS_BYTES ? MAX (i - FOCUS_BYTES, stop) : stop;

      /* What follows the one before, then what leads to this one. */
      if (stop > kept_to)
        g_byte_array_append (kept, data + kept_to, (guint) (stop - kept_to));
      if (i == n_bytes)
        break;
      if (start > stop && kept->len > 0)
        g_byte_array_append (kept, (const guint8 *) "\n", 1);
      g_byte_array_append (kept, data + start, (guint) (i + 1 - start));
      kept_to = i + 1;
      last = i;
      found = TRUE;
    }
  if (found)
    return g_byte_array_free_to_bytes (kept);
  g_byte_array_unref (kept);
  return g_bytes_ref (sample);
}

/* A sample as it reads in one encoding. */
typedef struct
{
  guint choice;
  GBytes *utf8;
  gsize n_damaged;
  double score;
} Reading;

static void
clear_reading (gpointer data)
{
  g_bytes_unref (((Reading *) data)->utf8);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const Reading *one = a, *other = b;

  return one->score > other->score ? -1 : one->score < other->score;
}

/* What the letters do not tell: a file in @choice is the rarer the later it stands in the list; and text in CP864
 * has letters in the shapes that end words, which stand where the other Arabic encodings have next to none. */
static double
judge_bytes (guint choice, const guint8 *data, gsize n_bytes)
{
  gsize n_high = 0, n_final = 0;

  if (strcmp (choices[choice].encoding, "CP864") != 0)
    return -0.004 * choice;
  for (gsize i = 0; i < n_bytes; i++)
    {
      n_high += data[i] >= 0x80;
      n_final += data[i] >= 0xf3 && data[i] <= 0xfd;
    }
  return -0.004 * choice - (n_final > 0 ? 0 : n_high < FEW_LETTERS ? 0.05 : 0.2);
}

/* FALSE where there is no such encoding. */
static gboolean
read_as (Reading *self, GBytes *sample, const char *encoding)
{
  gsize n_bytes, n_utf8;
  const guint8 *data = g_bytes_get_data (sample, &n_bytes);

  self->utf8 = hw_charset_convert_all (data, n_bytes, encoding, &self->n_damaged);
  if (self->utf8 == NULL)
    return FALSE;
  const char *text = g_bytes_get_data (self->utf8, &n_utf8);
  self->score = judge (text, n_utf8, self->n_damaged);
  return TRUE;
}

/* The sample in every encoding that can be chosen, the likeliest first. */
static GArray *
read_all (GBytes *sample)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (sample, &n_bytes);
  const char *guess = hw_guess_utf16 (data, n_bytes);
  double bonus = GUESS_BONUS;

  if (guess == NULL && g_utf8_validate_len ((const char *) data, n_bytes, NULL))
    {
      guess = "UTF-8";
      bonus = 1; /* nothing else looks like it */
    }
  else if (guess == NULL)
    guess = hw_guess_encoding (data, n_bytes);
  g_array_set_clear_func (readings, clear_reading);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      Reading reading = { .choice = i };

      if (!read_as (&reading, sample, choices[i].encoding))
        continue;
      reading.score += judge_bytes (i, data, n_bytes);
      reading.score += g_strcmp0 (guess, choices[i].encoding) == 0 ? bonus : 0;
      g_array_append_val (readings, reading);
    }
  g_array_sort (readings, compare_scores);
  return readings;
}

GPtrArray *
hw_decode_candidates (GBytes *bytes)
{
  GPtrArray *candidates
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_decode_candidate_free);
  g_autoptr (GBytes) sample = take_sample (bytes);
  g_autoptr (GBytes) focused = focus (sample);
  g_autoptr (GArray) readings = read_all (focused);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (sample, &n_bytes);

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = &g_array_index (readings, Reading, i);
      HwDecodeCandidate *candidate = g_new0 (HwDecodeCandidate, 1);

      candidate->encoding = choices[reading->choice].encoding;
      candidate->label = choices[reading->choice].label;
      g_autoptr (GBytes) utf8
          = hw_charset_convert_all (data, n_bytes, candidate->encoding, &candidate->n_damaged);
      candidate->preview = make_preview (utf8);
      g_ptr_array_add (candidates, candidate);
    }
  return candidates;
}

const char *
hw_decode_guess (GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  const char *guess = hw_guess_encoding (data, n_bytes);
  g_autoptr (GBytes) sample = take_sample (bytes);
  g_autoptr (GBytes) focused = focus (sample);
  g_autoptr (GArray) readings = read_all (focused);
  const Reading *best = &g_array_index (readings, Reading, 0);
  g_autoptr (GBytes) utf8 = NULL;
  Reading own = { 0 };

  if (guess != NULL && read_as (&own, focused, guess))
    {
      utf8 = own.utf8;
      if (best->score < own.score + MARGIN)
        return guess;
    }
  return best->score > LEAST_SCORE ? choices[best->choice].encoding : guess;
}

const char *
hw_decode_label (const char *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_ascii_strcasecmp (choices[i].encoding, encoding) == 0)
      return choices[i].label;
  return NULL;
}

/* Is there a mark at the beginning that says it, or is it UTF-8, which nothing else looks like? */
static gboolean
is_certain (GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes >= 2
      && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0
          || (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)))
    return TRUE;
  return memchr (data, '\0', n_bytes) == NULL
         && g_utf8_validate_len ((const char *) data, n_bytes, NULL);
}

gboolean
hw_decode_is_doubtful (GBytes *bytes, const char *encoding)
{
  Reading own = { 0 };

  if (g_bytes_get_size (bytes) == 0 || is_certain (bytes))
    return FALSE;
  g_autoptr (GBytes) sample = take_sample (bytes);
  g_autoptr (GBytes) focused = focus (sample);
  if (!read_as (&own, focused, encoding))
    return TRUE;
  g_autoptr (GBytes) utf8 = own.utf8;
  g_autoptr (GArray) readings = read_all (focused);
  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *other = &g_array_index (readings, Reading, i);

      if (other->score > own.score - MARGIN && !g_bytes_equal (other->utf8, utf8))
        return TRUE;
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>
#include <unicode/uchar.h>

#include "fold-sink.h"
#include "utf8-scan.h"

#define HAMZA 0x0621
#define ALEF 0x0627
#define WAW 0x0648
#define YEH 0x064A

/* Whether what follows at @at folds to an alef and another letter. */
static gboolean
alef_and_letter_follow (const HwFoldSink *self, const char *at, const char *end)
{
  gboolean alef = FALSE;

  while (at < end)
    {
      gunichar character = hw_fold_next_char (&at);
      const HwFoldEntry *entry = hw_fold_find_entry (self->flags, character);
      const char *folded = hw_fold_get_utf8 (self->flags, character, entry);
      const char *stop = folded + entry->n_bytes;
      while (folded < stop)
        {
          gunichar next = hw_fold_next_char (&folded);
          if (alef)
            return u_isalpha ((UChar32) next);
          if (next != ALEF)
            return FALSE;
          alef = TRUE;
        }
    }
  return FALSE;
}

/* Whether a hamza may be dropped after what has been folded: at the beginning of a word, after one
 * of its letters, but not after a long vowel or another hamza. */
static gboolean
may_drop_hamza (const HwFoldSink *self)
{
  const char *text = self->folded.utf8, *at = text + self->folded.n_bytes;

  if (at == text)
    return TRUE;
  at = g_utf8_prev_char (at);
  gunichar before = g_utf8_get_char (at);
  if (before == HAMZA)
    return FALSE;
  if (before != ALEF && before != WAW && before != YEH)
    return TRUE;
  return at == text || !u_isalpha ((UChar32) g_utf8_get_char (g_utf8_prev_char (at)));
}

/* ء before an alef inside a word is the old spelling of آ: قرءان is قرآن, and both fold to قران.
 * It stays where it is a letter of today's spelling, since what is searched for may end with it:
 * at the end of a word (جزءا has جزء) and after a long vowel (إجراءات has إجراء). Its range goes to
 * the alef. Returns the code points that were read after the hamza at @source. */
static gsize
append_hamza (HwFoldSink *self, const char **text, const char *end, gsize source)
{
  gsize position = source + 1, before = self->folded.n_chars;

  if (!may_drop_hamza (self) || !alef_and_letter_follow (self, *text, end))
    {
      hw_fold_sink_append (self, "ء", strlen ("ء"), source, position);
      return 0;
    }
  while (self->folded.n_chars == before)
    {
      gunichar character = hw_fold_next_char (text);
      const HwFoldEntry *entry = hw_fold_find_entry (self->flags, character);
      if (entry->n_chars > 0)
        hw_fold_sink_append_entry (self, character, entry, source, position + 1,
                                   (gsize) (end - *text));
      position++;
    }
  return position - source - 1;
}

/* An entry that is not plain, and what it takes with it. Returns the code points that were read
 * after the one at @source. */
static gsize
append_other (HwFoldSink *self,
              gunichar character,
              const HwFoldEntry *entry,
              const char **text,
              const char *end,
              gsize source)
{
  if (entry->kind == HW_FOLD_HAMZA)
    return append_hamza (self, text, end, source);
  hw_fold_sink_append_entry (self, character, entry, source, source + 1, (gsize) (end - *text));
  return 0;
}

#define ASCII_RUN 8

static inline gboolean
is_ascii_run (const char *utf8)
{
  guint64 run;

  memcpy (&run, utf8, sizeof run);
  return (run & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

static void
fold_into (HwFoldSink *self, const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;
  HwFolded *folded = &self->folded;
  /* The loop's own copies: the compiler has to read what is in the sink anew after every byte that
   * is written. */
  const gboolean with_map = self->with_map;
  const HwFoldFlags flags = self->flags;
  const HwFoldEntry *ascii = hw_fold_page (flags, 0)->entries;
  char *out = folded->utf8;
  guint32 *byte_of = folded->byte_of, *source_start = folded->source_start;
  guint32 *source_end = folded->source_end;
  gsize n = 0, n_chars = 0, source = 0;

  while (utf8 < end)
    {
      /* ASCII is one to one, whatever the flags: eight at a time. */
      if (end - utf8 >= ASCII_RUN && is_ascii_run (utf8))
        {
          for (guint i = 0; i < ASCII_RUN; i++)
            out[n + i] = ascii[(guint8) utf8[i]].utf8[0];
          if (with_map)
            for (guint i = 0; i < ASCII_RUN; i++)
              {
                byte_of[n_chars + i] = (guint32) n + i;
                source_start[n_chars + i] = (guint32) source + i;
                source_end[n_chars + i] = (guint32) source + i + 1;
              }
          utf8 += ASCII_RUN;
          n += ASCII_RUN;
          n_chars += ASCII_RUN;
          source += ASCII_RUN;
          continue;
        }

      gunichar character = hw_fold_next_char (&utf8);
      const HwFoldEntry *entry = hw_fold_find_entry (flags, character);

      if (G_LIKELY (entry->kind == HW_FOLD_PLAIN))
        {
          /* The same stores whether something comes out or not: no branch on the marks. */
          memcpy (out + n, entry->utf8, sizeof entry->utf8);
          if (with_map)
            {
              byte_of[n_chars] = (guint32) n;
              source_start[n_chars] = (guint32) source;
              n_chars += entry->n_chars;
              source_end[(gssize) n_chars - 1] = (guint32) source + 1;
            }
          n += entry->n_bytes;
        }
      else
        {
          folded->n_bytes = n;
          folded->n_chars = n_chars;
          source += append_other (self, character, entry, &utf8, end, source);
          n = folded->n_bytes;
          n_chars = folded->n_chars;
          out = folded->utf8;
          byte_of = folded->byte_of;
          source_start = folded->source_start;
          source_end = folded->source_end;
        }
      source++;
    }
  out[n] = '\0';
  if (with_map)
    byte_of[n_chars] = (guint32) n;
  folded->n_bytes = n;
  folded->n_chars = n_chars;
}

/* Valid UTF-8 of @n_bytes: @utf8 itself, or a copy in *@owned with U+FFFD for what is not. All that
 * follows reads without looking, and a damaged library file must not make it read or write where
 * it should not. */
static const char *
ensure_valid (const char *utf8, gsize *n_bytes, gsize *n_chars, char **owned)
{
  gboolean valid = TRUE;

  *n_chars = 0;
  for (gsize block = 0; block < *n_bytes && valid; block += HW_UTF8_BLOCK)
    {
      gsize in_block;
      valid = hw_utf8_scan_block (utf8, *n_bytes, block, &in_block);
      *n_chars += in_block;
    }
  if (valid)
    return utf8;

  /* Or only not canonical: a CR. */
  if (!g_utf8_validate_len (utf8, *n_bytes, NULL))
    {
      utf8 = *owned = g_utf8_make_valid (utf8, (gssize) *n_bytes);
      *n_bytes = strlen (utf8);
    }
  *n_chars = hw_utf8_count (utf8, *n_bytes);
  return utf8;
}

static HwFolded
fold (const char *utf8, gsize n_bytes, HwFoldFlags flags, gboolean with_map)
{
  g_autofree char *owned = NULL;
  gsize n_chars;
  HwFoldSink sink;

  utf8 = ensure_valid (utf8, &n_bytes, &n_chars, &owned);
  hw_fold_sink_init (&sink, n_bytes, n_chars, flags, with_map);
  fold_into (&sink, utf8, n_bytes);
  return sink.folded;
}

HwFolded *
hw_fold (const char *utf8, gssize n_bytes, HwFoldFlags flags)
{
  HwFolded folded = fold (utf8, n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes, flags, TRUE);

  return g_memdup2 (&folded, sizeof folded);
}

void
hw_folded_free (HwFolded *self)
{
  if (!self)
    return;
  g_free (self->utf8);
  g_free (self->byte_of); /* and the other two: see hw_fold_sink_init() */
  g_free (self);
}

char *
hw_fold_string (const char *utf8)
{
  return fold (utf8, strlen (utf8), HW_FOLD_DEFAULT, FALSE).utf8;
}

gsize
hw_folded_char_at (const HwFolded *self, gsize byte)
{
  gsize low = 0, high = self->n_chars;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (self->byte_of[middle] < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
hw_folded_find (const HwFolded *self, const HwFolded *needle, gsize from, gsize *start, gsize *end)
{
  if (needle->n_chars == 0 || from >= self->n_chars)
    return FALSE;

  /* UTF-8 matches at the bounds of characters only. */
  gsize offset = self->byte_of[from];
  const char *found
      = memmem (self->utf8 + offset, self->n_bytes - offset, needle->utf8, needle->n_bytes);
  if (!found)
    return FALSE;
  *start = hw_folded_char_at (self, (gsize) (found - self->utf8));
  *end = *start + needle->n_chars;
  return TRUE;
}

void
hw_folded_to_source (
    const HwFolded *self, gsize start, gsize end, gsize *source_start, gsize *source_end)
{
  g_return_if_fail (start < end && end <= self->n_chars);

  *source_start = self->source_start[start];
  *source_end = self->source_end[end - 1];
}

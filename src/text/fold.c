/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "fold-table.h"
#include "utf8-scan.h"

#define HAMZA 0x0621
#define ALEF 0x0627
#define WAW 0x0648
#define YEH 0x064A
#define MADDA 0x0653
#define HAMZA_BELOW 0x0655
#define ABOVE 230 /* canonical combining class of madda and hamza above */

/* More marks than this on a letter are not put in order, so that no text costs a square of its
 * length (as UAX #15 does with its stream-safe format). */
#define MAX_MARKS 30

/* What has been folded so far. There is always room for one character of every code point that is
 * left, each as long as its source; only what is longer asks for more. */
typedef struct
{
  HwFolded folded;
  gsize room_bytes, room_chars;
  HwFoldFlags flags;
  gboolean with_map;
} Sink;

/* The next code point of valid UTF-8. */
static inline gunichar
next_char (const char **text)
{
  const guint8 *at = (const guint8 *) *text;

  if (at[0] < 0x80)
    {
      *text += 1;
      return at[0];
    }
  if (at[0] < 0xE0)
    {
      *text += 2;
      return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    }
  if (at[0] < 0xF0)
    {
      *text += 3;
      return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
  *text += 4;
  return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

static inline const HwFoldEntry *
find_entry (HwFoldFlags flags, gunichar character)
{
  return &hw_fold_page (flags, character >> 8)->entries[character & 0xFF];
}

/* The @entry's UTF-8 of entry->n_bytes. */
static const char *
get_folded (HwFoldFlags flags, gunichar character, const HwFoldEntry *entry)
{
  if (entry->kind == HW_FOLD_LONG)
    return hw_fold_page (flags, character >> 8)->longer[character & 0xFF];
  return entry->utf8;
}

/* One block holds the three arrays. source_end[-1] is in it: what is dropped before the first
 * letter is written there, so that the loop need not ask. */
static void
set_arrays (HwFolded *folded, guint32 *block, gsize room)
{
  folded->byte_of = block;
  folded->source_end = block + room + 1;
  folded->source_start = block + 2 * room + 1;
}

static void
sink_init (Sink *self, const char *utf8, gsize n_bytes, HwFoldFlags flags, gboolean with_map)
{
  *self = (Sink){ .flags = flags & HW_FOLD_ALL_FLAGS, .with_map = with_map };
  self->room_bytes = n_bytes + sizeof ((HwFoldEntry *) NULL)->utf8;
  self->folded.utf8 = g_malloc (self->room_bytes + 1);
  if (with_map)
    {
      self->room_chars = hw_utf8_count (utf8, n_bytes) + 1;
      set_arrays (&self->folded, g_new (guint32, 3 * self->room_chars + 1), self->room_chars);
    }
}

/* Room for @n_bytes and @n_chars more, beside the room for what is @left of the source. */
static void
sink_reserve (Sink *self, gsize n_bytes, gsize n_chars, gsize left)
{
  HwFolded *folded = &self->folded;
  gsize bytes = folded->n_bytes + n_bytes + left + sizeof ((HwFoldEntry *) NULL)->utf8;
  /* Its code points are at most its bytes: enough, and counted without a walk. */
  gsize chars = folded->n_chars + n_chars + left + 1;

  if (bytes > self->room_bytes)
    {
      self->room_bytes = MAX (bytes, self->room_bytes + self->room_bytes / 2);
      folded->utf8 = g_realloc (folded->utf8, self->room_bytes + 1);
    }
  if (self->with_map && chars > self->room_chars)
    {
      gsize room = MAX (chars, self->room_chars + self->room_chars / 2);
      HwFolded old = *folded;

      set_arrays (folded, g_new (guint32, 3 * room + 1), room);
      memcpy (folded->byte_of, old.byte_of, old.n_chars * sizeof (guint32));
      memcpy (folded->source_start, old.source_start, old.n_chars * sizeof (guint32));
      memcpy (folded->source_end, old.source_end, old.n_chars * sizeof (guint32));
      g_free (old.byte_of);
      self->room_chars = room;
    }
}

/* One folded code point of @n_bytes that came from [start, end). */
static void
sink_append (Sink *self, const char *utf8, gsize n_bytes, gsize start, gsize end)
{
  HwFolded *folded = &self->folded;

  memcpy (folded->utf8 + folded->n_bytes, utf8, n_bytes);
  if (self->with_map)
    {
      folded->byte_of[folded->n_chars] = (guint32) folded->n_bytes;
      folded->source_start[folded->n_chars] = (guint32) start;
      folded->source_end[folded->n_chars] = (guint32) end;
    }
  folded->n_bytes += n_bytes;
  folded->n_chars++;
}

/* A source that is dropped belongs to the letter before it. */
static void
sink_extend (Sink *self, gsize end)
{
  if (self->with_map && self->folded.n_chars > 0)
    self->folded.source_end[self->folded.n_chars - 1] = (guint32) end;
}

/* Puts a mark after the marks of its letter that do not come after it in canonical order, so that
 * shadda and fatha are the same as fatha and shadda. The ranges stay as they are: those of one
 * letter's marks may stand for each other. */
static void
sink_append_mark (
    Sink *self, gunichar mark, const char *utf8, gsize n_bytes, gsize start, gsize end)
{
  HwFolded *folded = &self->folded;
  guint8 class = u_getCombiningClass ((UChar32) mark);
  gsize to = folded->n_bytes, first = folded->n_chars;
  char copy[4];

  for (guint i = 0; i < MAX_MARKS && to > 0; i++)
    {
      const char *before = g_utf8_prev_char (folded->utf8 + to);
      if (u_getCombiningClass ((UChar32) g_utf8_get_char (before)) <= class)
        break;
      to = (gsize) (before - folded->utf8);
      first--;
    }
  memcpy (copy, utf8, n_bytes); /* @utf8 may be a page's; the order of writing must not matter */
  sink_append (self, copy, n_bytes, start, end);
  if (to == folded->n_bytes - n_bytes)
    return;
  memmove (folded->utf8 + to + n_bytes, folded->utf8 + to, folded->n_bytes - n_bytes - to);
  memcpy (folded->utf8 + to, copy, n_bytes);
  if (self->with_map)
    for (const char *at = folded->utf8 + to; at < folded->utf8 + folded->n_bytes;)
      {
        folded->byte_of[first++] = (guint32) (at - folded->utf8);
        next_char (&at);
      }
}

/* A madda or hamza becomes one with the letter that carries it, over the marks between them (which
 * canonical order puts there). FALSE where no letter does. */
static gboolean
sink_compose (Sink *self, gunichar mark, gsize end)
{
  UErrorCode status = U_ZERO_ERROR;
  HwFolded *folded = &self->folded;
  gsize at = folded->n_bytes;

  for (guint i = 0; i < MAX_MARKS && at > 0; i++)
    {
      at = (gsize) (g_utf8_prev_char (folded->utf8 + at) - folded->utf8);
      gunichar base = g_utf8_get_char (folded->utf8 + at);
      guint8 class = u_getCombiningClass ((UChar32) base);
      if (class == 0)
        {
          UChar32 composed = unorm2_composePair (unorm2_getNFCInstance (&status), (UChar32) base,
                                                 (UChar32) mark);
          if (composed < 0)
            return FALSE;
          /* Both are two bytes: Arabic letters. */
          g_unichar_to_utf8 ((gunichar) composed, folded->utf8 + at);
          sink_extend (self, end);
          return TRUE;
        }
      if (class >= ABOVE)
        return FALSE;
    }
  return FALSE;
}

/* Any entry, one folded code point after the other. */
static void
sink_append_entry (
    Sink *self, gunichar character, const HwFoldEntry *entry, gsize start, gsize end, gsize left)
{
  const char *at = get_folded (self->flags, character, entry), *stop = at + entry->n_bytes;

  if (entry->n_chars == 0)
    {
      sink_extend (self, end);
      return;
    }
  if (entry->kind == HW_FOLD_LONG)
    sink_reserve (self, entry->n_bytes, entry->n_chars, left);
  while (at < stop)
    {
      const char *utf8 = at;
      gunichar folded = next_char (&at);
      gboolean composes = folded >= MADDA && folded <= HAMZA_BELOW;

      if (composes && sink_compose (self, folded, end))
        continue;
      if (composes && !(self->flags & HW_FOLD_KEEP_MARKS))
        sink_extend (self, end);
      else if (u_getCombiningClass ((UChar32) folded))
        sink_append_mark (self, folded, utf8, (gsize) (at - utf8), start, end);
      else
        sink_append (self, utf8, (gsize) (at - utf8), start, end);
    }
}

/* Whether what follows at @at folds to an alef and another letter. */
static gboolean
alef_and_letter_follow (const Sink *self, const char *at, const char *end)
{
  gboolean alef = FALSE;

  while (at < end)
    {
      gunichar character = next_char (&at);
      const HwFoldEntry *entry = find_entry (self->flags, character);
      const char *folded = get_folded (self->flags, character, entry);
      const char *stop = folded + entry->n_bytes;
      while (folded < stop)
        {
          gunichar next = next_char (&folded);
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
may_drop_hamza (const Sink *self)
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
sink_append_hamza (Sink *self, const char **text, const char *end, gsize source)
{
  gsize position = source + 1, before = self->folded.n_chars;

  if (!may_drop_hamza (self) || !alef_and_letter_follow (self, *text, end))
    {
      sink_append (self, "ء", strlen ("ء"), source, position);
      return 0;
    }
  while (self->folded.n_chars == before)
    {
      gunichar character = next_char (text);
      const HwFoldEntry *entry = find_entry (self->flags, character);
      if (entry->n_chars > 0)
        sink_append_entry (self, character, entry, source, position + 1, (gsize) (end - *text));
      position++;
    }
  return position - source - 1;
}

/* An entry that is not plain, and what it takes with it. Returns the code points that were read
 * after the one at @source. */
static gsize
sink_append_other (Sink *self,
                   gunichar character,
                   const HwFoldEntry *entry,
                   const char **text,
                   const char *end,
                   gsize source)
{
  if (entry->kind == HW_FOLD_HAMZA)
    return sink_append_hamza (self, text, end, source);
  sink_append_entry (self, character, entry, source, source + 1, (gsize) (end - *text));
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
sink_fold (Sink *self, const char *utf8, gsize n_bytes)
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

      gunichar character = next_char (&utf8);
      const HwFoldEntry *entry = find_entry (flags, character);

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
          source += sink_append_other (self, character, entry, &utf8, end, source);
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

HwFolded *
hw_fold (const char *utf8, gssize n_bytes, HwFoldFlags flags)
{
  gsize length = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  Sink sink;

  sink_init (&sink, utf8, length, flags, TRUE);
  sink_fold (&sink, utf8, length);
  return g_memdup2 (&sink.folded, sizeof sink.folded);
}

void
hw_folded_free (HwFolded *self)
{
  if (!self)
    return;
  g_free (self->utf8);
  g_free (self->byte_of); /* and the other two: see set_arrays() */
  g_free (self);
}

char *
hw_fold_string (const char *utf8)
{
  gsize length = strlen (utf8);
  Sink sink;

  sink_init (&sink, utf8, length, HW_FOLD_DEFAULT, FALSE);
  sink_fold (&sink, utf8, length);
  return sink.folded.utf8;
}

/* The folded code point that begins at @byte. */
static gsize
char_at (const HwFolded *self, gsize byte)
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
  *start = char_at (self, (gsize) (found - self->utf8));
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

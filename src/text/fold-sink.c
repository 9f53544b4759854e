/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold-sink.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define ALEF_MADDA 0x0622
#define ALEF_HAMZA 0x0623
#define ALEF_HAMZA_BELOW 0x0625
#define MADDA 0x0653
#define HAMZA_BELOW 0x0655

/* Marks on a letter after these are left in their order, so that no text costs a square of its
 * length (UAX #15 does the same in its stream-safe format). */
#define MAX_MARKS 30

const char *
hw_fold_get_utf8 (HwFoldFlags flags, gunichar character, const HwFoldEntry *entry)
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

void
hw_fold_sink_init (
    HwFoldSink *self, gsize n_bytes, gsize n_chars, HwFoldFlags flags, gboolean with_map)
{
  *self = (HwFoldSink){ .flags = flags & HW_FOLD_ALL_FLAGS, .with_map = with_map };
  self->room_bytes = n_bytes + sizeof ((HwFoldEntry *) NULL)->utf8;
  self->folded.utf8 = g_malloc (self->room_bytes + 1);
  if (with_map)
    {
      self->room_chars = n_chars + 1;
      set_arrays (&self->folded, g_new (guint32, 3 * self->room_chars + 1), self->room_chars);
    }
}

/* Room for @n_bytes and @n_chars more, beside the room for what is @left of the source. */
static void
reserve (HwFoldSink *self, gsize n_bytes, gsize n_chars, gsize left)
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

void
hw_fold_sink_append (HwFoldSink *self, const char *utf8, gsize n_bytes, gsize start, gsize end)
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
extend (HwFoldSink *self, gsize end)
{
  if (self->with_map && self->folded.n_chars > 0)
    self->folded.source_end[self->folded.n_chars - 1] = (guint32) end;
}

/* Puts a mark after the marks of its letter that do not come after it in canonical order, so that
 * shadda and fatha are the same as fatha and shadda. The ranges stay as they are: those of one
 * letter's marks may stand for each other. */
static void
append_mark (
    HwFoldSink *self, gunichar mark, const char *utf8, gsize n_bytes, gsize start, gsize end)
{
  HwFolded *folded = &self->folded;
  guint8 class = u_getCombiningClass ((UChar32) mark);
  gsize at = folded->n_bytes, to = at, first = folded->n_chars;
  guint n_marks;
  char copy[4];

  for (n_marks = 0; n_marks < MAX_MARKS && at > 0; n_marks++)
    {
      at = (gsize) (g_utf8_prev_char (folded->utf8 + at) - folded->utf8);
      guint8 before = u_getCombiningClass ((UChar32) g_utf8_get_char (folded->utf8 + at));
      if (before == 0)
        break;
      if (before > class)
        {
          to = at;
          first--;
        }
    }
  if (n_marks == MAX_MARKS)
    to = folded->n_bytes;
  memcpy (copy, utf8, n_bytes); /* @utf8 may be a page's; the order of writing must not matter */
  hw_fold_sink_append (self, copy, n_bytes, start, end);
  if (to == folded->n_bytes - n_bytes)
    return;
  memmove (folded->utf8 + to + n_bytes, folded->utf8 + to, folded->n_bytes - n_bytes - to);
  memcpy (folded->utf8 + to, copy, n_bytes);
  if (self->with_map)
    for (const char *moved = folded->utf8 + to; moved < folded->utf8 + folded->n_bytes;)
      {
        folded->byte_of[first++] = (guint32) (moved - folded->utf8);
        hw_fold_next_char (&moved);
      }
}

/* A madda or hamza becomes one with the letter that carries it, over the marks that canonical order
 * puts before or after it. FALSE where no letter does. */
static gboolean
compose (HwFoldSink *self, gunichar mark, gsize end)
{
  UErrorCode status = U_ZERO_ERROR;
  HwFolded *folded = &self->folded;
  gsize at = folded->n_bytes;
  guint8 class = 1;

  for (guint n_marks = 0; n_marks <= MAX_MARKS && at > 0 && class != 0; n_marks++)
    {
      at = (gsize) (g_utf8_prev_char (folded->utf8 + at) - folded->utf8);
      class = u_getCombiningClass ((UChar32) g_utf8_get_char (folded->utf8 + at));
      if (class == u_getCombiningClass ((UChar32) mark))
        return FALSE;
    }
  if (class != 0)
    return FALSE;

  UChar32 base = (UChar32) g_utf8_get_char (folded->utf8 + at);
  UChar32 composed = unorm2_composePair (unorm2_getNFCInstance (&status), base, (UChar32) mark);
  /* A hamza below comes first in canonical order; what stood between is dropped. */
  if (mark == HAMZA_BELOW && (base == ALEF_MADDA || base == ALEF_HAMZA)
      && !(self->flags & HW_FOLD_KEEP_MARKS))
    composed = ALEF_HAMZA_BELOW;
  if (composed < 0)
    return FALSE;
  /* Both are Arabic letters of two bytes. */
  g_unichar_to_utf8 ((gunichar) composed, folded->utf8 + at);
  extend (self, end);
  return TRUE;
}

void
hw_fold_sink_append_entry (HwFoldSink *self,
                           gunichar character,
                           const HwFoldEntry *entry,
                           gsize start,
                           gsize end,
                           gsize left)
{
  const char *at = hw_fold_get_utf8 (self->flags, character, entry), *stop = at + entry->n_bytes;

  if (entry->n_chars == 0)
    {
      extend (self, end);
      return;
    }
  if (entry->kind == HW_FOLD_LONG)
    reserve (self, entry->n_bytes, entry->n_chars, left);
  while (at < stop)
    {
      const char *utf8 = at;
      gunichar folded = hw_fold_next_char (&at);
      gboolean composes = folded >= MADDA && folded <= HAMZA_BELOW;

      if (composes && compose (self, folded, end))
        continue;
      if (composes && !(self->flags & HW_FOLD_KEEP_MARKS))
        extend (self, end);
      else if (u_getCombiningClass ((UChar32) folded))
        append_mark (self, folded, utf8, (gsize) (at - utf8), start, end);
      else
        hw_fold_sink_append (self, utf8, (gsize) (at - utf8), start, end);
    }
}

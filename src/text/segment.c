/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "segment.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#define TATWEEL 0x0640

struct _HwSegmenter
{
  HwSegmentKind kind;
  UBreakIterator *breaks;
  UText text;
  const char *utf8;
  gsize n_bytes;
};

HwSegmenter *
hw_segmenter_new (HwSegmentKind kind)
{
  HwSegmenter *self = g_new0 (HwSegmenter, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->kind = kind;
  self->text = (UText) UTEXT_INITIALIZER;
  /* The root locale: the rules of UAX #29 as they are, whatever the session's language. */
  self->breaks
      = ubrk_open (kind == HW_SEGMENT_WORD ? UBRK_WORD : UBRK_CHARACTER, "", NULL, 0, &status);
  /* Its rules are part of ICU's data, without which the library does not load. */
  if (U_FAILURE (status))
    g_error ("ICU has no rules for words: %s", u_errorName (status));
  hw_segmenter_set_utf8 (self, "", 0);
  return self;
}

void
hw_segmenter_free (HwSegmenter *self)
{
  if (!self)
    return;
  ubrk_close (self->breaks);
  utext_close (&self->text);
  g_free (self);
}

void
hw_segmenter_set_utf8 (HwSegmenter *self, const char *utf8, gssize n_bytes)
{
  UErrorCode status = U_ZERO_ERROR;

  self->utf8 = utf8;
  self->n_bytes = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  /* ICU counts in 32 bits. */
  g_return_if_fail (self->n_bytes <= G_MAXINT32);
  utext_openUTF8 (&self->text, utf8, (gint64) self->n_bytes, &status);
  ubrk_setUText (self->breaks, &self->text, &status);
  g_return_if_fail (U_SUCCESS (status));
}

/* Whether [start, end) holds a letter or a number; a tatweel alone is neither. */
static gboolean
is_word (const HwSegmenter *self, gsize start, gsize end)
{
  gint32 at = (gint32) start;

  while (at < (gint32) end)
    {
      UChar32 character;
      U8_NEXT (self->utf8, at, (gint32) end, character);
      if (character >= 0 && character != TATWEEL
          && U_GET_GC_MASK (character) & (U_GC_L_MASK | U_GC_N_MASK))
        return TRUE;
    }
  return FALSE;
}

gboolean
hw_segmenter_next (HwSegmenter *self, gsize *start, gsize *end)
{
  gint32 from = ubrk_current (self->breaks), to;

  for (; (to = ubrk_next (self->breaks)) != UBRK_DONE; from = to)
    if (self->kind == HW_SEGMENT_GRAPHEME || is_word (self, (gsize) from, (gsize) to))
      {
        *start = (gsize) from;
        *end = (gsize) to;
        return TRUE;
      }
  return FALSE;
}

gboolean
hw_segmenter_word_at (HwSegmenter *self, gsize byte, gsize *start, gsize *end)
{
  g_return_val_if_fail (self->kind == HW_SEGMENT_WORD, FALSE);

  gint32 walk = ubrk_current (self->breaks), at = (gint32) MIN (byte, self->n_bytes);
  gint32 from = at, to = at;
  gboolean found = FALSE;

  if (at < (gint32) self->n_bytes)
    {
      to = ubrk_following (self->breaks, at);
      from = ubrk_previous (self->breaks);
      found = is_word (self, (gsize) from, (gsize) to);
    }
  if (!found && from == at && at > 0)
    {
      to = at;
      from = ubrk_preceding (self->breaks, at);
      found = is_word (self, (gsize) from, (gsize) to);
    }
  if (found)
    {
      *start = (gsize) from;
      *end = (gsize) to;
    }
  ubrk_isBoundary (self->breaks, walk); /* moves back there */
  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "utf8-scan.h"

#include <string.h>

/* Sixteen bytes at a time, in the vector extension that gcc and clang share: it is SSE2 on amd64,
 * NEON on arm64 and plain words elsewhere. All conditions on a byte depend on it and the three
 * before it only, so that no branch depends on the text: a branch per letter is what makes the
 * usual validators slow on Arabic, where a word is a run of two-byte letters of any length. */
#define LANES 16
typedef guint8 Bytes __attribute__ ((vector_size (LANES)));
typedef gint8 Signed __attribute__ ((vector_size (LANES)));
typedef guint64 Pair __attribute__ ((vector_size (LANES)));

static inline Bytes
load (const char *at)
{
  Bytes bytes;
  memcpy (&bytes, at, LANES);
  return bytes;
}

static inline gboolean
any (Bytes bytes)
{
  Pair pair = (Pair) bytes;
  return (pair[0] | pair[1]) != 0;
}

/* 0xFF where the byte is a continuation (0x80 to 0xBF: below -64 as a signed number). */
static inline Bytes
continuations (Bytes bytes)
{
  return (Bytes) ((Signed) bytes < -64);
}

static inline gsize
sum (Bytes bytes)
{
  gsize total = 0;
  for (guint i = 0; i < LANES; i++)
    total += bytes[i];
  return total;
}

gsize
hw_utf8_count (const char *text, gsize n_bytes)
{
  gsize n_continuations = 0, i = 0;

  while (n_bytes - i >= LANES)
    {
      /* A lane counts to 255 at most. */
      gsize end = i + MIN ((n_bytes - i) / LANES, 255) * LANES;
      Bytes found = { 0 };
      for (; i < end; i += LANES)
        found -= continuations (load (text + i));
      n_continuations += sum (found);
    }
  for (; i < n_bytes; i++)
    n_continuations += (text[i] & 0xC0) == 0x80;
  return n_bytes - n_continuations;
}

/* Not zero in the lanes where @now cannot follow the one, two and three bytes before it. Table 3-7
 * of the Unicode Standard. */
static inline Bytes
wrong (Bytes now, Bytes before1, Bytes before2, Bytes before3)
{
  Bytes is = continuations (now);
  Bytes must = (Bytes) (before1 >= 0xC0) | (Bytes) (before2 >= 0xE0) | (Bytes) (before3 >= 0xF0);
  Bytes never = (Bytes) ((now & 0xFE) == 0xC0) | (Bytes) (now >= 0xF5);
  Bytes result = (is ^ must) | never;

  if (any ((Bytes) (before1 >= 0xE0)))
    result |= ((Bytes) (before1 == 0xE0) & (Bytes) (now < 0xA0))     /* overlong */
              | ((Bytes) (before1 == 0xED) & (Bytes) (now >= 0xA0))  /* surrogates */
              | ((Bytes) (before1 == 0xF0) & (Bytes) (now < 0x90))   /* overlong */
              | ((Bytes) (before1 == 0xF4) & (Bytes) (now >= 0x90)); /* past U+10FFFF */
  return result;
}

static inline Bytes
control (Bytes now)
{
  return (Bytes) (now == 0) | (Bytes) (now == '\r');
}

/* The lanes at @at where the text around them may not be read: what stands before and after the
 * text counts as spaces, which also tells a sequence that is cut at the end. */
static void
check_edge (const char *text, gsize n_bytes, gsize at, Bytes *bad, Bytes *found)
{
  char padded[3 + LANES];
  gsize from = at >= 3 ? at - 3 : 0;

  memset (padded, ' ', sizeof padded);
  if (from < n_bytes)
    memcpy (padded + 3 - (at - from), text + from, MIN (n_bytes, at + LANES) - from);
  Bytes now = load (padded + 3);
  *bad |= control (now) | wrong (now, load (padded + 2), load (padded + 1), load (padded));
  *found -= continuations (now);
}

gboolean
hw_utf8_scan_block (const char *text, gsize n_bytes, gsize block, gsize *n_chars)
{
  gsize end = MIN (block + HW_UTF8_BLOCK, n_bytes);
  gsize at = block;
  Bytes bad = { 0 }, found = { 0 };

  if (at == 0)
    {
      check_edge (text, n_bytes, at, &bad, &found);
      at = LANES;
    }
  for (; at + LANES <= end; at += LANES)
    {
      Bytes now = load (text + at), before1 = load (text + at - 1);
      bad |= control (now);
      if (any ((now | before1) & 0x80))
        {
          bad |= wrong (now, before1, load (text + at - 2), load (text + at - 3));
          found -= continuations (now);
        }
    }
  if (end == n_bytes && at <= end)
    check_edge (text, n_bytes, at, &bad, &found);
  *n_chars = end - block - sum (found);
  return !any (bad);
}

gsize
hw_utf8_offset (const char *text, gsize n_bytes, gsize index)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize i = 0;

  /* Eight bytes at a time: the sum over a word is one multiplication. */
  for (; n_bytes - i >= sizeof (guint64); i += sizeof (guint64))
    {
      guint64 word;
      memcpy (&word, text + i, sizeof word);
      guint64 begins = (~(word >> 7) | (word >> 6)) & ones;
      gsize here = (begins * ones) >> 56;
      if (here > index)
        break;
      index -= here;
    }
  for (; i < n_bytes; i++)
    if ((text[i] & 0xC0) != 0x80 && index-- == 0)
      break;
  return i;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A hash of a word for tables in memory, good in all of its bits; never 0. Inline: where @n_bytes is a constant,
 * a few instructions are left. */
static inline guint64
hw_word_hash (const char *word, gsize n_bytes)
{
  guint64 value = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) ^ n_bytes;

  while (n_bytes > 0)
    {
      const gsize n = MIN (n_bytes, sizeof (guint64));
      guint64 part = 0;

      memcpy (&part, word, n);
      value = (value ^ part) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
      value ^= value >> 29;
      word += n;
      n_bytes -= n;
    }
  value *= G_GUINT64_CONSTANT (0x94D049BB133111EB);
  value ^= value >> 32;
  return value != 0 ? value : 1;
}

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold-table.h"

G_BEGIN_DECLS

/* What has been folded so far. There is always room for one character of every code point that is
 * left, each as long as its source; only what is longer asks for more. */
typedef struct
{
  HwFolded folded;
  gsize room_bytes, room_chars;
  HwFoldFlags flags;
  gboolean with_map;
} HwFoldSink;

/* The next code point of valid UTF-8. */
static inline gunichar
hw_fold_next_char (const char **text)
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
hw_fold_find_entry (HwFoldFlags flags, gunichar character)
{
  return &hw_fold_page (flags, character >> 8)->entries[character & 0xFF];
}

/* The entry's UTF-8 of entry->n_bytes. */
const char *hw_fold_get_utf8 (HwFoldFlags flags, gunichar character, const HwFoldEntry *entry);

/* For a source of @n_bytes and @n_chars. */
void hw_fold_sink_init (
    HwFoldSink *self, gsize n_bytes, gsize n_chars, HwFoldFlags flags, gboolean with_map);
/* One folded code point of @n_bytes that came from [start, end). */
void
hw_fold_sink_append (HwFoldSink *self, const char *utf8, gsize n_bytes, gsize start, gsize end);
/* All that @character folds to, or nothing; @left bytes of the source follow it. */
void hw_fold_sink_append_entry (HwFoldSink *self,
                                gunichar character,
                                const HwFoldEntry *entry,
                                gsize start,
                                gsize end,
                                gsize left);

G_END_DECLS

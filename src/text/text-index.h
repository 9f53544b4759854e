/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From this size in bytes a text is worth a second thread: about two milliseconds of work. */
#define HW_TEXT_INDEX_SHARED (4u << 20)

/* The start of a paragraph; its end is one before the next one's start. 32 bits, because a book has
 * a paragraph every 100 bytes or so. */
typedef struct
{
  guint32 byte, position;
} HwTextStart;

/* The tables of a canonical text that make its offsets cheap. */
typedef struct
{
  gsize n_chars;
  guint32 *before; /* code points that begin before each block of HW_UTF8_BLOCK bytes, and in all */
  gsize n_blocks;
  HwTextStart *starts; /* of each paragraph, and of the one that would follow */
  gsize n_paragraphs;
} HwTextIndex;

/* Checks @utf8, which is less than 4 GiB, and makes its tables in one walk: where it has @shared bytes
 * or more, in two halves at the same time, with the same result. FALSE where it is not UTF-8 or has a
 * NUL or a CR; then there is nothing to clear. Any number of threads may call it at once. */
gboolean hw_text_index_init (HwTextIndex *self, const char *utf8, gsize n_bytes, gsize shared);
void hw_text_index_clear (HwTextIndex *self);

G_END_DECLS

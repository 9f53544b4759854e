/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes that hw_utf8_scan_block() looks at together. */
#define HW_UTF8_BLOCK 1024

/* The number of code points that begin in @n_bytes bytes of UTF-8, which may begin and end inside a
 * character. */
gsize hw_utf8_count (const char *text, gsize n_bytes);

/* As hw_utf8_count() for the at most HW_UTF8_BLOCK bytes at @block of a @text of @n_bytes, while
 * checking them: FALSE where a sequence that is not UTF-8, a NUL or a CR ends in the block. The
 * blocks before must have been checked; the last one is also checked for a cut sequence. */
gboolean hw_utf8_scan_block (const char *text, gsize n_bytes, gsize block, gsize *n_chars);

/* The byte where code point @index of @text begins, counted from the first that begins at or after
 * @text; @index must be in the text. */
gsize hw_utf8_offset (const char *text, gsize n_bytes, gsize index);

G_END_DECLS

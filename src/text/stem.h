/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stem of a folded word (see word-scan.h), which it shares with its other forms: for Arabic by the
 * light stemmer of stem-arabic.h, for words of the letters a to z by Snowball's English; all others,
 * and what is longer than HW_STEM_MAX_BYTES, are their own stem. Any thread; nothing is allocated but
 * for the first English word of a thread.
 *
 * @stem has room for @n_bytes + 1; it may not be @folded. Returns the stem's bytes, at most @n_bytes; it is
 * NUL-terminated. */
#define HW_STEM_MAX_BYTES 64
gsize hw_stem (const char *folded, gsize n_bytes, char *stem);

G_END_DECLS

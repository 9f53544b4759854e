/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Paragraphs up to this many bytes are one block: Pango takes some 10 ms for 8 KiB of Amiri, and collapses
 * silently near 450 KiB. Longer ones are cut into pieces of about HW_BLOCK_PIECE. */
#define HW_BLOCK_MAX (8 * 1024)
#define HW_BLOCK_PIECE (5 * 1024)

/* The best place to cut @utf8 in (@low, @high], as a byte: after the last white space before @high
 * where one is near, else between two graphemes. @low < @high <= the length. */
gsize hw_block_cut (const char *utf8, gsize low, gsize high);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader-layout.h"

G_BEGIN_DECLS

/* A stretch of a line as the eye sees it, pixels from the left of the layout. */
typedef struct
{
  int x, width;
} HwPiece;

#define HW_MAX_PIECES 16

/* Where the bytes [start, end) of a block stand on a line: several pieces where directions mix, from left to
 * right, neighbours merged. Returns how many; what is too many is merged into the last. */
guint hw_block_layout_get_pieces (
    HwBlockLayout *self, int line, int start, int end, HwPiece pieces[HW_MAX_PIECES]);

G_END_DECLS

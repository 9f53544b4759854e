/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* Positions in a text as other programs count them. */
typedef enum
{
  HW_OFFSETS_CODE_POINTS = 0,
  HW_OFFSETS_UTF16 = 1 << 0, /* a character beyond U+FFFF counts two */
  HW_OFFSETS_CRLF = 1 << 1,  /* a line end of CR LF counts two */
  HW_OFFSETS_BOM = 1 << 2,   /* a mark at the beginning counts one */
} HwOffsets;

/* Between code points of a canonical text and positions in one of these countings. */
typedef struct _HwOffsetMap HwOffsetMap;

/* @line_ends (element type gsize, ascending): the line ends that are two characters in the other program's text,
 * as positions of LF here; NULL for all. */
HwOffsetMap *hw_offset_map_new (const HwText *text, HwOffsets offsets, const GArray *line_ends);
void hw_offset_map_free (HwOffsetMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwOffsetMap, hw_offset_map_free)

/* Is the other counting the same for every position? */
gboolean hw_offset_map_is_identity (const HwOffsetMap *self);
gint64 hw_offset_map_to_other (const HwOffsetMap *self, gsize position);
/* Clamped to the text; the middle of what counts two is its beginning. */
gsize hw_offset_map_from_other (const HwOffsetMap *self, gint64 offset);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* The paragraph of @text that is just @words, next to @index; FALSE for none. */
gboolean hw_text_place_find (
    const HwText *text, gsize index, const char *words, gsize n_bytes, gsize *found);

/* Where what stood at a position of @old stands in @new, which is the same text with other words or paragraphs
 * here and there: in a paragraph that reads the same (then *@is_same), else as far in the one that is there now.
 * Code points. @is_same may be NULL. */
gsize hw_text_place_map (const HwText *old, const HwText *new, gsize position, gboolean *is_same);

G_END_DECLS

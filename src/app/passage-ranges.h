/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "passages.h"
#include "reader.h"

G_BEGIN_DECLS

/* Passages as the reading pane shows them. @tag_colours as of hw_tag_colours_read(). As many as there
 * are passages. Transfer full. */
HwReaderRange *hw_passage_ranges_new (GPtrArray *passages, GHashTable *tag_colours);

/* What tells a tag from others in the margin: the first letter of its name, not of the Arabic article,
 * which so many share; with its marks, as a capital. */
void hw_passage_ranges_get_letter (const char *tag_name, char *letter, gsize n_bytes);

G_END_DECLS

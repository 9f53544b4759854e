/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tags.h"

G_BEGIN_DECLS

/* The colours of all tags: id (gint64 *) -> "#rrggbb" (interned). NULL on failure. Transfer full. */
GHashTable *hw_tag_colours_read (HwLibrary *library, GError **error);
/* Never NULL: a passage may have been read after a tag that it has got since. */
const char *hw_tag_colours_get (GHashTable *self, gint64 tag);

G_END_DECLS

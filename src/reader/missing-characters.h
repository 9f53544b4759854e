/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pango.h>

#include "canonical-text.h"

G_BEGIN_DECLS

/* The characters of a text, each once, in the order in which they first stand there: what a font must
 * have. Found in a thread; a character that stands after 65,536 different ones is left out. */
void hw_characters_find_async (HwText *text,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* Element-type gunichar. Transfer full; NULL where it was cancelled. */
GArray *hw_characters_find_finish (GAsyncResult *result);

#define HW_MAX_MISSING 20

/* Those that neither font has, with spaces between them, at most HW_MAX_MISSING; a mark stands on a dotted
 * circle. Not told are what is not drawn, and emoji, which are no text face's business. Transfer full; NULL for
 * none. */
char *hw_missing_characters (const GArray *characters, PangoFont *arabic, PangoFont *latin);

G_END_DECLS

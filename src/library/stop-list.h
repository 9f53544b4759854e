/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* The words that lists of words leave out, as the person edits them: those of stop-words.h until they do. */

/* A word a line. Transfer full. */
char *hw_library_get_stop_list (HwLibrary *self);
/* NULL for the program's own again. Not undoable: nothing in the library depends on it. */
gboolean hw_library_set_stop_list (HwLibrary *self, const char *text, GError **error);
/* The same as a set, see hw_stop_words_parse(). Transfer full. */
GHashTable *hw_library_get_stop_words (HwLibrary *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character of a symbol font shows: fonts of pictures call theirs by the codes of letters, mostly moved to the
 * private place U+F000. What is not known stays as it is. @font: its name, or NULL. */
gunichar hw_symbol_to_unicode (const char *font, gunichar c);

G_END_DECLS

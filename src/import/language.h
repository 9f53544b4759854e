/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of a text by its letters and commonest words, looked for in its first 4 KiB: "ar", "fa",
 * "ur", "ckb", "he", "en", or "" where that does not tell. Static string. */
const char *hw_language_guess (const char *utf8, gsize n_bytes);

G_END_DECLS

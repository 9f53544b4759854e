/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Guesses at the encoding of bytes that neither say it nor are UTF-8. */

/* "UTF-16LE" or "UTF-16BE" where bytes without a BOM plainly are that, else NULL. */
const char *hw_guess_utf16 (const guint8 *data, gsize n_bytes);

/* The name, for iconv, of the encoding that bytes above 0x7f are most likely in; NULL where nothing is
 * likely. Static string or interned. */
const char *hw_guess_encoding (const guint8 *data, gsize n_bytes);

G_END_DECLS

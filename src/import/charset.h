/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Encodings by their names: all of iconv's, and those of old Arabic files that it lacks, MACARABIC and CP720. */

/* Is there one of this name? */
gboolean hw_charset_is_known (const char *name);

/* To UTF-8, line ends and all else untouched; NULL where a byte has no character. Letters that CP864 has in their
 * joined forms come as letters. */
GBytes *hw_charset_convert (const guint8 *data, gsize n_bytes, const char *name);

/* The same of whatever bytes: each that has no character becomes U+FFFD and is counted. NULL only where there is
 * no such encoding. */
GBytes *
hw_charset_convert_all (const guint8 *data, gsize n_bytes, const char *name, gsize *n_damaged);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes from the start hw_sniff() can make use of. */
#define HW_SNIFF_BYTES 4096

/* What a file is by its first bytes, where that is a format which is not text, as a noun in the user's
 * language ("a PDF document"); NULL where nothing speaks against text. *format becomes the name of the
 * format, for hw_format_find(); NULL for those that nothing here reads. */
const char *hw_sniff (const guint8 *data, gsize n_bytes, const char **format);

/* Does this text begin like a page: a doctype or an <html>? */
gboolean hw_format_is_html (const guint8 *data, gsize n_bytes);

G_END_DECLS

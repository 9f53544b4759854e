/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes from the start hw_sniff() can make use of. */
#define HW_SNIFF_BYTES 4096

/* What a file is by its first bytes, where that is a format which is not text, as a noun in the user's
 * language ("a PDF document"); NULL where nothing speaks against text. */
const char *hw_sniff (const guint8 *data, gsize n_bytes);

typedef enum
{
  HW_FORMAT_UNKNOWN,
  HW_FORMAT_TEXT,
  HW_FORMAT_HTML,
} HwFormat;

/* The format that a file's name tells. A name without an extension is text. */
HwFormat hw_format_of_name (const char *name);
/* The extension in lower case without its dot, or NULL for none: "report v1.2" and "1. مقدمة" have
 * none. Transfer full. */
char *hw_format_extension (const char *name);
/* Does this text begin like a page: a doctype or an <html>? */
gboolean hw_format_is_html (const guint8 *data, gsize n_bytes);

G_END_DECLS

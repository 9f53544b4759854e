/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract-builder.h"

G_BEGIN_DECLS

/* Appends the plain text of a message: lines behind ">" as quotations, lines that the sender's program broke
 * (@flowed, RFC 3676) joined again. @forced, @charset: encodings that a person chose, that the message states; or
 * NULL. */
gboolean hw_email_append_text (HwExtractBuilder *builder,
                               GBytes *content,
                               const char *forced,
                               const char *charset,
                               gboolean flowed,
                               GError **error);

/* A page of a message, with the encoding that the message states for it in UTF-8; as it is where that does not
 * fit. */
GBytes *hw_email_declare (GBytes *page, const char *charset);

G_END_DECLS

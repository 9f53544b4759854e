/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "library.h"

G_BEGIN_DECLS

/* Puts what people wrote at places of a text into the library, inside a step: each becomes a passage with a note, by
 * who made it and when, as far as the file says. @comments: element type HwExtractComment, or NULL. */
gboolean
hw_comments_store (HwLibrary *library, gint64 document, const GArray *comments, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* A web page -> its text: blocks as paragraphs with blanks joined, <br> as a line break, <pre> as it stands,
 * table rows as lines with tabs between the cells, nothing of scripts, styles and the like. Nothing is
 * fetched, no entity beyond HTML's own is expanded. Fails on a page that is nested without measure. */
HwExtract *hw_html_extract (GBytes *bytes,
                            const HwReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);

/* The encoding that a page says of itself in a <meta>, near its start; NULL for none that is known. */
char *hw_html_declared_encoding (const guint8 *data, gsize n_bytes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract-builder.h"

G_BEGIN_DECLS

/* A web page as browsers read it -> the text it was made for: blocks as paragraphs with blanks joined, <br> as a
 * line break, <pre> as it stands, table rows as lines with tabs between the cells, nothing of scripts, styles and
 * the like. Menus, clocks, forms, related links are set aside, unless that cannot be judged, which a remark says,
 * or all is wanted. Nothing is fetched, no entity beyond HTML's own is expanded. Fails on a page that is nested
 * without measure. */
HwExtract *hw_html_extract (GBytes *bytes,
                            const HwReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);

/* Appends the paragraphs of a page, or of a chapter of a book, all of them, to what @builder has. A page that
 * begins with "<?xml" is XHTML. @options: only the encoding. FALSE where it cannot be read; one without text is
 * no error. */
gboolean hw_html_append (HwExtractBuilder *builder,
                         GBytes *bytes,
                         const HwReadOptions *options,
                         GCancellable *cancellable,
                         GError **error);

/* The encoding that a page says of itself in a <meta>, near its start; NULL for none that is known. */
char *hw_html_declared_encoding (const guint8 *data, gsize n_bytes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Rich Text Format as Word, WordPad and LibreOffice write it. As hw_docx_extract(), but numbers of lists stand in the
 * file itself, and no pages. Of RTF 1.9 it knows: groups, destinations and \*, \bin; text as bytes in the charset of
 * its font, \' and \u with \uc; paragraphs, their direction, outline level and styles; \listtext and \pntext; rows,
 * cells and nested tables; footnotes, endnotes, annotations with their ranges; revisions, hidden text, fields'
 * results, text boxes, headers and footers, and the information group. Everything else is passed over as the
 * specification asks. */
HwExtract *hw_rtf_extract (GBytes *bytes,
                           const HwReadOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
